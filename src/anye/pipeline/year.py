"""The data's way, top to bottom. Start reading here.

    files -> load (sources) -> link (linkage) -> assess (assessment) -> summary (reporting)

The stages do not know each other; this module hands the tables of one to the next, and
``anye.pipeline.quality`` measures what the files were worth.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from anye.assessment.assess import (
    STEPS,
    LawOfYear,
    assess_months,
    assess_year,
    law_of,
    months_read,
)
from anye.assessment.earlier import (
    name_of_year,
    names_of_months,
    take_over,
    take_over_year,
)
from anye.assessment.opened.explain import terms_of
from anye.assessment.versions import law_version, method_version, run_id
from anye.assessment.working_age import of_working_age
from anye.kernel.months import months_of
from anye.kernel.progress import Progress, no_progress
from anye.linkage.earlier import Base
from anye.linkage.employers.known import known_employers
from anye.linkage.findings import link_findings
from anye.linkage.persons.holders import persons
from anye.linkage.versions import links_id
from anye.linkage.versions import links_version as linking_version
from anye.reporting.links_summary import LinkCount, link_counts
from anye.reporting.summary import Summary, summarise
from anye.rulebook.terms import Terms
from anye.rulebook.unknown_text import unknown_json, unknown_read, unknown_said
from anye.sources.store.decisions import Answers, answers_held, answers_of
from anye.sources.store.durable import emptied, only_writer, room, show
from anye.sources.store.feeds import current_feeds, refuse_older
from anye.sources.store.held import Snapshot, held, seen_by
from anye.sources.store.of_a_year import feeds_lacking
from anye.sources.store.years import NothingYetError, fail_if_not_held
from anye.tables.contracts import CONTRACTS
from anye.tables.damage import MANIFEST
from anye.tables.engines.duckdb_engine import lent
from anye.tables.engines.engine import Engine, Feeds, Table
from anye.tables.links.finished import (
    Links,
    LinksManifest,
    links_folder,
    links_of,
    newest_links,
)
from anye.tables.links.linked import KNOWN_EMPLOYERS, LINK_FINDINGS, PERSONS
from anye.tables.shape import Shape
from anye.tables.year.runs import (
    MONTHLY,
    Run,
    RunManifest,
    run_folder,
    run_of,
    runs,
    table_file,
)

if TYPE_CHECKING:
    from anye.sources.load import LoadReport


class NothingLoadedError(Exception):
    """The store holds no load of any feed, so there is nothing to assess."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Links, and whether they had to be made or were there already."""

    links: Links
    was_there: bool


@dataclass(frozen=True, slots=True)
class Assessed:
    """A run, and whether it had to be worked out or was there already."""

    run: Run
    was_there: bool
    lacking: tuple[str, ...] = ()  # feeds of which the store holds nothing for the year


def load(  # noqa: PLR0913 (what is loaded, when, and who is told)
    store: Path,
    feed: str,
    file: Path,
    *,
    today: date,
    received: date | None = None,
    again: bool = False,
    progress: Progress | None = None,
) -> "LoadReport":
    """Check a department's file and keep it, whole or not at all; the same file only once.

    Args:
        store: the folder of the store.
        feed: of which feed the file is.
        file: as it was handed in.
        today: the day of the check.
        received: the day the file came, where it is another.
        again: let a file hold again that later ones replaced.
        progress: told how many bytes were read.

    Raises:
        FileRefusedError: if the file as a whole cannot be read as this feed.
        StoreIsBusyError: if another load or run is being written.
    """
    # Reading files takes a second of imports that nobody who assesses or explains needs.
    from anye.sources.load import load as load_file  # noqa: PLC0415

    return load_file(
        store,
        file,
        CONTRACTS[feed],
        today=today,
        received=received,
        again=again,
        progress=progress,
    )


