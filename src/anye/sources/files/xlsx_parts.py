"""Is this workbook safe to open: its archive, its parts and its XML, before any reader sees it?"""

import errno
import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from anye.sources.refusals import FileRefusedError
from anye.sources.terms import MEGABYTE, Limits

_TYPES = "[Content_Types].xml"
_UNREADABLE = (NotImplementedError, EOFError, OSError, ValueError, KeyError)
_LOCAL_HEADER = 30  # bytes before an entry's name in the archive
_ENCRYPTED = 0x1
_XML = (".xml", ".rels", ".vml")
_PROGRAMS = re.compile(
    r"vbaproject|/macrosheets/|/dialogsheets/|/activex/|/embeddings/|/ctrlprops/"
)
_ELSEWHERE = re.compile(r"/externallinks/|/querytables/|connections\.xml$|/webextensions/")
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MACRO_CONTENT = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def opened_archive(path: Path, limits: Limits) -> zipfile.ZipFile:
    """Open the archive of a workbook whose directory keeps within the limits.

    Raises:
        FileRefusedError: if it does not, if entries overlap, or if any part is unsafe.
    """
    try:
        archive = zipfile.ZipFile(path)
        _refuse_others(archive)
        _refuse_directory(archive.infolist(), path.stat().st_size, limits)
        _refuse_names(archive.namelist())
        for name in archive.namelist():
            if name.lower().endswith(_XML):
                _refuse_xml(archive.read(name))
        if _MACRO_CONTENT.search(archive.read(_TYPES)):
            raise FileRefusedError("xlsx_macros")
    except (zipfile.BadZipFile, zlib.error, *_UNREADABLE) as wrong:
        if getattr(wrong, "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise FileRefusedError("xlsx_damaged") from None
    return archive


def _refuse_others(archive: zipfile.ZipFile) -> None:
    """Refuse what is an archive but no workbook."""
    names = archive.namelist()
    if "mimetype" in names and "content.xml" in names:
        raise FileRefusedError("open_document")
    if _TYPES not in names and not any(name.startswith("xl/") for name in names):
        raise FileRefusedError("archive")


def _refuse_directory(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    names = Counter(entry.filename.lower() for entry in entries)
    if (
        len(entries) > limits.xlsx_parts
        or unpacked > limits.xlsx_unpacked_megabytes * MEGABYTE
        or unpacked > limits.xlsx_ratio * size
    ):
        raise FileRefusedError(
            "xlsx_too_big_inside",
            parts=limits.xlsx_parts,
            limit=limits.xlsx_unpacked_megabytes,
            ratio=limits.xlsx_ratio,
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefusedError("old_or_encrypted_excel")
    if max(names.values(), default=0) > 1 or _overlap(entries):
        raise FileRefusedError("xlsx_damaged")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether two entries share bytes: ten kilobytes can unpack to gigabytes that way."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [
        entry.header_offset + _LOCAL_HEADER + len(entry.filename.encode()) + entry.compress_size
        for entry in ordered
    ]
    starts = [entry.header_offset for entry in ordered[1:]]
    return any(start < end for start, end in zip(starts, ends, strict=False))


def _refuse_names(names: list[str]) -> None:
    for name in names:
        if _PROGRAMS.search(f"/{name.lower()}"):
            raise FileRefusedError("xlsx_macros")
        if _ELSEWHERE.search(f"/{name.lower()}"):
            raise FileRefusedError("xlsx_external_links")


def _refuse_xml(content: bytes) -> None:
    if content.startswith(_WIDE):
        raise FileRefusedError("xlsx_damaged")  # no spreadsheet writes UTF-16; scanners miss it
    if _DECLARATION.search(content):
        raise FileRefusedError("xlsx_dtd")
