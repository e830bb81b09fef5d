"""Which occupations may the title of a post mean, and why? A person chooses; nothing is automatic.

``candidates(["外卖小哥"])`` gives up to five occupations for each title, the likeliest first, each
with its reason. What staff chose before is read with the package's examples.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Literal

import numpy as np

from anye.occupations import titles
from anye.occupations.lexicon import Example, SourceOfName, examples
from anye.occupations.tree import Occupation, occupation

SHOWN = 5
COMES_FIRST = frozenset(
    {SourceOfName.CHOICE, SourceOfName.NAME, SourceOfName.ALIAS}
)  # the others may be doubtful
_BLOCK = 500  # titles at a time

TitleFault = Literal["empty", "too_long", "not_chinese"]


@dataclass(frozen=True, slots=True)
class NearestExample:
    """The example that speaks for a candidate, and the words it shares with the title."""

    text: str
    source: SourceOfName
    is_same: bool  # the title is this example; False: it is like it
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LikelyOccupation:
    """An occupation that a title may mean."""

    occupation: Occupation
    reason: NearestExample


class Coder:
    """Proposes occupations for titles, from examples."""

    def __init__(self, known: Sequence[Example]) -> None:
        """Read the examples."""
        # scikit-learn takes seconds to import, and most commands code no title.
        from anye.occupations.votes import Judges  # noqa: PLC0415

        self._judges = Judges([one.text for one in known], [one.code for one in known])
        self._names = {titles.key(one.text) for one in known if one.source != SourceOfName.LABEL}
        self._by_key = _by_key(known)
        self._by_text = _by_text(known, self._judges.texts)

    def candidates(
        self, asked: Sequence[str], n: int = SHOWN
    ) -> list[tuple[LikelyOccupation, ...]]:
        """Return up to n candidates for each title; none where ``fault`` says why."""
        found: list[tuple[LikelyOccupation, ...]] = []
        for start in range(0, len(asked), _BLOCK):
            found += self._block(asked[start : start + _BLOCK], n)
        return found

    def fault(self, title: str) -> TitleFault | None:
        """Return why a title has no candidates, or None if it may have some."""
        if not titles.plain(title):
            return "empty"
        if len(title) > titles.LONGEST:
            return "too_long"
        if titles.key(title) in self._names:
            return None
        return None if titles.has_chinese(title) else "not_chinese"

    def _block(self, asked: Sequence[str], n: int) -> Iterator[tuple[LikelyOccupation, ...]]:
        usable = [title if self.fault(title) is None else "" for title in asked]
        similar = self._judges.similarities(usable)
        points = self._judges.points(usable, similar)
        for row, title in enumerate(usable):
            same = self._by_key.get(titles.key(title), {}) if title else {}
            ordered = np.argsort(-points[row], kind="stable")[: n + len(same)]
            like = [int(place) for place in ordered if points[row, place] > 0]
            reasons = dict(same)
            near = similar[[row]].toarray()[0]
            for place in like:
                if reason := self._likest(title, near, place):
                    reasons.setdefault(int(self._judges.codes[place]), reason)
            yield tuple(
                LikelyOccupation(occupation(code), reasons[code]) for code in list(reasons)[:n]
            )

    def _likest(self, title: str, near: Any, place: int) -> NearestExample | None:  # noqa: ANN401
        text = self._judges.nearest(near, place)
        if text is None:
            return None
        example = self._by_text[text, int(self._judges.codes[place])]
        is_same = titles.key(title) == titles.key(example.text)
        shared = () if is_same else _shared(title, example)
        return NearestExample(example.text, example.source, is_same=is_same, shared=shared)


@cache
def of_package() -> Coder:
    """Return the coder that has read the package's examples and no others."""
    return Coder(examples())


def with_choices(choices: Sequence[tuple[str, int]]) -> Coder:
    """Return a coder that has also read what staff chose: titles and their codes.

    Raises:
        NotAnOccupationError: if a code is not in the list.
    """
    chosen = [
        Example(title, occupation(code).code, SourceOfName.CHOICE)
        for (title, code), _ in sorted(Counter(choices).items(), key=lambda found: -found[1])
    ]
    return Coder([*chosen, *examples()])


def likely_occupations(asked: Sequence[str], n: int = SHOWN) -> list[tuple[LikelyOccupation, ...]]:
    """Return up to n occupations that each title may mean, the likeliest first."""
    return of_package().candidates(asked, n)


def _by_key(known: Sequence[Example]) -> Mapping[str, dict[int, NearestExample]]:
    found: dict[str, dict[int, NearestExample]] = {}
    for one in sorted(known, key=lambda example: example.source):
        if one.source in COMES_FIRST:
            same = found.setdefault(titles.key(one.text), {})
            same.setdefault(one.code, NearestExample(one.text, one.source, is_same=True))
    return found


def _by_text(
    known: Sequence[Example], texts: Mapping[str, int]
) -> Mapping[tuple[int, int], Example]:
    found: dict[tuple[int, int], Example] = {}
    for one in sorted(known, key=lambda example: example.source):
        found.setdefault((texts[titles.bare(one.text)], one.code), one)
    return found


def _shared(title: str, example: Example) -> tuple[str, ...]:
    one, other = titles.key(title), titles.key(example.text)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return tuple(dict.fromkeys(one[b.a : b.a + b.size] for b in blocks if b.size))
