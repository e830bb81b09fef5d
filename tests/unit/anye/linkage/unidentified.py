"""Rows that do not say whom they are about, added by hand to the feeds of a test."""

import hashlib
from collections import defaultdict

import pyarrow as pa
import pyarrow.parquet as pq
from tests.made.hand_made import ARROW, DEFAULTS, HandMade

from anye.tables.engines.engine import Feeds, Part
from anye.tables.links.identities import LINK_DECISIONS, OF_A_PERSON, UNIDENTIFIED

BLANK = {"text": "", "int8": 0, "int32": 0, "int64": 0, "date": None, "bool": False}


class InDoubt(HandMade):
    """Feeds some of whose rows say no person."""

    def __init__(self, folder) -> None:
        super().__init__(folder)
        self.doubted = defaultdict(list)
        self.answers = []

    def doubt(self, feed: str, part: str = "all", **row) -> int:
        """Add a row without a valid ID; return its identity."""
        self.line += 1
        said = [str(row.get(name, "")) for name in OF_A_PERSON]
        identity = int.from_bytes(hashlib.blake2b("|".join(said).encode(), digest_size=7).digest())
        row = {"identity": identity, **DEFAULTS[feed], **row, "source_row": 7 * 2**32 + self.line}
        self.doubted[feed, part].append(row)
        return row["identity"]

    def answer(self, left: int, right: int, answer: str, subject: str = "person") -> None:
        number = len(self.answers) + 1
        said = {"left_id": left, "right_id": right, "answer": answer, "subject": subject}
        self.answers.append({"decision_id": number, "decided_by": "", "note": "", **said})

    def feeds(self, engine) -> Feeds:
        found = dict(super().feeds(engine).parts)
        for (feed, part), rows in self.doubted.items():
            file = self.folder / f"{feed}-{part}-unidentified.parquet"
            _write(UNIDENTIFIED[feed], rows, file)
            files = found.get((feed, part), Part())
            found[feed, part] = Part(files.files, files.superseded, (file,))
        return Feeds(engine, found)

    def decisions(self, engine):
        file = self.folder / f"decisions-{len(self.answers)}.parquet"
        _write(LINK_DECISIONS, [{"decided_at": 0, **one} for one in self.answers], file)
        return engine.scan(LINK_DECISIONS, [file])


def _write(shape, rows, file):
    columns = shape.columns
    schema = pa.schema([(name, ARROW[column.dtype]) for name, column in columns.items()])
    blanks = {name: BLANK[column.dtype] for name, column in columns.items()}
    cut = [{**blanks, **{name: row[name] for name in columns if name in row}} for row in rows]
    pq.write_table(pa.Table.from_pylist(cut, schema), file)
