"""Whose month counts, at which employer, and what failed where it does not.

Each question that looks across employers is asked between two plans: how many employers have a
lasting post, then at how many of them the month passes alone.
"""

from collections.abc import Sequence

import narwhals as nw

from anye.assessment.calendar import VERDICT, calendar, months_of_one_law
from anye.assessment.evidence import FOUND, KEY, certificates_of, ended_employers, evidence_of
from anye.codes.lists import InsuranceStatus
from anye.kernel.months import MONTHS_OF_YEAR, first_day
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Feeds, Table
from anye.tables.shape import Column, Shape
from anye.tables.year.assessed import PERSON_MONTHS

LASTING, CERTIFIED, ALONE = "has_lasting_post", "has_valid_certificate", "passes_alone"
HOSTED, MOVED = "counts_at_host", "evidence_elsewhere_counts"
BEST_FIRST = (  # of insurance statuses, to choose among several employers
    InsuranceStatus.IN_FULL,
    InsuranceStatus.PAID_LATER,
    InsuranceStatus.IN_ARREARS,
    InsuranceStatus.SOME_KINDS_ONLY,
)
AS_FACTS = {"established", "retires_at_fifty"}  # of the evidence, else than found
OF_EVIDENCE = (*KEY, *(name for name in FOUND if name not in AS_FACTS))
JUDGED = Shape(  # what the employer's headcount asks besides the published columns
    name="judged",
    zh="认定中间表",
    key=PERSON_MONTHS.key,
    columns={
        **PERSON_MONTHS.columns,
        "insured_form": Column("int8", "official", "参保用工形式", "0: not insured"),
        CERTIFIED: Column("bool", "health", "证件有效", "Holds a certificate that counts"),
        LASTING: Column("bool", "health", "在编或合同满一年", "Has a lasting post here"),
        HOSTED: Column("bool", "health", "计入用工单位", "Is the host's by agreement"),
        MOVED: Column("bool", "health", "他处可计入", "Pay and insurance elsewhere count here"),
    },
)


def person_months(feeds: Feeds, persons: Table, months: Sequence[int], terms: Terms) -> Table:
    """Return the verdict on every holder and employer with any evidence in some months."""
    hold = feeds.engine.hold
    holders = hold("holders", persons.select("person_id", "is_male", "born_on"))
    days = calendar(feeds.engine, months, terms)
    found = evidence_of(feeds, holders, days, months)
    active = found.select("person_id").unique()
    disability = certificates_of(feeds, "disability_certificates", active, days)
    military = certificates_of(feeds, "military_certificates", active, days)
    facts = (
        found.join(holders, on="person_id")
        .join(disability, on=["month", "person_id"], how="left")
        .join(military, on=["month", "person_id"], how="left", suffix="_of_soldier")
        .join(_elsewhere(found), on=[*KEY], how="left")
        .join(ended_employers(feeds), on="employer_id", how="left")
        .join(days.select("month", "first_day"), on="month")
        .select(*OF_EVIDENCE, "is_male", **_facts())
    )
    held = hold("facts_of_persons", facts)  # short queries from here on
    return JUDGED.cast(judged(held, days, months, terms))


def _facts() -> dict[str, nw.Expr]:
    soldier, nothing = nw.col("source_row_of_soldier"), nw.lit(0, nw.Int64)
    return {
        "age_months": _age_months(),
        "birth_month": _birth_month(),
        "retires_at_fifty": (nw.col("retires_at_fifty") > 0) & ~nw.col("is_male"),
        "is_established": nw.col("established") > 0,
        "disability_level": nw.col("level").fill_null(0),
        "military_level": nw.col("level_of_soldier").fill_null(0),
        "certificate_row": nw.coalesce(nw.col("source_row"), soldier, nothing),
        "other_certificate_row": nw.coalesce(
            nw.col("other_row"),
            nw.when(~nw.col("source_row").is_null()).then(soldier),
            nw.col("other_row_of_soldier"),
            nothing,
        ),
        "employer_has_ended": (nw.col("closed_on") <= nw.col("first_day")).fill_null(value=False),
        "wage_elsewhere": nw.col("wage_elsewhere").fill_null(0),
        "insurance_status_elsewhere": _status(nw.col("rank_elsewhere").fill_null(0)),
        "paying_insurers": _employers_where(
            (nw.col("wage") > 0) & (nw.col("insurance_status") > 0)
        ),
    }


def judged(facts: Table, days: Table, months: Sequence[int], terms: Terms) -> Table:
    """Return the facts of person-months with the verdict of the law on each."""
    numbers = days.drop("first_day", "last_day")
    whole = facts.join(numbers, on="month")
    parts = [
        _judged_alike(whole.filter(nw.col("month").is_in([*alike])), alike[0], terms)
        for alike in months_of_one_law(months, terms)
    ]
    return parts[0] if len(parts) == 1 else nw.concat(parts)


def _judged_alike(facts: Table, month: int, terms: Terms) -> Table:
    """Judge months that have their rules in common."""
    day = first_day(month)
    facts = terms.apply(facts, (LASTING, CERTIFIED, HOSTED), day)
    facts = facts.with_columns(
        contract_employers=_employers_where(nw.col(LASTING)),
        credit_to=nw.when(nw.col(HOSTED)).then(nw.col("host_id")).otherwise(nw.col("employer_id")),
    )
    facts = terms.apply(facts, (ALONE, MOVED), day)
    facts = facts.with_columns(claims=_employers_where(nw.col(ALONE)))
    return terms.apply(facts, VERDICT, day)


def _employers_where(passes: nw.Expr) -> nw.Expr:
    return passes.cast(nw.Int32).sum().over("month", "person_id").cast(nw.Int32)


def _elsewhere(found: Table) -> Table:
    """Return the best wage and insurance each person has at any other employer."""
    others = found.select(
        "month",
        "person_id",
        other_id="employer_id",
        wage_elsewhere="wage",
        rank_elsewhere=_rank(nw.col("insurance_status")),
    )
    return (
        found.select(*KEY)
        .join(others, on=["month", "person_id"])
        .filter(nw.col("employer_id") != nw.col("other_id"))
        .group_by(*KEY)
        .agg(nw.col("wage_elsewhere").max(), nw.col("rank_elsewhere").max())
    )


def _rank(status: nw.Expr) -> nw.Expr:
    rank = nw.lit(0)
    for n, better in enumerate(reversed(BEST_FIRST), start=1):
        rank = nw.when(status == better).then(nw.lit(n)).otherwise(rank)
    return rank


def _status(rank: nw.Expr) -> nw.Expr:
    status = nw.lit(0)
    for n, better in enumerate(reversed(BEST_FIRST), start=1):
        status = nw.when(rank == n).then(nw.lit(int(better))).otherwise(status)
    return status


def _age_months() -> nw.Expr:
    """Return the completed months of age on the month's first day."""
    month = nw.col("month")
    number = (month - month % 100) // 100 * MONTHS_OF_YEAR + month % 100 - 1
    later = (nw.col("born_on").dt.day() > 1).cast(nw.Int32)
    return number.cast(nw.Int32) - _birth_month() - later


def _birth_month() -> nw.Expr:
    """Return the month of birth as a number: year x 12 + month - 1."""
    born = nw.col("born_on").dt
    return born.year().cast(nw.Int32) * MONTHS_OF_YEAR + born.month().cast(nw.Int32) - 1
