"""Which column of a file is which field of the contract?

Headings may come in any order. Those that the reject workbook adds are passed over, so that a
corrected workbook loads again. Anything missing, doubled or unknown is told in one sentence, with
the heading that was likely meant.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from anye.kernel.language import Language
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract, Field

REJECT_HEADINGS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("原文件行号", "问题列", "原因", "怎么改", "原始内容"),
    "en": ("Line", "Column", "Reason", "How to put it right", "As sent"),
}
HELP_HEADINGS: Mapping[Language, tuple[str, ...]] = {  # of the sheet beside the template
    "zh": ("列", "必填", "内容", "说明", "可填的值"),
    "en": ("Column", "Compulsory", "Content", "Help", "Values"),
}
LIKELY = 0.4  # of difflib's similarity; two of five characters in common
SHOWN = 10


LOOKED_AT = 10  # rows, of which one holds the headings
NOTES = ("序号", "备注")  # columns that people keep for themselves
_REMARK = re.compile(r"\((?:必填|必填项|选填|选填项|可空)\)")
_LONG_NUMBER = re.compile(r"[0-9A-Z]*\d{6,}[0-9A-Z]*", re.IGNORECASE)
_LONG_CODE = re.compile(r"[0-9A-Z]{15,}", re.IGNORECASE)
_RESIDENT_ID = re.compile(r"\d{17}[\dX]", re.IGNORECASE)
_IN_YUAN = re.compile(r"\((?:单位:)?(?:人民币)?元\)$")


def tidied(heading: str) -> str:
    """Return a heading without what people add to it: spaces, full width, a star."""
    plain = unicodedata.normalize("NFKC", heading).strip("\ufeff* \t\r\n")
    return "".join(plain.split())


PASSED_OVER = {tidied(heading) for some in REJECT_HEADINGS.values() for heading in some}


def heading_row(rows: Sequence[Sequence[str]], contract: Contract) -> int:
    """Return which of a file's first rows holds the headings: the one that names most columns."""
    named = [columns_named(row, contract) for row in rows]
    most = max(named, default=0)
    return named.index(most) if most > 1 else 0


def columns_named(row: Sequence[str], contract: Contract) -> int:
    """Return how many cells of a row are headings of the contract."""
    known = _known(contract)
    return sum(bool(_field(tidied(cell), known)) for cell in row)


def refuse_around(rows: Sequence[Sequence[str]], at: int, contract: Contract, line: int) -> None:
    """Refuse headings that take two rows, and those that stand below rows of data.

    Args:
        rows: the first rows of the file.
        at: which of them holds the headings.
        contract: whose headings.
        line: the number of that row in the file.

    Raises:
        FileRefusedError: if so.
    """
    if any(_RESIDENT_ID.fullmatch(tidied(cell)) for row in rows[:at] for cell in row):
        raise FileRefusedError("data_above_headings", line=line)
    here = _fields_named(rows[at], contract)
    for other in (at - 1, at + 1):
        if 0 <= other < len(rows) and _more_headings(rows[other], contract) - here:
            first = line + min(other - at, 0)
            raise FileRefusedError("two_heading_rows", first=first, second=first + 1)


def _fields_named(row: Sequence[str], contract: Contract) -> set[str]:
    known = _known(contract)
    return {field.name for cell in row if (field := _field(tidied(cell), known))}


def _more_headings(row: Sequence[str], contract: Contract) -> set[str]:
    """Return the compulsory columns that a row beside the headings names, if it is no data."""
    if any(_LONG_CODE.fullmatch(tidied(cell)) for cell in row):
        return set()
    return _fields_named(row, contract) & {field.name for field in contract.fields}


def remarked(found: Sequence[str], contract: Contract) -> dict[str, int]:
    """Count the headings that are not as the contract writes them, and the columns not read."""
    known, tidy = _known(contract), [tidied(heading) for heading in found]
    plain = {name for field in known.values() for name in (field.heading, field.name)}
    counted = {
        "heading_remarks": sum(1 for one in tidy if _field(one, known) and one not in plain),
        "columns_passed_over": sum(1 for one in tidy if one in NOTES),
    }
    return {what: times for what, times in counted.items() if times}


def _known(contract: Contract) -> dict[str, Field]:
    return {
        name: field
        for field in (*contract.fields, *contract.also)
        for name in (field.heading, field.name, *field.also_called)
    }


def _field(heading: str, known: Mapping[str, Field]) -> Field | None:
    """Return the field of a heading, whatever remark stands behind it."""
    bare = _REMARK.sub("", heading).strip("*")
    if bare in known:
        return known[bare]
    of_money = known.get(_IN_YUAN.sub("", bare))
    return of_money if of_money and of_money.kind == "money" else None


def fields_of(found: Sequence[str], contract: Contract) -> tuple[Field | None, ...]:
    """Return the field in each place of the heading; None where the column is passed over.

    Raises:
        FileRefusedError: if a column is missing, doubled or unknown.
    """
    tidy = [tidied(heading) for heading in found]
    known = _known(contract)
    places = tuple(_field(heading, known) for heading in tidy)
    present = Counter(field.heading for field in places if field)
    missing = [field.heading for field in contract.fields if field.heading not in present]
    doubled = [heading for heading, times in present.items() if times > 1]
    unknown = [
        heading
        for heading, field in zip(tidy, places, strict=True)
        if heading and field is None and heading not in PASSED_OVER and heading not in NOTES
    ]
    if not present:  # what stands there is data, and is not repeated
        wanted = "、".join(field.heading for field in contract.fields)
        raise FileRefusedError("no_headings", wanted=wanted, missing=len(missing))
    if missing or doubled or unknown:
        problems = _problems(missing, doubled, [heading_shown(heading) for heading in unknown])
        raise FileRefusedError("headings", problems=problems, missing=len(missing))
    return places


def without_heading(found: Sequence[str]) -> tuple[int, ...]:
    """Return the places of columns that bear no heading, in which nothing may stand."""
    return tuple(n for n, heading in enumerate(found) if not tidied(heading))


def heading_shown(heading: str) -> str:
    """Return a heading as it may be shown: nothing that steers a terminal, no number of anybody."""
    visible = "".join("�" if unicodedata.category(one) == "Cc" else one for one in heading)
    return _LONG_NUMBER.sub("…", visible)


def _problems(
    missing: Sequence[str], doubled: Sequence[str], unknown: Sequence[str]
) -> dict[str, str]:
    zh, en = [], []
    rest = list(unknown)
    for heading in missing:
        likely = difflib.get_close_matches(heading, rest, n=1, cutoff=LIKELY)
        if likely:
            rest.remove(likely[0])
            zh.append(f"缺少“{heading}”（“{likely[0]}”可能就是它）")
            en.append(f"'{heading}' is missing ('{likely[0]}' may be it)")
        else:
            zh.append(f"缺少“{heading}”")
            en.append(f"'{heading}' is missing")
    zh += [f"“{heading}”出现多次" for heading in doubled]
    en += [f"'{heading}' stands there more than once" for heading in doubled]
    for heading in rest[:SHOWN]:
        zh.append(f"多出“{heading[: SHOWN * 2]}”")
        en.append(f"'{heading[: SHOWN * 2]}' is not in the template")
    return {"zh": "；".join(zh), "en": "; ".join(en)}
