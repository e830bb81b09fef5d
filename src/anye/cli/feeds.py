"""Departments' files: the template to fill in, the check, the load."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from anye.cli.doing import Report, one_by_one
from anye.cli.language import LANGUAGE, say
from anye.cli.options import Json, Store
from anye.cli.terminal import (
    FOUND,
    note,
    progress,
    refused,
    tell,
    tell_json,
    tell_table,
    today,
)
from anye.sources import check as checking
from anye.sources.load import LoadReport
from anye.sources.load import load as load_file
from anye.sources.pages import write_pages
from anye.sources.reasons import BY_CODE
from anye.sources.receipts import received_days
from anye.sources.rejects import write_rejects
from anye.sources.store import REJECTED
from anye.sources.taken_off import told
from anye.sources.templates import write_template
from anye.tables.contracts import CONTRACTS, Contract
from anye.tables.feeds import RECEIPTS
from anye.tables.profiles import PROFILES_FOLDER

FEEDS = say(
    "、".join(f"{contract.zh}（{contract.name}）" for contract in CONTRACTS.values()),
    ", ".join(CONTRACTS),
)
FILES = (".csv", ".xlsx", ".parquet")

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar=say("文件", "FILE"), help=say("报送文件或其所在目录", "files, or folders of files")
    ),
]
Feed = Annotated[
    str,
    typer.Option("--feed", help=say("哪一类数据；不写则看文件名", "which feed; else by file name")),
]
Rejects = Annotated[
    Path | None,
    typer.Option("--rejects", help=say("退回清单（XLSX）存放目录", "folder for reject workbooks")),
]
Received = Annotated[
    str,
    typer.Option(
        "--received",
        metavar="YYYY-MM-DD",
        help=say(
            f"文件送到的日期；默认看同目录的{RECEIPTS}，没有则为今天",
            f"the day the files came; else as {RECEIPTS} beside them says, else today",
        ),
    ),
]

TEMPLATE = say(
    f"生成各部门填报模板：每列有说明，代码列有下拉选项，号码列为文本格式。\n\n数据种类：{FEEDS}",
    f"Write the workbook a department fills in, with help in the cells.\n\nFeeds: {FEEDS}",
)
CHECK = say(
    "逐行核对，不入库。每一行或接受、或退回并说明原因和改法；行数对得上。\n\n"
    "例：anye check insured_months-202503.csv --rejects 退回/\n\n退出码1表示有退回的行。",
    "Check every row, keep nothing. Each row is accepted, or rejected with the reason and how to\n"
    "put it right; the rows add up.\n\nTry: anye check insured_months-202503.csv --rejects out/\n\n"
    "Exit code 1: some rows were rejected.",
)
LOAD = say(
    "入库：一个文件要么全部入库，要么不留痕迹；同一文件再次入库不起变化；"
    "以后报送的更正取代原行，可以追溯。\n\n例：anye load feeds/ --store var/store",
    "Keep files: each whole or not at all; the same file again changes nothing; a later\n"
    "correction supersedes the earlier row and can be traced.\n\n"
    "Try: anye load feeds/ --store var/store",
)


def template(
    feed: Annotated[
        str,
        typer.Argument(
            metavar=say("数据种类", "FEED"), help=say("不写则全部", "which feed; else all")
        ),
    ] = "",
    *,
    out: Annotated[Path, typer.Option("--out", help=say("存放目录", "folder"))] = Path(),
    as_csv: Annotated[bool, typer.Option("--csv", help=say("写CSV", "write CSV"))] = False,
    docs: Annotated[
        Path | None, typer.Option("--docs", help=say("生成说明页的目录", "folder for the pages"))
    ] = None,
) -> None:
    """Write one feed's template, or all of them."""
    if docs:
        write_pages(docs)
        return
    out.mkdir(parents=True, exist_ok=True)
    for contract in [_named(feed)] if feed else CONTRACTS.values():
        path = out / f"{contract.name}.{'csv' if as_csv else 'xlsx'}"
        write_template(contract, path, LANGUAGE)
        tell(f"{say(contract.zh, contract.name)}: {path}")


def check(files: Files, *, feed: Feed = "", rejects: Rejects = None, as_json: Json = False) -> None:
    """Check files and say what is wrong in them."""
    results = []
    with progress(quiet=as_json) as report:
        for path, so_far in one_by_one(_expanded(files), report):
            contract = _contract(path, feed)
            with TemporaryDirectory() as into:
                checked = checking.check(
                    path,
                    contract,
                    today=today(),
                    into=Path(into),
                    progress=so_far,
                )
                written = _rejects(rejects, path, contract, Path(into) / REJECTED, checked.rejected)
            results.append(
                {
                    "file": path.name,
                    "feed": contract.name,
                    "lines": checked.lines,
                    "accepted": checked.accepted,
                    "rejected": checked.rejected,
                    "encoding": checked.encoding,
                    "totals": dict(checked.totals),
                    "reasons": dict(checked.reasons),
                    "taken_off": dict(checked.taken_off),
                    "rejects": written,
                }
            )
    _tell(results, as_json=as_json)


def load(
    files: Files,
    *,
    store: Store,
    feed: Feed = "",
    rejects: Rejects = None,
    received: Received = "",
    as_json: Json = False,
) -> None:
    """Load files into the store."""
    days = received_of(files, received)
    with progress(quiet=as_json) as report:
        results = load_all(files, store, days, feed=feed, rejects=rejects, report=report)
    _tell(results, as_json=as_json)


