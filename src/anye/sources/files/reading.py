"""Which kind of file is this, by its content, and who reads it?"""

from enum import Enum
from pathlib import Path

from anye.sources.file_names import shown
from anye.sources.files import parquet_file
from anye.sources.files.blocks import FileRead
from anye.sources.files.csv_file import read_csv
from anye.sources.files.fingerprint import Fingerprint
from anye.sources.files.xlsx_file import read_xlsx
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import MEGABYTE, Limits
from anye.tables.contracts import Contract

_LOOKED_AT = 4096
_TABLE_OF_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
ZIP, PARQUET, OLE = b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0"
OTHERS = (
    b"\x1f\x8b",
    b"%PDF",
    b"\x89PNG",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ",
    b"PK\x05\x06",
)


def refuse_by_size(path: Path, limits: Limits) -> None:
    """Refuse a file that is not there, empty or too large, before anything of it is read.

    Raises:
        FileRefusedError: if it is.
    """
    if not path.is_file():
        why = "no_plain_file" if path.exists() else "not_found"
        raise FileRefusedError(why, file=shown(path.name))
    size, start = path.stat().st_size, _start(path)
    if size == 0:
        raise FileRefusedError("empty")
    largest = limits.xlsx_megabytes if start.startswith(ZIP) else limits.text_megabytes
    if size > largest * MEGABYTE:
        raise FileRefusedError("too_large", size=size // MEGABYTE, limit=largest)


def open_feed(path: Path, contract: Contract, limits: Limits, taken: Fingerprint) -> FileRead:
    """Open a file as a feed.

    Raises:
        FileRefusedError: if it is no such file.
    """
    kind = kind_of(path)
    if kind is FileKind.XLSX:
        return read_xlsx(path, contract, limits)
    if kind is FileKind.PARQUET:
        return parquet_file.opened_parquet(path, contract, limits)
    return read_csv(path, contract, taken)


class FileKind(Enum):
    """The kinds of file that are read."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def kind_of(path: Path) -> FileKind:
    """Return the kind of a file by how its content begins.

    Raises:
        FileRefusedError: if it is none that is read.
    """
    start = _start(path)
    if start.startswith(ZIP):
        return FileKind.XLSX
    if start.startswith(PARQUET):
        return FileKind.PARQUET
    if start.startswith(OLE):
        raise FileRefusedError("old_or_encrypted_excel")
    if start.startswith(OTHERS):
        raise FileRefusedError("not_a_feed")
    _refuse_markup(start)
    return FileKind.CSV


def _refuse_markup(start: bytes) -> None:
    """Refuse a web page or a table of 2003, which exporters name .xls."""
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<?xml") and _TABLE_OF_2003 in text:
        raise FileRefusedError("xml_table")
    if text.startswith((b"<", b"mime-version:")):
        raise FileRefusedError("web_page")


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LOOKED_AT)
