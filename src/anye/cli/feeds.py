"""Departments' files: the template to fill in, the check, the load."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from anye.cli import intake
from anye.cli.language import LANGUAGE, say
from anye.cli.options import Json, Store
from anye.cli.terminal import progress, refused, tell, tell_json, today
from anye.kernel.disk import fail_if_there
from anye.kernel.progress import Progress
from anye.pipeline import year as pipeline
from anye.sources import check as checking
from anye.sources.handed_in.listed import ToRead
from anye.sources.handed_out.pages import write_pages
from anye.sources.handed_out.templates import write_template
from anye.sources.load import LoadReport
from anye.sources.store.held import REJECTED
from anye.sources.store.superseding import superseded_alone
from anye.tables.contracts import CONTRACTS, Contract
from anye.tables.feeds.accepted import RECEIPTS

FEEDS = say(
    "、".join(f"{contract.zh}（{contract.name}）" for contract in CONTRACTS.values()),
    ", ".join(CONTRACTS),
)

FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar=say("文件", "FILE"), help=say("报送文件或其所在目录", "files, or folders of files")
    ),
]
Feed = Annotated[
    str,
    typer.Option(
        "--feed",
        help=say(
            "哪一类数据；不写则看文件名，再看表头",
            "which feed; else by its name, else by its headings",
        ),
    ),
]
Rejects = Annotated[
    Path | None,
    typer.Option(
        "--rejects",
        file_okay=False,
        help=say("退回清单（XLSX）存放目录", "folder for reject workbooks"),
    ),
]
ReceivedOption = Annotated[
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

Again = Annotated[
    bool,
    typer.Option(
        "--again",
        help=say(
            "已入库的文件再入一次：其中被后来的文件取代的行重新生效",
            "load a file that is there once more: rows that later files replaced hold again",
        ),
    ),
]

TEMPLATE = say(
    f"生成各部门填报模板：每列有说明，代码列有下拉选项，号码列为文本格式。\n\n数据种类：{FEEDS}",
    f"Write the workbook a department fills in, with help in the cells.\n\nFeeds: {FEEDS}",
)
CHECK = say(
    "逐行核对，不入库。每一行或接受、或退回并说明原因和改法；行数对得上。\n\n"
    "例：anye check insured_months-202503.csv --rejects 退回/\n\n"
    "退出码1表示有退回的行或未读的文件。",
    "Check every row, keep nothing. Each row is accepted, or rejected with the reason and how to\n"
    "put it right; the rows add up.\n\nTry: anye check insured_months-202503.csv --rejects out/\n\n"
    "Exit code 1: some rows were rejected, or some files not read.",
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
    out: Annotated[
        Path, typer.Option("--out", file_okay=False, help=say("存放目录", "folder"))
    ] = Path(),
    as_csv: Annotated[bool, typer.Option("--csv", help=say("写CSV", "write CSV"))] = False,
    docs: Annotated[
        Path | None,
        typer.Option(
            "--docs", file_okay=False, help=say("生成说明页的目录", "folder for the pages")
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write one feed's template, or all of them."""
    if docs:
        write_pages(docs)
        return
    ending = "csv" if as_csv else "xlsx"
    asked = [named(feed)] if feed else CONTRACTS.values()
    files = {contract.name: out / f"{contract.name}.{ending}" for contract in asked}
    fail_if_there(files.values())
    out.mkdir(parents=True, exist_ok=True)
    for name, path in files.items():
        write_template(CONTRACTS[name], path, LANGUAGE)
        if not as_json:
            tell(f"{say(CONTRACTS[name].zh, name)}: {path}")
    if as_json:
        tell_json({name: str(path) for name, path in files.items()})


