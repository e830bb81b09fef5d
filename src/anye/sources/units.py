"""In which unit does a file say that its amounts are?

Amounts are yuan. Above the headings, at the foot, or in its own name, a file may say another
unit, and then every amount in it would be read ten thousand times too small: it is not read.
"""

import re
from collections.abc import Iterable, Sequence

from anye.sources.headings import tidied
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract

_SAID = r"(?<!填报)(?<!报送)单位(?:[:为是]|均为)?\(?(?:人民币)?"
_OTHER = re.compile(
    r"[十百千万萬亿億]+元|[美港欧日澳加]元|港币|英镑|USD|HKD|EUR"
    rf"|{_SAID}(?:[十百千万萬亿億]+|[角分])(?![\w])",
    re.IGNORECASE,
)


def refuse_other_unit(rows: Iterable[tuple[int, Sequence[str]]], contract: Contract) -> None:
    """Refuse a file of amounts of which a line around the table names another unit than yuan.

    Args:
        rows: the lines above the headings or at the foot, each with its number.
        contract: what the file is read as.

    Raises:
        FileRefusedError: if one does.
    """
    for line, cells in rows:
        for cell in cells:
            if unit := _other_unit(cell, contract):
                raise FileRefusedError("other_unit", line=line, unit=unit)


def refuse_other_unit_in_name(name: str, contract: Contract) -> None:
    """Refuse a file of amounts whose name says another unit than yuan.

    Raises:
        FileRefusedError: if it does.
    """
    if unit := _other_unit(name.rpartition(".")[0] or name, contract):
        raise FileRefusedError("other_unit_in_name", unit=unit)


def _other_unit(text: str, contract: Contract) -> str:
    """Return the words that name another unit; they hold no number and no name."""
    if not any(field.kind == "money" for field in (*contract.fields, *contract.also)):
        return ""
    return other_unit_in(text)


def other_unit_in(text: str) -> str:
    """Return the words of a text that name another unit than yuan."""
    found = _OTHER.search(tidied(text))
    return found[0] if found else ""
