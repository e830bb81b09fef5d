"""Count m and u of every level of the person model on a made-up city with known truth.

    python -m benchmarks.linkage.estimate FOLDER

The city is written into the folder unless it is there. Prints shares and counts, to be read beside
``anye/linkage/persons/model.yaml``; nothing is overwritten.
"""

import sys
from pathlib import Path

import narwhals as nw
import polars as pl

from anye.linkage.persons.levels import PERSON_LEVELS
from anye.linkage.persons.model import person_model
from anye.linkage.persons.pairs import best_of_each, weighed
from anye.linkage.persons.records import of_identities, of_people
from anye.linkage.persons.splink_pairs import compared
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import Table
from anye.tables.links.identities import PEOPLE, PERSON_IDENTITIES
from benchmarks.worlds.identities import Crowd, write_identities

SEED = 77  # not the one of any benchmark
CROWD = Crowd(40_000, 10_000, 100_000, 10_000)
DRAWN = 2_000  # records of each side for u: 4 million pairs in a minute or so
BY = (("last",),)  # a column that is overwritten to bring together whom we want


def estimate(folder: Path) -> None:
    """Print the shares of every level among true pairs (m) and false ones (u)."""
    if not (folder / "people.parquet").exists():
        write_identities(folder, CROWD, seed=SEED)
    engine, model = DuckDBEngine(), person_model()
    known, spoken_of = (
        engine.hold(
            shape.name,
            of(engine, engine.scan(shape, [folder / f"{shape.name}.parquet"]), folder / "beside"),
        )
        for shape, of in ((PEOPLE, of_people), (PERSON_IDENTITIES, of_identities))
    )
    truth = engine.open([folder / "identity_truth.parquet"]).filter(nw.col("person_id") > 0)

    def pairs(name: str, left: Table, right: Table) -> Table:
        sides = (engine.hold(f"{name}_{n}", side) for n, side in enumerate((left, right)))
        return compared(engine, *sides, BY, model, lambda it: engine.hold(name, weighed(it, model)))

    said = truth.select(whose="identity", last=nw.col("person_id").cast(nw.String))
    true = best_of_each(
        pairs(
            "true",
            known.with_columns(last=nw.col("whose").cast(nw.String)),
            spoken_of.drop("last").join(said, on="whose"),
        )
    )
    drawn = (
        _drawn(engine, side, folder / f"{n}.parquet") for n, side in enumerate((known, spoken_of))
    )
    both = truth.select("identity", "person_id")
    false = pairs("false", *drawn).join(both, on=["identity", "person_id"], how="anti")
    _print(engine.hold("m", true), engine.hold("u", false))


def _drawn(engine: DuckDBEngine, side: Table, file: Path) -> Table:
    rows = side.to_native().pl().sample(DRAWN, seed=SEED, shuffle=True)
    rows.with_columns(last=pl.lit("all")).write_parquet(file)
    return engine.open([file])


def _print(true: Table, false: Table) -> None:
    for one in PERSON_LEVELS:
        column = f"{one.name}_level"
        of_true, of_false = (
            dict(pairs.to_native().aggregate(f"{column}, count(*)").fetchall())
            for pairs in (true, false)
        )
        print(f"{one.name}:")
        sums = [sum(n for level, n in of.items() if level >= 0) for of in (of_true, of_false)]
        for level in one.levels:
            number = one.number(level.name)
            counts = of_true.get(number, 0), of_false.get(number, 0)
            m, u = (count / max(total, 1) for count, total in zip(counts, sums, strict=True))
            print(f"  {level.name}: {{m: {m:.4g}, u: {u:.3g}}}  # {counts[0]} and {counts[1]}")


if __name__ == "__main__":
    estimate(Path(sys.argv[1]))
