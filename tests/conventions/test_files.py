"""Every file fits in one head, every module says its question, nothing floats."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMITS = {"src": 400, "benchmarks": 400, "tests": 800}
SHELVES = {"core", "common", "utils", "helpers", "misc"}


def files(folder: str) -> list[Path]:
    return [
        path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        pytest.param(path, limit, id=name(path))
        for folder, limit in LIMITS.items()
        for path in files(folder)
    ],
)
def test_file_fits_in_one_head(path, limit):
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", files("src/anye"), ids=name)
def test_module_and_public_names_say_what_they_are(path):
    tree = ast.parse(path.read_text("utf-8"))
    silent = [path.stem] if tree.body and not ast.get_docstring(tree) else []
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            silent.append(node.name)
    assert silent == []


@pytest.mark.parametrize("path", files("src"), ids=name)
def test_no_shelf_without_a_question(path):
    assert not SHELVES & set(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize(
    "path",
    [*files("src/anye/law"), *files("src/anye/kernel"), *files("src/anye/assessment")],
    ids=name,
)
def test_no_float_near_money_shares_or_months(path):
    tree = ast.parse(path.read_text("utf-8"))
    floats = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert floats == []


# A reader takes a path for more than it is: `[1]` for a pattern, `year=2025` for a column.
READS_ANYTHING = re.compile(
    r"^(?!def ).*(?:pl\.scan|read)_parquet\((?!.*hive_partitioning)", re.MULTILINE
)


@pytest.mark.parametrize("path", files("src"), ids=name)
def test_a_file_of_ours_is_read_by_its_path_alone(path):
    assert READS_ANYTHING.findall(path.read_text("utf-8")) == []


DAY_OF_A_MOMENT = re.compile(r"_at(\.|__)(date|day|month|year|isoformat|strftime)\b|_at:%")


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "src/anye_desk").rglob("*.html")), *files("src/anye_desk")],
    ids=name,
)
def test_no_day_is_taken_of_a_moment_as_it_is_kept_which_is_elsewhere(path):
    assert DAY_OF_A_MOMENT.findall(path.read_text("utf-8")) == []  # writing.local_day takes it
