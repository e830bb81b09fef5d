"""How near is a title to each occupation, by the letters it shares with what names them?

Three judges look at runs of one to three characters, weighted by how rare they are: the nearest
examples; naive Bayes; and the sum of all an occupation's examples. Only the places they give are
added, since the size of a similarity says little: two titles that have nothing but 工 in common
may be as near as two words for the same work. Two judges read the bare title and one the whole:
what the cleaning takes out sometimes helps.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import LabelBinarizer, normalize

from anye.matching.occupations import titles

Scores: TypeAlias = NDArray[np.float32]  # a row for each title, a column for each occupation
Sparse: TypeAlias = Any  # scipy ships no types

NEIGHBOURS = 30
SMOOTHING = 0.2  # of naive Bayes
FIRST = 2  # a place p, from 0, is worth 1 / (FIRST + p)
PLACES = 40  # later ones are worth nothing


class Judges:
    """The three judges, having read the examples."""

    def __init__(self, texts: Sequence[str], codes: Sequence[int]) -> None:
        """Read texts and the code that each names."""
        self.codes, self.column = np.unique(np.asarray(codes, np.int32), return_inverse=True)
        self._bare, self._plain = _grams(), _grams()
        self._examples = self._bare.fit_transform([titles.bare(text) for text in texts])
        whole = self._plain.fit_transform([titles.plain(text) for text in texts])
        belongs = LabelBinarizer(sparse_output=True).fit_transform(self.column).T.tocsr()
        self._sums = normalize(belongs @ whole)
        self._evidence, self._sizes = _bayes((belongs @ self._examples).tocsc())

    def similarities(self, asked: Sequence[str]) -> Sparse:
        """Return how near each title is to each example."""
        return (
            self._bare.transform([titles.bare(title) for title in asked]) @ self._examples.T
        ).tocsr()

    def points(self, asked: Sequence[str], near: Sparse) -> Scores:
        """Return the points of each occupation for each title; ``near`` are its similarities."""
        grams = self._bare.transform([titles.bare(title) for title in asked])
        whole = self._plain.transform([titles.plain(title) for title in asked])
        evidence = (grams @ self._evidence.T).toarray()
        letters = grams @ np.ones(grams.shape[1], np.float32)
        bayes = np.where(evidence > 0, evidence + np.outer(letters, self._sizes), -np.inf)
        judged = (self._neighbours(near), bayes, (whole @ self._sums.T).toarray())
        total: Scores = np.sum([_by_place(np.asarray(scores)) for scores in judged], axis=0)
        return total

    def _neighbours(self, near: Sparse) -> Scores:
        found = np.zeros((near.shape[0], len(self.codes)), np.float32)
        for row, (start, end) in enumerate(zip(near.indptr[:-1], near.indptr[1:], strict=True)):
            values, examples = near.data[start:end], near.indices[start:end]
            nearest = np.lexsort((examples, -values))[:NEIGHBOURS]
            np.add.at(found[row], self.column[examples[nearest]], values[nearest] ** 2)
        return found


def _grams() -> Any:  # noqa: ANN401 (scikit-learn ships no types)
    return TfidfVectorizer(
        analyzer="char", ngram_range=(1, 3), sublinear_tf=True, dtype=np.float32, lowercase=False
    )


def _bayes(counts: Sparse) -> tuple[Sparse, Scores]:
    """Return the evidence of each gram for each occupation, and what its examples' size adds.

    It is complement naive Bayes (Rennie et al., 2003), scikit-learn's ComplementNB up to what is
    the same for all occupations. Only grams that occur in an occupation are kept, so it takes a
    hundredth of the memory, and is read in milliseconds.
    """
    of_gram = counts.T @ np.ones(counts.shape[0]) + SMOOTHING
    gram = np.repeat(np.arange(len(of_gram)), np.diff(counts.indptr))
    evidence = counts.astype(np.float64)
    evidence.data = np.log(of_gram[gram] / (of_gram[gram] - evidence.data))
    of_occupation = counts @ np.ones(counts.shape[1])
    return evidence.tocsr(), np.log(of_gram.sum() - of_occupation)


def _by_place(scores: Scores) -> Scores:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :PLACES]
    worth = np.broadcast_to(1 / (FIRST + np.arange(order.shape[1], dtype=np.float32)), order.shape)
    found = np.zeros(scores.shape, np.float32)
    np.put_along_axis(found, order, worth, axis=1)
    return np.where(np.isfinite(scores) & (scores != 0), found, 0)
