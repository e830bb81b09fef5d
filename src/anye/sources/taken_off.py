"""What was taken off a file before it was read, that nobody meant to send?

Spreadsheets, exporters and chat programs put things around what a department means: they are
taken off, counted and told, so that nothing is read otherwise than it stands without a word.
"""

from collections.abc import Callable, Mapping

import polars as pl

from anye.kernel.language import Language
from anye.tables.contracts import Field

TAKEN_OFF: Mapping[str, tuple[str, str]] = {
    # Of the file.
    "title_rows": ("略过表头上方的标题行", "lines above the headings passed over"),
    "separator_line": ("略过首行 sep=", "the line sep= passed over"),
    "heading_remarks": (
        "去掉表头中的“（必填）”“（元）”等，或按常用名识别",
        "headings read without (必填), (元) and the like, or by another name in use",
    ),
    "columns_passed_over": ("未读取序号、备注列", "columns 序号 and 备注 not read"),
    "blank_rows_at_end": ("略过末尾的空行", "blank lines at the end passed over"),
    "total_rows": ("末尾的合计行，未读取", "rows of sums at the foot, not read"),
    "subtotal_rows": ("末尾的小计行，未读取", "rows of sums of a page at the foot, not read"),
    "signature_rows": (
        "末尾的制表人、审核人等签名行，未读取",
        "rows of signatures at the foot, not read",
    ),
    "note_rows": ("末尾的备注、单位等说明行，未读取", "rows of notes at the foot, not read"),
    "end_mark": ("去掉文件末尾的结束符（0x1A）", "the end mark 0x1A taken off"),
    "returns_alone": ("行末只有回车，按换行读", "lines that end in a return alone, read as lines"),
    "returns": ("行末多余的回车", "returns too many at the ends of lines"),
    # Of cells.
    "invisible_marks": ("去掉不可见字符", "invisible marks taken off"),
    "text_guard": ('去掉 ="…" 或单引号', '="…" or an apostrophe taken off'),
    "float_noise": ("金额按电子表格所显示的15位读取", "amounts read to the 15 digits that show"),
    "spare_noughts": ("去掉金额末尾多余的零", "spare noughts of amounts taken off"),
    "other_spelling": (
        "统一写法（全角、空格、千分位、日期格式等）",
        "spelled otherwise (full width, blanks, thousands, forms of a date)",
    ),
}
MARKS = r"\p{Cf}|_x000[9AaDd]_|[\r\n]"  # _x000D_ is how a workbook writes a return
_GUARD = r"^\s*=?[\"'‘’`]|[\"'‘’`]\s*$"
_DIGITS_THAT_SHOW = 15

_SIGNS: Mapping[str, Callable[[pl.Series], pl.Series]] = {
    "invisible_marks": lambda texts: texts.str.contains(MARKS),
    "text_guard": lambda texts: texts.str.contains(_GUARD),
}
_SIGNS_OF_MONEY: Mapping[str, Callable[[pl.Series], pl.Series]] = {
    "spare_noughts": lambda texts: texts.str.contains(r"\.\d\d0+\D*$"),
    "float_noise": lambda texts: texts.str.count_matches(r"\d") > _DIGITS_THAT_SHOW,
}


def taken_off(texts: pl.Series, field: Field) -> dict[str, int]:
    """Count, of cells that are right only once tidied, what was taken off each."""
    signs = dict(_SIGNS) | (dict(_SIGNS_OF_MONEY) if field.kind == "money" else {})
    found, rest = {}, texts
    for what, sign in signs.items():
        here = sign(rest)
        found[what] = int(here.sum())
        rest = rest.filter(~here)
    found["other_spelling"] = len(rest)
    return {what: cells for what, cells in found.items() if cells}


def taken_off_said(what: str, times: int, language: Language) -> str:
    """Say what was taken off, and how often."""
    zh, en = TAKEN_OFF[what]
    return f"{en}: {times:,}" if language == "en" else f"{zh}：{times:,} 处"
