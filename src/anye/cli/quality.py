"""How good the departments' data are: figures, their trend, and the rows behind them."""

from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from anye.cli.engines import DUCKDB, EngineName, Master, engine_called
from anye.cli.feeds import named
from anye.cli.language import say
from anye.cli.named import the_run
from anye.cli.options import A_MONTH, Json, Month, Store, YearOption, a_month
from anye.cli.quality_rows import tell_rows
from anye.cli.terminal import note, progress, refused, tell, tell_json, tell_table, today
from anye.codes.divisions import TOWNSHIPS
from anye.codes.words.quality import DIMENSIONS, UNITS
from anye.pipeline import quality as data_quality
from anye.quality.figures import Figure
from anye.quality.indicators import INDICATORS, MONTHLY
from anye.quality.kinds import KINDS
from anye.quality.pages import quality_page
from anye.quality.reading import figures_chosen, of_month, of_year, trend_of
from anye.quality.rows import FigureWanted
from anye.quality.settings import QualitySettings
from anye.quality.told.letters import Sending
from anye.tables.contracts import CONTRACTS, Contract
from anye.tables.engines.engine import Engine
from anye.tables.quality.measured import NO_MONTH
from anye.tables.quality.reports import QualityReport

USUAL = QualitySettings()
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

On = Annotated[
    datetime | None,
    typer.Option("--on", help=say("截至哪一天；默认今天", "as of; else today")),
]
AgreedDay = Annotated[
    int,
    typer.Option(
        "--agreed-day", min=1, max=28, help=say("约定报送日：次月第几日", "day of the next month")
    ),
]
AnswerWithin = Annotated[
    int,
    typer.Option(
        "--answer-within",
        min=1,
        max=366,
        help=say("来函后几日内答复", "days to answer a letter"),
    ),
]
ThatMonth = Annotated[
    int,
    typer.Option(
        "--month", metavar=A_MONTH, callback=a_month, help=say("月份，如202503", "as 202503")
    ),
]


