"""From departments' files to a finished year in one command."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from anye.cli.engines import DUCKDB, EngineName, Master, engine_called
from anye.cli.feeds import Feed, FilesArgument, ReceivedOption, Rejects, load_all
from anye.cli.intake import Intake, ended, taken, tell_unread
from anye.cli.language import LANGUAGE, say
from anye.cli.links import links_json, tell_links
from anye.cli.next_steps import tell_lacking, tell_next
from anye.cli.options import FIRST_YEAR, LAST_YEAR, Json, Jurisdiction, Store
from anye.cli.terminal import REFUSED, note, stages, tell, tell_json
from anye.kernel.progress import Progress
from anye.law.parameters import HOME
from anye.pipeline import year as pipeline
from anye.reporting.summary_text import summary_text
from anye.rulebook.terms import Terms

RUN = say(
    "一条命令做完：核对、入库、关联、认定、计算。已入库的文件、已做过的步骤不再重做；"
    "中断后再次执行即可接着做。\n\n"
    "例：anye run feeds/ --store var/store --year 2025\n\n退出码1表示有退回的行。",
    "From files to a finished year: check, load, link, assess. What is there is not done twice;\n"
    "after an interruption, type it again.\n\n"
    "Try: anye run feeds/ --store var/store --year 2025\n\nExit code 1: some rows were rejected.",
)
STAGES = (say("核对入库", "check and load"), say("关联", "link"), say("认定计算", "assess"))


def run(  # noqa: PLR0913 (each is an option of the command)
    files: FilesArgument,
    *,
    store: Store,
    years: Annotated[
        list[int],
        typer.Option(
            "--year",
            min=FIRST_YEAR,
            max=LAST_YEAR,
            help=say("年度，可写多次", "as 2025; may be repeated"),
        ),
    ],
    feed: Feed = "",
    rejects: Rejects = None,
    received: ReceivedOption = "",
    jurisdiction: Jurisdiction = HOME,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=say("遇未核实的规定即停止", "stop at unverified law")),
    ] = False,
    engine: EngineName = DUCKDB,
    master: Master = "",
    as_json: Json = False,
) -> None:
    """Load files, link, and work years out."""
    terms, seconds = Terms(jurisdiction, strict), dict[str, float]()
    handed = taken(files, received, rejects)
    with stages(STAGES, quiet=as_json) as (loading, linking, assessing):
        with _timed("load", seconds):
            _load(handed, store, feed, rejects, loading)
        with engine_called(engine, master, store) as machine:
            with _timed("link", seconds):
                linked = pipeline.link(store, engine=machine, progress=linking)
            with _timed("assess", seconds):
                done = [
                    pipeline.assess(store, year, terms, engine=machine, progress=assessing)
                    for year in years
                ]
    counts = pipeline.links_counted(linked.links)
    summaries = [pipeline.district_year(one.run) for one in done]
    if as_json:
        found = [
            {"run": one.run.manifest.run_id, "was_there": one.was_there, **asdict(summary)}
            for one, summary in zip(done, summaries, strict=True)
        ]
        tell_json(
            {
                "files": handed.as_json(),
                "links": links_json(linked, counts),
                "years": found,
                "seconds": seconds,
            }
        )
    else:
        tell(_files_text(handed.read))
        tell_unread(handed)
        tell_links(linked, counts)
        for summary in summaries:
            tell(summary_text(summary, LANGUAGE))
        note(_seconds_text(seconds))
        for one in done:
            tell_lacking(one.lacking)
        tell_next(store)
    ended(handed)


def _load(handed: Intake, store: Path, feed: str, rejects: Path | None, report: Progress) -> None:
    """Load the files; if none could be, end rather than work out what the store held before."""
    load_all(handed, store, feed=feed, rejects=rejects, report=report)
    if handed.code() == REFUSED:
        tell_unread(handed)
        ended(handed)


@contextmanager
def _timed(step: str, seconds: dict[str, float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[step] = round(time.perf_counter() - began, 1)


def _files_text(loaded: list[dict[str, Any]]) -> str:
    new = sum(result["is_new"] for result in loaded)
    lines, accepted, rejected, inside = (
        sum(result[what] for result in loaded)
        for what in ("lines", "accepted", "rejected", "superseded")
    )
    return say(
        f"文件 {len(loaded)} 个（新入库 {new} 个），共 {lines:,} 行：接受 {accepted:,}，"
        f"退回 {rejected:,}，被同一文件中后面的行取代 {inside:,}",
        f"{len(loaded)} files ({new} new), {lines:,} lines: {accepted:,} accepted, "
        f"{rejected:,} rejected, {inside:,} superseded inside their file",
    )


def _seconds_text(seconds: dict[str, float]) -> str:
    spent = zip(STAGES, seconds.values(), strict=True)
    return say("用时（秒）：", "Seconds: ") + "  ".join(f"{name} {took}" for name, took in spent)
