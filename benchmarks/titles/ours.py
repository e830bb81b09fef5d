"""Titles of posts coded by Anye, by a plain nearest name, and by the commonest occupations.

``python -m benchmarks.titles.ours`` prints how often the right code comes first and among the
first five. The labelled titles are split by a hash of the bare title into five folds, each coded
from the other four. Settings were chosen on the first two folds; the others were left alone.

Two sets of spoken titles, by two hands, are coded from all labels: ``spoken.csv`` was written
before the first aliases by who wrote those, ``strangers.csv`` by someone who saw neither the
aliases nor the coder. How many of them are an alias by now is printed with them.
"""

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from anye.occupations import lexicon, titles
from anye.occupations.coder import SHOWN, Coder
from anye.occupations.lexicon import Example, SourceOfName
from benchmarks.accuracy import rate

HERE = Path(__file__).parent
FOLDS = 5
CHOSEN_ON = (0, 1)
SPOKEN = {"spoken": "spoken.csv", "strangers'": "strangers.csv"}
DEEP = 40  # places in which a look-alike is looked for

Shown = list[list[int]]  # the codes shown for each title
Contestant = Callable[[Sequence[Example], Sequence[str]], Shown]


def main() -> None:
    """Measure and print."""
    known = lexicon.examples()
    plain = [one for one in known if one.source != SourceOfName.ALIAS]
    print(
        json.dumps(
            {
                "labelled": {name: _labelled(known, way) for name, way in CONTESTANTS.items()},
                "labelled, folds nothing was chosen on": _labelled(known, ours, rest=True),
                **{name: _spoken(Coder(known), file) for name, file in SPOKEN.items()},
                **{
                    f"{name} without the aliases": _spoken(Coder(plain), file)
                    for name, file in SPOKEN.items()
                },
                "look-alikes": _look_alikes(Coder(known)),
                "look-alikes without the aliases": _look_alikes(Coder(plain)),
            },
            ensure_ascii=False,
        )
    )


def ours(known: Sequence[Example], asked: Sequence[str]) -> Shown:
    """Return what Anye shows."""
    found = Coder(known).candidates(asked)
    return [[one.occupation.code for one in shown] for shown in found]


def nearest_name(known: Sequence[Example], asked: Sequence[str]) -> Shown:
    """Return the codes of the names nearest by character TF-IDF; labels and aliases unread."""
    named = [one for one in known if one.source in {SourceOfName.NAME, SourceOfName.TITLE}]
    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
    read = grams.fit_transform([one.text for one in named])
    near = (grams.transform(asked) @ read.T).toarray()
    codes = [one.code for one in named]
    ordered = np.argsort(-near, axis=1, kind="stable")[:, : SHOWN * 20]
    return [list(dict.fromkeys(codes[at] for at in row))[:SHOWN] for row in ordered]


def commonest(known: Sequence[Example], asked: Sequence[str]) -> Shown:
    """Return the codes that most labels have, for every title the same."""
    labelled = Counter(one.code for one in known if one.source == SourceOfName.LABEL)
    most = [code for code, _ in labelled.most_common(SHOWN)]
    return [most for _ in asked]


CONTESTANTS: dict[str, Contestant] = {
    "anye": ours,
    "nearest name": nearest_name,
    "commonest": commonest,
}


def _labelled(known: Sequence[Example], way: Contestant, *, rest: bool = False) -> dict[str, Any]:
    places: list[int] = []
    for fold in range(FOLDS):
        if rest and fold in CHOSEN_ON:
            continue
        held = [
            one for one in known if one.source == SourceOfName.LABEL and _fold(one.text) == fold
        ]
        read = [one for one in known if one.source != SourceOfName.LABEL or _fold(one.text) != fold]
        shown = way(read, [one.text for one in held])
        places += [_place(codes, {one.code}) for one, codes in zip(held, shown, strict=True)]
    return _rates(places)


def _spoken(coder: Coder, file: str) -> dict[str, Any]:
    """Return the rates on a set of spoken titles, and on those of them that are no alias."""
    rows = list(_rows(file))
    found = coder.candidates([row["title"] for row in rows])
    places = [
        _place([one.occupation.code for one in shown], _codes(row["codes"]))
        for row, shown in zip(rows, found, strict=True)
    ]
    aliases = {titles.key(one.text) for one in lexicon.aliases()}
    new = [titles.key(row["title"]) not in aliases for row in rows]
    return {
        **_rates(places),
        "no alias": _rates([place for place, is_new in zip(places, new, strict=True) if is_new]),
    }


def _look_alikes(coder: Coder) -> dict[str, Any]:
    """Return how often the right code is shown before the look-alike's."""
    pairs = [
        (row[title], _codes(row[right]), _codes(row[wrong]))
        for row in _rows("look_alikes.csv")
        for title, right, wrong in (
            ("title", "codes", "other_codes"),
            ("other", "other_codes", "codes"),
        )
    ]
    found = coder.candidates([title for title, _, _ in pairs], DEEP)
    right_first = 0
    for (_, right, wrong), shown in zip(pairs, found, strict=True):
        codes = [one.occupation.code for one in shown]
        right_first += _place(codes, right) < _place(codes, wrong)
    return rate(right_first, len(pairs))


def _fold(title: str) -> int:
    return int(hashlib.sha256(titles.key(title).encode()).hexdigest(), 16) % FOLDS


def _place(codes: Sequence[int], right: set[int]) -> int:
    return next((place for place, code in enumerate(codes) if code in right), DEEP)


def _rates(places: Sequence[int]) -> dict[str, Any]:
    return {
        "first": rate(sum(place == 0 for place in places), len(places)),
        "among five": rate(sum(place < SHOWN for place in places), len(places)),
    }


def _codes(written: str) -> set[int]:
    return {int(code) for code in written.split("|")}


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


if __name__ == "__main__":
    main()
