"""Anye's turn: link the unidentified rows of the feeds with everyone the feeds know.

``python -m benchmarks.linkage.ours FOLDER OUT``
"""

import json
import sys
from pathlib import Path

import polars as pl

from anye.linkage.link import link
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import WHOLE, Engine, Feeds, Part
from anye.tables.links.identities import LINK_DECISIONS


def main() -> None:
    """Link, and write the best candidate of each identity with its band."""
    folder, out = (Path(word) for word in sys.argv[1:3])
    out.mkdir()
    engine = DuckDBEngine(spill=out / "spill")
    nobody_answered = engine.scan(LINK_DECISIONS, [])
    rows = link(feeds_in(folder, engine), nobody_answered, out)
    engine.close()
    links = pl.read_parquet(out / "person_links.parquet")
    links.select("identity", "person_id", "band", "weight").write_parquet(out / "chosen.parquet")
    print(json.dumps({"pairs": rows["person_pairs"], "links": rows["person_links"]}))


def feeds_in(folder: Path, engine: Engine) -> Feeds:
    """Return the feeds whose rows lie in ``accepted`` and ``unidentified``."""
    return Feeds(
        engine,
        {
            (file.stem, WHOLE): Part(
                files=_there(folder / "accepted" / file.name),
                unidentified=_there(folder / "unidentified" / file.name),
            )
            for kind in ("accepted", "unidentified")
            for file in (folder / kind).iterdir()
        },
    )


def _there(file: Path) -> tuple[Path, ...]:
    return (file,) if file.exists() else ()


if __name__ == "__main__":
    main()
