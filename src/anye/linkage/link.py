"""Whom are the rows about that do not say it? Read top to bottom.

people, identities --> pairs --> links --> rows added to and removed from the feeds
                                   ^
                  answers of officers on doubtful pairs
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import narwhals as nw

from anye.kernel.progress import Progress, no_progress
from anye.linkage.certain import certain_links
from anye.linkage.decisions import PERSON, answers
from anye.linkage.earlier import Base, earlier
from anye.linkage.employers.links import link_employers
from anye.linkage.persons.known import known_people
from anye.linkage.persons.links import person_links
from anye.linkage.persons.model import person_model
from anye.linkage.persons.pairs import Comparing, person_pairs
from anye.linkage.persons.said import PEOPLE_FEEDS, person_identities
from anye.linkage.rows.added import write_rows
from anye.tables.engines.engine import Feeds, Table
from anye.tables.links.identities import PEOPLE, PERSON_IDENTITIES, PERSON_LINKS, PERSON_PAIRS
from anye.tables.shape import Shape

STEPS = 5


def link(
    feeds: Feeds,
    decisions: Table,
    folder: Path,
    *,
    base: Base | None = None,
    progress: Progress = no_progress,
) -> Mapping[str, int]:
    """Write all tables of linkage into a folder; return their rows by table.

    Args:
        feeds: the accepted rows and the unidentified ones, as no linkage has changed them.
        decisions: what officers answered, LINK_DECISIONS.
        folder: an empty folder.
        base: earlier links of the same method; what has not changed since is taken over, and the
            result is the same bytes.
        progress: told what is being done.
    """
    engine, model, rows = feeds.engine, person_model(), {}

    def kept(shape: Shape, table: Table) -> Table:
        file = folder / f"{shape.name}.parquet"
        rows[shape.name] = engine.write(table, file, shape.key)
        return engine.scan(shape, [file])

    people_stay = base is not None and base.stay(feeds, PEOPLE_FEEDS)
    before = earlier(engine, base.folder, people_stay=people_stay) if base else None
    with TemporaryDirectory(dir=folder) as beside:
        comparing = Comparing(engine, model, Path(beside))
        progress("people", 0, STEPS)
        known = known_people(feeds, folder, comparing.beside, before)
        rows[PEOPLE.name] = known.rows
        spoken_of = kept(PERSON_IDENTITIES, person_identities(feeds))
        progress("person_pairs", 1, STEPS)
        pairs = kept(PERSON_PAIRS, person_pairs(comparing, known, spoken_of, before))
    progress("person_links", 2, STEPS)
    answered = answers(decisions, PERSON).select(
        "answer", identity=nw.col("left_id"), person_id=nw.col("right_id")
    )
    kept(PERSON_LINKS, person_links(spoken_of, pairs, answered, model))
    progress("employer_links", 3, STEPS)
    link_employers(feeds, decisions, folder, base=base.folder if base else None)
    progress("linked_rows", 4, STEPS)
    certain = certain_links(engine, folder, decisions)
    rows |= write_rows(feeds, certain, folder, base)
    progress("linked_rows", STEPS, STEPS)
    return rows
