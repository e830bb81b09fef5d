"""What did officers answer on doubtful links, and how does an answer enter the store?

``decisions/<decisions>.parquet`` holds answers handed over together, in the shape of
``LINK_DECISIONS``. A file is named by its content, appears by one rename and never changes; an
answer is taken back by a later one.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from anye.sources.durable import only_writer, room, show
from anye.sources.fingerprint import fingerprint
from anye.tables.duckdb_engine import DuckDBEngine
from anye.tables.engine import Engine
from anye.tables.identities import LINK_DECISIONS

MEMORY = "500MB"


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


def _written(engine: Engine, answers: Sequence[Mapping[str, Any]], file: Path) -> Path:
    columns = {name: [answer[name] for answer in answers] for name in LINK_DECISIONS.columns}
    table = LINK_DECISIONS.cast(engine.small(columns))
    engine.write(table, file, LINK_DECISIONS.key)
    return file