def link(store: Path, *, engine: Engine | None = None, progress: Progress = no_progress) -> Linked:
    """Find out whom the rows speak of that do not say so; the same is never linked twice.

    Raises:
        NothingLoadedError: if the store is empty.
        StoreIsBusyError: if another load or run is being written.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    return _link(held(store), answers_held(store), engine, progress)


def assess(
    store: Path,
    year: int,
    terms: Terms,
    *,
    as_of: date | None = None,
    engine: Engine | None = None,
    progress: Progress = no_progress,
) -> Assessed:
    """Work out a year from what the store holds, or held at the end of a day.

    The same inputs are never worked out twice.

    Raises:
        NothingLoadedError: if the store is empty.
        NothingYetError: if it was on that day.
        NothingOfTheYearError: if it holds nothing to work the year out from.
        YearNotHeldError: if it holds months, but none of the year.
        LawNotKnownError: if the law of its months is not known, or any law of a strict year.
        StoreIsBusyError: if another load or run is being written.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    snapshot = held(store, as_of)
    if as_of:
        _refuse_too_early(store, as_of, snapshot)
    _refuse_empty(snapshot)
    refuse_older(snapshot)
    lacking = feeds_lacking(snapshot, year)
    fail_if_not_held(snapshot, year)
    law = law_of(year, terms)  # before any work: is it known?
    links = _link(snapshot, answers_held(store, as_of), engine, progress).links
    manifest = _manifest(snapshot, links, year, terms, law)
    place = run_folder(store, manifest.run_id)
    was_there = (place / MANIFEST).is_file()
    if not was_there:
        with only_writer(store), room(store) as staging, lent(engine, staging) as machine:
            staged = emptied(staging / manifest.run_id)
            feeds = current_feeds(snapshot, machine, links)
            months = names_of_months(store, feeds, year, terms)
            named = name_of_year(store, feeds, months, year, terms)
            earlier = tuple(reversed(runs(store, year)))
            made = replace(manifest, months=months, whole_year=named)
            _work_out(feeds, made, terms, earlier, staged, progress)
            show(staged, place)
    return Assessed(run_of(store, manifest.run_id), was_there, lacking)


def district_year(run: Run, engine: Engine | None = None) -> Summary:
    """Return the numbers of a finished run."""
    with lent(engine) as machine:
        december = months_of(run.manifest.year)[-1]
        unknown = unknown_said(unknown_read(run.manifest.unknown))
        return summarise(run, machine, of_working_age(december, terms_of(run)), unknown)


def links_counted(links: Links) -> tuple[LinkCount, ...]:
    """Return how many were linked, by band and by how they were found."""
    with lent(None) as machine:
        return link_counts(links, machine)


def _link(
    snapshot: Snapshot, answers: Answers, engine: Engine | None, progress: Progress
) -> Linked:
    store, manifest = snapshot.store, _links_manifest(snapshot, answers)
    place = links_folder(store, manifest.links_id)
    was_there = (place / MANIFEST).is_file()
    if not was_there:
        # Splink takes seconds to import, and nobody needs it whose links are made.
        from anye.linkage.link import link as link_feeds  # noqa: PLC0415

        with only_writer(store), room(store) as staging, lent(engine, staging) as machine:
            staged, feeds = emptied(staging / manifest.links_id), current_feeds(snapshot, machine)
            base = _base(store, manifest.method, machine)
            rows = link_feeds(feeds, answers.read(machine), staged, base=base, progress=progress)
            (staged / MANIFEST).write_text(replace(manifest, rows=dict(rows)).text(), "utf-8")
            show(staged, place)
    return Linked(links_of(store, manifest.links_id), was_there)


def _base(store: Path, method: str, engine: Engine) -> Base | None:
    """Return the links that the method made last, if any."""
    links = newest_links(store, method)
    if not links:
        return None
    made_of = links.manifest
    answers = answers_of(store, made_of.decisions, made_of.decided_until)
    feeds = current_feeds(seen_by(store, made_of.loads), engine)
    return Base(links.folder, feeds, answers.read(engine))


