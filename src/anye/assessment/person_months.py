"""Whose month counts, at which employer, and what failed where it does not.

Each question that looks across employers is asked between two plans: how many employers have a
lasting post, then at how many of them the month passes alone.
"""

import narwhals as nw

from anye.assessment.evidence import PAIR, Evidence, levels_of, of_month
from anye.assessment.terms import Terms
from anye.codes.lists import DispatchSide, InsuranceStatus
from anye.kernel.months import first_day
from anye.tables.assessed import PERSON_MONTHS
from anye.tables.engine import Feeds, Table
from anye.tables.shape import Column, Shape

LASTING, CERTIFIED, ALONE = "has_lasting_post", "has_valid_certificate", "passes_alone"
VERDICT = ("counts", "failed")
BEST_FIRST = (  # of insurance statuses, to choose among several employers
    InsuranceStatus.IN_FULL,
    InsuranceStatus.PAID_LATER,
    InsuranceStatus.IN_ARREARS,
    InsuranceStatus.SOME_KINDS_ONLY,
)
JUDGED = Shape(  # what the employer's headcount asks besides the published columns
    name="judged",
    zh="认定中间表",
    key=PERSON_MONTHS.key,
    columns={
        **PERSON_MONTHS.columns,
        "form": Column("int8", "official", "参保用工形式", "Of the insured month; 0: not insured"),
        CERTIFIED: Column("bool", "health", "证件有效", "Holds a certificate that counts"),
    },
)


def person_months(feeds: Feeds, evidence: Evidence, month: int, terms: Terms) -> Table:
    """Return the verdict on every holder, employer and month with any evidence."""
    found = feeds.engine.hold("evidence_of_month", of_month(feeds, evidence, month))
    facts = (
        found.join(levels_of(evidence, month), on="person_id")
        .join(_elsewhere(found), on=[*PAIR], how="left")
        .with_columns(
            month=nw.lit(month, nw.Int32),
            is_established=nw.col("established") > 0,
            wage_elsewhere=nw.col("wage_elsewhere").fill_null(0),
            insurance_status_elsewhere=_status(nw.col("rank_elsewhere").fill_null(0)),
            credit_to=_credited(),
        )
    )
    held = feeds.engine.hold("facts_of_month", facts)  # short queries from here on
    return JUDGED.cast(judged(held, month, terms))


def judged(facts: Table, month: int, terms: Terms) -> Table:
    """Return the facts of a month with the verdict of the law on each row."""
    day = first_day(month)
    facts = terms.apply(facts, (LASTING, CERTIFIED), day)
    facts = facts.with_columns(contract_employers=_employers_where(LASTING))
    facts = terms.apply(facts, (ALONE,), day)
    facts = facts.with_columns(claims=_employers_where(ALONE))
    return terms.apply(facts, VERDICT, day)


def _employers_where(passes: str) -> nw.Expr:
    return nw.col(passes).cast(nw.Int32).sum().over("person_id").cast(nw.Int32)


def _elsewhere(found: Table) -> Table:
    """Return the best wage and insurance each person has at any other employer."""
    others = found.select(
        "person_id",
        other_id="employer_id",
        wage_elsewhere="wage",
        rank_elsewhere=_rank(nw.col("insurance_status")),
    )
    return (
        found.select(*PAIR)
        .join(others, on="person_id")
        .filter(nw.col("employer_id") != nw.col("other_id"))
        .group_by(*PAIR)
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


def _credited() -> nw.Expr:
    to_host = nw.col("dispatch_side") == DispatchSide.HOST
    return nw.when(to_host).then(nw.col("host_id")).otherwise(nw.col("employer_id"))
