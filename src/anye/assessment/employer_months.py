"""How many staff each employer has in a month, how many of them count, and what they are paid.

The heavy step of a run: it reads everybody's insurance and wages, month by month. What
certificate holders change is few and is worked out before, of all months in one go.
"""

import narwhals as nw

from anye.assessment.moves import CHANGES, moves_of
from anye.codes.lists import EmploymentForm
from anye.kernel.months import first_day
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Feeds, Table
from anye.tables.year.assessed import EMPLOYER_MONTHS

STAFF = {
    EmploymentForm.ESTABLISHED_POST: "established_staff",
    EmploymentForm.CONTRACT_OF_A_YEAR: "contract_staff",
    EmploymentForm.SHORTER_CONTRACT: "short_staff",
    EmploymentForm.SEASONAL: "seasonal_staff",
}
COUNTS = ("counted", "counted_persons")
OF_HOLDERS = (*CHANGES, *COUNTS)
BY_LAW = ("headcount", "wages")


def changes_by_holders(judged: Table) -> Table:
    """Return by month and employer who counts there, and what moves add to staff and wages.

    Args:
        judged: person-months with what the headcount asks besides.
    """
    key, parts = ("month", "employer_id"), [_counted(judged), *moves_of(judged)]
    return (
        nw.concat([part.select(*key, *_filled(part)) for part in parts])
        .group_by(*key)
        .agg(*(nw.col(name).sum().cast(nw.Int64) for name in OF_HOLDERS))
    )


def employer_months(feeds: Feeds, changes: Table, month: int, terms: Terms) -> Table:
    """Return one row per employer with staff, wages or a person who moves there in the month.

    Args:
        feeds: the current rows of every feed.
        changes: by ``changes_by_holders``, of this month and maybe others.
        month: the month, as 202503.
        terms: by whose law.
    """
    insured = feeds.current("insured_months", str(month))
    paid = feeds.current("wage_months", str(month))
    changed = changes.filter(nw.col("month") == month).drop("month")
    everybody = _beside(_staff(insured), _wages(paid, insured))
    facts = _beside(everybody, changed).with_columns(nw.lit(month, nw.Int32).alias("month"))
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
            staff_wages=nw.when(is_staff).then(nw.col("wage")).otherwise(0).sum().cast(nw.Int64),
            other_wages=nw.when(is_staff).then(0).otherwise(nw.col("wage")).sum().cast(nw.Int64),
        )
    )


def _counted(judged: Table) -> Table:
    counting = judged.filter(nw.col("counts") > 0)
    credited = counting.select("month", "counts", employer_id="credit_to")
    return credited.group_by("month", "employer_id").agg(
        counted=nw.col("counts").cast(nw.Int64).sum(), counted_persons=nw.len()
    )


def _filled(part: Table) -> list[nw.Expr]:
    has = frozenset(part.collect_schema().names())
    return [
        (nw.col(name) if name in has else nw.lit(0)).cast(nw.Int64).alias(name)
        for name in OF_HOLDERS
    ]


def _beside(one: Table, other: Table) -> Table:
    """Add up two tables of one row per employer, whichever figures each has.

    A join, where grouping both together again would cost as much as reading them.
    """
    here, there = (
        [name for name in table.collect_schema().names() if name != "employer_id"]
        for table in (one, other)
    )
    figures = {name: nw.col(name).fill_null(0) for name in dict.fromkeys((*here, *there))}
    for name in set(here) & set(there):
        figures[name] += nw.col(f"{name}_right").fill_null(0)
    return one.join(other, on="employer_id", how="full").select(
        employer_id=nw.coalesce("employer_id", "employer_id_right"), **figures
    )
