"""What the year comes to, three ways: as decided, as tax has it in its files, as the run says.

Each is read where it lies: decisions in the desk's database, the files as they were written, the
run in the core's own store with what the office accepted beside it. They must be equal employer by
employer, to the fen.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

from anye.tables.year.runs import latest_run
from anye_desk.cases.annual_reviews.models import AnnualReview
from anye_desk.office.papers.models import Paper
from anye_desk.office.parties.models import Employer
from benchmarks.story.year import Accepted

ACCEPTED = "accepted.json"
FEN = 100
SHOWN = 10
ENDS = {"acknowledged", "closed_acknowledged"}


class Figures(NamedTuple):
    """What one employer's year says."""

    headcount_months: int
    wages_total: int  # fen
    counted_months: int


NAMES = tuple(Figures.__annotations__)
Years = Mapping[str, Figures]  # by credit code


@dataclass(frozen=True, slots=True)
class Totals:
    """The year three ways, and what there must be besides."""

    employers: int
    closed: Years  # not filed: nobody is credited
    decided: Years
    handed_over: Years
    of_the_run: Years
    states: Mapping[str, int]
    decisions: int
    papers: int

    def faults(self) -> list[str]:
        """Return what does not agree; nothing: all does."""
        found = [
            *_differing("移交 handed over", self.decided, self.handed_over),
            *_differing("核算 the run's", self.decided, self.of_the_run),
        ]
        cases = sum(self.states.values())
        if cases != self.employers:
            found.append(f"单位 employers {self.employers}, 件 cases {cases}")
        if standing := {name: n for name, n in self.states.items() if name not in ENDS}:
            found.append(f"尚未办结 not at an end: {standing}")
        if sum(self.states.get(name, 0) for name in ENDS) != len(self.handed_over):
            found.append("税务回执与移交不符 the receipts are not those of what was handed over")
        if self.decisions != self.papers:
            found.append(f"决定 decisions {self.decisions}, 确认书 certificates {self.papers}")
        return found

    def line(self) -> str:
        """Return all of it in one line."""
        ways = (
            ("决定 decided", self.decided),
            ("移交 handed over", self.handed_over),
            ("核算 the run's", self.of_the_run),
        )
        said = " | ".join(f"{words} {_sum(years)}" for words, years in ways)
        ended = "不一致 NOT EQUAL" if self.faults() else "一致 equal"
        return (
            f"单位 employers {self.employers} | {said} | 未申报 not filed {len(self.closed)}"
            f" | 确认书 certificates {self.papers} | {ended}"
        )


def totals(store: Path, year: int, folder: Path) -> Totals:
    """Read the year three ways.

    Args:
        store: of the core.
        year: which.
        folder: where the files for tax lie, and what was accepted.
    """
    reviews = AnnualReview.objects.filter(window__year=year)
    there = list(reviews.select_related("case", "employer", "decision"))
    decided = {
        one.employer.credit_code: Figures(
            one.decision.headcount_months, one.decision.wages_total, one.decision.credited_months
        )
        for one in there
        if one.decision
    }
    closed = {
        one.employer.credit_code: Figures(one.headcount_months, one.wages_total, 0)
        for one in there
        if one.filed_at is None
    }
    decided |= closed
    run, employers = _of_the_run(store, year, folder)
    run |= {code: run[code]._replace(counted_months=0) for code in closed if code in run}
    return Totals(
        employers=employers,
        closed=closed,
        decided=decided,
        handed_over=_handed_over(folder),
        of_the_run={code: run[code] for code in decided if code in run},
        states=Counter(one.case.state for one in there),
        decisions=sum(one.decisions.count() for one in reviews),
        papers=Paper.objects.filter(case__annual_reviews__window__year=year).count(),
    )


def keep_accepted(folder: Path, accepted: Mapping[int, Accepted]) -> None:
    """Write down beside the files for tax by what years may differ from the run."""
    kept = {employer: asdict(one) for employer, one in accepted.items()}
    (folder / ACCEPTED).write_text(json.dumps(kept, indent=1), "utf-8")


def _handed_over(folder: Path) -> Years:
    """Read the files for tax; of a year decided anew the later line holds."""
    found: dict[str, Figures] = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for line in csv.DictReader(lines):
                yuan, _, fen = line["工资总额"].partition(".")
                found[line["统一社会信用代码"]] = Figures(
                    int(line["职工人月"]), int(yuan) * FEN + int(fen), int(line["认定计入人月"])
                )
    return found


def _of_the_run(store: Path, year: int, folder: Path) -> tuple[dict[str, Figures], int]:
    """Read the run in the store, add what was accepted, and count its employers."""
    accepted = json.loads((folder / ACCEPTED).read_text("utf-8"))
    codes = dict(Employer.objects.values_list("pk", "credit_code"))
    file = latest_run(store, year).file("employer_years")
    names = ", ".join(("employer_id", *NAMES))
    rows = duckdb.read_parquet(str(file)).project(names).fetchall()
    found = {}
    for employer, *figures in rows:
        beside = accepted.get(str(employer), dict.fromkeys(NAMES, 0))
        both = zip(NAMES, figures, strict=True)
        found[codes.get(employer, "")] = Figures(*(beside[name] + own for name, own in both))
    return found, len(rows)


def _differing(words: str, decided: Years, other: Years) -> Iterable[str]:
    codes = sorted(code for code in {*decided, *other} if decided.get(code) != other.get(code))
    for code in codes[:SHOWN]:
        yield f"{code}: 决定 decided {decided.get(code)}, {words} {other.get(code)}"
    if more := codes[SHOWN:]:
        yield f"… {len(more)}"


def _sum(years: Years) -> str:
    fen = sum(one.wages_total for one in years.values())
    months = sum(one.counted_months for one in years.values())
    return f"{len(years)} 件, {months} 人月, {fen // FEN}.{fen % FEN:02} 元"
