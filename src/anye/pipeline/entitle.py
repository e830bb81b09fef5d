"""Who may be paid by which scheme for a finished year.

    run, feeds -> facts of months -> entitlements, in a folder beside the runs

Like ``anye.pipeline.year`` it hands what the stages know to one another.
"""

from pathlib import Path

from anye.assessment.opened.explain import terms_of
from anye.entitlements.versions import entitlements_id
from anye.entitlements.whole import Register, entitlements_of_year
from anye.pipeline.of_run import feeds_of_run
from anye.sources.store.durable import emptied, only_writer, room, show
from anye.tables.engines.duckdb_engine import lent
from anye.tables.engines.engine import Engine
from anye.tables.year.assessed import PERSON_MONTHS
from anye.tables.year.entitled import ENTITLEMENTS, entitlements_file
from anye.tables.year.runs import Run


def entitle(store: Path, run: Run, *, engine: Engine | None = None) -> Path:
    """Work out who may be paid for a run's year; return the file. The same is never done twice.

    Raises:
        StoreIsBusyError: if another load or run is being written.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    year, terms = run.manifest.year, terms_of(run)
    file = entitlements_file(store, entitlements_id(run.manifest.run_id, year, terms))
    if not file.is_file():
        with only_writer(store), room(store) as staging, lent(engine, staging) as machine:
            staged = emptied(staging / file.parent.name)
            register = Register(
                machine.scan(PERSON_MONTHS, run.files(PERSON_MONTHS.name)),
                machine.open([run.file("employer_years")]),
            )
            found = entitlements_of_year(feeds_of_run(store, machine, run), register, year, terms)
            machine.write(found, staged / file.name, ENTITLEMENTS.key)
            show(staged, file.parent)
    return file
