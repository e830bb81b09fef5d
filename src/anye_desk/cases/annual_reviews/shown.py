"""What the page of an employer's year shows: months in words, figures, what the levy would be."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from anye.kernel.months import months_of as months_of_year
from anye.law.counting.reasons import AT_TWO_HOSTS, ENDED, TWO_CLAIMS, UNCLEAR_DISPATCH, reasons_of
from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.levies import levies_if
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth
from anye_desk.cases.annual_reviews.plausibility import last_year
from anye_desk.cases.annual_reviews.reasons import CLAIMS, REFUSALS
from anye_desk.frame.language import Text, reader, say
from anye_desk.frame.writing import grouped, month_name, yuan
from anye_desk.office.access.models import Account
from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import PersonMonth, PublishedRun
from anye_desk.published.years.persons import spans

FOR_A_PERSON_TO_FIND_OUT = UNCLEAR_DISPATCH | TWO_CLAIMS | AT_TWO_HOSTS | ENDED
BEFORE_FILING = ("prefilled", "sent_back")


class Light(StrEnum):
    """How a month stands; the word says so, the colour only beside it."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of one person, in a word, with the reason in words."""

    month: int
    light: Light
    word: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """One person's year at the employer."""

    person: Person
    cells: tuple[Cell, ...]
    counted: int

    @property
    def why(self) -> tuple[str, ...]:
        """Return each month that does not simply count, with its reason; alike months together."""
        found: dict[str, list[int]] = {}
        for cell in self.cells:
            if cell.why:
                found.setdefault(cell.why, []).append(cell.month)
        colon = say("：", ": ")
        return tuple(f"{spans(months)}{colon}{why}" for why, months in found.items())


def workers(review: AnnualReview) -> list[Worker]:
    """Return each person's twelve months, by name."""
    by_person: dict[Person, dict[int, ReviewMonth]] = {}
    for month in review.months.select_related("person").order_by("person__name", "person_id"):
        by_person.setdefault(month.person, {})[month.month] = month
    return [
        Worker(
            person,
            tuple(_cell(n, months.get(n)) for n in months_of_year(review.window.year)),
            facts.counted_months(months.values()),
        )
        for person, months in by_person.items()
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure of the year, what the employer says of it, and last year's."""

    words: Text
    recorded: str
    said: str
    decided: str
    last_year: str
    change: str


def beside_last_year(review: AnnualReview) -> list[Beside]:
    """Return the figures of the year beside last year's, where that was published."""
    last = last_year(review)
    done = review.decision
    people = Text("全年职工人月合计", "Staff, person-months")
    wages = Text("全年工资总额", "Wages of the year")
    count = Text("计入人月", "Person-months that count, severe twice")
    said = (review.said_headcount_months, review.said_wages_total, None)
    recorded = (review.headcount_months, review.wages_total, review.counted_months)
    decided = (
        (done.headcount_months, done.wages_total, done.counted_months) if done else (None,) * 3
    )
    earlier = (
        (last.headcount_months, last.wages_total, last.counted_months) if last else (None,) * 3
    )
    rows = zip((people, wages, count), (grouped, yuan, grouped), recorded, said, decided, earlier,
               strict=True)  # fmt: skip
    return [
        Beside(
            words,
            write(here),
            "" if own is None else write(own),
            "" if fixed is None else write(fixed),
            "" if before is None else write(before),
            "" if before is None else _change(here - before, write),
        )
        for words, write, here, own, fixed, before in rows
    ]


def changed_persons(review: AnnualReview) -> tuple[list[Person], list[Person]]:
    """Return who is new since last year, and who is no longer here."""
    at = PersonMonth.objects.filter(run__state=facts.CURRENT, run__year=review.window.year - 1)
    if not at.exists():
        return [], []
    before = set(at.filter(credit_to=review.employer_id).values_list("person", flat=True))
    now = set(review.months.values_list("person", flat=True))
    named = Person.objects.in_bulk(before ^ now)
    return (
        [named[one] for one in sorted(now - before)],
        [named[one] for one in sorted(before - now)],
    )


def shown(review: AnnualReview, _reader: Account) -> Mapping[str, Any]:
    """Return what the page shows beside the review's own row."""
    new, gone = changed_persons(review)
    current = PublishedRun.objects.filter(state=facts.CURRENT, year=review.window.year).first()
    return {
        "workers": workers(review),
        "figures": beside_last_year(review),
        "new_persons": new,
        "gone_persons": gone,
        "warnings": [] if review.decision_id else facts.warnings(review),
        "differing": len(facts.claims(review)) + facts.figures_differ(review),
        "months_of_year": [month_name(n) for n in months_of_year(review.window.year)],
        "newer": current if current is not None and current.pk != review.run_id else None,
        "levies": levies_if(review) if review.case.state in BEFORE_FILING else [],
    }


def _cell(n: int, month: ReviewMonth | None) -> Cell:
    if month is None:
        return Cell(n, Light.GREY, say("无记录", "none"))
    if month.claim is not None:
        return _claimed(month)
    if month.at_host:
        why = say("计入用工单位", "counts at the host")
        return Cell(n, Light.GREY, say("在用工单位", "host"), why)
    if month.counts:
        return Cell(n, Light.GREEN, say(f"计{month.counts}", f"counts {month.counts}"))
    why = say("；", "; ").join(getattr(one, reader()) for one in reasons_of(month.failed))
    if month.failed & FOR_A_PERSON_TO_FIND_OUT:
        return Cell(n, Light.AMBER, say("待核", "open"), why)
    return Cell(n, Light.RED, say("不计", "no"), why)


def _claimed(month: ReviewMonth) -> Cell:
    why = f"{month.get_claim_display()}{say('，', ', ')}{CLAIMS[month.claim_reason]}"
    if month.verdict is None:
        asked = say("单位提出：", "the employer says: ")
        return Cell(month.month, Light.AMBER, say("待审", "asked"), f"{asked}{why}")
    if month.refusal:
        why = f"{why}{say('；未采纳：', '; not accepted: ')}{REFUSALS[month.refusal]}"
    else:
        why = f"{why}{say('；已采纳', '; accepted')}"
    if month.verdict:
        return Cell(
            month.month, Light.GREEN, say(f"计{month.verdict}", f"counts {month.verdict}"), why
        )
    return Cell(month.month, Light.RED, say("不计", "no"), why)


def _change(by: int, write: Any) -> str:  # noqa: ANN401 (how a figure is written)
    sign = "+" if by > 0 else "−" if by < 0 else ""
    return f"{sign}{write(abs(by))}"
