"""Which rows at the end of a table are none of its own: sums, signatures, notes?

They are recognised by the word they begin with, at the foot alone; a row that holds anybody's
identifier is data whatever it begins with.
"""

import re
from collections.abc import Mapping, Sequence

from anye.sources.files.headings import tidied
from anye.sources.files.units import other_unit_in

LOOKED_AT = 20  # rows at the end
_MORE = r"(?:[:(]|\d|共|人|元|$)"
_SIGNED = "制表|填表|填报|审核|复核|审批|经办|负责|单位负责|部门负责|财务负责|主管|会计|出纳"
_BEGINNINGS: Mapping[str, re.Pattern[str]] = {
    "subtotal_rows": re.compile(rf"(?:本页|分页|部门)?小计{_MORE}|本页合计{_MORE}"),
    "total_rows": re.compile(rf"(?:合计|总计|共计|累计)(?:人数|金额)?{_MORE}|共\d+[人名户条]"),
    "signature_rows": re.compile(
        rf"(?:{_SIGNED})(?:人|单位|部门|日期|时间)?(?:\(?(?:签字|签名|签章|盖章)\)?)?:"
        r"|联系(?:人|电话):|(?:单位)?(?:盖章|公章)|\(?(?:签字|签章|盖章)\)?:?$|日期:"
    ),
    "note_rows": re.compile(r"备?注\d?:|说明:|\(?(?:金额)?单位:"),
}
IDENTIFIER = r"[0-9A-Z]{15,}"  # in letters of either case


def at_foot(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return what each row at the end is, the last first, up to the last row of the table.

    A blank row between them is nothing; where no row is a foot, the list is empty.
    """
    kinds = []
    for row in list(reversed(rows))[:LOOKED_AT]:
        kind = kind_of_row(row)
        if not kind and any(map(tidied, row)):
            break
        kinds.append(kind)
    return kinds if any(kinds) else []


def holds_identifier(row: Sequence[str]) -> bool:
    """Return whether a row holds anybody's number, and so is data."""
    return any(re.search(IDENTIFIER, tidied(cell), re.IGNORECASE) for cell in row)


def counted(kinds: Sequence[str]) -> dict[str, int]:
    """Count the rows at a foot by what they are."""
    found = ["blank_rows_at_end" if kind == "" else kind for kind in kinds]
    return {kind: found.count(kind) for kind in dict.fromkeys(found)}


def kind_of_row(row: Sequence[str]) -> str:
    """Return what a row is that is none of the table's own; empty where it is one."""
    cells = [tidy for cell in row if (tidy := tidied(cell))]
    if not cells or holds_identifier(cells):
        return ""
    if len(cells) == 1 and other_unit_in(cells[0]):
        return "note_rows"
    matching = (kind for kind, begins in _BEGINNINGS.items() if begins.match(cells[0]))
    return next(matching, "")
