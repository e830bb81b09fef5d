"""In which unit does a file say that its amounts are?

Amounts are yuan. In its headings, around the table, or in its own name, a file may say another
unit, and then every amount in it would be read ten thousand times too small: it is not read.
A unit is what stands as one: 单位：万元, （万元）, 以万元计; not a part of somebody's name.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from anye.sources.files.headings import heading_shown, tidied
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract

_UNIT = r"(?:[十百千万萬亿億]+元|[美港欧日澳加]元|港币|英镑|USD|HKD|EUR)"
_SHORT = r"(?:[十百千万萬亿億]+|[角分])"
_SAID = r"(?<!填报)(?<!报送)单位(?:[:为是]|均为)?\(?(?:人民币)?"
_FIRM = r"\w*(?:公司|厂|店|部|中心|商行|超市|集团|合作社|研究院|研究所|学校|医院)"
_ALONE = r"(?<![^\W_])"  # no letter or figure before it: 3万元 is an amount
_AFTER_A_TABLE = r"(?<=[表册单额资薪金币年月度])|(?<=20\d{4})"  # 工资表万元
_ENDS = r"(?![^\W\d_]|\((?!人民币))"  # 百万元（天津）… is a firm
_OTHER = re.compile(
    rf"{_SAID}(?:{_UNIT}(?!{_FIRM})|{_SHORT}(?!\w))"
    rf"|以{_UNIT}(?=[计为])|(?:{_ALONE}|{_AFTER_A_TABLE}){_UNIT}{_ENDS}",
    re.IGNORECASE,
)
_OF_A_HEADING = re.compile(
    rf"(?:{_UNIT}|\((?:单位:?)?(?:人民币)?(?:{_UNIT}|{_SHORT}))(?:/\w)?\)?$", re.IGNORECASE
)
_YUAN = re.compile(r"单位[:为是]?\(?(?:人民币)?元(?!\w)|\((?:单位:?)?(?:人民币)?元\)")
_REMARK = re.compile(r"\([^()]*(?:必填|选填|可空)[^()]*\)|\*")


def refuse_other_unit(rows: Iterable[tuple[int, Sequence[str]]], contract: Contract) -> None:
    """Refuse a file of amounts of which a line around the table names another unit than yuan.

    Args:
        rows: the lines above and under the headings or at the foot, each with its number.
        contract: what the file is read as.

    Raises:
        FileRefusedError: if one does.
    """
    for line, cells in rows if _has_amounts(contract) else ():
        for cell in cells:
            if unit := other_unit_in(cell):
                raise FileRefusedError("other_unit", line=line, unit=unit)


def refuse_other_unit_named(
    name: str, titles: Sequence[str], headings: Sequence[str], contract: Contract
) -> None:
    """Refuse a file of amounts of which a heading, or the name alone, says another unit than yuan.

    Raises:
        FileRefusedError: if so; what the sheet says, yuan, holds against its name.
    """
    for heading in headings if _has_amounts(contract) else ():
        if found := _OF_A_HEADING.search(_REMARK.sub("", tidied(heading))):
            unit = found[0].strip("()")
            raise FileRefusedError(
                "other_unit_in_heading", heading=heading_shown(heading), unit=unit
            )
    said_yuan = any(_YUAN.search(tidied(text)) for text in (*titles, *headings))
    if (unit := other_unit_in_name(name, contract)) and not said_yuan:
        raise FileRefusedError("other_unit_in_name", unit=unit)


def other_unit_in_name(name: str, contract: Contract) -> str:
    """Return the words of a file's name that say another unit than yuan, of a file of amounts."""
    bare = (name.rpartition(".")[0] or name).replace("_", " ")
    return other_unit_in(bare) if _has_amounts(contract) else ""


def _has_amounts(contract: Contract) -> bool:
    return any(field.kind == "money" for field in (*contract.fields, *contract.also))


def other_unit_in(text: str) -> str:
    """Return the words of a text that name another unit than yuan; no number and no name."""
    spaced = unicodedata.normalize("NFKC", text)
    found = _OTHER.search(spaced) or _OTHER.search(tidied(text))
    return found[0] if found else ""
