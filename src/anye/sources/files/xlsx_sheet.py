"""What does a sheet hold, by its XML: rows with values, formulas, merged and hidden cells?

Read apart from the spreadsheet reader, so that the rows of the one are held against the rows of
the other: readers believe a wrong ``<dimension>``, or let the second of two equal rows win.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.sax import SAXParseException, handler, xmlreader

import defusedxml.ElementTree
import defusedxml.sax

from anye.sources.refusals import FileRefusedError

WORKBOOK = "xl/workbook.xml"
WIDEST = 200  # columns; a stray cell in column XFD would make every row sixteen thousand wide
_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_TRUE = ("1", "true")


@dataclass(slots=True)
class Sheet:
    """What a sheet's XML says."""

    name: str
    hidden: bool
    rows: list[int] = field(default_factory=list)  # that hold a value
    formulas: set[tuple[int, int]] = field(default_factory=set)  # row and column, from 1
    errors: set[tuple[int, int]] = field(default_factory=set)  # #N/A and the like
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)  # of those that hold a value
    hidden_columns: list[int] = field(default_factory=list)
    width: int = 0


def worksheets(archive: zipfile.ZipFile) -> list[Sheet]:
    """Return what every worksheet holds, in the workbook's order.

    Raises:
        FileRefusedError: if the workbook's XML is not in order.
    """
    try:
        found = defusedxml.ElementTree.fromstring(archive.read(WORKBOOK), forbid_dtd=True)
        targets = _targets(archive)
        named = [node for node in found.iter() if _local(node.tag) == "sheet"]
        return [
            _sheet(archive, node.attrib, targets)
            for node in named
            if _relation(node.attrib) in targets
        ]
    except (KeyError, ValueError, SyntaxError, SAXParseException) as wrong:
        raise FileRefusedError("xlsx_damaged") from wrong


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = archive.read("xl/_rels/workbook.xml.rels")
    found = defusedxml.ElementTree.fromstring(relations, forbid_dtd=True)
    return {
        node.attrib["Id"]: node.attrib["Target"]
        for node in found
        if node.attrib.get("Type", "").endswith("/worksheet")
    }


def _relation(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith("}id")), "")


def _sheet(archive: zipfile.ZipFile, attributes: dict[str, str], targets: dict[str, str]) -> Sheet:
    target = targets[_relation(attributes)]
    path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    sheet = Sheet(attributes["name"], attributes.get("state", "visible") != "visible")
    with archive.open(path) as content:
        defusedxml.sax.parse(content, _SheetHandler(sheet), forbid_dtd=True)
    sheet.hidden_columns = [column for column in sheet.hidden_columns if column <= sheet.width]
    return sheet


class _SheetHandler(handler.ContentHandler):
    """Walks a sheet; refuses rows or cells that are not in order, for one would hide another."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.row = self.column = 0
        self.row_is_hidden = self.rows_start_hidden = self.row_has_value = False
        self.starts = {
            "row": self.start_row,
            "c": self.start_cell,
            "v": self.see_value,
            "is": self.see_value,
            "f": self.see_formula,
            "col": self.see_columns,
            "mergeCell": self.see_merged,
            "sheetFormatPr": self.see_defaults,
        }

    def startElement(self, name: str, attrs: xmlreader.AttributesImpl) -> None:  # noqa: N802 (SAX names it)
        start = self.starts.get(name.rpartition(":")[2])
        if start:
            start(attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 (SAX names it)
        if name.rpartition(":")[2] == "row" and self.row_has_value:
            self.sheet.rows.append(self.row)
            if self.row_is_hidden:
                self.sheet.hidden_rows.append(self.row)

    def start_row(self, attrs: xmlreader.AttributesImpl) -> None:
        row = int(attrs.get("r", str(self.row + 1)))
        if row <= self.row:
            raise FileRefusedError("xlsx_damaged")
        self.row, self.column, self.row_has_value = row, 0, False
        hidden = attrs.get("hidden", "1" if self.rows_start_hidden else "0")
        self.row_is_hidden = hidden in _TRUE or attrs.get("ht") == "0"

    def start_cell(self, attrs: xmlreader.AttributesImpl) -> None:
        row, column = self.row, self.column + 1
        if "r" in attrs:
            row, column = _place(attrs["r"])
        if row != self.row or column <= self.column:
            raise FileRefusedError("xlsx_damaged")
        self.column = column
        if attrs.get("t") == "e":
            self.sheet.errors.add((row, column))

    def see_value(self, _: xmlreader.AttributesImpl) -> None:
        self.row_has_value = True
        self.sheet.width = max(self.sheet.width, self.column)

    def see_formula(self, attrs: xmlreader.AttributesImpl) -> None:
        self.see_value(attrs)
        self.sheet.formulas.add((self.row, self.column))

    def see_columns(self, attrs: xmlreader.AttributesImpl) -> None:
        if attrs.get("hidden") in _TRUE or attrs.get("width") == "0":
            last = min(int(attrs["max"]), WIDEST)
            self.sheet.hidden_columns += range(int(attrs["min"]), last + 1)

    def see_merged(self, attrs: xmlreader.AttributesImpl) -> None:
        self.sheet.merged.append(attrs["ref"])

    def see_defaults(self, attrs: xmlreader.AttributesImpl) -> None:
        self.rows_start_hidden = attrs.get("zeroHeight") in _TRUE


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.match(reference)
    if not found:
        raise FileRefusedError("xlsx_damaged")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def column_letters(column: int) -> str:
    """Return a column's letters, AB for 28."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
