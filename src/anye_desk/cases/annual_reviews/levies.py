"""What a year would come to in levy: as the records say, as the employer says, if not filed."""

from collections.abc import Mapping
from dataclasses import dataclass

from anye.assessment.opened.supposed import Supposed
from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.models import AnnualReview
from anye_desk.frame.language import Text
from anye_desk.published.years.explaining import RunNotInStoreError, supposing

RECORDED = Text("按记录申报", "Filed as the records say")
SAID = Text("按您所报，全部采纳的话", "Filed as you say, if all of it is accepted")
NOT_FILED = Text("不申报", "Not filed")


@dataclass(frozen=True, slots=True)
class Levy:
    """What the levy would be; none where the law of the year or its facts are not known."""

    words: Text
    fen: int | None


def levies_if(review: AnnualReview) -> list[Levy]:
    """Return what the year would come to; nothing where the store no longer holds its run."""
    recorded = {
        "headcount_months": review.headcount_months,
        "wages_total": review.wages_total,
        "counted_months": review.counted_months,
    }
    ways: list[tuple[Text, Mapping[str, int], bool]] = [(RECORDED, recorded, True)]
    claims = facts.claims(review)
    if claims or facts.figures_differ(review):
        more = sum((one.claim or 0) - one.recorded for one in claims)
        said = {
            "headcount_months": facts.headcount_said(review),
            "wages_total": facts.wages_said(review),
            "counted_months": max(0, review.counted_months + more),
        }
        ways.append((SAID, said, True))
    ways.append((NOT_FILED, recorded, False))
    try:
        return [Levy(words, _levy(review, said, is_filed)) for words, said, is_filed in ways]
    except RunNotInStoreError:
        return []


def _levy(review: AnnualReview, said: Mapping[str, int], is_filed: bool) -> int | None:  # noqa: FBT001 (a fact of the year)
    supposed = Supposed(facts={**said, "has_declared": is_filed})
    found: int | None = supposing(review.run, review.employer_id, supposed).after["levy_due"]
    return found
