"""What do the files of a folder say of both sides, and can it be relied on?

One file a table, Parquet or CSV, headed in English or Chinese. All that is wrong in all files is
found before anything is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import polars as pl

from anye.matching.profiles.checks import checked
from anye.matching.profiles.faults import Fault, ProfilesRefusedError
from anye.matching.profiles.typed import Lines, empty, typed
from anye.tables.profiles import MAY_BE_ABSENT, PROFILE_TABLES
from anye.tables.shape import Shape

SUFFIXES = (".parquet", ".csv")


@dataclass(frozen=True, slots=True)
class Profiles:
    """The tables of both sides, what to look at in them, and the hash of each file."""

    tables: Mapping[str, pl.DataFrame]
    warnings: tuple[Fault, ...]
    files: Mapping[str, str]


def read(folder: Path) -> Profiles:
    """Return the tables of a folder, checked.

    Raises:
        ProfilesRefusedError: if anything is wrong that a match cannot do without.
    """
    if not folder.is_dir():
        raise ProfilesRefusedError([Fault("no_folder", folder.name)])
    faults = [
        Fault("unread_file", path.name)
        for path in sorted(folder.iterdir())
        if path.suffix in SUFFIXES and path.stem not in PROFILE_TABLES
    ]
    tables, hashes = {}, {}
    for name, shape in PROFILE_TABLES.items():
        path = _file(folder, name, faults)
        if path:
            hashes[path.name] = sha256(path.read_bytes()).hexdigest()
            found = _table(path, shape, faults)
            if found is not None:
                tables[name] = found
        elif name in MAY_BE_ABSENT:
            tables[name] = empty(shape)
    faults += checked(tables)
    if any(not fault.is_warning for fault in faults):
        raise ProfilesRefusedError(faults)
    whole = {name: _without_lines(table) for name, table in tables.items()}
    return Profiles(whole, tuple(faults), hashes)


def _file(folder: Path, name: str, faults: list[Fault]) -> Path | None:
    found = [path for suffix in SUFFIXES if (path := folder / f"{name}{suffix}").is_file()]
    if len(found) > 1:
        faults.append(Fault("two_files", name))
    if not found and name not in MAY_BE_ABSENT:
        faults.append(Fault("absent", name))
    return found[0] if found else None


def _table(path: Path, shape: Shape, faults: list[Fault]) -> pl.DataFrame | None:
    try:
        raw = _parquet(path) if path.suffix == ".parquet" else _csv(path)
    except (pl.exceptions.PolarsError, UnicodeDecodeError):
        faults.append(Fault("damaged", path.name))
        return None
    found, wrong = typed(raw, shape, Lines(path.name, 2 if path.suffix == ".csv" else 1))
    faults += wrong
    return found


def _parquet(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path)


def _csv(path: Path) -> pl.DataFrame:
    text = path.read_bytes().decode("utf-8-sig")
    if not text.strip():
        return pl.DataFrame()
    return pl.read_csv(BytesIO(text.encode()), infer_schema=False)


def _without_lines(table: pl.DataFrame) -> pl.DataFrame:
    return table.drop("line", "file")
