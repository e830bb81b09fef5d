"""A match made, on this machine or on many, with a word on each step."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from anye.cli.engines import DUCKDB, Name
from anye.cli.language import say
from anye.cli.terminal import progress
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


class Asked(NamedTuple):
    """How the match is to be made, as ``anye.matching.match.Settings`` takes it."""

    day: date
    candidates: int
    floor_per_mille: int
    threads: int | None


class Where(NamedTuple):
    """On which machines."""

    engine: Name
    master: str


def matched(
    folder: Path, out: Path, asked: Asked, where: Where, *, quiet: bool
) -> Mapping[str, Any]:
    """Match a folder of profiles and return the manifest.

    Raises:
        ProfilesRefusedError: if the profiles cannot be matched; nothing is written.
        PysparkNotHereError: if Spark is asked for and Python finds no pyspark.
        JavaNotHereError: if Spark is asked for and there is no Java.
        SparkNotStartedError: if Spark does not come up.
        SparkFailedError: if Spark gives up; nothing is written.
    """
    steps = list(STEPS)
    with progress(quiet=quiet) as report:

        def done(step: str) -> None:
            n = steps.index(step) + 1
            report(say(*STEPS[steps[n]]) if n < len(steps) else "", n, len(steps))

        report(say(*STEPS[steps[0]]), 0, len(steps))
        if where.engine == DUCKDB:
            from anye.matching.match import Settings, match  # noqa: PLC0415 (loads slowly)

            return match(folder, out, Settings(*asked), done)
        with spark_session(where.master) as session:
            from anye.matching.nation.match import (  # noqa: PLC0415 (loads slowly)
                SettingsInParts,
                match_in_parts,
            )
            from anye.matching.nation.on_spark import OnSpark  # noqa: PLC0415 (needs pyspark)

            return match_in_parts(folder, out, SettingsInParts(*asked), OnSpark(session), done)
