"""A scheme is added from the how-to alone: a folder and a sheet, and it is worked out for all."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from tests.made_once import made_once
from tests.unit.anye.cli.conftest import make_town

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-scheme.md"
FILE = re.compile(r"^`(\S+)`:\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
MOST_LINES = 300
BESIDE = re.compile(r"    may_stand_beside=\{.*?\},\n", re.DOTALL)
WALKS = ("tests/conventions/test_law_rules.py", "tests/conventions/test_law_sheets.py",
         "tests/conventions/test_law_citations.py", "tests/unit/anye/law/said")  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return made_once("town", make_town, tmp_path_factory.mktemp("town")) / "store"


def house(place, *, beside=True):
    """Return a copy of the core with the scheme of the how-to."""
    hidden = shutil.ignore_patterns("__pycache__")
    for part in ("src/anye", "tests"):
        shutil.copytree(ROOT / part, place / part, ignore=hidden)
    for name in ("pyproject.toml", "GLOSSARY.md"):
        shutil.copy(ROOT / name, place / name)
    for name, text in FILE.findall(PAGE.read_text("utf-8")):
        assert not (place / name).exists()
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text if beside else BESIDE.sub("", text), "utf-8")
    return place


def run(place, *command):
    told = {**os.environ, "PYTHONPATH": f"{place / 'src'}:{place}"}
    done = subprocess.run(
        [sys.executable, *command], cwd=place, env=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def entitled(place, store, kept):
    """Return the rows that the copy works out from a store of its own."""
    shutil.copytree(store, kept)
    run(place, "-m", "anye.cli", "entitlements", "--store", str(kept), "--year", "2025")
    [file] = kept.glob("entitlements/*/entitlements.parquet")
    return pl.read_parquet(file)


def test_it_is_one_small_folder_and_one_sheet():
    files = dict(FILE.findall(PAGE.read_text("utf-8")))
    assert {str(Path(name).parent) for name in files} == {
        "src/anye/law/schemes/fares",
        "src/anye/law/parameters/cn/tianjin",
    }
    assert sum(len(text.splitlines()) for text in files.values()) <= MOST_LINES


def test_what_the_how_to_adds_is_told_and_worked_out_beside_the_others(store, tmp_path):
    place = house(tmp_path / "house")
    told = json.loads(run(place, "-m", "anye.cli", "schemes", "fares", "--json"))
    assert [one["name"] for one in told] == ["fares"]
    assert told[0]["lines"] <= MOST_LINES
    assert "new_hire" not in told[0]["excludes"]
    assert "internship" in told[0]["excludes"]
    rows = entitled(place, store, tmp_path / "store").filter("is_entitled")
    paid = rows.group_by("scheme").agg(pl.len().alias("months"), pl.col("amount").sum())
    by_name = {row["scheme"]: row for row in paid.iter_rows(named=True)}
    assert by_name["fares"]["amount"] == 100_00 * by_name["fares"]["months"] > 0
    both = rows.group_by("period", "person_id").agg(pl.col("scheme").n_unique())
    assert both.filter(pl.col("scheme") > 1, pl.col("person_id") > 0).height > 0
    run(place, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *WALKS)


def test_without_a_text_that_lets_both_pay_one_pays(store, tmp_path):
    rows = entitled(house(tmp_path / "house", beside=False), store, tmp_path / "store")
    paid = rows.filter("is_entitled", pl.col("person_id") > 0)
    assert {"fares", "new_hire"} <= {*paid["scheme"]}
    assert paid.group_by("period", "person_id").len()["len"].max() == 1
