"""Which run, employer or person is meant by what was typed."""

from difflib import get_close_matches
from pathlib import Path

import polars as pl
import typer

from anye.assessment.opened.stored import opened_run
from anye.cli.language import say
from anye.cli.terminal import note, refused
from anye.codes import credit_code, resident_id
from anye.sources.store.place import fail_if_no_store
from anye.tables.engines import parquet
from anye.tables.year.runs import Run, latest_run, run_of, runs

MOST_NAMED = 5
MOST_SLIPS = 2  # characters in which a mistyped code differs
LEAST_OF_AN_ID = 4  # characters by which a person is asked for


def the_run(store: Path, year: int | None, run_id: str) -> Run:
    """Return the run asked for, else the last one of the year, else the last of all."""
    fail_if_no_store(store)
    if run_id:
        return run_of(store, run_id)
    found = runs(store)
    if year and any(run.manifest.year == year for run in found):
        return latest_run(store, year)
    if found and not year:
        return found[-1]
    if found:
        years = "、".join(map(str, sorted({run.manifest.year for run in found})))
        raise refused(
            f"{year}年还没有算过（已算过：{years}）；先用 anye assess --year {year}",
            f"{year} has not been worked out ({years} have); use anye assess --year {year} first",
        )
    raise refused(
        f"{store} 中还没有算过任何年度；先用 anye assess",
        f"No year has been worked out in {store}; use anye assess first",
    )


def employer_of(run: Run, asked: str) -> int:
    """Return the employer that a credit code or a name speaks of; refuse what is neither."""
    if by_code := int(credit_code.employer_ids(pl.Series([asked.strip().upper()]))[0]):
        return by_code
    known = employers_named(run, asked)
    exact = known.filter(pl.col("employer_name") == asked.strip())
    found = exact if len(exact) else known
    if len(found) != 1:
        raise _not_one_employer(found, asked, run)
    if not len(exact):
        code, name = found.select("credit_code", "employer_name").row(0)
        note(say(f"“{asked}”只合于一家：{code} {name}", f'"{asked}" fits one: {code} {name}'))
    return int(found["employer_id"][0])


def employer_with(code: str) -> int:
    """Return the employer a credit code speaks of; refuse a code that is none."""
    found = int(credit_code.employer_ids(pl.Series([code.strip().upper()]))[0])
    if not found:
        raise refused("这不是有效的统一社会信用代码（18位）", "This is not a valid credit code")
    return found


def employers_named(run: Run, asked: str) -> pl.DataFrame:
    """Return a run's employers whose name or credit code holds what is asked, by name."""
    wanted = asked.strip()
    if not wanted:
        raise refused(
            "单位名称或信用代码为空；请写名称或代码的一部分",
            "The name or credit code is empty; write a part of either",
        )
    columns = ("employer_id", "employer_name", "credit_code", "township")
    known = parquet.read(run.file("known_employers"), columns=columns)
    holds = pl.col("employer_name").str.contains(wanted, literal=True) | pl.col(
        "credit_code"
    ).str.contains(wanted.upper(), literal=True)
    return known.filter(holds).sort("employer_name", "employer_id")


def person_of(code: str) -> int:
    """Return the person a resident ID speaks of; refuse a code that is none, never repeat it."""
    found = int(resident_id.person_ids(pl.Series([code.strip().upper()]))[0])
    if not found:
        raise refused("这不是有效的公民身份号码（18位）", "This is not a valid resident ID")
    return found


def person_at(run: Run, employer_id: int, month: int, asked: str) -> int:
    """Return the person that a resident ID speaks of, or a part of one that is at the employer.

    What was asked is never repeated.
    """
    code = asked.strip().upper()
    if found := int(resident_id.person_ids(pl.Series([code]))[0]):
        return found
    if not LEAST_OF_AN_ID <= len(code) < resident_id.WIDTH:
        return person_of(code)
    with opened_run(run) as stored:
        rows = stored.persons_of(employer_id)
    there = sorted({int(row["person_id"]) for row in rows if row["month"] == month})
    known = [person for person in there if code in resident_id.whole_ids(person)]
    if len(known) == 1:
        return known[0]
    near = "、".join(map(resident_id.shortened, (known or there)[:MOST_NAMED]))
    if known:
        raise refused(
            f"该单位当月不止一人的号码含这一段：{near}；请写全18位",
            f"More than one person there has this in the ID: {near}; give all 18 characters",
        )
    raise refused(
        f"该单位当月没有号码含这一段的残疾职工；有：{near or '无'}",
        f"No person there has this in the ID; there are: {near or 'none'}",
    )


def _not_one_employer(found: pl.DataFrame, asked: str, run: Run) -> typer.Exit:
    shown = found.head(MOST_NAMED)
    several = "；".join(
        f"{name} {code}" for name, code in shown.select("employer_name", "credit_code").iter_rows()
    )
    if several:
        more = say(f"等{len(found)}家", f" and others, {len(found)} in all")
        more = more if len(found) > MOST_NAMED else ""
        return refused(
            f"不止一个单位名称含“{asked}”：{several}{more}；请写信用代码",
            f"More than one employer is called so: {several}{more}; name it by its code",
        )
    near = _near(asked, run)
    return refused(
        f"没有这样的信用代码（18位）或单位名称：{asked}{near}。可用 anye find 查找",
        f"No employer has this credit code or name: {asked}{near}; anye find looks for one",
    )


def _near(asked: str, run: Run) -> str:
    columns = ["employer_name", "credit_code"]
    known = parquet.read(run.file("known_employers"), columns=columns).select(columns)
    names = known["employer_name"].drop_nulls().unique(maintain_order=True).to_list()
    close = get_close_matches(asked, names, n=1) or _near_codes(known, asked.strip().upper())
    meant = say("”或“", '" or "').join(close)
    return say(f"，是否指“{meant}”？", f', did you mean "{meant}"?') if close else ""


def _near_codes(known: pl.DataFrame, code: str) -> list[str]:
    """Return the credit codes that differ from a mistyped one in two places at most."""
    if len(code) != credit_code.WIDTH:
        return []
    places = (pl.col("credit_code").str.slice(n, 1) != one for n, one in enumerate(code))
    near = known.filter(pl.sum_horizontal(places) <= MOST_SLIPS)
    return near["credit_code"].sort().head(MOST_NAMED).to_list()
