"""A few accepted rows written as a feed's Parquet files, for tests of the later stages."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from anye.sources.store.held import ROWS, Manifest, folder, held
from anye.sources.store.superseding import Fresh, supersede
from anye.tables.engines.engine import WHOLE, Feeds, Part
from anye.tables.feeds.accepted import FEED_TABLES

ARROW = {
    "int64": pa.int64(),
    "int32": pa.int32(),
    "int8": pa.int8(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "text": pa.string(),
}
ANNA = 12011919800101001  # a man by the last digit, born 1980-01-01
BELA = 12011919800615002  # a woman, born 1980-06-15
SHOP, MILL, AGENCY, OFFICE = 1001, 1002, 1003, 1004
DEFAULTS = {
    "disability_certificates": {
        "name": "安娜",
        "category": 4,
        "level": 4,
        "issued_on": date(2020, 1, 1),
        "cancel_reason": 0,
        "township": 120119001,
    },
    "military_certificates": {"name": "安娜", "level": 5, "issued_on": date(2020, 1, 1)},
    "employers": {
        "employer_name": "甲厂",
        "kind": 4,
        "industry": "C13",
        "township": 120119001,
        "registered_on": date(2010, 5, 1),
        "established_posts": 0,
        "is_school": False,
        "is_small": False,
    },
    "labour_contracts": {
        "name": "安娜",
        "form": 2,
        "starts_on": date(2024, 1, 1),
        "post": "装配",
        "old_retirement_age": 0,
    },
    "insured_months": {"form": 2, "base": 500000, "status": 1},
    "wage_months": {"wage": 400000},
    "dispatch_agreements": {"name": "安娜", "starts_on": date(2024, 1, 1)},
    "declarations": {
        "year": 2025,
        "declared_on": date(2026, 5, 1),
        "headcount_months": 0,
        "wages_total": 0,
        "persons": 0,
    },
}


class HandMade:
    """Rows added one by one, then written as the feeds of a store."""

    def __init__(self, folder: Path, number: int = 7) -> None:
        self.folder, self.number = folder, number  # of the load
        self.rows = defaultdict(list)
        self.superseded = defaultdict(list)
        self.line = 1

    def add(self, feed: str, **row) -> int:
        self.line += 1
        row = {**DEFAULTS[feed], **row, "source_row": self.number * 2**32 + self.line}
        if feed.endswith("_certificates"):
            row.setdefault("resident_id", f"{row['person_id']}X")
            row.setdefault("certificate_number", f"{row['person_id']}X44")
        row.setdefault("credit_code", f"9112{row.get('employer_id', 0):014d}")
        part = str(row["month"]) if feed.endswith("_months") else WHOLE
        self.rows[feed, part].append(row)
        return row["source_row"]

    def works(self, person: int, employer: int, months, *, wage=400000, status=1, form=2, **more):
        """Add a contract and, month by month, insurance and wages."""
        contract = {"starts_on": date(2024, 1, 1), **more}
        self.add("labour_contracts", person_id=person, employer_id=employer, form=form, **contract)
        for month in months:
            key = {"month": month, "person_id": person, "employer_id": employer}
            if status:
                self.add("insured_months", **key, form=form, status=status)
            if wage:
                self.add("wage_months", **key, wage=wage)

    def staff(self, employer: int, months, heads: int, *, wage=400000, form=2, start=1):
        """Add colleagues without a certificate."""
        for month in months:
            for n in range(start, start + heads):
                key = {"month": month, "person_id": n, "employer_id": employer}
                self.add("insured_months", **key, form=form)
                self.add("wage_months", **key, wage=wage)

    def supersede(self, feed: str, source_row: int) -> None:
        self.superseded[feed].append(source_row)

    def feeds(self, engine) -> Feeds:
        gone = {feed: (self._gone(feed, rows),) for feed, rows in self.superseded.items()}
        parts = {
            (feed, part): Part((self._rows(feed, part, rows),), gone.get(feed, ()))
            for (feed, part), rows in self.rows.items()
        }
        return Feeds(engine, parts)

    def store(self, place: Path) -> Path:
        """Write the rows as one load of each feed; its rows hold, not those of a load before."""
        for feed in sorted({feed for feed, _ in self.rows}):
            load = folder(place, feed, f"{self.number:016x}")
            parts = {part: rows for (of, part), rows in self.rows.items() if of == feed}
            files = {
                part: self._rows(feed, part, rows, load / ROWS / f"{part}.parquet")
                for part, rows in parts.items()
            }
            snapshot = held(place)
            fresh = {
                part: Fresh(file, None, snapshot.current(feed, part))
                for part, file in files.items()
            }
            gone = supersede(FEED_TABLES[feed], fresh, load)
            manifest = self._manifest(feed, parts, gone.parts())
            (load / "manifest.json").write_text(manifest.text(), "utf-8")
        return place

    def _rows(self, feed: str, part: str, rows, file: Path | None = None) -> Path:
        columns = FEED_TABLES[feed].columns
        schema = pa.schema([(name, ARROW[column.dtype]) for name, column in columns.items()])
        cut = [{name: row.get(name) for name in columns} for row in rows]
        file = file or self.folder / f"{feed}-{part}.parquet"
        return _write(pa.Table.from_pylist(cut, schema), file)

    def _gone(self, feed: str, rows) -> Path:
        table = pa.table({"source_row": pa.array(rows, pa.int64())})
        return _write(table, self.folder / f"{feed}-superseded.parquet")

    def _manifest(self, feed: str, parts, superseded) -> Manifest:
        lines = sum(len(rows) for rows in parts.values())
        return Manifest(
            feed=feed,
            load_id=f"{self.number:016x}",
            number=self.number,
            sequence=self.number,
            file=f"{feed}.csv",
            sha256="0" * 64,
            bytes=0,
            encoding="utf-8",
            checked_on="2026-01-31",
            lines=lines,
            accepted=lines,
            rejected=0,
            superseded_inside=0,
            superseded_earlier=0,
            totals={},
            reasons={},
            parts={part: len(rows) for part, rows in parts.items()},
            superseded=superseded,
        )


def _write(table: pa.Table, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, file)
    return file
