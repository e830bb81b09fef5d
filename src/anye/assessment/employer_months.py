"""How many staff each employer has in a month, how many of them count, and what it pays.

The heavy step of a run: it reads everybody's insurance and wages, once each.
"""

import narwhals as nw

from anye.assessment.terms import Terms
from anye.codes.lists import DispatchSide, EmploymentForm
from anye.kernel.months import first_day
from anye.tables.assessed import EMPLOYER_MONTHS
from anye.tables.engine import Feeds, Table

STAFF = {
    EmploymentForm.ESTABLISHED_POST: "established_staff",
    EmploymentForm.CONTRACT_OF_A_YEAR: "contract_staff",
    EmploymentForm.SHORTER_CONTRACT: "short_staff",
    EmploymentForm.SEASONAL: "seasonal_staff",
}
OF_PERSONS = ("dispatched_in", "dispatched_out", "counted", "counted_persons")
GIVEN = (*STAFF.values(), *OF_PERSONS, "wages")


def employer_months(feeds: Feeds, judged: Table, month: int, terms: Terms) -> Table:
    """Return one row per employer with staff, wages or a dispatched person in the month.

    Args:
        feeds: the current rows of every feed.
        judged: the month's person-months with what the headcount asks besides.
        month: the month, as 202503.
        terms: by whose law.
    """
    everybody = _side_by_side(_staff(feeds, month), _wages(feeds, month))
    facts = _side_by_side(everybody, _of_persons(judged)).select(
        nw.lit(month, nw.Int32).alias("month"),
        "employer_id",
        *(nw.col(name).fill_null(0).cast(nw.Int64) for name in GIVEN),
    )
    return EMPLOYER_MONTHS.cast(terms.apply(facts, ("headcount",), first_day(month)))


def _staff(feeds: Feeds, month: int) -> Table:
    insured = feeds.current("insured_months", str(month))
    return insured.group_by("employer_id").agg(
        **{
            name: nw.when(nw.col("form") == form).then(nw.lit(1)).otherwise(None).count()
            for form, name in STAFF.items()
        }
    )


def _wages(feeds: Feeds, month: int) -> Table:
    paid = feeds.current("wage_months", str(month))
    return paid.group_by("employer_id").agg(wages=nw.col("wage").sum())


def _of_persons(judged: Table) -> Table:
    moves = judged.filter(_moves()).with_columns(one=nw.lit(1), none=nw.lit(0))
    counting = judged.filter(nw.col("counts") > 0).with_columns(one=nw.lit(1), none=nw.lit(0))
    parts = [
        _part(moves, "credit_to", dispatched_in="one"),
        _part(moves, "employer_id", dispatched_out="one"),
        _part(counting, "credit_to", counted="counts", counted_persons="one"),
    ]
    return (
        nw.concat(parts).group_by("employer_id").agg(*(nw.col(name).sum() for name in OF_PERSONS))
    )


def _part(table: Table, employer: str, **figures: str) -> Table:
    return table.select(
        nw.col(employer).alias("employer_id"),
        *(nw.col(figures.get(name, "none")).cast(nw.Int64).alias(name) for name in OF_PERSONS),
    )


def _moves() -> nw.Expr:
    """Tell who is staff of an agency by insurance and counted at the host by agreement."""
    is_staff = (nw.col("form") > 0) & (nw.col("form") != EmploymentForm.SHORTER_CONTRACT)
    to_host = nw.col("dispatch_side") == DispatchSide.HOST
    return is_staff & to_host & nw.col("has_valid_certificate")


def _side_by_side(left: Table, right: Table) -> Table:
    """Join two tables of employers, keeping the employers of either."""
    both = left.join(right, on="employer_id", how="full", suffix="_of_right")
    employer = nw.coalesce("employer_id", "employer_id_of_right")
    return both.with_columns(employer_id=employer).drop("employer_id_of_right")
