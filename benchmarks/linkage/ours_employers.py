"""Anye's turn at employers: link the rows without a valid credit code with the register.

``python -m benchmarks.linkage.ours_employers FEEDS OUT [EARLIER]``
"""

import json
import sys
from pathlib import Path

import polars as pl

from anye.linkage.employers.links import link_employers
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.identities import LINK_DECISIONS
from benchmarks.linkage.ours import feeds_in


def main() -> None:
    """Link, at once or upon earlier links."""
    folder, out, *earlier = (Path(word) for word in sys.argv[1:])
    out.mkdir(parents=True)
    engine = DuckDBEngine(spill=out / "spill")
    nobody_answered = engine.scan(LINK_DECISIONS, [])
    base = earlier[0] if earlier else None
    link_employers(feeds_in(folder, engine), nobody_answered, out, base=base)
    engine.close()
    pairs, links = (
        pl.scan_parquet(out / f"employer_{table}.parquet").select(pl.len()).collect().item()
        for table in ("pairs", "links")
    )
    print(json.dumps({"pairs": pairs, "links": links}))


if __name__ == "__main__":
    main()
