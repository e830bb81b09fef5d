"""The nightly check: a sample of employers is worked out anew and held against the run."""

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals as nw

from anye.assessment.opened.explain import explain_employer_year
from anye.assessment.opened.recheck import Mismatch
from anye.assessment.opened.stored import opened_run
from anye.tables.engines.engine import Engine
from anye.tables.year.runs import Run

SAMPLE = 300


@dataclass(frozen=True, slots=True)
class SampleCheck:
    """How many employers were worked out anew, and what differed by employer."""

    employers: int
    mismatches: Mapping[int, tuple[Mismatch, ...]]


def check_sample(
    run: Run, size: int = SAMPLE, offset: int = 0, engine: Engine | None = None
) -> SampleCheck:
    """Explain every n-th employer of a run and compare; another offset takes others.

    Args:
        run: the finished run.
        size: how many employers, at most.
        offset: where to begin, for instance the day of the year.
        engine: where to read, else a small one of our own.
    """
    with opened_run(run, engine) as stored:
        years = stored.engine.fetch(stored.years().select(nw.col("employer_id")))
        everybody = sorted(row["employer_id"] for row in years)
        step = max(1, len(everybody) // size) if size else 1
        chosen = everybody[offset % step :: step][:size]
        explained = {
            employer: explain_employer_year(run, employer, stored.engine) for employer in chosen
        }
    wrong = {employer: year.mismatches for employer, year in explained.items() if year.mismatches}
    return SampleCheck(len(chosen), wrong)
