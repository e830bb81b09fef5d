"""How does a sheet of the template's layout look: in the template and in the reject workbook?

Every cell is written as a string by name, so nothing that came in a feed can become a formula.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from anye.tables.contracts import Field, KindOfCell

WIDTHS: dict[KindOfCell, int] = {
    "resident_id": 22,
    "credit_code": 22,
    "certificate_number": 26,
    "name": 16,
    "text": 20,
    "day": 13,
    "township": 16,
}
WIDTH = 12
LAST_ROW = 1_048_575
HEADING = {"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "top"}
TEXT = {"num_format": "@"}
EXPLAINED = {"text_wrap": True, "valign": "top"}


@contextmanager
def new_workbook(path: Path) -> Iterator[xlsxwriter.Workbook]:
    """Give an empty workbook that turns no text into a formula, number or link.

    Raises:
        OSError: if it cannot be written.
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "constant_memory": True,
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            yield book
    except FileCreateError as failed:
        why = failed.args[0] if failed.args and isinstance(failed.args[0], OSError) else failed
        raise OSError(getattr(why, "errno", None), str(why), str(path)) from failed


def set_columns(sheet: Worksheet, fields: Sequence[Field], text: Format) -> None:
    """Make the columns of the fields wide enough, and text, so that Excel destroys no number."""
    for column, field in enumerate(fields):
        sheet.set_column(column, column, WIDTHS.get(field.kind, WIDTH), text)
    sheet.freeze_panes(1, 0)


def write_headings(sheet: Worksheet, headings: Sequence[str], heading: Format) -> None:
    """Write the first row."""
    for column, text in enumerate(headings):
        sheet.write_string(0, column, text, heading)
