"""Run the benchmarks: ``python -m benchmarks [NAME ...] [--scale 5m] [--runs 5]``."""

import argparse
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from benchmarks.age import older
from benchmarks.contest import ROOT
from benchmarks.report import FOLDER
from benchmarks.scales import SCALES
from benchmarks.setting import Setting

BENCHMARKS: Mapping[str, str] = {
    "start": "benchmarks.start.bench",
    "rules": "benchmarks.rules.bench",
    "check": "benchmarks.check.bench",
    "assess": "benchmarks.assess.bench",
    "peers": "benchmarks.assess.peers.bench",
    "quality": "benchmarks.quality.bench",
    "explain": "benchmarks.explain.bench",
    "pipeline": "benchmarks.pipeline.bench",
    "list": "benchmarks.employers_list.bench",
    "desk": "benchmarks.desk.bench",
    "spark": "benchmarks.spark.bench",
    "febrl": "benchmarks.febrl.bench",
    "linkage": "benchmarks.linkage.bench",
    "titles": "benchmarks.titles.bench",
    "matching": "benchmarks.matching.bench",
    "reoffer": "benchmarks.reoffer.bench",
    "arrivals": "benchmarks.arrivals.bench",
    "seats": "benchmarks.seats.bench",
    "rounds": "benchmarks.rounds.bench",
    "rounds-spark": "benchmarks.rounds.spark_bench",
}

ASKED_FOR = ("spark", "rounds-spark")  # need pyspark and Java: only where they are named


def main() -> int:
    """Run the named benchmarks, or all; return 1 if a target is missed."""
    asked = _arguments()
    for line in older(FOLDER):
        print(line, file=sys.stderr)
    if asked.older:
        return 0
    missed, found = 0, []
    for name in asked.names or (name for name in BENCHMARKS if name not in ASKED_FOR):
        print(f"{name}, {asked.scale}", file=sys.stderr)
        setting = Setting(SCALES[asked.scale], asked.runs, asked.data.resolve())
        report = import_module(BENCHMARKS[name]).run(setting)
        path = report.write(asked.out)
        found.append(json.loads(path.read_text("utf-8")))
        if not asked.json:
            print(f"{report.table()}\n\n{path.resolve()}\n".replace(f"{ROOT}/", ""))
        missed += sum(not target.met for target in report.targets)
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    return int(missed > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(BENCHMARKS)}")
    parser.add_argument("--scale", choices=SCALES, default="5m")
    parser.add_argument("--runs", type=int, default=5, help="runs of each contestant (median)")
    parser.add_argument("--out", type=Path, help="file of the result, for one NAME")
    parser.add_argument("--json", action="store_true", help="the results as JSON, no tables")
    parser.add_argument("--older", action="store_true", help="only say which results are old")
    parser.add_argument("--data", type=Path, default=ROOT / "var" / "benchmarks")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"no benchmark called {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
