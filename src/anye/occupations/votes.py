"""How near is a title to each occupation, by the letters it shares with what names them?

Two judges look at runs of one to three characters, weighted by how rare they are. The first reads
the bare title, with where its words begin and end, and asks the nearest texts; texts that say
nearly the same share a vote, so that twenty advertisements for one job do not drown two for
another. The second reads the whole title, since what the cleaning takes out sometimes helps, and
asks the sum of each occupation's texts. Only the places they give are added, since the size of a
similarity says little: two titles that have nothing but 工 in common may be as near as two words
for the same work.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import OneHotEncoder, normalize

from anye.occupations import titles

Scores: TypeAlias = NDArray[np.float32]  # a row for each title, a column for each occupation
Sparse: TypeAlias = Any  # scipy ships no types

NEIGHBOURS = 100
DOUBT = 2.0  # of a text that one example has; more examples, less doubt
WEIGHTS = (2, 1)  # of the judges' places
FIRST = 2  # a place p, from 0, is worth 1 / (FIRST + p)
PLACES = 40  # later ones are worth nothing
LONGEST_RUN = 3
_BEGIN, _END = "^", "$"  # of a word; bare titles have no marks of their own


class Judges:
    """The two judges, having read the examples."""

    def __init__(self, examples: Sequence[str], codes: Sequence[int]) -> None:
        """Read examples and the code that each names."""
        self.codes, column = np.unique(np.asarray(codes, np.int32), return_inverse=True)
        bare = [titles.bare(one) for one in examples]
        self.texts = {text: row for row, text in enumerate(dict.fromkeys(bare))}
        belongs = _one_of(column)
        said = (_one_of([self.texts[text] for text in bare]).T @ belongs).tocsr()
        self._sizes = said @ np.ones(len(self.codes))
        self._shares = normalize(said, "l1")
        self._by_code = said.tocsc()
        self._runs, self._plain_runs = _tfidf(marked_runs), _tfidf(runs_of_characters)
        self._read = self._runs.fit_transform(self.texts)
        plain = self._plain_runs.fit_transform([titles.plain(one) for one in examples])
        self._sums = normalize(belongs.T @ plain)

    def similarities(self, asked: Sequence[str]) -> Sparse:
        """Return how near each title is to each bare text, in the order of ``texts``."""
        read = self._runs.transform([titles.bare(title) for title in asked])
        return (read @ self._read.T).tocsr()

    def points(self, asked: Sequence[str], near: Sparse) -> Scores:
        """Return the points of each occupation for each title; ``near`` are its similarities."""
        whole = self._plain_runs.transform([titles.plain(title) for title in asked])
        judged = (self._neighbours(near), (whole @ self._sums.T).toarray())
        total: Scores = np.sum(
            [weight * _by_place(found) for weight, found in zip(WEIGHTS, judged, strict=True)],
            axis=0,
        )
        return total

    def nearest(self, near: NDArray[np.float32], place: int) -> int | None:
        """Return the text of an occupation that is nearest, or None if it shares nothing."""
        start, end = self._by_code.indptr[place : place + 2]
        own = self._by_code.indices[start:end]
        best = int(own[np.argmax(near[own])])
        return best if near[best] > 0 else None

    def _neighbours(self, near: Sparse) -> Scores:
        found = np.zeros((near.shape[0], len(self.codes)), np.float32)
        for row, (start, end) in enumerate(zip(near.indptr[:-1], near.indptr[1:], strict=True)):
            values, texts = near.data[start:end], near.indices[start:end]
            chosen = np.lexsort((texts, -values))[:NEIGHBOURS]
            if chosen.size:
                votes = self._votes(texts[chosen], values[chosen])
                found[row] = votes @ self._shares[texts[chosen]]
        np.round(found, 5, out=found)  # what differs only by how a machine adds is equal
        return found

    def _votes(self, texts: NDArray[np.int32], near: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the vote of each text: ridge regression in its dual form, among these alone."""
        read = self._read[texts]
        alike = (read @ read.T).toarray().astype(np.float64)
        return np.linalg.solve(alike + np.diag(DOUBT / self._sizes[texts]), near)


def runs_of_characters(text: str) -> Iterator[str]:
    """Yield every run of one to three characters but a blank."""
    for length in range(1, LONGEST_RUN + 1):
        for start in range(len(text) - length + 1):
            if run := text[start : start + length].strip():
                yield run


def marked_runs(text: str) -> Iterator[str]:
    """Yield the runs of each word, begin and end marked; a mark alone is none."""
    for word in text.split():
        for run in runs_of_characters(f"{_BEGIN}{word}{_END}"):
            if run not in {_BEGIN, _END}:
                yield run


def _one_of(found: Any) -> Sparse:  # noqa: ANN401 (whatever numpy reads)
    """Return a row for each, with a one in the column of what it is."""
    return OneHotEncoder(dtype=np.float32).fit_transform(np.asarray(found)[:, None])


def _tfidf(analyzer: Any) -> Any:  # noqa: ANN401 (scikit-learn ships no types)
    return TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, dtype=np.float32)


def _by_place(scores: Scores) -> Scores:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :PLACES]
    worth = np.broadcast_to(1 / (FIRST + np.arange(order.shape[1], dtype=np.float32)), order.shape)
    found = np.zeros(scores.shape, np.float32)
    np.put_along_axis(found, order, worth, axis=1)
    return np.where(scores > 0, found, 0)
