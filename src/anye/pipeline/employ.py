"""Who is in work where, and who newly, by what a finished run saw.

    run, feeds -> months in work -> spells at an employer, entries into work

Like ``anye.pipeline.year`` it hands what the stages know to one another.
"""

from pathlib import Path

from anye.assessment.opened.explain import terms_of
from anye.employments.months import known_since, months_in_work
from anye.employments.spells import InWork, employments, entries
from anye.employments.versions import employed_id
from anye.pipeline.of_run import feeds_of_run
from anye.sources.store.durable import emptied, only_writer, room, show
from anye.tables.engines.duckdb_engine import lent
from anye.tables.engines.engine import Engine
from anye.tables.year.employed import EMPLOYMENTS, ENTRIES, employed_folder
from anye.tables.year.runs import Run, table_file


def employ(store: Path, run: Run, *, engine: Engine | None = None) -> Path:
    """Find who is in work in a run's year; return the folder. The same is never done twice.

    Raises:
        LawNotKnownError: if what counts as newly employed is not known for the year.
        StoreIsBusyError: if another load or run is being written.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    year, terms = run.manifest.year, terms_of(run)
    place = employed_folder(store, employed_id(run.manifest.run_id, year, terms))
    if not place.is_dir():
        with only_writer(store), room(store) as staging, lent(engine, staging) as machine:
            staged = emptied(staging / place.name)
            feeds = feeds_of_run(store, machine, run)
            persons = machine.open([run.file("persons")])
            in_work = machine.hold("in_work", months_in_work(feeds, persons, year))
            known = InWork(in_work, persons, known_since(feeds, year))
            roll = employments(known, machine.open([run.file("known_employers")]))
            machine.write(roll, table_file(staged, EMPLOYMENTS.name), EMPLOYMENTS.key)
            found = entries(machine, known, year, terms)
            machine.write(found, table_file(staged, ENTRIES.name), ENTRIES.key)
            show(staged, place)
    return place
