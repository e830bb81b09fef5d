"""Which characters of two values differ: a slip in a code is to be seen, not searched for."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

ALIKE_ENOUGH = 0.5  # of the characters; what differs in most is not marked letter by letter


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters in a row that all differ, or all agree."""

    text: str
    differs: bool


Parts = tuple[Part, ...]


def differences(asked: str, known: str) -> tuple[Parts, Parts]:
    """Return both values in parts, what differs marked; unmarked where little agrees."""
    likeness = SequenceMatcher(None, asked, known, autojunk=False)
    if asked == known or likeness.ratio() < ALIKE_ENOUGH:
        return whole(asked), whole(known)
    if len(asked) == len(known):
        differs = [a != b for a, b in zip(asked, known, strict=True)]
        return _parts(asked, differs), _parts(known, differs)
    steps = likeness.get_opcodes()
    ours = [(asked[a:b], step != "equal") for step, a, b, _, _ in steps]
    theirs = [(known[c:d], step != "equal") for step, _, _, c, d in steps]
    return _parts(*zip(*ours, strict=True)), _parts(*zip(*theirs, strict=True))


def whole(text: str) -> Parts:
    """Return a text with nothing marked; nothing for an empty one."""
    return _parts([text], [False])


def _parts(texts: Sequence[str], differs: Sequence[bool]) -> Parts:
    pairs = [pair for pair in zip(texts, differs, strict=True) if pair[0]]
    return tuple(
        Part("".join(text for text, _ in run), marked)
        for marked, run in groupby(pairs, key=lambda pair: pair[1])
    )
