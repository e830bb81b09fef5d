"""What did officers answer on doubtful links, and how does an answer enter the store?

``decisions/<decisions>.parquet`` holds answers handed over together, in the shape of
``LINK_DECISIONS``. A file is named by its content, appears by one rename and never changes; an
answer is taken back by a later one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow.parquet as pq

from anye.kernel.days import last_second
from anye.sources.files.fingerprint import fingerprint
from anye.sources.store.durable import only_writer, room, show
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import Engine, Table
from anye.tables.links.identities import LINK_DECISIONS

MEMORY = "500MB"
DECIDED_AT = "decided_at"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of files, or those of them that were decided up to a moment."""

    files: tuple[Path, ...]
    until: int | None = None  # the last of them, in seconds since 1970; None: all are meant

    def names(self) -> list[str]:
        """Return the names of the files."""
        return [file.stem for file in self.files]

    def read(self, engine: Engine) -> Table:
        """Return the answers in the shape of LINK_DECISIONS."""
        found = engine.scan(LINK_DECISIONS, self.files)
        return found if self.until is None else found.filter(nw.col(DECIDED_AT) <= self.until)


def answers_held(store: Path, as_of: date | None = None) -> Answers:
    """Return what officers have answered, or had answered at the end of a day in China."""
    files = decision_files(store)
    if as_of is None:
        return Answers(files)
    end = last_second(as_of)
    moments = {file: _moments(file) for file in files}
    seen = tuple(file for file in files if min(moments[file], default=end) <= end)
    then = [moment for file in seen for moment in moments[file]]
    # Where all answers of the files are meant, the links are those that were made then.
    is_cut = max(then, default=end) > end
    return Answers(seen, max(at for at in then if at <= end) if is_cut else None)


def answers_of(store: Path, names: Iterable[str], until: int | None) -> Answers:
    """Return the answers that links name as theirs."""
    meant = set(names)
    return Answers(tuple(file for file in decision_files(store) if file.stem in meant), until)


def decision_files(store: Path) -> tuple[Path, ...]:
    """Return the files of officers' answers, in the order of their names."""
    return tuple(sorted((store / "decisions").glob("*.parquet")))


def keep_decisions(store: Path, answers: Sequence[Mapping[str, Any]]) -> int:
    """Keep officers' answers, each once; return how many of them are new.

    Raises:
        StoreIsBusyError: if another load or run is being written.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    engine = DuckDBEngine(memory_limit=MEMORY)
    try:
        with only_writer(store), room(store) as staging:
            known = _known(engine, store)
            new = [answer for answer in answers if answer["decision_id"] not in known]
            if new:
                staged = _written(engine, new, staging / "decisions.parquet")
                show(staged, store / "decisions" / f"{fingerprint(staged).load_id}.parquet")
    finally:
        engine.close()
    return len(new)


def _known(engine: Engine, store: Path) -> frozenset[int]:
    kept = engine.scan(LINK_DECISIONS, decision_files(store)).select("decision_id")
    return frozenset(row["decision_id"] for row in engine.fetch(kept))


def _moments(file: Path) -> list[int]:
    moments: list[int] = pq.read_table(file, columns=[DECIDED_AT])[DECIDED_AT].to_pylist()
    return moments


def _written(engine: Engine, answers: Sequence[Mapping[str, Any]], file: Path) -> Path:
    columns = {name: [answer[name] for answer in answers] for name in LINK_DECISIONS.columns}
    table = LINK_DECISIONS.cast(engine.small(columns))
    engine.write(table, file, LINK_DECISIONS.key)
    return file
