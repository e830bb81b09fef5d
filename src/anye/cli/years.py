"""A year worked out from the store, and the figures of it opened step by step."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from anye.assessment.opened.explain import explain_employer_year, explain_person_month
from anye.assessment.opened.explain_text import (
    MONTHS_WIDE,
    month_json,
    month_text,
    year_json,
    year_text,
)
from anye.cli.columns import TextRows, columns_there, table
from anye.cli.engines import DUCKDB, EngineName, Master, engine_called
from anye.cli.language import LANGUAGE, say
from anye.cli.named import employer_of, person_at, the_run
from anye.cli.next_steps import tell_lacking, tell_next
from anye.cli.options import (
    EmployerOption,
    Json,
    Jurisdiction,
    Month,
    RunName,
    Store,
    ThatYear,
    YearOption,
)
from anye.cli.terminal import FOUND, note, progress, refused, tell, tell_json
from anye.law.parameters import HOME
from anye.pipeline import year as pipeline
from anye.reporting.summary_text import summary_text
from anye.rulebook.terms import Terms

ASSESS = say(
    "算出一年：关联、逐月认定、按规定计算，打印全区年度情况。\n\n"
    "同样的数据和规定得出同一个运行编号，已算过的不再重算。\n\n"
    "例：anye assess --store var/store --year 2025\n\n"
    "    anye assess --store var/store --year 2025 --as-of 2026-03-31",
    "Work a year out: link, judge each month, apply the law; print the district's year.\n\n"
    "The same inputs and law give the same run, which is never worked out twice.\n\n"
    "Try: anye assess --store var/store --year 2025\n\n"
    "     anye assess --store var/store --year 2025 --as-of 2026-03-31",
)
EXPLAIN = say(
    "逐步解释一个单位的一年，或一个人的一个月：数值、算法、条文、核实情况、来源行。\n\n"
    "例：anye explain --store var/store --employer 信用代码\n\n"
    "    echo 身份号码 | anye explain --store var/store --employer 信用代码"
    " --person - --month 202503\n\n"
    "重新计算的结果与库存不一致时，退出码为1。",
    "Open an employer's year, or a person's month, step by step: values, formula, article,\n"
    "standing, source rows.\n\n"
    "Try: anye explain --store var/store --employer CODE\n\n"
    "     echo ID | anye explain --store var/store --employer CODE --person - --month 202503\n\n"
    "Exit code 1: working it out again gives another figure than the one stored.",
)


def assess(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    year: ThatYear,
    jurisdiction: Jurisdiction = HOME,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=say("遇未核实的规定即停止", "stop at unverified law")),
    ] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            formats=["%Y-%m-%d"],
            help=say("按该日日终的库存计算", "from the store as it was at the end of this day"),
        ),
    ] = None,
    engine: EngineName = DUCKDB,
    master: Master = "",
    as_json: Json = False,
) -> None:
    """Work out a year and print the district's year."""
    terms = Terms(jurisdiction, strict)
    with progress(quiet=as_json) as report:
        with engine_called(engine, master, store) as machine:
            done = pipeline.assess(
                store,
                year,
                terms,
                as_of=as_of.date() if as_of else None,
                engine=machine,
                progress=report,
            )
        summary = pipeline.district_year(done.run)
    if done.was_there:
        note(say("此前已算过，直接给出结果。", "Worked out before; here is the result."))
    if as_json:
        tell_json(asdict(summary))
    else:
        tell(summary_text(summary, LANGUAGE))
        tell_lacking(done.lacking)
        tell_next(store)


def explain(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    employer: EmployerOption,
    person: Annotated[
        str,
        typer.Option(
            "--person",
            help=say("身份号码或其一段；- 从标准输入读", "resident ID, or a part; - reads it"),
        ),
    ] = "",
    month: Month = None,
    year: YearOption = None,
    run: RunName = "",
    as_json: Json = False,
) -> None:
    """Explain an employer's year or a person's month."""
    if bool(person) != bool(month):
        raise refused("--person 与 --month 须同时给出", "Give --person and --month together")
    found = the_run(store, year or (month // 100 if month else None), run)
    employer_id = employer_of(found, employer)
    if month:
        code = sys.stdin.readline() if person == "-" else person
        someone = person_at(found, employer_id, month, code)
        one = explain_person_month(found, someone, employer_id, month)
        tell_json(month_json(one)) if as_json else tell(month_text(one, LANGUAGE))
        mismatches = one.mismatches
    else:
        whole = explain_employer_year(found, employer_id)
        if as_json:
            tell_json(year_json(whole))
        else:
            narrow = _in_columns if columns_there() < MONTHS_WIDE else None
            tell(year_text(whole, LANGUAGE, narrow))
        mismatches = whole.mismatches
    if mismatches:
        raise typer.Exit(FOUND)


def _in_columns(headings: Sequence[str], rows: TextRows) -> list[str]:
    numbers = [False, *[True] * (len(headings) - 1)]
    return table(headings, rows, numbers, columns_there())