def _work_out(
    feeds: Feeds,
    manifest: RunManifest,
    terms: Terms,
    earlier: Sequence[Run],
    folder: Path,
    progress: Progress,
) -> None:
    year = manifest.year
    progress("persons", 0, STEPS)
    of_months = take_over(earlier, manifest.months, folder)
    of_year = take_over_year(earlier, manifest.whole_year, folder)
    if not of_year:
        holders = feeds.engine.hold("persons", persons(feeds))
        others = [month for month in months_of(year) if month not in of_months]
        of_months |= assess_months(feeds, holders, others, terms, folder, progress)
        progress(str(year), STEPS - 1, STEPS)
        of_year = _work_out_year(feeds, holders, year, terms, folder)
    whole = replace(manifest, rows={**_added_up(of_months.values()), **of_year})
    (folder / MANIFEST).write_text(whole.text(), "utf-8")
    progress(str(year), STEPS, STEPS)


def _work_out_year(
    feeds: Feeds, holders: Table, year: int, terms: Terms, folder: Path
) -> dict[str, int]:
    months = months_read(feeds.engine, folder, year)
    known = known_employers(feeds, months.employers.select("employer_id"))
    employers = feeds.engine.hold("employers", known)
    findings = link_findings(feeds, employers)
    return {
        "persons": _write(feeds, PERSONS, holders, folder),
        "known_employers": _write(feeds, KNOWN_EMPLOYERS, employers, folder),
        "link_findings": _write(feeds, LINK_FINDINGS, findings, folder),
        "employer_years": assess_year(feeds, employers, months, year, terms, folder),
    }


def _added_up(months: Iterable[Mapping[str, int]]) -> dict[str, int]:
    listed = list(months)
    return {table: sum(rows[table] for rows in listed) for table in MONTHLY}


def _by_law(terms: Terms) -> dict[str, str | bool]:
    return {"jurisdiction": terms.jurisdiction, "strict": terms.strict}


def _write(feeds: Feeds, shape: Shape, table: Table, folder: Path) -> int:
    return feeds.engine.write(table, table_file(folder, shape.name), shape.key)


def _refuse_too_early(store: Path, as_of: date, snapshot: Snapshot) -> None:
    kept = [load.checked_on for loads in held(store).loads.values() for load in loads]
    if kept and not any(snapshot.loads.values()):
        raise NothingYetError(as_of, date.fromisoformat(min(kept)))


def _refuse_empty(snapshot: Snapshot) -> None:
    if not any(snapshot.loads.values()):
        raise NothingLoadedError(str(snapshot.store))


def _links_manifest(snapshot: Snapshot, answers: Answers) -> LinksManifest:
    _refuse_empty(snapshot)
    loads, decisions = snapshot.names(), answers.names()
    return LinksManifest(
        links_id=links_id(loads, decisions, answers.until),
        method=linking_version(),
        loads=loads,
        decisions=decisions,
        rows={},
        decided_until=answers.until,
    )


def _manifest(
    snapshot: Snapshot, links: Links, year: int, terms: Terms, law: LawOfYear
) -> RunManifest:
    name, rules = links.manifest.links_id, law_version(year, terms)
    sure = {"rules": rules, "doubts": dict(law.doubts)}
    return RunManifest(
        run_id=run_id(snapshot.names(), name, {"year": year, **_by_law(terms)}, sure),
        year=year,
        jurisdiction=terms.jurisdiction,
        strict=terms.strict,
        law=rules,
        method=method_version(),
        loads={
            feed: [
                {"load_id": load.load_id, "number": load.number, "file": load.file}
                for load in of_feed
            ]
            for feed, of_feed in snapshot.loads.items()
        },
        standings=law.doubts,
        unknown=unknown_json(law.unknown),
        rows={},
        links=name,
    )
