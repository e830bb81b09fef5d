"""What does a department download to fill in?

One sheet with the contract's headings, each column explained where the cursor stands, drop-downs
for codes, identifiers as text; and a sheet that explains it all, which the loader passes over.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from anye.codes.divisions import TOWNSHIPS
from anye.kernel.language import Language
from anye.sources.files.headings import HELP_HEADINGS
from anye.sources.files.xlsx_child import HELP_SHEET
from anye.sources.handed_out.workbook import (
    EXPLAINED,
    HEADING,
    LAST_ROW,
    TEXT,
    new_workbook,
    set_columns,
    write_headings,
)
from anye.tables.contracts import YES_NO, Contract, Field

LONGEST_PROMPT, LONGEST_LIST = 250, 255  # characters, Excel's own limits
SEXES = {1: "男", 2: "女"}
KINDS: Mapping[str, tuple[str, str]] = {
    "resident_id": ("18位公民身份号码", "Resident ID of 18 characters"),
    "credit_code": ("18位统一社会信用代码", "Unified social credit code of 18 characters"),
    "certificate_number": (
        "20位残疾人证号，补办的加尾号",
        "Certificate number of 20 characters, and the tail of a reissue",
    ),
    "name": ("姓名或名称", "Name"),
    "text": ("文字，不超过200字", "Text of at most 200 characters"),
    "month": ("六位数字的月份，如202503", "Month of six digits, 202503"),
    "year": ("四位数字的年度", "Year of four digits"),
    "day": ("日期，如2025-03-01", "Date, 2025-03-01"),
    "money": ("金额，单位元，最多两位小数", "Yuan, at most two decimals"),
    "count": ("整数", "Whole number"),
    "level": ("等级数字", "Number of the level"),
    "code": ("从列表选择，名称或编号均可", "From the list, by name or number"),
    "township": ("九位乡镇街道代码，或名称", "Township code of nine digits, or name"),
    "industry": ("行业代码，如C13（GB/T 4754）", "Industry code, C13 (GB/T 4754)"),
    "yes_no": ("是或否", "是 (yes) or 否 (no)"),
    "sex": ("男或女", "男 (male) or 女 (female)"),
}
_NOTES: Mapping[Language, tuple[str, ...]] = {
    "zh": (
        "报送部门：{owner}",
        "一行一条记录，表头不要改动；不要合并单元格、隐藏行列或使用公式。",
        "身份号码、信用代码、证号列为文本格式；请勿改成数字，否则末几位会丢失。",
        "本表导入时不读取。",
    ),
    "en": (
        "Sent by: {owner}",
        "One record a row; leave the headings as they are; no merged or hidden cells, no formulas.",
        "Identifiers are text: as numbers they would lose their last digits.",
        "This sheet is not read.",
    ),
}

_ALSO: Mapping[Language, str] = {
    "zh": "还可增加下列各列；说明身份与单位的，在号码有误时据以查明说的是谁。",
    "en": "These columns may be added; those on person and employer tell of whom a row with a wrong"
    " identifier speaks.",
}


def write_template(contract: Contract, path: Path, language: Language = "zh") -> None:
    """Write the template of a feed, as XLSX or, where the name ends so, as CSV."""
    if path.suffix.lower() == ".csv":
        headings = ",".join(field.heading for field in contract.fields)
        path.write_text(f"{headings}\r\n", "utf-8-sig", newline="")
        return
    with new_workbook(path) as book:
        heading, text = book.add_format(HEADING), book.add_format(TEXT)
        data, explained = book.add_worksheet(contract.zh[:31]), book.add_worksheet(HELP_SHEET)
        set_columns(data, contract.fields, text)
        write_headings(data, [field.heading for field in contract.fields], heading)
        for column, field in enumerate(contract.fields):
            _help(data, column, field, language)
        _explain(explained, contract, language, (heading, book.add_format(EXPLAINED)))


def values_of(field: Field) -> Mapping[int, str]:
    """Return the values a field may hold by number and name, where there is a list of them."""
    lists = {"yes_no": YES_NO, "sex": SEXES, "township": TOWNSHIPS}
    return field.codes or lists.get(field.kind, {})


def says(field: Field, language: Language) -> str:
    """Return what a field holds, in one line."""
    zh, en = KINDS[field.kind]
    if language == "en":
        return f"{en}, {'compulsory' if field.required else 'may be empty'}"
    return f"{field.help or zh}，{'必填' if field.required else '可空'}"


def _help(sheet: Worksheet, column: int, field: Field, language: Language) -> None:
    names = list(values_of(field).values())
    prompt = says(field, language)
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": field.heading[:32],
        "input_message": prompt[:LONGEST_PROMPT],
    }
    if names and len(",".join(names)) <= LONGEST_LIST:
        # A warning, not a stop: the number of a code is as good as its name.
        rule |= {"validate": "list", "source": names, "error_type": "warning"}
    sheet.data_validation(1, column, LAST_ROW, column, rule)


def _explain(
    sheet: Worksheet, contract: Contract, language: Language, formats: Sequence[Format]
) -> None:
    heading, text = formats
    for column, width in enumerate((20, 8, 34, 34, 60)):
        sheet.set_column(column, column, width)
    write_headings(sheet, HELP_HEADINGS[language], heading)
    rows = [_explained(field, language) for field in contract.fields]
    rows.append((_ALSO[language],))
    rows += [_explained(field, language) for field in contract.also]
    rows += [(note.format(owner=contract.owner),) for note in _NOTES[language]]
    for number, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell, text)


def _explained(field: Field, language: Language) -> tuple[str, ...]:
    yes, no = ("是", "否") if language == "zh" else ("yes", "no")
    zh, en = KINDS[field.kind]
    values = "；".join(f"{code} {name}" for code, name in values_of(field).items())
    content = en if language == "en" else zh
    return field.heading, yes if field.required else no, content, field.help, values
