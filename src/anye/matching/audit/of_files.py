"""Are the files whole, those they say they are, and as they were written?"""

from collections.abc import Iterator
from io import BytesIO

import narwhals as nw

from anye.kernel.versions import named_by
from anye.matching.audit.case import Audited
from anye.matching.audit.findings import Finding, of_names
from anye.tables.matching.proposals import MATCH_TABLES
from anye.tables.shape import NotThisShapeError

NAMED_BY = ("files", "method", "config")


def of_files(case: Audited) -> Iterator[Finding]:
    """Give what is found of the files of a match."""
    said = case.match.manifest
    name = named_by({part: said[part] for part in NAMED_BY})
    is_named = name == said["run_id"] == case.match.folder.name
    yield of_names("name", 1, [] if is_named else [said["run_id"]])
    files = {**said["files"], **case.profiles.files}
    changed = [file for file in files if said["files"].get(file) != case.profiles.files.get(file)]
    yield of_names("profiles", len(files), changed)
    strange = list(_not_of_shape(case))
    yield of_names("shapes", len(MATCH_TABLES), strange)
    if strange:
        return
    yield of_names("bytes", len(MATCH_TABLES), _not_as_written(case))
    wrong = [name for name in MATCH_TABLES if case.tables[name].height != said["rows"].get(name)]
    yield of_names("rows", len(MATCH_TABLES), wrong)


def _not_of_shape(case: Audited) -> Iterator[str]:
    for name, shape in MATCH_TABLES.items():
        table = case.tables[name]
        try:
            shape.fit(nw.from_native(table.lazy()))
        except NotThisShapeError:
            yield name
            continue
        is_whole = not sum(table.null_count().row(0)) and list(shape.columns) == table.columns
        if not is_whole or table.select(shape.key).is_duplicated().any():
            yield name


def _not_as_written(case: Audited) -> Iterator[str]:
    """Give the tables that, sorted by their key and written again, are other bytes."""
    for name, shape in MATCH_TABLES.items():
        again = BytesIO()
        case.tables[name].sort(shape.key).write_parquet(again, compression="zstd")
        if again.getvalue() != case.match.file(name).read_bytes():
            yield name
