"""What a benchmark found, as a file for later and a table for now."""

import json
import os
import platform
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.age import code_of, commit_of
from benchmarks.contest import ROOT, Contestant, Sample, spread

FOLDER = ROOT / "benchmarks" / "results"
MEASURED_WITH = ("duckdb", "polars", "narwhals", "pyarrow", "numpy", "django", "splink")
GIB = 2**30


@dataclass(frozen=True, slots=True)
class Target:
    """One bound of the plan, and what was found against it."""

    says: str
    found: float
    limit: float
    measured: bool = True  # False: a count of answers that differ, the same on every machine

    @property
    def met(self) -> bool:
        """Test whether the bound is kept."""
        return self.found <= self.limit


@dataclass(slots=True)
class Report:
    """One benchmark at one scale."""

    benchmark: str
    scale: str
    runs: int
    contestants: dict[str, dict[str, Any]] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    agreement: dict[str, Any] = field(default_factory=dict)

    def enter(self, entered: Iterable[Contestant], samples: Mapping[str, list[Sample]]) -> None:
        """Add what each contestant used."""
        for contestant in entered:
            found = samples[contestant.name]
            self.contestants[contestant.name] = {
                "command": " ".join(_short(word) for word in contestant.command),
                "cpu_seconds": _spread(sample.cpu_seconds for sample in found),
                "wall_seconds": _spread(sample.wall_seconds for sample in found),
                "peak_mb": _spread(sample.peak_mb for sample in found),
                "said": {name: _short(value) for name, value in found[-1].said.items()},
            }

    def median(self, contestant: str, measure: str = "cpu_seconds") -> float:
        """Return the median of a contestant's measure."""
        return float(self.contestants[contestant][measure]["median"])

    def ratio(self, ours: str, theirs: str, measure: str = "cpu_seconds") -> float:
        """Return how many times theirs ours takes."""
        return self.median(ours, measure) / self.median(theirs, measure)

    def hold(self, says: str, found: float, limit: float) -> None:
        """Set a figure against its bound."""
        self.targets.append(Target(says, round(found, 3), limit))

    def agree(self, says: str, differing: int) -> None:
        """Record how many answers differ where none may."""
        self.targets.append(Target(says, differing, 0, measured=False))

    def write(self, path: Path | None) -> Path:
        """Write the report as JSON and return where."""
        path = path or FOLDER / f"{self.benchmark}-{self.scale}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = {
            "benchmark": self.benchmark,
            "scale": self.scale,
            "runs": self.runs,
            "measured_on": time.strftime("%Y-%m-%d"),
            "commit": commit_of(),
            "machine": machine(),
            "versions": versions(),
            "code": code_of(self.benchmark),
            "contestants": self.contestants,
            "targets": [{**asdict(target), "met": target.met} for target in self.targets],
            "agreement": self.agreement,
        }
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", "utf-8")
        return path

    def table(self) -> str:
        """Return the report as Markdown tables."""
        lines = [
            f"### {self.benchmark}, {self.scale}",
            "",
            "| contestant | CPU s | wall s | peak MB |",
            "|---|---|---|---|",
        ]
        for name, found in self.contestants.items():
            cpu, wall, peak = (
                found[key]["median"] for key in ("cpu_seconds", "wall_seconds", "peak_mb")
            )
            lines.append(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")
        lines += ["", "| target | found | at most | |", "|---|---|---|---|"]
        lines += [
            f"| {target.says} | {target.found:g} | {target.limit:g} | "
            f"{'met' if target.met else 'MISSED'} |"
            for target in self.targets
        ]
        return "\n".join(lines)


def machine() -> dict[str, Any]:
    """Describe the machine, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory / GIB),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
    }


def versions() -> dict[str, str]:
    """Return the versions that were measured."""
    return {
        "python": platform.python_version(),
        **{package: version(package) for package in MEASURED_WITH},
    }


def _spread(values: Iterable[float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in asdict(spread(values)).items()}


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _short(word: Any) -> Any:  # noqa: ANN401 (a word of a command, or any value reported)
    return word.removeprefix(f"{ROOT}/") if isinstance(word, str) else word
