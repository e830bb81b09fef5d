"""How many staff each employer has in a month, how many of them count, and what they are paid.

The heavy step of a run: it reads everybody's insurance and wages, month by month. What
certificate holders change is few and is worked out before, of all months in one go.
"""

from collections.abc import Iterable, Sequence

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
OF_HOLDERS = (*CHANGES, *COUNTS)
GIVEN = tuple(dict.fromkeys((*STAFF.values(), *OF_HOLDERS)))
BY_LAW = ("headcount", "wages")


def changes_by_holders(judged: Table) -> Table:
    """Return by month and employer who counts there, and what moves add to staff and wages.

    Args:
        judged: person-months with what the headcount asks besides.
    """
    return _added_up([_counted(judged), *moves_of(judged)], ("month", "employer_id"), OF_HOLDERS)


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
    changed = changes.filter(nw.col("month") == month)
    everybody = [_staff(insured), _wages(paid, insured), changed]
    facts = _added_up(everybody, ("employer_id",), GIVEN).with_columns(
        nw.lit(month, nw.Int32).alias("month")
    )
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
    credited = counting.select("month", "counts", employer_id="credit_to")
    return credited.group_by("month", "employer_id").agg(
        counted=nw.col("counts").cast(nw.Int64).sum(), counted_persons=nw.len()
    )


def _added_up(parts: Iterable[Table], key: Sequence[str], figures: Sequence[str]) -> Table:
    """Add tables up by a key, whichever of the figures each has."""
    filled = [part.select(*key, *_filled(part, figures)) for part in parts]
    return (
        nw.concat(filled)
        .group_by(*key)
        .agg(*(nw.col(name).sum().cast(nw.Int64) for name in figures))
    )


def _filled(part: Table, figures: Sequence[str]) -> list[nw.Expr]:
    has = frozenset(part.collect_schema().names())
    return [
        (nw.col(name) if name in has else nw.lit(0)).cast(nw.Int64).alias(name) for name in figures
    ]
