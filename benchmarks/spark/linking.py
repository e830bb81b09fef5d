"""A crowd of persons linked, on Spark or on DuckDB: all pairs with their weights, then the links.

``python -m benchmarks.spark.linking spark|duckdb CROWD FOLDER``, or ``crowd REGISTERED FOLDER``
"""

import json
import sys
from pathlib import Path
from typing import Any

from anye.linkage.persons.known import People
from anye.linkage.persons.links import person_links
from anye.linkage.persons.model import person_model
from anye.linkage.persons.pairs import Comparing, person_pairs
from anye.linkage.persons.records import of_people
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import Engine
from anye.tables.links.identities import PEOPLE, PERSON_IDENTITIES, PERSON_LINKS, PERSON_PAIRS
from benchmarks.worlds.identities import Crowd, write_identities

TABLES = ("person_pairs", "person_links")


def main() -> None:
    """Write the crowd, or link it and report where the tables lie."""
    what, given, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if what == "crowd":
        write_identities(folder, crowd_of(int(given)))
        return
    (folder / "beside").mkdir(parents=True)
    if what == "duckdb":
        engine = DuckDBEngine(spill=folder / "spill")
        print(json.dumps(linked(engine, Path(given), folder)))
        return
    from benchmarks.spark.measured import measured  # noqa: PLC0415 (needs pyspark)

    measured(folder, folder / "spill", lambda spark: linked(spark, Path(given), folder))


def crowd_of(registered: int) -> Crowd:
    """Return a crowd in the proportions of the city's."""
    return Crowd(registered, registered // 4, 5 * registered // 2, registered // 4)


def linked(engine: Engine, crowd: Path, folder: Path) -> dict[str, Any]:
    """Write the pairs and links of a crowd; return how many there are."""
    people = engine.scan(PEOPLE, [crowd / "people.parquet"])
    identities = engine.scan(PERSON_IDENTITIES, [crowd / "person_identities.parquet"])
    pairs, links = (folder / f"{table}.parquet" for table in TABLES)
    model = person_model()
    comparing = Comparing(engine, model, folder / "beside")
    records = engine.hold("people_records", of_people(engine, people, comparing.beside))
    found = person_pairs(comparing, People(people, records, rows=0), identities)
    rows = {"person_pairs": engine.write(found, pairs, PERSON_PAIRS.key)}
    nobody = engine.small({"answer": [""], "identity": [-1], "person_id": [-1]})
    best = person_links(identities, engine.scan(PERSON_PAIRS, [pairs]), nobody, model)
    rows["person_links"] = engine.write(best, links, PERSON_LINKS.key)
    return {"run": str(folder), "rows": rows}


if __name__ == "__main__":
    main()
