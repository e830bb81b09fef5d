"""A made-up crowd matched part by part on Spark, part by part here, or as a whole.

``python -m benchmarks.rounds.matched profiles FOLDER SEEKERS``
``python -m benchmarks.rounds.matched spark|here|whole PROFILES OUT``
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from anye.matching.match import match
from anye.matching.nation.machines import Here
from anye.matching.nation.match import SettingsInParts, match_in_parts
from anye.matching.settings import Settings
from anye.synthetic.profiles.draw import SEEKERS_A_POST, draw_crowd, write_profiles
from anye.tables.engines.spark_session import spark_session
from benchmarks.spark import processes

PARTS = 4
FIGURES = ("objective", "objective_without_floors", "bound", "rounds", "bids", "parts")


def main() -> None:
    """Make profiles, or match them and print what came of it."""
    what, folder, said = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if what == "profiles":
        write_profiles(folder, draw_crowd(int(said), int(said) // SEEKERS_A_POST))
    elif what == "whole":
        print(json.dumps(report(match(folder, Path(said), Settings(), quiet), Path(said))))
    elif what == "here":
        made = match_in_parts(folder, Path(said), settings(folder), Here(), quiet)
        print(json.dumps(report(made, Path(said))))
    else:
        print(json.dumps(on_spark(folder, Path(said))))


def on_spark(folder: Path, out: Path) -> dict[str, Any]:
    """Match on Spark with two tasks at a time."""
    from anye.matching.nation.on_spark import OnSpark  # noqa: PLC0415 (needs pyspark)

    with spark_session("local[2]") as session:
        machines = OnSpark(session)
        made = match_in_parts(folder, out, settings(folder), machines, quiet)
        used = processes.used()
    return {**report(made, out), "rounds_there": machines.rounds_there, "processes": used}


def settings(folder: Path) -> SettingsInParts:
    """Return settings that make a few parts of so small a crowd."""
    seekers = pl.scan_parquet(folder / "seekers.parquet").select(pl.len()).collect().item()
    return SettingsInParts(seekers_a_part=seekers // PARTS)


def report(made: Mapping[str, Any], out: Path) -> dict[str, Any]:
    """Return the main figures of a match, and a hash of each of its files."""
    files = sorted((out / made["run_id"]).iterdir())
    return {
        **{name: made[name] for name in FIGURES if name in made},
        "placed": made["counts"]["placed"],
        "gap_per_mille": round(1000 * made["gap"] / made["bound"], 3),
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in files},
    }


def quiet(*step: object) -> None:
    """Tell nobody of a step."""


if __name__ == "__main__":
    main()
