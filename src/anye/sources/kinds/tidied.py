"""How is a cell written that has stray marks, full width or control characters in it?"""

from collections.abc import Iterable

import numpy as np
import polars as pl

from anye.sources.kinds.cells import Faults, number_of_reason
from anye.sources.taken_off import MARKS
from anye.tables.contracts import Field, KindOfCell

IDENTIFIERS: frozenset[KindOfCell] = frozenset({"resident_id", "credit_code", "certificate_number"})
WORDS: frozenset[KindOfCell] = frozenset({"name", "text"})
AROUND = " \t\r\n\u00a0\u2028\u2029\u3000'‘’`"
_DOTS = "[•‧∙・⋅●᛫]"  # typed for the dot inside many names; NFKC leaves them as they are
_GUARD = r'^="(.*)"$'  # by which exporters keep a spreadsheet from reading a number
_UNTIDY = MARKS + "|" + _GUARD
_WRITTEN_RETURN, _MARK = r"_x000[9AaDd]_", r"\p{Cf}"
_CONTROL = r"[\x00-\x1f\x7f]"


def control_faults(texts: pl.DataFrame, fields: Iterable[Field]) -> dict[str, Faults]:
    """Return by field which names and other texts hold a control character, but around them.

    Lines of a CSV file that hold one are broken as such; cells of other files can hold any.
    """
    found = {}
    for field in fields:
        if field.kind in WORDS and texts[field.name].str.contains(_CONTROL).any():
            held = _tidy(texts[field.name]).str.contains(_CONTROL).to_numpy()
            found[field.name] = np.where(held, number_of_reason("control_character"), np.uint8(0))
    return found


def tidy_code(texts: pl.Series) -> pl.Series:
    """Return codes in half width and capitals, without spaces and stray marks around them."""
    return _tidy(texts).str.replace_all(r"\s+", " ").str.to_uppercase()


def tidy_words(texts: pl.Series) -> pl.Series:
    """Return names and other texts in half width, one dot for every dot inside a name."""
    return _tidy(texts).str.replace_all(_DOTS, "·")


def _tidy(texts: pl.Series) -> pl.Series:
    tidy = texts.str.normalize("NFKC").str.strip_chars(AROUND)
    untidy = tidy.str.contains(_UNTIDY)
    if not untidy.any():
        return tidy
    clean = tidy.filter(untidy).str.replace_all(_WRITTEN_RETURN, "\n").str.replace_all(_MARK, "")
    bare = clean.str.strip_chars(AROUND).str.replace(_GUARD, "$1").str.strip_chars(AROUND)
    return tidy.scatter(untidy.arg_true(), bare)
