"""Which rule, parameter or fact does a name mean? It may be its English one or its Chinese.

A figure whose short name other parts have too is said in full: ``schemes.new_hire.relief``.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from anye.law.names import APART, as_called, in_full
from anye.rulebook.chain import labelled
from anye.rulebook.plan import NoSuchFigureError, SeveralFiguresError


def name_meant(asked: str) -> str:
    """Return what a figure is called, which is the key of everything.

    Raises:
        NoSuchFigureError: if nothing bears the name; with the names most like it.
        SeveralFiguresError: if several parts have a figure of this name.
    """
    wanted = asked.strip()
    called = as_called(wanted)
    if called in labelled():
        return called
    found = _by_short_name().get(wanted) or _by_chinese().get(wanted, ())
    if not found:
        raise NoSuchFigureError(asked, *close_names(wanted))
    if len(found) > 1:
        raise SeveralFiguresError(wanted, *(in_full(labelled()[one].part, one) for one in found))
    return found[0]


def close_names(asked: str) -> tuple[str, ...]:
    """Return the names most like what was asked, in the language in which it was asked."""
    known = list(labelled()) if asked.isascii() else list(_by_chinese())
    holding = [name for name in known if asked and asked in name]
    return tuple(dict.fromkeys([*holding, *get_close_matches(asked, known, n=3)]))[:3]


@cache
def _by_short_name() -> Mapping[str, Sequence[str]]:
    """Return what of the parts that are always said in full bears a short name."""
    found: dict[str, list[str]] = {}
    for name in labelled():
        found.setdefault(name.rpartition(APART)[2], []).append(name)
    return found


@cache
def _by_chinese() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for name, about in labelled().items():
        found.setdefault(about.zh, []).append(name)
    return found
