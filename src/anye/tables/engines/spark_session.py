"""How a Spark session is opened, so that it reckons as the other engines do."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

SETTINGS = {
    "spark.app.name": "anye",
    "spark.sql.ansi.enabled": "true",  # an overflow is an error, never another number
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",  # pages without a login, on which queries can be read
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
PARTITIONS = "spark.sql.shuffle.partitions"  # 200 by Spark's own default, whatever the machines
PARTITIONS_PER_CORE = 4
HERE = "127.0.0.1"


class PysparkNotHereError(Exception):
    """Python finds no pyspark."""


class JavaNotHereError(Exception):
    """There is no Java on the path, and none where JAVA_HOME says."""


class SparkNotStartedError(Exception):
    """Spark did not come up: a Java that is too old, or a master that does not answer."""


class SparkFailedError(Exception):
    """Spark gave up; its own words may repeat data, so they are only the cause."""


@contextmanager
def spark_session(master: str = "") -> Iterator[Any]:
    """Lend a session of Spark, ended with the block.

    Args:
        master: as ``local[2]`` or ``spark://host:7077``; else what Spark's own settings
            (SPARK_CONF_DIR) say, else every core of this machine.

    Raises:
        PysparkNotHereError: if Python finds no pyspark.
        JavaNotHereError: if there is no Java.
        SparkNotStartedError: if Spark does not come up.
    """
    session = _opened(master)
    try:
        yield session
    finally:
        with suppress(ConnectionError):  # Spark's own process is gone already
            session.stop()


def _opened(master: str) -> Any:  # noqa: ANN401 (a SparkSession; pyspark is optional)
    try:
        from pyspark.errors import PySparkException  # noqa: PLC0415 (pyspark is optional)
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        raise PysparkNotHereError from None
    if not _java():
        raise JavaNotHereError
    from py4j.protocol import Py4JError  # noqa: PLC0415 (comes with pyspark)

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # matching runs Python on the workers
    builder = SparkSession.builder.master(master) if master else SparkSession.builder
    if master.startswith("local"):
        builder = builder.config("spark.driver.host", HERE)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, Py4JError) as failed:
        raise SparkNotStartedError(master) from failed
    if not session.sparkContext.getConf().contains(PARTITIONS):
        cores = session.sparkContext.defaultParallelism
        session.conf.set(PARTITIONS, str(PARTITIONS_PER_CORE * cores))
    return session


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which(Path(home) / "bin" / "java" if home else "java"))
