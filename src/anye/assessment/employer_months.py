"""How many staff each employer has in a month, how many of them count, and what they are paid.

The heavy step of a run: it reads everybody's insurance and wages, once each.
"""

from collections.abc import Iterable

import narwhals as nw

from anye.assessment.moves import CHANGES, moves_of
from anye.assessment.terms import Terms
from anye.codes.lists import EmploymentForm
from anye.kernel.months import first_day
from anye.tables.assessed import EMPLOYER_MONTHS
from anye.tables.engine import Feeds, Table

STAFF = {
    EmploymentForm.ESTABLISHED_POST: "established_staff",
    EmploymentForm.CONTRACT_OF_A_YEAR: "contract_staff",
    EmploymentForm.SHORTER_CONTRACT: "short_staff",
    EmploymentForm.SEASONAL: "seasonal_staff",
}
COUNTS = ("counted", "counted_persons")
PAID = ("staff_wages", "other_wages")
GIVEN = tuple(dict.fromkeys((*STAFF.values(), *CHANGES, *COUNTS)))
BY_LAW = ("headcount", "wages")


def employer_months(feeds: Feeds, judged: Table, month: int, terms: Terms) -> Table:
    """Return one row per employer with staff, wages or a person who moves there in the month.

    Args:
        feeds: the current rows of every feed.
        judged: the month's person-months with what the headcount asks besides.
        month: the month, as 202503.
        terms: by whose law.
    """
    insured = feeds.current("insured_months", str(month))
    paid = feeds.current("wage_months", str(month))
    facts = _added_up(
        [_staff(insured), _wages(paid, insured), _counted(judged), *moves_of(judged)]
    ).with_columns(nw.lit(month, nw.Int32).alias("month"))
    return EMPLOYER_MONTHS.cast(terms.apply(facts, BY_LAW, first_day(month)))


def _staff(insured: Table) -> Table:
    return insured.group_by("employer_id").agg(
        **{
            name: nw.when(nw.col("form") == form).then(nw.lit(1)).otherwise(None).count()
            for form, name in STAFF.items()
        }
    )


def _wages(paid: Table, insured: Table) -> Table:
    """Add up the wages of those whom the staff counts, and of all others apart."""
    staff = insured.filter(nw.col("form") != EmploymentForm.SHORTER_CONTRACT).select(
        "person_id", "employer_id", of_staff=nw.lit(1)
    )
    is_staff = ~nw.col("of_staff").is_null()
    return (
        paid.join(staff, on=["person_id", "employer_id"], how="left")
        .group_by("employer_id")
        .agg(
            staff_wages=nw.when(is_staff).then(nw.col("wage")).otherwise(0).sum(),
            other_wages=nw.when(is_staff).then(0).otherwise(nw.col("wage")).sum(),
        )
    )


def _counted(judged: Table) -> Table:
    counting = judged.filter(nw.col("counts") > 0)
    credited = counting.with_columns(employer_id=nw.col("credit_to"))
    return credited.group_by("employer_id").agg(
        counted=nw.col("counts").cast(nw.Int64).sum(), counted_persons=nw.len()
    )


def _added_up(parts: Iterable[Table]) -> Table:
    """Add tables of employers up, whichever figures each has."""
    filled = [part.select("employer_id", *_filled(part)) for part in parts]
    return (
        nw.concat(filled)
        .group_by("employer_id")
        .agg(*(nw.col(name).sum().cast(nw.Int64) for name in GIVEN))
    )


def _filled(part: Table) -> list[nw.Expr]:
    has = frozenset(part.collect_schema().names())
    return [
        (nw.col(name) if name in has else nw.lit(0)).cast(nw.Int64).alias(name) for name in GIVEN
    ]
