"""What do the files of a folder hold, one declared table each?

A table is a Parquet or a CSV file of its name, headed in English or Chinese. Each row keeps its
file and line until all checks are done.
"""

from collections.abc import Collection, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polars as pl

from anye.matching.profiles.faults import Fault, ProfilesRefusedError
from anye.matching.profiles.typed import Lines, empty, typed_table
from anye.tables.damage import FileDamagedError
from anye.tables.engines import parquet
from anye.tables.shape import Shape

SUFFIXES = (".parquet", ".csv")


class Files(NamedTuple):
    """The tables that could be read, the hash of each file, and what is wrong so far."""

    tables: dict[str, pl.DataFrame]  # with ``line`` and ``file``
    hashes: dict[str, str]
    faults: list[Fault]


def files_of(
    folder: Path,
    shapes: Mapping[str, Shape],
    may_be_absent: Collection[str],
    others: Collection[str] = (),
) -> Files:
    """Return the tables of a folder, unchecked; other tables that may lie there are not read.

    Raises:
        ProfilesRefusedError: if there is no such folder.
    """
    if not folder.is_dir():
        raise ProfilesRefusedError([Fault("no_folder", folder.name)])
    faults = [
        Fault("unread_file", path.name)
        for path in sorted(folder.iterdir())
        if path.suffix in SUFFIXES and path.stem not in {*shapes, *others}
    ]
    found = Files({}, {}, faults)
    for name, shape in shapes.items():
        path = _file(folder, name, may_be_absent, faults)
        if path:
            found.hashes[path.name] = sha256(path.read_bytes()).hexdigest()
            table = _table(path, shape, faults)
            if table is not None:
                found.tables[name] = table
        elif name in may_be_absent:
            found.tables[name] = empty(shape)
    return found


def without_lines(table: pl.DataFrame) -> pl.DataFrame:
    """Return a table as it is declared."""
    return table.drop("line", "file")


def _file(
    folder: Path, name: str, may_be_absent: Collection[str], faults: list[Fault]
) -> Path | None:
    found = [path for suffix in SUFFIXES if (path := folder / f"{name}{suffix}").is_file()]
    if len(found) > 1:
        faults.append(Fault("two_files", name))
    if not found and name not in may_be_absent:
        faults.append(Fault("absent", name))
    return found[0] if found else None


def _table(path: Path, shape: Shape, faults: list[Fault]) -> pl.DataFrame | None:
    try:
        raw = parquet.read(path) if path.suffix == ".parquet" else _csv(path)
    except (pl.exceptions.PolarsError, FileDamagedError, UnicodeDecodeError):
        faults.append(Fault("damaged", path.name))
        return None
    found, wrong = typed_table(raw, shape, Lines(path.name, 2 if path.suffix == ".csv" else 1))
    faults += wrong
    return found


def _csv(path: Path) -> pl.DataFrame:
    text = path.read_bytes().decode("utf-8-sig")
    if not text.strip():
        return pl.DataFrame()
    return pl.read_csv(BytesIO(text.encode()), infer_schema=False)
