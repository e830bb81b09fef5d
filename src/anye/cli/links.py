"""Who is who: links made from what the store holds."""

import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer

from anye.cli.engines import DUCKDB, EngineName, Master, engine_called
from anye.cli.language import LANGUAGE, say
from anye.cli.named import employer_with, person_of
from anye.cli.options import Json, Store
from anye.cli.terminal import note, progress, refused, tell, tell_json, tell_table
from anye.codes.words.links import BANDS_IN_WORDS, HOW_IN_WORDS, SUBJECTS
from anye.linkage.explained.pairs import explain_best, explain_employer, explain_person
from anye.linkage.explained.text import as_json as pair_json
from anye.linkage.explained.text import as_text as pair_text
from anye.linkage.explained.text import in_bits
from anye.pipeline import year as pipeline
from anye.reporting.links_summary import LinkCount, doubtful_links, link_counts, waiting_for_answers
from anye.sources.store.feeds import current_feeds
from anye.sources.store.held import seen_by
from anye.sources.store.place import fail_if_no_store
from anye.tables.engines.duckdb_engine import lent
from anye.tables.links.finished import latest_links

LINK = say(
    "关联：号码缺失或有误的行说的是谁、是哪个单位。确定的采用，存疑的交经办人核对。\n\n"
    "同样的数据、决定和方法得出同样的结果，已做过的不再重做。\n\n例：anye link --store var/store",
    "Link: whom the rows speak of whose code is missing or wrong. Certain links are used,\n"
    "doubtful ones are asked of an officer. The same inputs are never linked twice.\n\n"
    "Try: anye link --store var/store",
)
EXPLAIN = say(
    "逐项解释一对记录：各项是否一致、各加减多少权重、为何采用或存疑。\n\n"
    "身份键见 anye link doubtful；不指明对方时解释最佳候选。\n\n"
    "例：anye link explain 身份键 --store var/store\n\n"
    "例：echo 身份号码 | anye link explain 身份键 --store var/store --person -",
    "Open one pair step by step: what agrees, what each comparison weighs, and why it is used or\n"
    "asked about. anye link doubtful lists identities. Without a name of the other side it is\n"
    "the best candidate that is explained.\n\n"
    "Try: anye link explain IDENTITY --store var/store\n\n"
    "Try: echo ID | anye link explain IDENTITY --store var/store --person -",
)
DOUBTFUL = say(
    "列出待核的关联：身份键、权重、行数和最佳候选，人员在前，行数多的在前；\n身份号码只显示首尾，姓名不显示。\n\n"
    "例：anye link doubtful --store var/store",
    "List links that wait for an answer: identity, weights, rows and best candidate; persons\n"
    "first, most rows first; of an ID only its ends are shown, and no name.\n\n"
    "Try: anye link doubtful --store var/store",
)


def link(
    *,
    store: Store,
    engine: EngineName = DUCKDB,
    master: Master = "",
    as_json: Json = False,
) -> None:
    """Link the rows of a store and count the links."""
    with progress(quiet=as_json) as report, engine_called(engine, master, store) as machine:
        done = pipeline.link(store, engine=machine, progress=report)
    if done.was_there:
        note(say("此前已关联，直接给出结果。", "Linked before; here is the result."))
    counts = pipeline.links_counted(done.links)
    if as_json:
        tell_json(links_json(done, counts))
    else:
        tell_links(done, counts)


def explain(
    identity: Annotated[
        int,
        typer.Argument(
            metavar=say("身份键", "IDENTITY"),
            help=say("见 anye link doubtful", "of a row that does not say who"),
        ),
    ],
    *,
    store: Store,
    person: Annotated[
        str,
        typer.Option("--person", help=say("身份号码；- 从标准输入读", "resident ID; - reads it")),
    ] = "",
    employer: Annotated[str, typer.Option("--employer", help=say("信用代码", "its code"))] = "",
    show: Annotated[
        bool, typer.Option("--show", help=say("显示两边所填内容", "show what both sides say"))
    ] = False,
    as_json: Json = False,
) -> None:
    """Explain why two records are linked, asked about, or left."""
    if person and employer:
        raise refused("--person 和 --employer 只能给一个", "Give --person or --employer, not both")
    fail_if_no_store(store)
    links = latest_links(store)
    with lent(None) as machine:
        feeds = current_feeds(seen_by(store, links.manifest.loads), machine, links)
        if person:
            code = sys.stdin.readline() if person == "-" else person
            pair = explain_person(feeds, links.folder, identity, person_of(code))
        elif employer:
            pair = explain_employer(feeds, links.folder, identity, employer_with(employer))
        else:
            pair = explain_best(feeds, links.folder, identity)
    if as_json:
        tell_json(pair_json(pair, show=show))
    else:
        tell(pair_text(pair, LANGUAGE, show=show))


def doubtful(
    *,
    store: Store,
    most: Annotated[int, typer.Option("--most", min=1, help=say("最多列出", "at most"))] = 20,
    as_json: Json = False,
) -> None:
    """List the links that wait for an answer."""
    with lent(None) as machine:
        fail_if_no_store(store)
        links = latest_links(store)
        found, n = (
            doubtful_links(links, machine, most),
            waiting_for_answers(link_counts(links, machine)),
        )
    if as_json:
        tell_json({"waiting": n, "links": [asdict(one) for one in found]})
        return
    headings = [
        say("对象", "of"),
        say("身份键", "identity"),
        say("权重", "weight"),
        say("次选权重", "second best"),
        say("行数", "rows"),
        say("最佳候选", "best candidate"),
    ]
    rows = [
        (
            say(*SUBJECTS[one.of]),
            str(one.identity),
            in_bits(one.weight),
            in_bits(one.next_weight),
            one.rows,
            one.candidate,
        )
        for one in found
    ]
    if rows:
        tell_table(headings, rows)
    persons, employers, shown = n["person"], n["employer"], len(found)
    note(
        say(
            f"待核 {persons + employers:,} 对（人员 {persons:,}，单位 {employers:,}），"
            f"列出 {shown:,} 对；要多列请用 --most。",
            f"{persons + employers:,} wait for an answer ({persons:,} persons, {employers:,} "
            f"employers); {shown:,} are listed, more with --most.",
        )
    )


def links_json(done: pipeline.Linked, counts: tuple[LinkCount, ...]) -> dict[str, Any]:
    """Return what was linked as plain values."""
    return {
        "links": done.links.manifest.links_id,
        "was_there": done.was_there,
        "rows": dict(done.links.manifest.rows),
        "counts": [asdict(count) for count in counts],
    }


def tell_links(done: pipeline.Linked, counts: tuple[LinkCount, ...]) -> None:
    """Write what was linked: by band, and by how the link was found."""
    tell(say(f"关联编号 {done.links.manifest.links_id}", f"Links {done.links.manifest.links_id}"))
    if not counts:
        tell(say("每一行都注明了是谁，无需关联。", "Every row says whom it is about."))
        return
    headings = [
        say("对象", "of"),
        say("把握", "how sure"),
        say("关联方式", "how"),
        say("对象数", "identities"),
        say("行数", "rows"),
    ]
    rows = [
        (
            say(*SUBJECTS[count.of]),
            BANDS_IN_WORDS[count.band][LANGUAGE],
            HOW_IN_WORDS[count.how][LANGUAGE] if count.how else "",
            count.identities,
            count.rows,
        )
        for count in counts
    ]
    tell_table(headings, rows)