def received_of(files: list[Path], said: str) -> Mapping[str, date]:
    """Return by file name the day each came, where somebody says so."""
    if not said:
        folders = {path if path.is_dir() else path.parent for path in files}
        return {name: day for one in folders for name, day in received_days(one, today()).items()}
    try:
        day = date.fromisoformat(said)
    except ValueError as error:
        raise refused(
            f"“{said}”不是日期；如2025-04-08", f"{said} is no day; as 2025-04-08"
        ) from error
    if day > today():
        raise refused("收到日期不能晚于今天", "The day the files came cannot be later than today")
    return dict.fromkeys((path.name for path in _expanded(files)), day)


def load_all(
    files: list[Path],
    store: Path,
    received: Mapping[str, date],
    *,
    feed: str,
    rejects: Path | None,
    report: Report,
) -> list[dict[str, Any]]:
    """Load files one after the other; return what became of each."""
    results = []
    for path, so_far in one_by_one(_expanded(files), report):
        contract = _contract(path, feed)
        loaded = load_file(
            store,
            path,
            contract,
            today=today(),
            received=received.get(path.name),
            progress=so_far,
        )
        where = loaded.folder / REJECTED
        written = _rejects(rejects, path, contract, where, loaded.manifest.rejected)
        results.append(_loaded(path, loaded) | {"rejects": written})
    return results


def _loaded(path: Path, loaded: LoadReport) -> dict[str, Any]:
    manifest = loaded.manifest
    return {
        "file": path.name,
        "feed": manifest.feed,
        "load": manifest.load_id,
        "is_new": loaded.is_new,
        "lines": manifest.lines,
        "accepted": manifest.accepted,
        "rejected": manifest.rejected,
        "superseded": manifest.superseded_inside,
        "superseded_earlier": manifest.superseded_earlier,
        "encoding": manifest.encoding,
        "totals": dict(manifest.totals),
        "reasons": dict(manifest.reasons),
        "taken_off": dict(manifest.taken_off),
    }


def _tell(results: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        tell_json(results)
    else:
        _tell_table(results)
        _tell_reasons(results)
    if any(result["rejected"] for result in results):
        raise typer.Exit(FOUND)


def _tell_table(results: list[dict[str, Any]]) -> None:
    headings = [
        say("文件", "file"),
        say("数据", "feed"),
        say("行数", "lines"),
        say("接受", "accepted"),
        say("退回", "rejected"),
        say("被本文件取代", "superseded inside"),
        say("取代以前", "earlier superseded"),
        say("备注", "note"),
    ]
    rows = [
        (
            result["file"],
            CONTRACTS[result["feed"]].zh if LANGUAGE == "zh" else result["feed"],
            result["lines"],
            result["accepted"],
            result["rejected"],
            result.get("superseded", 0),
            result.get("superseded_earlier", 0),
            "" if result.get("is_new", True) else say("已入库，无变化", "already there, unchanged"),
        )
        for result in results
    ]
    tell_table(headings, rows)


def _tell_reasons(results: list[dict[str, Any]]) -> None:
    for result in results:
        for code, times in result["reasons"].items():
            reason = BY_CODE[code]
            why, mend = reason.say(LANGUAGE), reason.say_fix(LANGUAGE)
            tell(f"  {result['file']}  {why} x {times}: {mend}")
        for what, times in result["taken_off"].items():
            tell(f"  {result['file']}  {told(what, times, LANGUAGE)}")
        for workbook in result["rejects"]:
            note(f"{say('退回清单', 'Reject workbook')}: {workbook}")


def _rejects(
    into: Path | None, path: Path, contract: Contract, rejected: Path, rows: int
) -> list[str]:
    if into is None or not rows:
        return []
    into.mkdir(parents=True, exist_ok=True)
    workbook = into / f"{contract.name}-{path.stem}-{say('退回', 'rejects')}.xlsx"
    return [str(written) for written in write_rejects(rejected, contract, workbook, LANGUAGE)]


def _expanded(files: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in files:
        inside = _feeds_in(path) if path.is_dir() else [path]
        found += sorted(inside, key=lambda one: (one.parent, one.stem))  # 202504, its correction
    if not found:
        raise refused("没有可读的文件", "No files to read")
    return found


def _feeds_in(folder: Path) -> list[Path]:
    return [
        file
        for file in folder.rglob("*")
        if file.suffix in FILES
        and file.name != RECEIPTS
        and PROFILES_FOLDER not in file.relative_to(folder).parts
    ]


def _named(feed: str) -> Contract:
    for contract in CONTRACTS.values():
        if feed in (contract.name, contract.zh):
            return contract
    raise refused(f"没有“{feed}”这类数据；有：{FEEDS}", f'No feed "{feed}"; there are: {FEEDS}')


def _contract(path: Path, feed: str) -> Contract:
    if feed:
        return _named(feed)
    for place in (path.name, path.parent.name):
        for contract in CONTRACTS.values():
            if place.startswith((contract.name, contract.zh)):
                return contract
    raise refused(
        f"从文件名看不出“{path.name}”是哪类数据，请用 --feed 指明：{FEEDS}",
        f"The name of {path.name} does not say which feed it is; use --feed: {FEEDS}",
    )