def check(
    files: FilesArgument, *, feed: Feed = "", rejects: Rejects = None, as_json: Json = False
) -> None:
    """Check files and say what is wrong in them."""
    contract = named(feed) if feed else None
    found = intake.taken(files, rejects=rejects)
    intake.room_for_rejects(rejects)

    def read(file: ToRead, contract: Contract, so_far: Progress) -> intake.FileTold:
        with TemporaryDirectory() as into:
            checked = checking.check(
                file.path, contract, today=today(), into=Path(into), progress=so_far
            )
            inside, added_up, withdrawing = 0, 0, sum(checked.withdrawing.values())
            if checked.has_same_keys:
                alone = superseded_alone(contract.table, checked.folder)
                inside, added_up = sum(alone.inside.values()), alone.added_up
            return {
                "lines": checked.lines,
                "accepted": checked.accepted - inside,
                "rejected": checked.rejected,
                "superseded": inside + withdrawing,
                "withdrawing": withdrawing,
                "added_up": added_up,
                "encoding": checked.encoding,
                "totals": dict(checked.totals),
                "reasons": dict(checked.reasons),
                "taken_off": dict(checked.taken_off),
                "remarks": [*intake.remarks_said(checked.remarks), *_unseen(withdrawing)],
                **intake.rejects(
                    rejects, file, contract, Path(into) / REJECTED, checked.taken.load_id
                ),
            }

    with progress(quiet=as_json) as report:
        intake.each(found, contract, report, read)
    _tell(found, as_json=as_json)


def _unseen(withdrawing: int) -> list[str]:
    """Say what a check of rows that withdraw others cannot know."""
    told = say(
        f"撤回的 {withdrawing:,} 行只核对了写法：check 看不到数据目录里有没有要撤回的记录，"
        "anye load 入库时才核对",
        f"the {withdrawing:,} rows that withdraw were checked in form alone: check cannot see what "
        "the store holds; anye load looks",
    )
    return [told] if withdrawing else []


def load(  # noqa: PLR0913 (each is an option of the command)
    files: FilesArgument,
    *,
    store: Store,
    feed: Feed = "",
    rejects: Rejects = None,
    received: ReceivedOption = "",
    again: Again = False,
    as_json: Json = False,
) -> None:
    """Load files into the store."""
    found = intake.taken(files, received, rejects)
    with progress(quiet=as_json) as report:
        load_all(found, store, feed=feed, rejects=rejects, report=report, again=again)
    _tell(found, as_json=as_json)


def load_all(
    found: intake.Intake,
    store: Path,
    *,
    feed: str,
    rejects: Path | None,
    report: Progress,
    again: bool = False,
) -> None:
    """Load files one after the other, in the order of their days."""
    contract = named(feed) if feed else None
    intake.room_for_rejects(rejects)

    def read(file: ToRead, contract: Contract, so_far: Progress) -> intake.FileTold:
        loaded = pipeline.load(
            store,
            contract.name,
            file.path,
            today=today(),
            received=file.received,
            progress=so_far,
            again=again,
        )
        rejected, load_id = loaded.folder / REJECTED, loaded.manifest.load_id
        return _loaded(loaded) | intake.rejects(rejects, file, contract, rejected, load_id)

    intake.each(found, contract, report, read)


def _loaded(loaded: LoadReport) -> intake.FileTold:
    manifest = loaded.manifest
    return {
        "load": manifest.load_id,
        "is_new": loaded.is_new,
        "no_longer_held": loaded.no_longer_held,
        "newer_replaced": dict(loaded.newer_replaced),
        "lines": manifest.lines,
        "accepted": manifest.accepted,
        "rejected": manifest.rejected,
        "superseded": manifest.superseded_inside,
        "superseded_earlier": manifest.superseded_earlier,
        "withdrawing": manifest.withdrawing,
        "added_up": manifest.added_up,
        "encoding": manifest.encoding,
        "totals": dict(manifest.totals),
        "reasons": dict(manifest.reasons),
        "taken_off": dict(manifest.taken_off),
        "remarks": intake.remarks_said(loaded.remarks),
    }


def _tell(found: intake.Intake, *, as_json: bool) -> None:
    if as_json:
        tell_json(found.as_json())
    else:
        intake.tell_intake(found)
    intake.ended(found)


def named(feed: str) -> Contract:
    """Return the contract of the feed that is called so, in English or Chinese."""
    for contract in CONTRACTS.values():
        if feed in (contract.name, contract.zh):
            return contract
    raise refused(f"没有“{feed}”这类数据；有：{FEEDS}", f'No feed "{feed}"; there are: {FEEDS}')
