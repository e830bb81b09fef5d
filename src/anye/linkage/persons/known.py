"""Who is known by a valid ID, and by what are they compared?

How millions of names sound and look is the dear part of linking and rests on four feeds only. So
it is kept with the links, and taken over as long as those feeds are what they were.
"""

from dataclasses import dataclass
from pathlib import Path

from anye.linkage.earlier import Earlier
from anye.linkage.persons.records import of_people
from anye.linkage.persons.said import people_said
from anye.tables.engines.engine import Feeds, Table
from anye.tables.links.identities import PEOPLE
from anye.tables.sharing import share
from anye.tables.year.runs import rows_in

RECORDS = "people_records"


@dataclass(frozen=True, slots=True)
class People:
    """Everyone a valid ID speaks of."""

    said: Table  # PEOPLE
    records: Table  # RECORD, what two of them are compared by
    rows: int  # of PEOPLE


def known_people(feeds: Feeds, folder: Path, beside: Path, before: Earlier | None) -> People:
    """Write who is known into the folder of the links, or take it over from earlier ones.

    Args:
        feeds: the accepted rows.
        folder: of the links that are being made.
        beside: a folder for what is worked out on the way.
        before: earlier links, if there are any.
    """
    engine = feeds.engine
    said, records = (folder / f"{name}.parquet" for name in (PEOPLE.name, RECORDS))
    if before and before.people_stay:
        for file in (said, records):
            share(before.folder / file.name, file)
    else:
        engine.write(people_said(feeds), said, PEOPLE.key)
        found = of_people(engine, engine.scan(PEOPLE, [said]), beside)
        engine.write(found, records, ("record",))
    return People(engine.scan(PEOPLE, [said]), engine.open([records]), rows_in(said))
