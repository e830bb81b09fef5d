"""Reads the stored rows of one employer or person from a finished run.

Tables are ordered by employer, so the statistics inside each Parquet file lead to the few row
groups that hold one employer.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import narwhals as nw

from anye.assessment.filings import CERTIFICATES
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import WHOLE, Engine, Feeds, Table
from anye.tables.engines.engine import Part as FeedPart
from anye.tables.feeds.accepted import FEED_TABLES, LINES_OF_A_LOAD
from anye.tables.links.finished import used_by
from anye.tables.links.identities import LINKED_ROWS
from anye.tables.links.linked import KNOWN_EMPLOYERS, LINK_FINDINGS
from anye.tables.year.assessed import EMPLOYER_MONTHS, PERSON_MONTHS
from anye.tables.year.runs import Run, superseded_files

Row = Mapping[str, Any]
SMALL_MEMORY = "1GB"
ADDED_UP = "added_up.parquet"  # beside a load's rows: those that are parts of one record
NAME_DIFFERS = "name_differs"  # a finding of linkage
ROW_COLUMNS: Mapping[str, tuple[str, ...]] = {  # the feeds a row number may point into
    "certificate_row": ("disability_certificates", "military_certificates"),
    "contract_row": ("labour_contracts",),
    "insurance_row": ("insured_months",),
    "wage_row": ("wage_months",),
    "dispatch_row": ("dispatch_agreements",),
    "other_certificate_row": ("disability_certificates", "military_certificates"),
    "other_dispatch_row": ("dispatch_agreements",),
}
ALSO = ("other_certificate_row", "other_dispatch_row")  # in force too; the verdict is not by them


class NotInThisRunError(Exception):
    """The run knows no such employer, person or month."""


# One more in force; added up with the others so marked; replaced by the verdict's.
WhatIsKept = Literal["rests_on", "one_more", "added_up", "replaced"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of a department's file that a figure rests on."""

    feed: str
    file: str
    line: int
    load_id: str
    how: str = ""  # the row did not say whom it is about, and linkage found out; a code of HOW
    weight: int = 0  # of the evidence, in thousandths of a bit
    part: WhatIsKept = "rests_on"


