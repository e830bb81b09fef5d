"""What the page of the district's year shows, from the numbers kept with the run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anye.codes.divisions import TOWNSHIPS
from anye.kernel.ops import half_up
from anye.law.counting.reasons import REASONS, Reason
from anye_desk.frame.charts import bars_and_line
from anye_desk.frame.language import Text
from anye_desk.published.years import explaining
from anye_desk.published.years.labels import KINDS, MARKS, NO_TOWNSHIP
from anye_desk.published.years.models import Outcome, PublishedRun, YearFlag

THOUSAND = 1000
GROUPS: Mapping[str, Text] = {
    "township": Text("乡镇街道", "Township"),
    "kind": Text("单位性质", "Kind"),
}


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the district."""

    month: int
    headcount: int
    required: int  # headcount by the required share, to the nearest person
    counted: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: what it is about, and its numbers."""

    code: int | str
    text: object
    numbers: Mapping[str, Any]


def of(run: PublishedRun) -> dict[str, Any]:
    """Return what the page shows."""
    standings = explaining.standings(run.year, run.jurisdiction)
    summary, per_mille = run.summary, explaining.required_per_mille(run)
    months = [_month(row, per_mille) for row in summary["months"]]
    return {
        "flagged": YearFlag.objects.filter(year=run.year, lifted_at=None)
        .values("employer")
        .distinct()
        .count(),
        "total": summary["total"],
        "summary": summary,
        "outcomes": _lines(summary["outcomes"], {o.value: o.label for o in Outcome}),
        "kinds": by(run, "kind"),
        "townships": by(run, "township"),
        "marks": [(name, text, summary["marks"][name]) for name, text in MARKS.items()],
        "reasons": _reasons(summary["reasons"]),
        "months": months,
        "chart": bars_and_line(
            [month.month for month in months],
            [month.counted for month in months],
            [month.required for month in months],
        ),
        "per_mille": per_mille,
        "standings": standings,
        "basis": standings["levy_due"],
    }


def by(run: PublishedRun, group: str) -> list[Line]:
    """Return the district's figures by one of ``GROUPS``."""
    if group == "kind":
        return _lines(run.summary["kinds"], KINDS)
    return _lines(run.summary["townships"], {**TOWNSHIPS, 0: NO_TOWNSHIP}, last=0)


def _month(row: Mapping[str, int], per_mille: int) -> Month:
    required = half_up(row["headcount"] * per_mille, THOUSAND)
    return Month(row["month"], row["headcount"], required, row["counted"])


def _lines(
    groups: list[dict[str, Any]],
    texts: Mapping[int, str] | Mapping[int, Text | str],
    last: int | None = None,
) -> list[Line]:
    """Return the groups in their order; the one that is none of the others comes last."""
    placed = sorted(groups, key=lambda group: group["code"] == last)
    return [Line(group["code"], texts.get(group["code"], group["code"]), group) for group in placed]


def _reasons(groups: list[dict[str, int]]) -> list[tuple[Reason, int]]:
    by_bit = {group["bit"]: group["months"] for group in groups}
    found = [(reason, by_bit[reason.bit]) for reason in REASONS if by_bit.get(reason.bit)]
    return sorted(found, key=lambda pair: -pair[1])
