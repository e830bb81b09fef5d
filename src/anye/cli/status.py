"""What a store holds, and which employer a name belongs to."""

from typing import Annotated, Any

import typer

from anye.cli.language import say
from anye.cli.named import employers_named, the_run
from anye.cli.options import Json, RunName, Store, YearOption
from anye.cli.terminal import FOUND, note, refused, tell, tell_json, tell_table
from anye.codes.divisions import TOWNSHIPS
from anye.kernel.months import next_month
from anye.sources.store.held import Snapshot, held
from anye.sources.store.place import fail_if_no_store, is_store
from anye.sources.store.years import MONTHLY, months_held, months_missing, years_held
from anye.tables.contracts import CONTRACTS
from anye.tables.year.runs import runs

STATUS = say(
    "数据目录里有什么：各类数据的文件数、行数、月份和缺的月份，已关联和已算过的年度。\n\n"
    "例：anye status --store var/store",
    "What a store holds: files, rows, months and missing months of each feed; years worked out.\n\n"
    "Try: anye status --store var/store",
)
FIND = say(
    "按名称或信用代码的一部分查找单位。\n\n例：anye find 餐饮 --store var/store",
    "Look an employer up by a part of its name or credit code.\n\n"
    "Try: anye find 餐饮 --store var/store",
)
MOST = 50


def status(*, store: Store, as_json: Json = False) -> None:
    """Tell what a store holds."""
    fail_if_no_store(store)
    if not is_store(store):
        raise refused(
            f"这里没有数据目录：{store}；先用 anye load 文件 --store {store} 入库",
            f"There is no store {store}; anye load FILE --store {store} begins one",
        )
    snapshot = held(store)
    years = years_held(snapshot)
    feeds = [_of_feed(snapshot, feed, years) for feed in CONTRACTS]
    worked_out = [
        {"year": run.manifest.year, "run": run.manifest.run_id, "rows": dict(run.manifest.rows)}
        for run in runs(store)
    ]
    if as_json:
        return tell_json({"store": str(store), "feeds": feeds, "runs": worked_out})
    _tell_feeds(feeds)
    for one in worked_out:
        tell(
            say(f"已算过 {one['year']}年度，运行编号 {one['run']}", f"{one['year']}: {one['run']}")
        )
    if not worked_out:
        note(say("还没有算过任何年度；见 anye assess。", "No year is worked out; see anye assess."))
    return None


def find(
    name: Annotated[
        str, typer.Argument(metavar=say("名称", "NAME"), help=say("或信用代码的一部分", "or code"))
    ],
    *,
    store: Store,
    year: YearOption = None,
    run: RunName = "",
    as_json: Json = False,
) -> None:
    """List the employers whose name or code holds what is asked."""
    found = employers_named(the_run(store, year, run), name)
    rows = found.head(MOST).drop("employer_id").to_dicts()
    if as_json:
        tell_json({"found": len(found), "employers": rows})
    elif rows:
        headings = [
            say("单位名称", "name"),
            say("统一社会信用代码", "credit code"),
            say("乡镇街道", "township"),
        ]
        tell_table(headings, [_place(row) for row in rows])
        if len(found) > MOST:
            note(say(f"共{len(found)}家，只列出前{MOST}家。", f"The first {MOST} of {len(found)}."))
    else:
        note(say(f"没有名称或代码含“{name}”的单位。", f'No name or code holds "{name}".'))
    if not rows:
        raise typer.Exit(FOUND)


def _place(row: dict[str, Any]) -> tuple[str, str, str]:
    township = row["township"] or 0
    where = TOWNSHIPS.get(township, str(township) if township else say("不明", "not known"))
    return row["employer_name"] or "", row["credit_code"] or "", where


def _of_feed(snapshot: Snapshot, feed: str, years: tuple[int, ...]) -> dict[str, Any]:
    loads = snapshot.loads[feed]
    return {
        "feed": feed,
        "files": len(loads),
        "accepted": sum(load.accepted for load in loads),
        "rejected": sum(load.rejected for load in loads),
        "received": max((load.arrived_on.isoformat() for load in loads), default=None),
        "months": list(months_held(snapshot, feed)) if feed in MONTHLY else None,
        "missing": [month for year in years for month in months_missing(snapshot, feed, year)]
        if feed in MONTHLY
        else None,
    }


def _tell_feeds(feeds: list[dict[str, Any]]) -> None:
    headings = [
        say("数据", "feed"),
        say("文件", "files"),
        say("接受", "accepted"),
        say("退回", "rejected"),
        say("最近送到", "last came"),
        say("月份", "months"),
        say("缺的月份", "missing"),
    ]
    rows = [
        (
            say(CONTRACTS[one["feed"]].zh, one["feed"]),
            one["files"],
            one["accepted"],
            one["rejected"],
            one["received"] or "",
            as_spans(one["months"] or []),
            as_spans(one["missing"] or []),
        )
        for one in feeds
    ]
    tell_table(headings, rows)


def as_spans(months: list[int]) -> str:
    """Write months as spans: 202501-202503, 202507."""
    groups: list[list[int]] = []
    for month in months:
        if groups and month == next_month(groups[-1][-1]):
            groups[-1].append(month)
        else:
            groups.append([month])
    return say("、", ", ").join(
        str(one[0]) if len(one) == 1 else f"{one[0]}-{one[-1]}" for one in groups
    )
