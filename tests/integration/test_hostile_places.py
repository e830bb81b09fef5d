"""Only the bytes of a file and its declared day decide, not where it or the store lies."""

import hashlib
import shutil
from pathlib import Path

import pytest
from tests.unit.anye.sources.feed_files import TODAY, a_code, csv_bytes, rows

from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms
from anye.sources.load import load
from anye.tables.contracts import CONTRACTS

OTHER = {"统一社会信用代码": a_code(2)}
FILES = {
    "employers": [rows("employers", {}, OTHER)],
    "disability_certificates": [rows("disability_certificates")],
    "labour_contracts": [rows("labour_contracts")],
    "insured_months": [rows("insured_months", {}, {"月份": "202504"})],
    "wage_months": [
        rows("wage_months", {}, {"应发工资": "100"}, {"月份": "202504"}),
        rows("wage_months", {"应发工资": "2500.00"}),
    ],
    "declarations": [
        rows("declarations", {"所属年度": "2024", "申报日期": "2025-02-01"}, OTHER),
        rows("declarations", {}, OTHER | {"职工人月": "12"}),
    ],
}
PLACES = [
    "year=2025",
    "employer_id=5",
    "wage=1",
    "month=202501/person_id=7",
    "[1]",
    "[a-z]",
    "a[b",
    "a*",
    "**",
    "s?",
    "{a,b}",
    "a b",
    " 前后有空格 ",
    "安业数据（2025年）",
    "it's",
    'a"b',
    "a;b--",
    "line\nfeed",
    "%20$HOME~",
    "百分之50%·😀",
    "x" * 200,
]


def kept(store: Path, part: str = "") -> dict[str, str]:
    """Return what a store holds: the hash of every file by its place."""
    return {
        str(path.relative_to(store)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((store / part).rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def loaded(folder: Path, store: Path) -> Path:
    """Load all the files from a folder into a store."""
    folder.mkdir(parents=True, exist_ok=True)
    for feed, files in FILES.items():
        for number, made in enumerate(files):
            path = folder / f"{feed}-{number}.csv"
            path.write_bytes(csv_bytes(made))
            load(store, path, CONTRACTS[feed], today=TODAY)
    return store


def neighbours(folder: Path, store: Path) -> None:
    """Put beside a place copies of a store, where its name taken for a pattern finds them."""
    for name in ("1", "a", "ab", "st", "b"):
        shutil.copytree(store, folder / name / "store")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain")
    return loaded(folder / "files", folder / "store")


@pytest.mark.parametrize("place", PLACES)
def test_a_store_holds_the_same_bytes_wherever_it_is(tmp_path, plain, place):
    if set(place) & set("*?["):
        neighbours(tmp_path, plain)
    store = loaded(tmp_path / place / "files", tmp_path / place / "store")
    assert kept(store) == kept(plain)


def test_a_year_is_the_same_bytes_wherever_it_is_worked_out(tmp_path):
    terms, found = Terms("cn/tianjin/jizhou", strict=False), []
    for place in ("plain", "[1]", "a*", "year=2025/employer_id=5/wage=1"):
        store = loaded(tmp_path / place / "files", tmp_path / place / "store")
        run = pipeline.assess(store, 2025, terms).run
        assert pipeline.district_year(run).persons.months_counted == 2  # one by its correction
        found.append(kept(store))
        if place == "plain":
            neighbours(tmp_path, store)
    assert all(one == found[0] for one in found)
