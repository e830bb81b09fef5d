"""One way to hand rows to each engine and to read a plan's figures back."""

from functools import cache

import duckdb
import narwhals as nw
import polars as pl

from anye.rulebook.columns import apply
from anye.rulebook.plan import work_out


def polars_table(rows):
    return nw.from_native(pl.LazyFrame(rows, orient="row"))


@cache
def connection():
    """Open a database for all examples: opening one takes six times as long as asking it."""
    return duckdb.connect(config={"threads": 1})


def duckdb_table(rows):
    connection().register("rows", pl.DataFrame(rows, orient="row").to_arrow())
    return nw.from_native(connection().table("rows"))


ENGINES = {"polars": polars_table, "duckdb": duckdb_table}


def by_columns(todo, rows, table_of):
    """Return every figure of the plan for every row, worked out as columns."""
    table = table_of([{"n": n, **row} for n, row in enumerate(rows)])
    found = apply(todo, table).collect().sort("n")
    return [
        {step.name: row[step.name] for step in todo.steps}
        for row in found.select([step.name for step in todo.steps]).rows(named=True)
    ]


def by_reference(todo, rows):
    """Return every figure of the plan for every row, worked out one case at a time."""
    cases = [work_out(todo, row) for row in rows]
    return [{step.name: case[step.name] for step in todo.steps} for case in cases]
