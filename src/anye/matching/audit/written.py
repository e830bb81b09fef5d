"""Where does what an audit found lie? Beside the match, in a folder of its own."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import narwhals as nw
import polars as pl

from anye.matching.audit.findings import BETWEEN, Finding
from anye.matching.audit.words import words_of
from anye.matching.whole import show_whole
from anye.tables.matching.audits import AUDIT_TABLES
from anye.tables.matching.matches import Match


def audit_table(found: Iterable[Finding]) -> pl.DataFrame:
    """Return the table of an audit, in the order in which things were looked at."""
    rows = [
        (one.check, *words_of(one.check), one.rows, one.offences, BETWEEN.join(one.first))
        for one in found
    ]
    return pl.DataFrame(rows, schema=list(AUDIT_TABLES["audit"].columns), orient="row")


def keep_audit(match: Match, tables: Mapping[str, pl.DataFrame]) -> Path:
    """Show the tables of an audit beside its match; return their folder."""

    def write(staged: Path) -> None:
        for name, table in tables.items():
            fitted = AUDIT_TABLES[name].cast(nw.from_native(table.lazy())).to_native()
            fitted.collect().write_parquet(staged / f"{name}.parquet", compression="zstd")

    show_whole(match.audit, write)
    return match.audit
