"""Which parts of the feeds gain and lose the rows they did in earlier links?

Those that have the same files, and speak of no identity whose link is another than before. A city
keeps five years of months, and a month more changes the links of a few old identities only.
"""

from collections.abc import Set as AbstractSet
from pathlib import Path

import narwhals as nw

from anye.linkage.certain import CertainLinks, certain_links
from anye.linkage.earlier import Base
from anye.tables.engines.engine import WHOLE, Engine, Feeds, Table
from anye.tables.links.identities import LINKED_ROWS, UNIDENTIFIED
from anye.tables.sharing import share
from anye.tables.year.runs import rows_in

ADDED, REMOVED = "added", "removed"
NamedParts = AbstractSet[tuple[str, str]]  # feed and part


def unchanged_parts(feeds: Feeds, links: CertainLinks, base: Base) -> NamedParts:
    """Return the parts whose added and removed rows are those of earlier links."""
    engine = feeds.engine
    before = certain_links(engine, base.folder, base.decisions)
    if (links.merged, links.not_theirs) != (before.merged, before.not_theirs):
        return frozenset()
    persons = engine.hold("persons_since", _differing(links.persons, before.persons))
    employers = engine.hold("employers_since", _differing(links.employers, before.employers))
    speaking_of_them = {
        (feed, one["part"])
        for feed in UNIDENTIFIED
        for one in engine.fetch(_parts_of(feeds, feed, persons, employers))
    }
    return base.parts_in(feeds) - speaking_of_them


def taken_over(base: Base, parts: NamedParts, folder: Path) -> dict[str, int]:
    """Put the rows of some parts of earlier links into a folder; return how many there are."""
    rows = {ADDED: 0, REMOVED: 0}
    for what in rows:
        for feed, part in parts:
            name = Path(what, feed, f"{part}.parquet")
            if (base.folder / name).is_file():
                rows[what] += rows_in(share(base.folder / name, folder / name))
    return rows


def told_before(engine: Engine, base: Base, parts: NamedParts) -> Table:
    """Return what earlier links listed of some parts, LINKED_ROWS."""
    listed = engine.scan(LINKED_ROWS, [base.folder / f"{LINKED_ROWS.name}.parquet"])
    names = [f"{feed}/{part}" for feed, part in parts]
    return listed.filter(nw.concat_str("feed", "part", separator="/").is_in(names))


def _differing(now: Table, before: Table) -> Table:
    """Return the identities, each in a row of its own, whose link is new, gone or another."""
    columns = now.collect_schema().names()
    come = now.join(before, on=columns, how="anti")
    gone = before.join(now, on=columns, how="anti")
    return nw.concat([come, gone]).select(columns[0]).unique()


def _parts_of(feeds: Feeds, feed: str, persons: Table, employers: Table) -> Table:
    """Return the parts of a feed that speak of some identities."""
    rows = feeds.unidentified(feed)
    is_monthly = "month" in UNIDENTIFIED[feed].columns
    part = nw.col("month").cast(nw.String) if is_monthly else nw.lit(WHOLE)
    speaking = [
        rows.join(persons, on="identity", how="semi"),
        rows.join(employers, on="employer_identity", how="semi"),
    ]
    return nw.concat([table.select(part=part) for table in speaking]).unique()
