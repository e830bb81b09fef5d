"""The lines behind one figure of data quality, as the department that sent them knows them."""

from pathlib import Path

from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import note, tell_json, tell_table
from anye.codes.resident_id import shortened
from anye.pipeline import quality as data_quality
from anye.quality.kinds import KINDS
from anye.quality.rows import FigureWanted
from anye.sources.reasons import BY_CODE
from anye.tables.contracts import CONTRACTS
from anye.tables.engines import parquet
from anye.tables.quality.reports import QualityReport
from anye.tables.year.runs import run_of

SHOWN = 50
NAMES = ("feed", "file", "line", "person", "employer", "credit_code", "what")


def tell_rows(store: Path, report: QualityReport, wanted: FigureWanted, *, as_json: bool) -> None:
    """List the lines, whom they are about, and what is wrong with them."""
    found = data_quality.quality_rows(store, report, wanted, SHOWN + 1)
    known = _employers(store, report)
    listed = [
        (
            one.feed,
            *report.line_of(one.feed, one.source_row),
            shortened(one.person_id),
            *known.get(one.employer_id, ("", "")),
            one.what,
        )
        for one in found[:SHOWN]
    ]
    if as_json:
        tell_json([dict(zip(NAMES, row, strict=True)) for row in listed])
        return
    headings = [
        say("数据", "feed"),
        say("文件", "file"),
        say("行", "line"),
        say("人员", "person"),
        say("单位", "employer"),
        say("统一社会信用代码", "credit code"),
        say("说明", "what"),
    ]
    if not listed:
        note(say("没有这样的行。", "No such rows."))
        return
    tell_table(
        headings,
        [(_feed(row[0]), *_place(*row[1:3]), *row[3:-1], _in_words(row[-1])) for row in listed],
    )
    if len(found) > SHOWN:
        note(say(f"只列出前{SHOWN}行。", f"The first {SHOWN} rows."))


def _place(file: str, line: int) -> tuple[str, int | str]:
    """Return where a row stands; of a row that is lacking, that it is."""
    return (file, line) if file else (say("没有报来", "not sent"), "")


def _employers(store: Path, report: QualityReport) -> dict[int, tuple[str, str]]:
    file = run_of(store, report.manifest.run_id).file("known_employers")
    columns = ["employer_id", "employer_name", "credit_code"]
    known = parquet.read(file, columns=columns)
    return {of: (name or "", code) for of, name, code in known.select(columns).iter_rows()}


def _feed(feed: str) -> str:
    return say(CONTRACTS[feed].zh, feed)


def _in_words(what: str) -> str:
    """Return what a code says: a reason of the check, or a kind of contradiction."""
    if what in BY_CODE:
        return BY_CODE[what].say(LANGUAGE)
    return say(KINDS[what].zh, KINDS[what].en) if what in KINDS else what
