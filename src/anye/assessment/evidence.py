"""What the feeds say of certificate holders in some months, before any rule of law is applied.

Only holders' rows are kept, so a whole year of them is small. Days are read so: whatever was in
force on any day of a month was in force in that month.
"""

from collections.abc import Sequence

import narwhals as nw

from anye.codes.lists import DispatchFound, DispatchSide, EmploymentForm, OldRetirementAge
from anye.kernel.months import MONTHS_OF_YEAR, OPEN_ENDED
from anye.tables.engines.engine import Feeds, Table

KEY = ("month", "person_id", "employer_id")
FOUND: dict[str, nw.dtypes.DType] = {
    "insured_form": nw.Int8(),
    "insurance_status": nw.Int8(),
    "insurance_row": nw.Int64(),
    "wage": nw.Int64(),
    "wage_row": nw.Int64(),
    "established": nw.Int8(),
    "contract_months": nw.Int32(),
    "contract_row": nw.Int64(),
    "retires_at_fifty": nw.Int8(),
    "dispatch_side": nw.Int8(),
    "host_id": nw.Int64(),
    "dispatch_row": nw.Int64(),
    "other_dispatch_row": nw.Int64(),
}


def evidence_of(feeds: Feeds, holders: Table, calendar: Table, months: Sequence[int]) -> Table:
    """Return one row per month, holder and employer with any evidence; nought says none."""
    contracts = feeds.current("labour_contracts").join(holders, on="person_id", how="semi")
    agreements = feeds.current("dispatch_agreements").join(holders, on="person_id", how="semi")
    parts = [
        _insured(feeds.of_months("insured_months", months), holders),
        _paid(feeds.of_months("wage_months", months), holders),
        _contracts(contracts, calendar),
        _dispatches(agreements, calendar),
    ]
    together = nw.concat([_filled(part) for part in parts])
    found = together.group_by(*KEY).agg(*(nw.col(name).max() for name in FOUND))
    return feeds.engine.hold("evidence", found)


def certificates_of(feeds: Feeds, feed: str, persons: Table, calendar: Table) -> Table:
    """Return by person and month the certificate of the last day on which one is in force.

    Of several, ``other_row`` is one more that was in force in the month.
    """
    rows = feeds.current(feed)
    until = nw.col("cancelled_on").dt.offset_by("-1d").cast(nw.Date)
    if "expires_on" in rows.collect_schema().names():
        until = _earlier(until, nw.col("expires_on"))
    held = (
        rows.join(persons, on="person_id", how="semi")
        .select("person_id", "level", "source_row", starts_on="issued_on", until=until)
        .filter(nw.col("until").is_null() | (nw.col("until") >= nw.col("starts_on")))
    )
    in_months = _in_force(held, calendar).with_columns(
        last_in_month=_earlier(nw.col("until"), nw.col("last_day"))
    )
    order = ("last_in_month", "starts_on", "source_row")
    latest = in_months.unique(["month", "person_id"], keep="last", order_by=order)
    both = in_months.select("month", "person_id", other_row="source_row").join(
        latest.select("month", "person_id", "source_row"), on=["month", "person_id"]
    )
    others = both.filter(nw.col("other_row") != nw.col("source_row"))
    other = others.group_by("month", "person_id").agg(nw.col("other_row").max())
    return latest.select("month", "person_id", "level", "source_row").join(
        other, on=["month", "person_id"], how="left"
    )


def ended_employers(feeds: Feeds) -> Table:
    """Return the employers that have ended, with the first day after."""
    gone = feeds.current("employers").filter(~nw.col("closed_on").is_null())
    return gone.select("employer_id", "closed_on")


def _filled(part: Table) -> Table:
    has = frozenset(part.collect_schema().names())
    return part.select(
        *KEY,
        *(
            (nw.col(name) if name in has else nw.lit(0)).cast(dtype).alias(name)
            for name, dtype in FOUND.items()
        ),
    )


def _insured(rows: Table, holders: Table) -> Table:
    return rows.join(holders, on="person_id", how="semi").select(
        *KEY, insured_form="form", insurance_status="status", insurance_row="source_row"
    )


def _paid(rows: Table, holders: Table) -> Table:
    """Return the wages, a month's parts added up; the last of them stands for all."""
    paid = rows.join(holders, on="person_id", how="semi")
    return paid.group_by(*KEY).agg(wage=nw.col("wage").sum(), wage_row=nw.col("source_row").max())


def _contracts(rows: Table, calendar: Table) -> Table:
    after = nw.col("ends_on").dt.offset_by("1d").cast(nw.Date)
    start = nw.col("starts_on")
    agreed = (
        (after.dt.year() - start.dt.year()).cast(nw.Int32) * MONTHS_OF_YEAR
        + (after.dt.month() - start.dt.month()).cast(nw.Int32)
        - (after.dt.day() < start.dt.day()).cast(nw.Int32)
    )
    found = rows.select(
        "person_id",
        "employer_id",
        "starts_on",
        contract_row="source_row",
        contract_months=agreed.fill_null(OPEN_ENDED),
        established=(nw.col("form") == EmploymentForm.ESTABLISHED_POST).cast(nw.Int8),
        retires_at_fifty=(nw.col("old_retirement_age") == OldRetirementAge.FIFTY).cast(nw.Int8),
        until=nw.coalesce("ended_on", "ends_on"),
    )
    order = ("established", "contract_months", "contract_row")
    return _in_force(found, calendar).unique([*KEY], keep="last", order_by=order)


def _dispatches(rows: Table, calendar: Table) -> Table:
    host = nw.when(nw.col("counts_for") == DispatchSide.HOST).then(nw.col("host_id"))
    found = rows.select(
        "person_id",
        "counts_for",
        "starts_on",
        "source_row",
        employer_id="agency_id",
        until="ends_on",
        host=host,
    )
    sides = (
        _in_force(found, calendar)
        .group_by(*KEY)
        .agg(
            lowest=nw.col("counts_for").min(),
            highest=nw.col("counts_for").max(),
            host_id=nw.col("host").min(),
            other_host=nw.col("host").max(),
            dispatch_row=nw.col("source_row").max(),
            other_row=nw.col("source_row").min(),
        )
    )
    side = nw.col("highest")
    for code, where in {
        int(DispatchFound.TWO_HOSTS): nw.col("host_id") != nw.col("other_host"),
        int(DispatchFound.BOTH_SIDES): nw.col("lowest") != nw.col("highest"),
    }.items():
        side = nw.when(where).then(nw.lit(code, nw.Int8)).otherwise(side)
    other = nw.when(nw.col("other_row") < nw.col("dispatch_row")).then(nw.col("other_row"))
    return sides.select(
        *KEY,
        "dispatch_row",
        dispatch_side=side,
        other_dispatch_row=other.otherwise(nw.lit(0, nw.Int64)),
        host_id=nw.col("host_id").fill_null(0),
    )


def _in_force(table: Table, calendar: Table) -> Table:
    """Repeat each row in every month of which it was in force on any day."""
    days = calendar.select("month", "first_day", "last_day")
    until = nw.col("until")
    return table.join(days, how="cross").filter(
        (nw.col("starts_on") <= nw.col("last_day"))
        & (until.is_null() | (until >= nw.col("first_day")))
    )


def _earlier(day: nw.Expr, other: nw.Expr) -> nw.Expr:
    """Return the earlier of two days; an empty one is no limit."""
    return nw.when(day <= other).then(day).otherwise(nw.coalesce(other, day))
