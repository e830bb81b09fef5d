"""Options that several commands share, and what they are turned into."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from anye.cli.language import say
from anye.cli.terminal import refused
from anye.codes import credit_code, resident_id
from anye.tables.runs import Run, latest_run, run_of, runs

DISTRICT = "cn/tianjin/jizhou"

Store = Annotated[Path, typer.Option("--store", help=say("数据目录", "the store's folder"))]
Json = Annotated[bool, typer.Option("--json", help=say("输出JSON", "write JSON"))]
Year = Annotated[int, typer.Option("--year", help=say("年度；默认最近算过的", "else the last"))]
RunName = Annotated[str, typer.Option("--run", help=say("运行编号；默认最近一次", "else the last"))]
Employer = Annotated[
    str, typer.Option("--employer", help=say("统一社会信用代码", "unified social credit code"))
]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", help=say("适用哪里的规定", "whose law applies"))
]


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
