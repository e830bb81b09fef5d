"""Which rows do the feeds gain and lose by the links?

A row that did not say whom it is about gets the keys of those it is linked to, but only where both
person and employer are certain, and never the key of an accepted row. A row of a person whom an
officer called the same as another goes to that other. A row under a name that an officer said
is not the person's goes away.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import narwhals as nw

from anye.linkage.certain import CertainLinks
from anye.linkage.earlier import Base
from anye.linkage.persons.ids import resident_id_of
from anye.linkage.persons.links import DECIDED
from anye.linkage.rows.unchanged import (
    ADDED,
    REMOVED,
    taken_over,
    told_before,
    unchanged_parts,
)
from anye.tables.engines.engine import GONE, Engine, Feeds, Part, Table
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.identities import LINKED_ROWS
from anye.tables.shape import Shape

_AT_ONCE = 20  # tables; the months of two feeds in five years are 120
_EMPLOYER_COLUMNS = {"dispatch_agreements": "agency_id"}


def write_rows(
    feeds: Feeds, links: CertainLinks, folder: Path, base: Base | None
) -> dict[str, int]:
    """Write ``added`` and ``removed`` rows by feed and part, and the list of both."""
    staying = unchanged_parts(feeds, links, base) if base else frozenset()
    told, rows = [], {ADDED: 0, REMOVED: 0}
    if base:
        told, rows = [told_before(feeds.engine, base, staying)], taken_over(base, staying, folder)
    others = [one for one in sorted(feeds.parts.items()) if one[0] not in staying]
    for number, ((feed, part), files) in enumerate(others):
        if "person_id" not in FEED_TABLES[feed].columns and not files.unidentified:
            continue
        changes = _changes(feeds, feed, part, files, links, f"changes_{number}")
        if changes is None:
            continue
        added, removed = changes
        rows[ADDED] += _write(feeds, added, FEED_TABLES[feed], folder / ADDED / feed / part)
        rows[REMOVED] += _write(feeds, removed, GONE, folder / REMOVED / feed / part)
        told.append(_told(added, removed, feed, part))
    nothing = feeds.engine.scan(LINKED_ROWS, [])
    listed = LINKED_ROWS.cast(_stacked(feeds.engine, [nothing, *told]))
    rows["linked_rows"] = feeds.engine.write(
        listed, folder / "linked_rows.parquet", LINKED_ROWS.key
    )
    return rows


def _changes(
    feeds: Feeds, feed: str, part: str, files: Part, links: CertainLinks, name: str
) -> tuple[Table, Table] | None:
    current = feeds.current(feed, part)
    moved = _moved(current, feed, links)
    refused = links.not_theirs.rows(current, feed)
    if not files.unidentified and moved is None and refused is None:
        return None
    gone = [table.select("source_row") for table in (moved, refused) if table is not None]
    nobody = feeds.engine.scan(GONE, [])
    removed = feeds.engine.hold(f"{name}_removed", nw.concat([nobody, *gone]).unique())
    staying = current.join(removed, on="source_row", how="anti")
    coming = [_with_keys(feeds.unidentified_of(feed, part), feed, links)]
    if moved is not None:
        coming.insert(0, moved.with_columns(loaded=nw.lit(-1)))
    columns = [*FEED_TABLES[feed].columns, "loaded", "how", "weight"]
    shape = FEED_TABLES[feed]
    found = nw.concat([table.select(*columns) for table in coming])
    latest = found.filter(nw.col("loaded") == nw.col("loaded").max().over(*shape.key))
    once = latest.unique(list(shape.of_one_file), keep="last", order_by=("loaded", "source_row"))
    free = once.join(staying.select(*shape.key), on=list(shape.key), how="anti")
    return feeds.engine.hold(f"{name}_added", free), removed


def _with_keys(rows: Table, feed: str, links: CertainLinks) -> Table:
    has = FEED_TABLES[feed].columns
    found = rows.join(links.persons, on="identity", how="left").join(
        links.employers, on="employer_identity", how="left"
    )
    knows_person, knows_employer = (
        nw.col("identity") == 0,
        nw.col("employer_identity") == 0,
    )
    keyed = found.with_columns(
        how=nw.when(knows_person).then(nw.col("employer_how")).otherwise(nw.col("person_how")),
        weight=nw.when(knows_person)
        .then(nw.col("employer_weight"))
        .otherwise(nw.col("person_weight")),
    )
    if "person_id" in has:
        to = _after_merging(nw.col("to_person"), links.merged)
        keyed = keyed.with_columns(
            person_id=nw.when(knows_person).then(nw.col("person_id")).otherwise(to)
        ).filter(nw.col("person_id") > 0)
    if "employer_id" in has:
        keyed = keyed.with_columns(
            employer_id=nw.when(knows_employer)
            .then(nw.col("employer_id"))
            .otherwise(nw.col("to_employer"))
        ).filter(nw.col("employer_id") > 0)
    if "resident_id" in has:
        keyed = keyed.with_columns(resident_id=resident_id_of(nw.col("person_id")))
    return keyed


def _moved(current: Table, feed: str, links: CertainLinks) -> Table | None:
    """Return the rows of persons who are somebody else, under that other."""
    if not links.merged or "person_id" not in FEED_TABLES[feed].columns:
        return None
    rows = current.filter(nw.col("person_id").is_in(list(links.merged)))
    turned = rows.with_columns(
        person_id=_after_merging(nw.col("person_id"), links.merged),
        how=nw.lit(DECIDED),
        weight=nw.lit(0),
    )
    if "resident_id" in FEED_TABLES[feed].columns:
        turned = turned.with_columns(resident_id=resident_id_of(nw.col("person_id")))
    return turned


def _after_merging(person: nw.Expr, merged: Mapping[int, int]) -> nw.Expr:
    found = person
    for left, right in merged.items():
        found = nw.when(person == left).then(nw.lit(right, nw.Int64)).otherwise(found)
    return found


def _told(added: Table, removed: Table, feed: str, part: str) -> Table:
    """Return one line per row that was added or removed."""
    nobody, none = nw.lit(0, nw.Int64), nw.lit(0)
    employer = _EMPLOYER_COLUMNS.get(feed, "employer_id")
    has = FEED_TABLES[feed].columns
    gained = added.with_columns(
        person_id=nw.col("person_id") if "person_id" in has else nobody,
        employer_id=nw.col(employer) if employer in has else nobody,
    )
    lost = removed.join(added, on="source_row", how="anti").with_columns(
        person_id=nobody, employer_id=nobody, how=nw.lit(DECIDED), weight=none
    )
    where = {"feed": nw.lit(feed), "part": nw.lit(part)}
    return nw.concat([LINKED_ROWS.cast(rows.with_columns(**where)) for rows in (gained, lost)])


def _stacked(engine: Engine, tables: Sequence[Table]) -> Table:
    """Return all rows; no engine plans hundreds of tables at once, so some are held at a time."""
    held = [
        engine.hold(f"told_{begin}", nw.concat(tables[begin : begin + _AT_ONCE]))
        for begin in range(0, len(tables), _AT_ONCE)
    ]
    return nw.concat(held)


def _write(feeds: Feeds, rows: Table, shape: Shape, name: Path) -> int:
    """Write rows to a file, unless there is none."""
    file = name.with_suffix(".parquet")
    file.parent.mkdir(parents=True, exist_ok=True)
    written = feeds.engine.write(shape.cast(rows), file, shape.key)
    if not written:
        file.unlink()
    return written
