"""What the page of one employer's year shows beside its persons."""

from dataclasses import dataclass
from typing import Any

from anye.assessment.opened.posts_text import posts_text
from anye.assessment.opened.what_if import Difference
from anye.rulebook.chain import Step
from anye_desk.frame.language import reader as language
from anye_desk.frame.writing import figure
from anye_desk.office.access.seeing import Reader
from anye_desk.office.parties.models import Township
from anye_desk.published.years import explaining
from anye_desk.published.years.chains import alarms, shown
from anye_desk.published.years.columns import MONTH_LABELS, months_of
from anye_desk.published.years.explaining import RunNotInStoreError
from anye_desk.published.years.forms import WhatIfForm
from anye_desk.published.years.labels import KINDS, NO_TOWNSHIP, PROBLEMS
from anye_desk.published.years.lists import flagged
from anye_desk.published.years.models import EmployerYear

COMPARED = (
    "headcount_months",
    "counted_months",
    "quota",
    "shortfall",
    "over_quota",
    "charge_wage",
    "levy_before_relief",
    "relief",
    "levy_due",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure as it is and as it would be."""

    step: Step
    before: int | None
    after: int | None

    @property
    def changes(self) -> bool:
        """Test whether the supposition reaches the figure."""
        return self.before != self.after

    @property
    def change(self) -> str:
        """Write by how much the figure changes; empty where one of the two is not known."""
        if self.before is None or self.after is None:
            return ""
        by = self.after - self.before
        sign = "+" if by > 0 else "−" if by < 0 else ""
        return sign + figure(abs(by), self.step.unit, self.step.name)


def of(reader: Reader, result: EmployerYear, form: WhatIfForm) -> dict[str, Any]:
    """Return what the page shows; the chain is absent where the store lost the run."""
    township = Township.objects.filter(code=result.township).first()
    context: dict[str, Any] = {
        "result": result,
        "kind": KINDS[result.kind],
        "township": township or NO_TOWNSHIP,
        "problem": PROBLEMS.get(result.problem),
        "flags": list(flagged(result.run.year).filter(employer=result.employer_id)),
        "month_labels": MONTH_LABELS.values(),
        "months": months_of(result),
        "form": form,
    }
    try:
        explained = explaining.employer_year(reader, result.run, result.employer_id)
        context |= {
            "explained": explained,
            "alarms": alarms(explained.mismatches),
            "posts_not_known": posts_text(explained.row, explained.steps, language()),
            "chain": shown(explained.steps),
        }
        if form.is_bound and form.is_valid():
            supposed = form.supposed(result.run.year, explaining.minimum_wage(result.run))
            difference = explaining.supposing(result.run, result.employer_id, supposed)
            context["compared"] = compared(difference)
    except RunNotInStoreError:
        context["is_lost"] = True
    return context


def steps_of(reader: Reader, result: EmployerYear) -> tuple[Step, ...]:
    """Return the chain of an employer's year; none where the store lost the run."""
    try:
        return explaining.employer_year(reader, result.run, result.employer_id).steps
    except RunNotInStoreError:
        return ()


def compared(difference: Difference) -> list[Compared]:
    """Return the figures a reader compares, in the law's order."""
    steps = {step.name: step for step in difference.steps}
    return [
        Compared(steps[name], difference.before[name], difference.after[name])
        for name in COMPARED
        if name in steps
    ]
