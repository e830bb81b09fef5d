"""What the feeds say of certificate holders in a month, before any rule of law is applied.

Contracts, certificates and agreements are cut to the holders and the year once; each month then
reads these small tables and two parts of the monthly feeds. Days are read so: whatever was in
force on any day of a month was in force in that month.
"""

from dataclasses import dataclass

import narwhals as nw

from anye.codes.lists import DispatchSide, EmploymentForm
from anye.kernel.months import MONTHS_OF_YEAR, first_day, last_day, months_of
from anye.tables.engine import Feeds, Table

OPEN_ENDED = 9999  # months of a contract without an agreed end
CONTRADICTORY = 3  # dispatch_side where agreements say both sides, or two hosts
PAIR = ("person_id", "employer_id")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A year's small tables: who holds what, who agreed on what, and since when."""

    holders: Table
    disability: Table
    military: Table
    contracts: Table
    dispatches: Table


def evidence_of(feeds: Feeds, persons: Table, year: int) -> Evidence:
    """Cut the feeds that are not monthly to certificate holders and one year."""
    hold, year_of = feeds.engine.hold, months_of(year)
    holders = hold("holders", persons.select("person_id", "is_male", "born_on"))

    def cut(feed: str, table: Table) -> Table:
        in_year = _in_force(table, year_of[0], year_of[-1])
        return hold(feed, in_year.join(holders, on="person_id", how="semi"))

    certificates = feeds.current("disability_certificates")
    soldiers = feeds.current("military_certificates")
    agreements = feeds.current("dispatch_agreements")
    return Evidence(
        holders=holders,
        disability=cut("disability", _certificates(certificates, expires=True)),
        military=cut("military", _certificates(soldiers, expires=False)),
        contracts=cut("contracts", _contracts(feeds.current("labour_contracts"))),
        dispatches=cut("dispatches", agreements.rename({"agency_id": "employer_id"})),
    )


def of_month(feeds: Feeds, evidence: Evidence, month: int) -> Table:
    """Return one row per holder and employer with any evidence in the month; nought: none."""
    parts = [
        _monthly(feeds, evidence, "insured_months", month, {"status": "insurance_status"}),
        _monthly(feeds, evidence, "wage_months", month, {"wage": "wage"}),
        _contracts_of(evidence, month),
        _dispatches_of(evidence, month),
    ]
    together = nw.concat([_filled(part) for part in parts])
    return together.group_by(*PAIR).agg(*(nw.col(name).max() for name in FOUND))


def levels_of(evidence: Evidence, month: int) -> Table:
    """Return each holder's levels on the last day of the month on which one is in force."""
    disability = _latest(evidence.disability, month).select(
        "person_id", disability_level="level", certificate_row="source_row"
    )
    military = _latest(evidence.military, month).select(
        "person_id", military_level="level", military_row="source_row"
    )
    return (
        evidence.holders.join(disability, on="person_id", how="left")
        .join(military, on="person_id", how="left")
        .select(
            "person_id",
            "is_male",
            age_months=_age_months(month),
            disability_level=nw.col("disability_level").fill_null(0),
            military_level=nw.col("military_level").fill_null(0),
            certificate_row=nw.coalesce("certificate_row", "military_row", nw.lit(0, nw.Int64)),
        )
    )


FOUND: dict[str, nw.dtypes.DType] = {
    "form": nw.Int8(),
    "insurance_status": nw.Int8(),
    "insurance_row": nw.Int64(),
    "wage": nw.Int64(),
    "wage_row": nw.Int64(),
    "established": nw.Int8(),
    "contract_months": nw.Int32(),
    "contract_row": nw.Int64(),
    "dispatch_side": nw.Int8(),
    "host_id": nw.Int64(),
    "dispatch_row": nw.Int64(),
}
ROW_OF = {"insured_months": "insurance_row", "wage_months": "wage_row"}


def _filled(part: Table) -> Table:
    has = frozenset(part.collect_schema().names())
    return part.select(
        *PAIR,
        *(
            (nw.col(name) if name in has else nw.lit(0)).cast(dtype).alias(name)
            for name, dtype in FOUND.items()
        ),
    )


