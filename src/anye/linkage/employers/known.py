"""Which employers are there: those of the register, and those that only other feeds name.

An employer is the organisation identifier inside its credit code. Whoever pays insurance or
wages without being in the register is an employer too: it is kept, marked, and listed.
"""

import narwhals as nw

from anye.tables.engines.engine import Feeds, Table
from anye.tables.feeds.accepted import EMPLOYERS
from anye.tables.links.linked import KNOWN_EMPLOYERS
from anye.tables.shape import DTYPES, DType

BLANKS: dict[DType, int | str | bool] = {
    "int8": 0,
    "int32": 0,
    "int64": 0,
    "text": "",
    "bool": False,
}
NAMED_ONCE = (  # the feeds, besides the monthly ones, that name employers
    ("labour_contracts", "employer_id"),
    ("dispatch_agreements", "agency_id"),
    ("dispatch_agreements", "host_id"),
    ("declarations", "employer_id"),
)


def known_employers(feeds: Feeds, in_months: Table) -> Table:
    """Return every employer any feed names.

    Args:
        feeds: the register and the feeds that are not cut into months.
        in_months: the employers of the monthly feeds, with the column ``employer_id``. Those
            feeds hold tens of millions of rows and are read once, by the month's assessment.
    """
    registered = feeds.current("employers")
    strangers = _named(feeds, in_months).join(registered, on="employer_id", how="anti")
    blanks = {
        name: _blank(column.dtype)
        for name, column in EMPLOYERS.columns.items()
        if name not in {"employer_id", "source_row"}
    }
    return KNOWN_EMPLOYERS.cast(
        nw.concat(
            [
                registered.select(*EMPLOYERS.columns, is_registered=nw.lit(value=True)),
                strangers.with_columns(**blanks, is_registered=nw.lit(value=False)).select(
                    *KNOWN_EMPLOYERS.columns
                ),
            ]
        )
    )


def _named(feeds: Feeds, in_months: Table) -> Table:
    once = [
        feeds.current(feed).select("source_row", employer_id=nw.col(column))
        for feed, column in NAMED_ONCE
    ]
    monthly = in_months.select(nw.lit(0, nw.Int64).alias("source_row"), "employer_id")
    return (
        nw.concat([*once, monthly])
        .group_by("employer_id")
        .agg(source_row=nw.col("source_row").max())
    )


def _blank(dtype: DType) -> nw.Expr:
    return nw.lit(BLANKS.get(dtype), DTYPES[dtype])
