"""A match made, on this machine or on many, with a word on each step."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from anye.cli.engines import DUCKDB, Name
from anye.cli.language import say
from anye.cli.terminal import progress
from anye.matching.settings import Settings
from anye.pipeline import match as pipeline
from anye.tables.engines.spark_session import spark_session

STEPS: Mapping[str, tuple[str, str]] = {
    "read": ("读取并核对", "reading and checking"),
    "encoded": ("编码", "encoding"),
    "candidates": ("查找所有符合的岗位", "finding all posts that fit"),
    "auction": ("求上界与稀缺度", "finding bound and prices"),
    "optimum": ("在保底规则下分配名额", "handing out seats under the floors"),
    "why_not": ("查找放宽什么会有岗位", "finding what would help"),
    "written": ("写入", "writing"),
}


def matched(
    folder: Path, out: Path, settings: Settings, engine: Name, master: str, *, quiet: bool
) -> Mapping[str, Any]:
    """Match a folder of profiles and return the manifest.

    Raises:
        ProfilesRefusedError: if the profiles cannot be matched; nothing is written.
        PysparkNotHereError: if Spark is asked for and Python finds no pyspark.
        JavaNotHereError: if Spark is asked for and there is no Java.
        SparkNotStartedError: if Spark does not come up.
        SparkFailedError: if Spark gives up; nothing is written.
    """
    doing = [say(*words) for words in STEPS.values()]
    with progress(quiet=quiet) as report:

        def done(_step: str, n: int, of: int) -> None:
            report(doing[n] if n < of else "", n, of)

        report(doing[0], 0, len(doing))
        with nullcontext() if engine == DUCKDB else spark_session(master) as session:
            return pipeline.match(folder, out, settings, done, session)