@dataclass(frozen=True, slots=True)
class Stored:
    """A finished run, opened for reading."""

    run: Run
    engine: Engine

    def year_of(self, employer_id: int) -> Row:
        """Return the employer's year.

        Raises:
            NotInThisRunError: if the run does not know the employer.
        """
        years = self.years().filter(nw.col("employer_id") == employer_id)
        return self._one(years)

    def employer(self, employer_id: int) -> Row:
        """Return what the register says of the employer."""
        known = self.engine.scan(KNOWN_EMPLOYERS, self.run.files("known_employers"))
        return self._one(known.filter(nw.col("employer_id") == employer_id))

    def employers(self, employer_ids: Iterable[int]) -> Mapping[int, Row]:
        """Return what the register says of some employers, by their number."""
        wanted = sorted(set(employer_ids))
        if not wanted:
            return {}
        known = self.engine.scan(KNOWN_EMPLOYERS, self.run.files("known_employers"))
        rows = self.engine.fetch(known.filter(nw.col("employer_id").is_in(wanted)))
        return {row["employer_id"]: row for row in rows}

    def namesakes(self, employer_id: int, on: date) -> tuple[Row, ...]:
        """Return the other employers of an employer's name that have not ended by a day."""
        name = self.employer(employer_id)["employer_name"]
        if not name:
            return ()
        known = self.engine.scan(KNOWN_EMPLOYERS, self.run.files("known_employers"))
        living = nw.col("closed_on").is_null() | (nw.col("closed_on") > on)
        same = (nw.col("employer_name") == name) & (nw.col("employer_id") != employer_id)
        return self._many(known.filter(same & living), "employer_id")

    def names_differ(self, person_id: int) -> bool:
        """Tell whether linkage saw the person's ID under clearly different names."""
        findings = self.engine.scan(LINK_FINDINGS, self.run.files("link_findings"))
        of_person = findings.filter(
            nw.col("person_id") == person_id, nw.col("finding") == NAME_DIFFERS
        )
        return bool(self.engine.fetch(of_person))

    def months_of(self, employer_id: int) -> tuple[Row, ...]:
        """Return the employer's months, in order; a month without anything is absent."""
        found = self.employer_months().filter(nw.col("employer_id") == employer_id)
        return self._many(found, "month")

    def persons_of(self, employer_id: int) -> tuple[Row, ...]:
        """Return the person-months at the employer or credited to it."""
        months, here = self.person_months(), nw.col("employer_id") == employer_id
        sent = months.filter(nw.col("credit_to") == employer_id, ~here)
        found = nw.concat([months.filter(here), sent])  # two filters that statistics can serve
        return self._many(found, "person_id", "month", "employer_id")

    def month_of(self, person_id: int, month: int) -> tuple[Row, ...]:
        """Return the person's rows of one month, one per employer."""
        if not self.run.file(PERSON_MONTHS.name, month).is_file():
            return ()
        found = self.month(month).filter(nw.col("person_id") == person_id)
        return self._many(found, "employer_id")

    def month(self, month: int) -> Table:
        """Return the person-months of one month."""
        return self.engine.scan(PERSON_MONTHS, [self.run.file(PERSON_MONTHS.name, month)])

    def years(self) -> Table:
        """Return the table of employers' years with all its figures."""
        return self.engine.open(self.run.files("employer_years"))

    def certificates(self) -> Feeds:
        """Return the certificates the run was worked out with, as its links left them."""
        parts = {(feed, WHOLE): self._certificates(feed) for feed in CERTIFICATES}
        return Feeds(self.engine, parts)

    def _certificates(self, feed: str) -> FeedPart:
        links, loads = used_by(self.run), self.run.manifest.loads.get(feed, ())
        rows = (f"{load['load_id']}/rows/{WHOLE}.parquet" for load in loads)
        files = (self.run.store / "feeds" / feed / file for file in rows)
        return FeedPart(
            files=tuple(file for file in files if file.is_file()),
            superseded=tuple(superseded_files(self.run, feed)),
            removed=links.removed(feed, WHOLE) if links else (),
            added=links.added(feed, WHOLE) if links else (),
        )

    def employer_months(self) -> Table:
        """Return the employers' months of the year."""
        return self.engine.scan(EMPLOYER_MONTHS, self.run.files(EMPLOYER_MONTHS.name))

    def person_months(self) -> Table:
        """Return the person-months of the year."""
        return self.engine.scan(PERSON_MONTHS, self.run.files(PERSON_MONTHS.name))

    def sources(self, row: Row) -> tuple[SourceRow, ...]:
        """Return the lines of files a person-month rests on, and beside them what they replaced.

        Of amounts that were added up it is every one.
        """
        found: list[SourceRow] = []
        for column, feeds in ROW_COLUMNS.items():
            rows = self._added_up(row[column], feeds)
            part: WhatIsKept = "one_more" if column in ALSO else "rests_on"
            for one in rows:
                if source := self.source(one, feeds):
                    found.append(replace(source, part="added_up" if len(rows) > 1 else part))
                    found += self._replaced_by(one, source.feed)
        return tuple(found)

    def _replaced_by(self, source_row: int, feed: str) -> list[SourceRow]:
        """Return the lines that a row took the place of, the last first."""
        files = superseded_files(self.run, feed)
        if not files:
            return []
        gone, rows, by = self.engine.open(files), list[int](), [source_row]
        while by:  # a correction may itself have been corrected
            replaced = self.engine.fetch(gone.filter(nw.col("by_source_row").is_in(by)))
            by = sorted((row["source_row"] for row in replaced), reverse=True)
            rows += by
        found = (self.source(row, (feed,)) for row in rows)
        return [replace(source, part="replaced") for source in found if source]

    def source(self, source_row: int, feeds: tuple[str, ...]) -> SourceRow | None:
        """Return the file and line of a row number, or None where there is no row."""
        number, line = divmod(source_row, LINES_OF_A_LOAD)
        for feed in feeds:
            for load in self.run.manifest.loads.get(feed, ()):
                if source_row and load["number"] == number:
                    file, load_id = str(load["file"]), str(load["load_id"])
                    return SourceRow(feed, file, line, load_id, *self._linked(feed, source_row))
        return None

    def _added_up(self, source_row: int, feeds: tuple[str, ...]) -> list[int]:
        """Return the rows that a row stands for: itself, or all that are parts of one record."""
        source = self.source(source_row, feeds)
        if not source or not FEED_TABLES[source.feed].adds_up_by:
            return [source_row]
        if source.how:
            return self._linked_beside(source.feed, source_row)
        parts = self.run.store / "feeds" / source.feed / source.load_id / ADDED_UP
        if not parts.is_file():
            return [source_row]
        rows = self.engine.open([parts]).filter(nw.col("with_source_row") == source_row)
        return sorted(row["source_row"] for row in self.engine.fetch(rows)) or [source_row]

    def _linked_beside(self, feed: str, source_row: int) -> list[int]:
        """Return the rows that linkage found to be parts of the record of a row it linked."""
        links = used_by(self.run)
        if not links:
            return [source_row]
        rows = self.engine.scan(LINKED_ROWS, [links.file(LINKED_ROWS.name)]).filter(
            nw.col("feed") == feed
        )
        of = ("part", "person_id", "employer_id")
        same = rows.join(rows.filter(nw.col("source_row") == source_row), on=[*of], how="semi")
        return sorted(row["source_row"] for row in self.engine.fetch(same))

    def _linked(self, feed: str, source_row: int) -> tuple[str, int] | tuple[()]:
        """Return how a row was linked and with what weight; nothing for a row that says who."""
        links = used_by(self.run)
        if not links or not links.manifest.rows.get(LINKED_ROWS.name):
            return ()
        rows = self.engine.scan(LINKED_ROWS, [links.file(LINKED_ROWS.name)])
        found = self.engine.fetch(
            rows.filter(nw.col("feed") == feed, nw.col("source_row") == source_row)
        )
        return (str(found[0]["how"]), int(found[0]["weight"])) if found else ()

    def _one(self, table: Table) -> Row:
        rows = self.engine.fetch(table)
        if not rows:
            raise NotInThisRunError(self.run.manifest.run_id)
        return rows[0]

    def _many(self, table: Table, *order: str) -> tuple[Row, ...]:
        rows = self.engine.fetch(table)
        return tuple(sorted(rows, key=lambda row: tuple(row[name] for name in order)))


@contextmanager
def opened_run(run: Run, engine: Engine | None = None) -> Iterator[Stored]:
    """Open a run for reading, on the given engine or a small one of our own."""
    if engine:
        yield Stored(run, engine)
        return
    own = DuckDBEngine(memory_limit=SMALL_MEMORY)
    try:
        yield Stored(run, own)
    finally:
        own.close()
