"""Who holds a certificate, and what do their certificates agree on?

A person is the resident ID and nothing else: its check digit is proved at intake, and rows
without a valid one were rejected there. So no link is ever made on a blank or on a name.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import narwhals as nw

from anye.tables.engines.engine import Feeds, Table
from anye.tables.links.linked import LINK_FINDINGS, PERSONS

LATEST = ("issued_on", "source_row")
NamesOfPerson = tuple[str, str]
NAMED_ELSEWHERE = ("labour_contracts", "dispatch_agreements")


def persons(feeds: Feeds) -> Table:
    """Return everybody who ever held a certificate, once, as the latest one names them."""
    held = _certificates(feeds)
    latest = held.unique(["person_id"], keep="last", order_by=LATEST)
    homes = held.filter(nw.col("township") > 0).unique(["person_id"], keep="last", order_by=LATEST)
    found = latest.drop("township").join(
        homes.select("person_id", "township"), on="person_id", how="left"
    )
    return PERSONS.cast(
        found.with_columns(
            nw.col("township").fill_null(0),
            is_male=nw.col("person_id") % 2 == 1,
            born_on=nw.col("resident_id").str.slice(6, 8).str.to_date(format="%Y%m%d"),
        )
    )


def differing_names(feeds: Feeds) -> Table:
    """Return each holder whose ID is seen under clearly different names, as when it is borrowed.

    Certificates, labour contracts and dispatch agreements carry names. Other ways to write the
    same name, or to hear it, are no finding.
    """
    seen = _names(feeds)
    more = seen.group_by("person_id").agg(names=nw.len()).filter(nw.col("names") > 1)
    by_person: dict[int, dict[str, int]] = defaultdict(dict)
    for row in feeds.engine.fetch(seen.join(more.select("person_id"), on="person_id", how="semi")):
        by_person[row["person_id"]][row["name"]] = row["source_row"]
    pairs = [
        (person, pair)
        for person, names in sorted(by_person.items())
        for pair in combinations(sorted(names), 2)
    ]
    differing = _clearly_different(pairs)
    if not differing:
        return feeds.engine.scan(LINK_FINDINGS, []).select("person_id", "source_row", "details")
    return feeds.engine.small(
        {
            "person_id": list(differing),
            "source_row": [max(by_person[person].values()) for person in differing],
            "details": [" / ".join(pair) for pair in differing.values()],
        }
    )


def _clearly_different(pairs: Sequence[tuple[int, NamesOfPerson]]) -> dict[int, NamesOfPerson]:
    """Return of each person the first pair of names that are not two ways to write one."""
    if not pairs:
        return {}
    # How names sound takes a second of imports that a year without such pairs does not need.
    from anye.linkage.persons.name_levels import clearly_different  # noqa: PLC0415

    differ = clearly_different(pair for _, pair in pairs)
    found = list(zip(pairs, differ, strict=True))
    return {person: pair for (person, pair), is_other in reversed(found) if is_other}


def _names(feeds: Feeds) -> Table:
    """Return every name under which the ID of a holder is seen, with the last row that has it."""
    named, holders = ("person_id", "name", "source_row"), _certificates(feeds)
    others = nw.concat([feeds.current(feed).select(*named) for feed in NAMED_ELSEWHERE])
    of_holders = others.join(holders.select("person_id").unique(), on="person_id", how="semi")
    seen = nw.concat([holders.select(*named), of_holders]).filter(nw.col("name") != "")
    return seen.group_by("person_id", "name").agg(nw.col("source_row").max())


def _certificates(feeds: Feeds) -> Table:
    columns = ("person_id", "resident_id", "name", "township", *LATEST)
    military = feeds.current("military_certificates").with_columns(township=nw.lit(0, nw.Int32))
    return nw.concat(
        [
            feeds.current("disability_certificates").select(*columns),
            military.select(*columns),
        ]
    )
