"""What does a store know of how each department delivered: what came when, what was sent back?

Only what is needed to count rows and to find them again is read of a rejected row: the month,
the employer and the township where they can be read, and whom the row was to be about.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from anye.codes import credit_code
from anye.kernel.months import MONTHS_OF_YEAR
from anye.sources.kinds.days import FIRST_MONTH, respelled_month
from anye.sources.reasons import ROW_REASONS
from anye.sources.rows.typed import LINE, REASONS
from anye.sources.store.held import REJECTED, Manifest, folder, loads, splitting_column
from anye.tables.contracts import CONTRACTS
from anye.tables.engines import parquet
from anye.tables.feeds.accepted import FEED_TABLES, LINES_OF_A_LOAD
from anye.tables.quality.measured import DELIVERIES, NO_MONTH, REJECTED_ROWS

CODES = ("credit_code", "agency_code")  # the field that says whose row it is
TOWNSHIP, MONTH = "township", "month"


def deliveries(store: Path, names: Mapping[str, Iterable[str]]) -> pl.DataFrame:
    """Return a row for each of the named loads and each month in it."""
    rows = [
        (
            feed,
            load.number,
            load.load_id,
            load.file,
            int(part) if splitting_column(feed) else NO_MONTH,
            load.arrived_on,
            found,
        )
        for feed in FEED_TABLES
        for load in _named(store, feed, names)
        for part, found in sorted(load.parts.items())
    ]
    types = (pl.String, pl.Int64, pl.String, pl.String, pl.Int32, pl.Date, pl.Int64)
    return pl.DataFrame(
        rows, schema=dict(zip(DELIVERIES.columns, types, strict=True)), orient="row"
    )


def write_rejected_rows(store: Path, names: Mapping[str, Iterable[str]], into: Path) -> list[Path]:
    """Write every fault of every rejected row of the named loads; return the files."""
    written = []
    for feed in FEED_TABLES:
        for load in _named(store, feed, names):
            if load.rejected:
                file = into / f"{feed}-{load.load_id}.parquet"
                _faults(store, feed, load).write_parquet(file)
                written.append(file)
    return written


def reason_words() -> dict[str, tuple[str, str]]:
    """Return in Chinese, by code, what is wrong and how it is put right."""
    return {reason.code: (reason.zh, reason.fix_zh) for reason in ROW_REASONS}


def _named(store: Path, feed: str, names: Mapping[str, Iterable[str]]) -> list[Manifest]:
    wanted = set(names.get(feed, ()))
    return [load for load in loads(store, feed) if load.load_id in wanted]


def _faults(store: Path, feed: str, load: Manifest) -> pl.DataFrame:
    rejected = parquet.read(folder(store, feed, load.load_id) / REJECTED)
    has = [field.name for field in CONTRACTS[feed].fields]
    code = next((name for name in CODES if name in has), "")
    told = rejected.select(
        pl.lit(feed).alias("feed"),
        source_row=pl.col(LINE) + load.number * LINES_OF_A_LOAD,
        told=pl.col(REASONS).str.split(";"),
        month=_month(rejected, load) if splitting_column(feed) else pl.lit(NO_MONTH, pl.Int32),
        employer_id=pl.lit(0, pl.Int64),
        township=_number(TOWNSHIP) if TOWNSHIP in has else pl.lit(0, pl.Int32),
        given_id=_text("resident_id", has),
        given_name=_text("name", has),
        given_code=_text(code, has),
    )
    employers = credit_code.employer_ids(told["given_code"].str.to_uppercase())
    told = told.with_columns(employer_id=pl.Series(employers, dtype=pl.Int64))
    parts = pl.col("told").str.split_exact(":", 1)
    return (
        told.explode("told")
        .with_columns(field=parts.struct.field("field_0"), reason=parts.struct.field("field_1"))
        .select(*REJECTED_ROWS.columns)
        .unique(REJECTED_ROWS.key, maintain_order=True)
    )


def _month(rejected: pl.DataFrame, load: Manifest) -> pl.Expr:
    """Read the row's month as written; where it has none, a file of one month says it."""
    of_file = int(next(iter(load.parts))) if len(load.parts) == 1 else NO_MONTH
    written = respelled_month(rejected[MONTH].fill_null("")).cast(pl.Int32, strict=False)
    is_month = (written % 100).is_between(1, MONTHS_OF_YEAR) & (written >= FIRST_MONTH)
    return pl.when(pl.lit(is_month)).then(pl.lit(written)).otherwise(of_file)


def _number(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Int32, strict=False).fill_null(0)


def _text(name: str, has: list[str]) -> pl.Expr:
    return pl.col(name).fill_null("") if name in has else pl.lit("")
