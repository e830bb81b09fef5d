"""Which rule, parameter or fact does a name mean? It may be its English one or its Chinese."""

from difflib import get_close_matches
from functools import cache

from anye.rulebook.chain import labelled
from anye.rulebook.plan import NoSuchFigureError


def name_meant(asked: str) -> str:
    """Return the English name, which is the key of everything.

    Raises:
        NoSuchFigureError: if nothing bears the name; with the names most like it.
    """
    wanted = asked.strip()
    if wanted in labelled():
        return wanted
    if wanted in _chinese():
        return _chinese()[wanted]
    raise NoSuchFigureError(asked, *close_names(wanted))


def close_names(asked: str) -> tuple[str, ...]:
    """Return the names most like what was asked, in the language in which it was asked."""
    known = list(labelled()) if asked.isascii() else list(_chinese())
    holding = [name for name in known if asked and asked in name]
    return tuple(dict.fromkeys([*holding, *get_close_matches(asked, known, n=3)]))[:3]


@cache
def _chinese() -> dict[str, str]:
    return {about.zh: name for name, about in labelled().items()}
