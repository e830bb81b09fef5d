"""The columns of the registers, and a row of the ledger as texts and numbers."""

from collections.abc import Iterator, Mapping
from typing import Any

from anye.paper.workbook import CellValue, SheetRow
from anye_desk.frame import writing
from anye_desk.frame.heads import Column
from anye_desk.frame.hidden import Hidden
from anye_desk.frame.language import Text
from anye_desk.office.access.seeing import Seen
from anye_desk.published.years.labels import KINDS, NO_TOWNSHIP
from anye_desk.published.years.models import HowEmployed
from anye_desk.registers.employments import SORTS
from anye_desk.registers.history import level_words

FEN_PLACES = 2
PERSONS_COUNTED, EMPLOYMENTS_COUNTED = Text("人", ""), Text("条", "")
PERSON_COLUMNS = (
    Column(Text("姓名", "Name"), "", "name"),
    Column(Text("证号末四位", "ID, last four")),
    Column(Text("乡镇街道", "Township")),
)
LEDGER_COLUMNS = (
    Column(Text("姓名", "Name")),
    Column(Text("证号末四位", "ID, last four")),
    Column(Text("证件", "Certificate")),
    Column(Text("用人单位", "Employer"), "", "employer"),
    Column(Text("单位性质", "Kind of employer")),
    Column(Text("用工形式", "How employed")),
    Column(SORTS["since"].text, "", "since"),
    Column(Text("本年最后在册月", "Last on record in the year")),
    Column(SORTS["counted"].text, "num", "counted"),
    Column(SORTS["wages"].text, "num", "wages"),
)
IN_FILES = (
    Text("姓名", "Name"),
    Text("公民身份号码", "Resident ID"),
    Text("证件", "Certificate"),
    Text("乡镇街道", "Township"),
    Text("用人单位", "Employer"),
    Text("统一社会信用代码", "Credit code"),
    Text("单位性质", "Kind of employer"),
    Text("用工形式", "How employed"),
    Text("起始月份", "Since"),
    Text("本年最后在册月", "Last on record in the year"),
    Text("在册月数", "Months on record"),
    Text("计入人月", "Counted, person-months"),
    Text("全年工资（元）", "Wages of the year, yuan"),
)


def line_of(row: Seen) -> dict[str, Any]:
    """Return an employment as its reader sees it in the list."""
    return {
        "row": row,
        "level": level_words(row.disability_level, row.military_level),
        "kind": str(KINDS[row.kind]),
        "form": str(HowEmployed(row.form).label),
    }


def headings() -> tuple[str, ...]:
    """Return the headings of the ledger as a file."""
    return tuple(map(str, IN_FILES))


def file_rows(rows: Iterator[Seen], townships: Mapping[int, str]) -> Iterator[SheetRow]:
    """Yield employments as rows of a file: amounts and months are numbers, codes are texts."""
    kinds = {code: str(text) for code, text in KINDS.items()}
    forms = {form.value: str(form.label) for form in HowEmployed}
    for row in rows:
        yield (
            row.person.name,
            str(row.person.resident_id),
            level_words(row.disability_level, row.military_level),
            townships.get(row.township, str(NO_TOWNSHIP)),
            str(row.employer),
            row.employer.credit_code,
            kinds[row.kind],
            forms[row.form],
            row.since,
            row.last_month,
            row.months,
            row.counted,
            _yuan(row.wages),
        )


def _yuan(fen: int | Hidden) -> CellValue:
    return str(fen) if isinstance(fen, Hidden) else writing.decimal(fen, FEN_PLACES)
