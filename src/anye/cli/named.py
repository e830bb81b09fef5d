"""Which run, employer or person is meant by what was typed."""

from pathlib import Path

import polars as pl

from anye.cli.terminal import refused
from anye.codes import credit_code, resident_id
from anye.tables.runs import Run, latest_run, run_of, runs


def the_run(store: Path, year: int, run_id: str) -> Run:
    """Return the run asked for, else the last one of the year, else the last of all."""
    if run_id:
        return run_of(store, run_id)
    if year:
        return latest_run(store, year)
    if found := runs(store):
        return found[-1]
    raise refused(
        f"{store} 中还没有算过任何年度；先用 anye assess",
        f"No year has been worked out in {store}; use anye assess first",
    )


def employer_of(code: str) -> int:
    """Return the employer a credit code speaks of; refuse a code that is none."""
    found = int(credit_code.employer_ids(pl.Series([code.strip().upper()]))[0])
    if not found:
        raise refused("这不是有效的统一社会信用代码（18位）", "This is not a valid credit code")
    return found


def person_of(code: str) -> int:
    """Return the person a resident ID speaks of; refuse a code that is none, never repeat it."""
    found = int(resident_id.person_ids(pl.Series([code.strip().upper()]))[0])
    if not found:
        raise refused("这不是有效的公民身份号码（18位）", "This is not a valid resident ID")
    return found