def quality(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    year: YearOption = None,
    month: Month = None,
    feed: Annotated[str, typer.Option("--feed", help=say("哪一类数据", "which feed"))] = "",
    township: Annotated[
        str,
        typer.Option(
            "--township", help=say("乡镇街道的名称或代码；0 未知", "name or code; 0 unknown")
        ),
    ] = "",
    on: On = None,
    agreed_day: AgreedDay = USUAL.agreed_day,
    rows: Annotated[
        str, typer.Option("--rows", help=say("列出哪项指标背后的行", "rows behind an indicator"))
    ] = "",
    engine: EngineName = DUCKDB,
    master: Master = "",
    as_json: Json = False,
) -> None:
    """Measure the quality of a year's data and print it, or the rows behind one figure."""
    contract, place = named(feed) if feed else None, _township(township)
    wanted = _wanted(rows, contract, month, place) if rows else None
    settings = QualitySettings(agreed_day=agreed_day)
    of_year = year or (month // 100 if month else None)
    with engine_called(engine, master, store) as machine:
        report = measured(store, of_year, on, settings, machine)
    if wanted:
        tell_rows(store, report, wanted, as_json=as_json)
        return
    feeds = [contract.name] if contract else []
    figures = figures_chosen(data_quality.quality_figures(report), feeds=feeds, township=place)
    if as_json:
        tell_json(_as_json(report, figures_chosen(figures, month=month)))
        return
    _tell_figures(report, figures, month)
    _tell_kinds(report, feeds, place)


def letters(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    month: ThatMonth,
    out: Annotated[Path, typer.Option("--out", file_okay=False, help=say("存放目录", "folder"))],
    on: On = None,
    agreed_day: AgreedDay = USUAL.agreed_day,
    answer_within: AnswerWithin = USUAL.answer_within_days,
    as_json: Json = False,
) -> None:
    """Write the month's letters and workbooks."""
    settings = QualitySettings(agreed_day=agreed_day, answer_within_days=answer_within)
    report = measured(store, month // 100, on, settings)
    sent_on = date.fromisoformat(report.manifest.on)
    files = data_quality.quality_letters(store, report, month, out, Sending(sent_on))
    if as_json:
        tell_json({"files": [str(file) for file in files]})
        return
    for file in files:
        tell(str(file))


def docs(
    folder: Annotated[Path, typer.Argument(file_okay=False, help=say("存放目录", "folder"))],
) -> None:
    """Write the documentation of indicators and contradictions."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "README.md"
    page.write_text(quality_page(), "utf-8")
    note(str(page))


def measured(
    store: Path,
    year: int | None,
    on: datetime | None,
    settings: QualitySettings,
    engine: Engine | None = None,
) -> QualityReport:
    """Return the report of a year's last run, measured now if it is not there."""
    day = on.date() if on else today()
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


def _tell_figures(report: QualityReport, figures: list[Figure], month: int | None) -> None:
    rows = []
    for code, one in INDICATORS.items():
        for feed in one.feeds:
            over = trend_of(figures, code, feed)
            found = of_month(figures, code, feed, month) if month else of_year(figures, code, feed)
            if found is None:
                continue
            value, n, of = found
            shown = [f"{over[each]:,}" for each in over if each and each <= (month or each)]
            rows.append(
                (
                    say(*DIMENSIONS[one.dimension]),
                    say(one.zh, one.en),
                    _feed(feed),
                    CONTRACTS[feed].owner,
                    f"{value:,} {say(*UNITS[one.unit])}".rstrip(),
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
    whole = say(f"{report.manifest.year}年全年", f"the whole of {report.manifest.year}")
    tell_table(headings, rows, f"{month or whole} {seen}")
    if not month:
        note(
            say(
                "全年的数值为各月合计，到达天数为最长的一个月；某一月见 --month。",
                "A year's figure is the months together, days until arrival the longest month; "
                "a month's own is told with --month.",
            )
        )


def _tell_kinds(report: QualityReport, feeds: list[str], township: int | None) -> None:
    found = [
        row
        for row in data_quality.quality_contradictions(report)
        if (not feeds or row["feed"] in feeds) and township in {None, row["township"]}
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


def _wanted(
    indicator: str, contract: Contract | None, month: int | None, township: int | None
) -> FigureWanted:
    in_chinese = {one.zh: code for code, one in INDICATORS.items()}
    indicator = in_chinese.get(indicator, indicator)
    if indicator not in INDICATORS:
        known = "、".join(f"{code}（{one.zh}）" for code, one in INDICATORS.items())
        raise refused(
            f"没有“{indicator}”这项指标；--rows 可写：{known}",
            f'There is no indicator "{indicator}"; --rows takes {", ".join(INDICATORS)}',
        )
    if contract is None:
        raise refused("--rows 须同时用 --feed 指明数据", "With --rows say which feed, by --feed")
    measured_of = INDICATORS[indicator].feeds
    if contract.name not in measured_of:
        there = "、".join(CONTRACTS[feed].zh for feed in measured_of)
        raise refused(
            f"“{INDICATORS[indicator].zh}”不按{contract.zh}计算；--feed 可写：{there}",
            f"{indicator} is not measured of {contract.name}; it is of {', '.join(measured_of)}",
        )
    if contract.name in MONTHLY and not month:
        raise refused(
            f"{contract.zh}按月报送，--rows 须同时给出 --month",
            f"{contract.name} comes by month; with --rows give --month",
        )
    of_month = contract.name in MONTHLY or indicator == "facts_contradicted"  # these have a span
    return FigureWanted(indicator, contract.name, (of_month and month) or NO_MONTH, township)


def _township(asked: str) -> int | None:
    if not asked:
        return None
    names = {name: code for code, name in TOWNSHIPS.items()} | {"0": 0}
    names |= {str(code): code for code in TOWNSHIPS}
    if asked in names:
        return names[asked]
    close = get_close_matches(asked, names, n=1)
    raise refused(
        f"没有“{asked}”这个乡镇街道" + (f"，是否指“{close[0]}”？" if close else ""),
        f'There is no township "{asked}"' + (f'; did you mean "{close[0]}"?' if close else ""),
    )


def _feed(feed: str) -> str:
    return say(CONTRACTS[feed].zh, feed)
