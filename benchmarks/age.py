"""Which figures are older than the code that they speak of?

A result keeps the commit at which it was measured and the hash of each package it speaks of.
Whoever measures is told which results rest on packages that are no longer what they were.
"""

import json
import subprocess
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from anye.kernel import versions
from benchmarks.contest import ROOT

LAW = ("anye.kernel", "anye.codes", "anye.law")
YEAR = (*LAW, "anye.tables", "anye.rulebook", "anye.linkage", "anye.assessment")
MATCHING = ("anye.kernel", "anye.codes", "anye.tables", "anye.matching")
DESK = ("anye_desk.frame", "anye_desk.office.parties", "anye_desk.published.years")
CASES = ("anye_desk.frame", "anye_desk.office", "anye_desk.cases.annual_reviews")
SPEAKS_OF: Mapping[str, tuple[str, ...]] = {
    "start": ("anye.kernel", "anye.cli"),
    "rules": (*LAW, "anye.rulebook"),
    "check": ("anye.kernel", "anye.codes", "anye.tables", "anye.sources"),
    "assess": YEAR,
    "peers": YEAR,
    "quality": (*YEAR, "anye.sources", "anye.quality"),
    "explain": YEAR,
    "pipeline": (*YEAR, "anye.sources", "anye.pipeline"),
    "list": DESK,
    "desk": CASES,
    "spark": YEAR,
    "febrl": ("anye.linkage",),
    "linkage": ("anye.codes", "anye.linkage"),
    "titles": ("anye.occupations",),
    "matching": MATCHING,
    "reoffer": MATCHING,
    "arrivals": MATCHING,
    "seats": (*MATCHING, "anye.seats"),
    "rounds": MATCHING,
    "rounds-spark": MATCHING,
}


def code_of(benchmark: str) -> dict[str, str]:
    """Return the hash of each package that a benchmark speaks of, as it is now."""
    return {package: _version(package) for package in SPEAKS_OF.get(benchmark, ())}


def commit_of(place: Path = ROOT) -> str:
    """Return the commit of a checkout, with a ``+`` where its files are not those of the commit.

    Empty where the code is in no repository.
    """
    try:
        head = _git(place, "rev-parse", "--short=12", "HEAD")
        changed = _git(place, "status", "--porcelain", "--", "src", "benchmarks/**/*.py")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return f"{head}+" if changed else head


def _git(place: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", place, *arguments], check=True, capture_output=True)
    return done.stdout.decode().strip()


def _version(package: str) -> str:
    place = Path(str(files(package)))
    sources = sorted(place.rglob("*.py"))
    modules = [file.relative_to(place).with_suffix("").parts for file in sources]
    names = (".".join((package, *parts)).removesuffix(".__init__") for parts in modules)
    return versions.named_by({name: versions.code_of(name) for name in names})


def older(folder: Path) -> list[str]:
    """Return a line for each result in a folder whose code is not what it was."""
    return [line for file in sorted(folder.glob("*.json")) for line in _said(file)]


def _said(file: Path) -> Iterable[str]:
    result = json.loads(file.read_text("utf-8"))
    now, then = code_of(result["benchmark"]), result.get("code")
    at = f" at {commit}" if (commit := result.get("commit")) else ""
    measured = f"{file.stem}: measured on {result['measured_on']}{at}"
    if then is None:
        yield f"{measured}, of code that nobody noted"
    elif changed := [package for package, version in now.items() if then.get(package) != version]:
        yield f"{measured}, before {', '.join(changed)} changed"
