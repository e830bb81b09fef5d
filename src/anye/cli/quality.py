"""How good the departments' data are: figures, their trend, and the rows behind them."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from anye import data_quality
from anye.cli.engines import DUCKDB, EngineName, Master, engine_called
from anye.cli.language import say
from anye.cli.named import the_run
from anye.cli.options import Json, Store
from anye.cli.terminal import note, progress, refused, tell, tell_json, tell_table, today
from anye.reporting.quality.figures import Figure, totals
from anye.reporting.quality.indicators import DIMENSIONS, INDICATORS, UNITS
from anye.reporting.quality.kinds import KINDS
from anye.reporting.quality.pages import quality_page
from anye.reporting.quality.reading import chosen, trend
from anye.reporting.quality.rows import Wanted
from anye.reporting.quality.settings import QualitySettings
from anye.tables.contracts import CONTRACTS
from anye.tables.engine import Engine
from anye.tables.quality import NO_MONTH
from anye.tables.quality_reports import QualityReport

USUAL = QualitySettings()
SHOWN = 50
MONTHS_OF_TREND = 6

QUALITY = say(
    "数据质量：及时、真实、完整、准确，按数据、部门、乡镇、月份；数据之间的矛盾；每个数字背后的行。\n\n"
    "例：anye quality --store var/store --year 2025 --month 202503\n\n"
    "    anye quality --store var/store --month 202505 --feed wage_months --rows rows_rejected\n\n"
    "    anye quality letters --store var/store --month 202503 --out 函/",
    "Data quality: timeliness, truth, completeness, accuracy, by feed, township and month;\n"
    "contradictions between feeds; the rows behind each figure.\n\n"
    "Try: anye quality --store var/store --year 2025 --month 202503",
)

LETTERS = say(
    "写出当月致各部门的数据质量函（PDF）和待更正清单（XLSX）。",
    "Write the month's letter to each department (PDF) and the rows to put right (XLSX).",
)

On = Annotated[str, typer.Option("--on", help=say("截至哪一天；默认今天", "as of; else today"))]
Year = Annotated[int, typer.Option("--year", help=say("年度，如2025", "as 2025"))]
AgreedDay = Annotated[
    int,
    typer.Option("--agreed-day", help=say("约定报送日：次月第几日", "day of the next month")),
]
AnswerWithin = Annotated[
    int, typer.Option("--answer-within", help=say("来函后几日内答复", "days to answer a letter"))
]
Month = Annotated[int, typer.Option("--month", help=say("月份，如202503", "as 202503"))]


def quality(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    year: Year = 0,
    month: Month = 0,
    feed: Annotated[str, typer.Option("--feed", help=say("哪一类数据", "which feed"))] = "",
    township: Annotated[
        int, typer.Option("--township", help=say("乡镇街道代码；0 未知", "code; 0 unknown"))
    ] = -1,
    on: On = "",
    agreed_day: AgreedDay = USUAL.agreed_day,
    rows: Annotated[
        str, typer.Option("--rows", help=say("列出哪项指标背后的行", "rows behind an indicator"))
    ] = "",
    engine: EngineName = DUCKDB,
    master: Master = "",
    as_json: Json = False,
) -> None:
    """Measure the quality of a year's data and print it, or the rows behind one figure."""
    if feed and feed not in CONTRACTS:
        raise refused(f"没有“{feed}”这类数据", f'No feed "{feed}"')
    settings = QualitySettings(agreed_day=agreed_day)
    with engine_called(engine, master, store) as machine:
        report = measured(store, year or month // 100, on, settings, machine)
    place = None if township < 0 else township
    if rows:
        if rows not in INDICATORS or not feed:
            known = "、".join(INDICATORS)
            raise refused(f"--rows 须为：{known}，并给出 --feed", f"--rows: {known}; with --feed")
        _tell_rows(store, report, Wanted(rows, feed, month, place), as_json=as_json)
        return
    figures = chosen(
        data_quality.quality_figures(report), feeds=[feed] if feed else [], township=place
    )
    if as_json:
        tell_json(_as_json(report, chosen(figures, month=month or None)))
        return
    _tell_figures(report, figures, month)
    _tell_kinds(report, feed, place)


def letters(
    *,
    store: Store,
    month: Month,
    out: Annotated[Path, typer.Option("--out", help=say("存放目录", "folder"))],
    on: On = "",
    agreed_day: AgreedDay = USUAL.agreed_day,
    answer_within: AnswerWithin = USUAL.answer_within_days,
) -> None:
    """Write the month's letters and workbooks."""
    settings = QualitySettings(agreed_day=agreed_day, answer_within_days=answer_within)
    report = measured(store, month // 100, on, settings)
    sent_on = date.fromisoformat(report.manifest.on)
    for file in data_quality.quality_letters(store, report, month, out, sent_on=sent_on):
        tell(str(file))


def docs(folder: Annotated[Path, typer.Argument(help=say("存放目录", "folder"))]) -> None:
    """Write the documentation of indicators and contradictions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(quality_page(), "utf-8")


def measured(
    store: Path, year: int, on: str, settings: QualitySettings, engine: Engine | None = None
) -> QualityReport:
    """Return the report of a year's last run, measured now if it is not there."""
    try:
        day = date.fromisoformat(on) if on else today()
    except ValueError:
        raise refused("--on 写成 2025-04-20", "Write --on as 2025-04-20") from None
    run = the_run(store, year, "")
    with progress() as told:
        told(say("核对数据质量", "measuring"), 0, 0)
        return data_quality.measure_quality(store, run, on=day, settings=settings, engine=engine)


def _as_json(report: QualityReport, figures: list[Figure]) -> dict[str, object]:
    return {
        "report": report.manifest.report_id,
        "run": report.manifest.run_id,
        "on": report.manifest.on,
        "settings": report.manifest.settings,
        "figures": [{name: getattr(one, name) for name in Figure.__slots__} for one in figures],
    }


def _tell_figures(report: QualityReport, figures: list[Figure], month: int) -> None:
    sums, rows = totals(figures), []
    for code, one in INDICATORS.items():
        for feed in one.feeds:
            over = trend(figures, code, feed)
            at = month if month in over else max(over, default=None)
            if at is None or (month and at not in {month, NO_MONTH}):
                continue
            n, of = sums[code, "", feed, at]
            shown = [f"{over[each]:,}" for each in over if each and each <= (month or each)]
            rows.append(
                (
                    say(*DIMENSIONS[one.dimension]),
                    say(one.zh, one.en),
                    _feed(feed),
                    CONTRACTS[feed].owner,
                    f"{over[at]:,} {say(*UNITS[one.unit])}".rstrip(),
                    f"{n:,} / {of:,}" if of else "",
                    " ".join(shown[-MONTHS_OF_TREND:]),
                )
            )
    headings = [
        say("方面", "dimension"),
        say("指标", "indicator"),
        say("数据", "feed"),
        say("负责部门", "owner"),
        say("数值", "value"),
        say("分子 / 分母", "of"),
        say("近六个月", "six months"),
    ]
    seen = say(f"截至{report.manifest.on}", f"as of {report.manifest.on}")
    tell_table(headings, rows, f"{month or report.manifest.year} {seen}")


def _tell_kinds(report: QualityReport, feed: str, township: int | None) -> None:
    found = [
        row
        for row in data_quality.quality_contradictions(report)
        if feed in {"", row["feed"]} and township in {None, row["township"]}
    ]
    rows = [
        (say(kind.zh, kind.en), kind.owner, sum(row["kind"] == code for row in found))
        for code, kind in KINDS.items()
        if any(row["kind"] == code for row in found)
    ]
    if rows:
        tell_table(
            [say("数据矛盾", "contradiction"), say("先答复", "answers"), say("件", "n")], rows
        )
    else:
        tell(say("没有发现数据矛盾。", "No contradictions."))


def _tell_rows(store: Path, report: QualityReport, wanted: Wanted, *, as_json: bool) -> None:
    found = data_quality.quality_rows(store, report, wanted, SHOWN + 1)
    listed = [
        (
            one.feed,
            *report.line_of(one.feed, one.source_row),
            masked(one.person_id),
            str(one.employer_id or ""),
            one.what,
        )
        for one in found[:SHOWN]
    ]
    names = ["feed", "file", "line", "person", "employer", "what"]
    if as_json:
        tell_json([dict(zip(names, row, strict=True)) for row in listed])
        return
    headings = [
        say("数据", "feed"),
        say("文件", "file"),
        say("行", "line"),
        say("人员", "person"),
        say("单位编号", "employer"),
        say("说明", "what"),
    ]
    tell_table(headings, listed)
    if len(found) > SHOWN:
        note(say(f"只列出前{SHOWN}行。", f"The first {SHOWN} rows."))


def masked(person_id: int) -> str:
    """Return as much of a person's number as a screen may show."""
    text = str(person_id)
    return f"{text[:6]}********{text[-3:]}" if person_id else ""


def _feed(feed: str) -> str:
    return say(CONTRACTS[feed].zh, feed)
