"""docs/security/asvs.csv is true: no id is missing, each test and heading it names is there."""

import ast
import csv
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/security"
ROWS = list(csv.DictReader((FOLDER / "asvs.csv").read_text("utf-8").splitlines()))
STANDINGS = {"test", "deployment", "not applicable", "open"}
OF_EACH_CHAPTER = {  # ids of levels 1 and 2 in ASVS 5.0.0
    "1": 27, "2": 11, "3": 19, "4": 10, "5": 9, "6": 35, "7": 18, "8": 7, "9": 7, "10": 29,
    "11": 14, "12": 9, "13": 13, "14": 9, "15": 13, "16": 16, "17": 7,
}  # fmt: skip


def fault_of(row):
    """Return what is wrong with a row; nothing if nothing is."""
    where, why = row["where"], row["asks"]
    if row["standing"] not in STANDINGS:
        return "no such standing"
    if row["standing"] == "open":
        return "open rows name nothing" if where or why else ""
    if not why:
        return "says nothing"
    if row["standing"] == "test":
        return "" if has_test(where) else "no such test"
    if row["standing"] == "deployment":
        return "" if has_heading(where) else "no such heading"
    return "not applicable rows name nothing" if where else ""


def has_test(where):
    """Test whether a file holds a test of that name."""
    path, _, name = where.partition("::")
    if not (ROOT / path).is_file():
        return False
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return name.startswith("test_") and any(
        isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body
    )


def has_heading(where):
    """Test whether a page has a heading of those words."""
    path, _, words = where.partition("#")
    page = ROOT / path
    return page.is_file() and bool(
        re.search(rf"^#+ {re.escape(words)}$", page.read_text("utf-8"), re.MULTILINE)
    )


def test_each_id_of_levels_one_and_two_has_one_row():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    counted = Counter(row["id"].partition(".")[0] for row in ROWS)
    assert counted == OF_EACH_CHAPTER
    assert {row["level"] for row in ROWS} == {"1", "2"}


def test_each_row_is_true():
    assert {row["id"]: fault_of(row) for row in ROWS if fault_of(row)} == {}


def test_the_page_counts_what_stands_how():
    page = (FOLDER / "README.md").read_text("utf-8")
    told = dict(re.findall(r"^\| ([a-z ]+) \| (\d+) \|$", page, re.MULTILINE))
    assert {name: int(count) for name, count in told.items()} == Counter(
        row["standing"] for row in ROWS
    )


HERE = "tests/conventions/test_asvs.py"


@pytest.mark.parametrize(
    ("standing", "where", "fault"),
    [
        ("test", f"{HERE}::test_nothing_of_the_kind", "no such test"),
        ("test", "tests/nowhere.py::test_x", "no such test"),
        ("test", f"{HERE}::has_test", "no such test"),
        ("test", HERE, "no such test"),
        ("deployment", "docs/security/README.md#Nothing", "no such heading"),
        ("deployment", "docs/nowhere.md#x", "no such heading"),
        ("done", "", "no such standing"),
        ("test", f"{HERE}::test_each_row_is_true", ""),
    ],
)
def test_a_row_that_names_what_is_not_there_is_seen(standing, where, fault):
    assert fault_of({"standing": standing, "where": where, "asks": "x"}) == fault
