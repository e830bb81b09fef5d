"""Which feed is a file of: as its name says, else as its headings say?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from anye.kernel.language import Language
from anye.sources.file_names import shown
from anye.sources.files import parquet_file
from anye.sources.files.csv_head import read_head
from anye.sources.files.fingerprint import fingerprint
from anye.sources.files.headings import fields_of, heading_row
from anye.sources.files.reading import FileKind, kind_of, refuse_by_size
from anye.sources.files.remarks import Remark
from anye.sources.files.xlsx_file import first_rows
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Limits
from anye.tables.contracts import CONTRACTS, Contract

_OF_HEADINGS = ("headings", "no_headings")
HeadingsFor = Callable[[Contract], Sequence[str]]


def feed_of(path: Path, limits: Limits | None = None) -> Contract:
    """Return the contract of a file nobody has named.

    Raises:
        FileRefusedError: if neither its name nor its headings nor its folder's name says it, or
            it cannot be read at all.
    """
    if named := feed_named(path.name):
        return named
    fitting = feeds_by_headings(path, limits or Limits())
    if len(fitting) == 1:
        return fitting[0]
    if named := feed_named(path.parent.name):  # it lacks headings, and is told which
        return named
    raise FileRefusedError("feed_unknown")


def feed_named(name: str) -> Contract | None:
    """Return the feed with whose name a name begins."""
    beginnings = (
        contract
        for contract in CONTRACTS.values()
        if shown(name).startswith((contract.name, contract.zh))
    )
    return next(beginnings, None)


def named_otherwise(name: str, contract: Contract) -> tuple[Remark, ...]:
    """Return what is told of a file that was read as another feed than its name begins with."""
    named = feed_named(name)
    if named is None or named is contract:
        return ()
    return (Remark("named_otherwise", {"named": _called(named), "found": _called(contract)}),)


@contextmanager
def read_as(path: Path, contract: Contract) -> Iterator[None]:
    """Say of a file whose headings are refused of which feed it is, if just those of another.

    Raises:
        FileRefusedError: what the reading raises, or that it is another feed.
    """
    try:
        yield
    except FileRefusedError as why:
        if why.refusal in _OF_HEADINGS:
            _refuse_other_feed(path, contract, Limits())
        raise


def _refuse_other_feed(path: Path, contract: Contract, limits: Limits) -> None:
    for found in feeds_by_headings(path, limits):
        if found is not contract:
            why = "other_feed" if feed_named(path.name) is contract else "other_feed_asked"
            raise FileRefusedError(why, named=_called(contract), found=_called(found))


def _called(contract: Contract) -> dict[Language, str]:
    return {"zh": contract.zh, "en": contract.name}


def feeds_by_headings(path: Path, limits: Limits) -> list[Contract]:
    """Return the feeds all whose headings a file has; it may have others besides.

    Raises:
        FileRefusedError: if its headings cannot be read.
    """
    refuse_by_size(path, limits)
    headings = _headings(path, limits)
    return [contract for contract in CONTRACTS.values() if _has_all(headings(contract), contract)]


def _headings(path: Path, limits: Limits) -> HeadingsFor:
    kind = kind_of(path)
    if kind is FileKind.XLSX:
        rows = first_rows(path, limits)
        return lambda contract: rows[heading_row(rows, contract)]
    if kind is FileKind.PARQUET:
        names = parquet_file.column_names(path, limits)
        return lambda _: names
    taken = fingerprint(path)
    return lambda contract: read_head(path, contract, taken).headings


def _has_all(headings: Sequence[str], contract: Contract) -> bool:
    try:
        fields_of(headings, contract)
    except FileRefusedError as refused:
        return not refused.details["missing"]
    return True
