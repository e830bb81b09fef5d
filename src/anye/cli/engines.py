"""Which engine a command computes with: this machine's own, or Spark."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from anye.cli.language import say
from anye.sources.store.place import STAGING
from anye.tables.engines.engine import Engine
from anye.tables.engines.spark_session import spark_session

Name = Literal["duckdb", "spark"]
DUCKDB: Name = "duckdb"
EngineName = Annotated[
    Name,
    typer.Option("--engine", help=say("计算引擎：本机或 Spark", "this machine's own, or Spark")),
]
Master = Annotated[
    str,
    typer.Option(
        "--master",
        metavar="spark://HOST:PORT",
        help=say(
            "Spark 主节点；默认按 SPARK_CONF_DIR，否则本机",
            "Spark's master; else as SPARK_CONF_DIR says, else this machine",
        ),
    ),
]


@contextmanager
def engine_called(name: Name, master: str, store: Path) -> Iterator[Engine | None]:
    """Lend Spark on a master, or nothing: then a command takes the engine of one machine.

    Raises:
        PysparkNotHereError: if Python finds no pyspark.
        JavaNotHereError: if there is no Java.
        SparkNotStartedError: if Spark does not come up.
    """
    if name == DUCKDB:
        yield None
        return
    with spark_session(master) as session:
        from anye.tables.engines.spark_engine import SparkEngine  # noqa: PLC0415 (pyspark is optional)

        engine = SparkEngine(session, store.resolve() / STAGING / "spill")
        try:
            yield engine
        finally:
            engine.close()
