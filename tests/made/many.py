"""More rows of each list of the desk than a page holds, many of them alike in what they sort by."""

from datetime import UTC, datetime, timedelta

from tests.made.contradictions import contradiction

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.link_reviews.models import LinkCandidate, LinkReview
from anye_desk.office.parties.models import Employer, Person
from anye_desk.office.parties.search import tokens_between_spaces, tokens_of
from anye_desk.published.years.models import (
    EmployerYear,
    Employment,
    PublishedRun,
    YearFlag,
)

AT = datetime(2026, 6, 1, tzinfo=UTC)
COUNT = 82  # three pages and some
UNSURE = {"state": "unsure", "turn": 0, "decided_by": "officer", "decided_at": AT}


def employers(year: int = 2024) -> PublishedRun:
    """Publish a year of many employers; every fourth has no wages, so that no levy is known."""
    run = PublishedRun.objects.create(
        run_id="many", year=year, jurisdiction="cn/tianjin/jizhou", law_version="",
        method_version="", state="current", published_at=AT,
    )  # fmt: skip
    _parties()
    EmployerYear.objects.bulk_create(
        EmployerYear(
            run=run, employer_id=n, kind=n % 3, township=0, outcome=1 + n % 2,
            headcount_months=n % 5, counted_months=0, credited_months=0, counted_persons=0,
            shortfall=n, over_quota=0, wages_total=0,
            levy_before_relief=None if n % 4 == 0 else n % 7,
            relief=None if n % 4 == 0 else 0, levy_due=None if n % 4 == 0 else n % 7,
            levy_rank=-1 if n % 4 == 0 else n % 7, has_declared=n % 2 == 0, duty_unmet=n == 3,
            problem="no_wages" if n % 4 == 0 else "", months=[],
        )
        for n in range(1, COUNT + 1)
    )  # fmt: skip
    return run


def _parties() -> None:
    Employer.objects.bulk_create(
        (
            Employer(
                employer_id=n, name=f"第{n}厂", credit_code=str(n), is_registered=True,
                search_tokens=tokens_of(f"第{n}厂"),
            )
            for n in range(1, COUNT + 1)
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def flags(year: int = 2025) -> None:
    """Flag the years of many employers, several on one day."""
    _parties()
    YearFlag.objects.bulk_create(
        YearFlag(year=year, employer_id=n, raised_at=AT + timedelta(n % 5), decision=n)
        for n in range(1, COUNT + 1)
    )


def persons() -> None:
    """Know many persons, several of one name."""
    Person.objects.bulk_create(
        (
            Person(
                person_id=n, name=f"王{n % 9}", number=f"{n:016}", resident_id=f"{n:018}",
                township=0, search_tokens=tokens_between_spaces(f"王{n % 9}"),
            )
            for n in range(1, COUNT + 1)
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def employments(year: int = 2025) -> None:
    """Let each of many persons work at one of some employers."""
    persons()
    _parties()
    run = PublishedRun.objects.get(year=year, state="current")
    Employment.objects.bulk_create(
        Employment(
            run=run, person_id=n, employer_id=1 + n % 5, host=1 + n % 5, township=0, kind=n % 3,
            form=n % 5, since=year * 100 + 1 + n % 7, last_month=year * 100 + 12, in_months=4095,
            months=12, counted=n % 13, disability_level=1 + n % 4, military_level=0,
            wages=n % 11 * 100000,
        )
        for n in range(1, COUNT + 1)
    )  # fmt: skip


def link_reviews() -> None:
    """Ask many questions of two candidates each; every fourth was left unsure."""
    LinkReview.objects.bulk_create(
        LinkReview(
            kind="person", asked_id=n, name=f"人{n}", rows=n % 7, weight=n % 5 * 1000,
            feed="wage_months", **(UNSURE if n % 4 == 0 else {}),
        )
        for n in range(COUNT)
    )  # fmt: skip
    LinkCandidate.objects.bulk_create(
        LinkCandidate(review=review, candidate_id=n, rank=n, weight=0, says={"name": ["甲"]})
        for review in LinkReview.objects.all()
        for n in (1, 2)
    )


def contradictions(year: int = 2025) -> None:
    """Find many contradictions, of none to six months; every fifth is settled by later data."""
    who, where = Person.objects.order_by("pk").first(), Employer.objects.order_by("pk").first()
    Contradiction.objects.bulk_create(
        contradiction(
            10**6 + n, year=year, person=who, employer=where, source_row=n, months=n % 7,
            is_in_data=n % 5 > 0, state="open" if n % 3 else "confirmed",
        )
        for n in range(COUNT)
    )  # fmt: skip