def _monthly(
    feeds: Feeds, evidence: Evidence, feed: str, month: int, figures: dict[str, str]
) -> Table:
    rows = feeds.current(feed, str(month)).join(evidence.holders, on="person_id", how="semi")
    renamed = rows.rename({**figures, "source_row": ROW_OF[feed]})
    kept = [name for name in FOUND if name in renamed.collect_schema().names()]
    return feeds.engine.hold(f"{feed}_of_holders", renamed.select(*PAIR, *kept))


def _certificates(table: Table, *, expires: bool) -> Table:
    until = nw.col("cancelled_on").dt.offset_by("-1d").cast(nw.Date)
    if expires:
        until = _earlier(until, nw.col("expires_on"))
    return (
        table.with_columns(ends_on=until, starts_on=nw.col("issued_on"))
        .filter(nw.col("ends_on").is_null() | (nw.col("ends_on") >= nw.col("starts_on")))
        .select("person_id", "starts_on", "ends_on", "level", "source_row")
    )


def _contracts(table: Table) -> Table:
    after = nw.col("ends_on").dt.offset_by("1d").cast(nw.Date)
    start = nw.col("starts_on")
    agreed = (
        (after.dt.year() - start.dt.year()).cast(nw.Int32) * MONTHS_OF_YEAR
        + (after.dt.month() - start.dt.month()).cast(nw.Int32)
        - (after.dt.day() < start.dt.day()).cast(nw.Int32)
    )
    return table.select(
        *PAIR,
        "starts_on",
        "source_row",
        contract_months=agreed.fill_null(OPEN_ENDED),
        established=(nw.col("form") == EmploymentForm.ESTABLISHED_POST).cast(nw.Int8),
        ends_on=nw.coalesce("ended_on", "ends_on"),
    )


def _in_force(table: Table, since: int, until: int) -> Table:
    ends = nw.col("ends_on")
    return table.filter(
        (nw.col("starts_on") <= nw.lit(last_day(until)))
        & (ends.is_null() | (ends >= nw.lit(first_day(since))))
    )


def _latest(certificates: Table, month: int) -> Table:
    end = nw.lit(last_day(month))
    in_month = _in_force(certificates, month, month).with_columns(
        last_in_month=_earlier(nw.col("ends_on"), end)
    )
    order = ("last_in_month", "starts_on", "source_row")
    return in_month.unique(["person_id"], keep="last", order_by=order)


def _contracts_of(evidence: Evidence, month: int) -> Table:
    in_month = _in_force(evidence.contracts, month, month)
    order = ("established", "contract_months", "source_row")
    best = in_month.unique([*PAIR], keep="last", order_by=order)
    return best.rename({"source_row": "contract_row"})


def _dispatches_of(evidence: Evidence, month: int) -> Table:
    host_of = nw.when(nw.col("counts_for") == DispatchSide.HOST).then(nw.col("host_id"))
    sides = (
        _in_force(evidence.dispatches, month, month)
        .with_columns(host=host_of)
        .group_by(*PAIR)
        .agg(
            lowest=nw.col("counts_for").min(),
            highest=nw.col("counts_for").max(),
            host_id=nw.col("host").min(),
            other_host=nw.col("host").max(),
            dispatch_row=nw.col("source_row").max(),
        )
    )
    contradictory = (nw.col("lowest") != nw.col("highest")) | (
        nw.col("host_id") != nw.col("other_host")
    )
    side = nw.when(contradictory).then(nw.lit(CONTRADICTORY, nw.Int8))
    return sides.select(
        *PAIR,
        "dispatch_row",
        dispatch_side=side.otherwise(nw.col("highest")),
        host_id=nw.col("host_id").fill_null(0),
    )


def _age_months(month: int) -> nw.Expr:
    born = nw.col("born_on")
    months = (month // 100 - born.dt.year()).cast(nw.Int32) * MONTHS_OF_YEAR
    later = (born.dt.day() > 1).cast(nw.Int32)
    return months + (month % 100 - born.dt.month()).cast(nw.Int32) - later


def _earlier(day: nw.Expr, other: nw.Expr) -> nw.Expr:
    """Return the earlier of two days; an empty one is no limit."""
    return nw.when(day <= other).then(day).otherwise(nw.coalesce(other, day))
