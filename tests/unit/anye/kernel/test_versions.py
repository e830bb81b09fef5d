"""What a result is named by: what computes, and no word of it."""

import importlib
import sys

import pytest

from anye.kernel import versions
from anye.kernel.versions import Method, NotNameableError, code_of, formula_code

CODE = """
from dataclasses import dataclass
from enum import IntEnum

LIMIT = 3

class Kind(IntEnum):
    FIRST = 1

@dataclass
class Column:
    dtype: str
    zh: str

COLUMNS = {"month": Column("int32", "月份")}
WORDS = {1: "第一"}
MOST = {"near": 350}

def share(part):
    return part * LIMIT
"""
SAME = {
    "a comment": ("LIMIT = 3", "LIMIT = 3  # of each"),
    "a docstring": ("    return part", "    'What it is.'\n    return part"),
    "the layout": ("part * LIMIT", "(\n        part * LIMIT\n    )"),
}
OTHER = {
    "an operator": ("part * LIMIT", "part + LIMIT"),
    "a number": ("LIMIT = 3", "LIMIT = 4"),
    "a code": ("FIRST = 1", "FIRST = 2"),
    "a type": ('"int32"', '"int64"'),
    "a name": ('"month"', '"monat"'),
    "a number of a table": ('"near": 350', '"near": 351'),
}
WORD = {
    "a column's name": ("月份", "月"),
    "a code's name": ("第一", "首"),
}


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Return a way to write the module ``made_up.steps`` anew, changed in one place."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (tmp_path / "made_up").mkdir()
    (tmp_path / "made_up" / "__init__.py").touch()

    def write(this="", other=""):
        source = CODE.replace(this, other) if this else CODE
        assert not this or source != CODE
        (tmp_path / "made_up" / "steps.py").write_text(source)
        (tmp_path / "made_up" / "model.yaml").write_text(f"first: 1\n{other and '# of all'}\n")
        sys.modules.pop("made_up.steps", None)
        importlib.invalidate_caches()
        versions._tree.cache_clear()
        versions._formula_said.cache_clear()

    yield write
    sys.modules.pop("made_up.steps", None)
    sys.modules.pop("made_up", None)


def named(made, ask, change):
    """Return what is answered before a change and after it."""
    made()
    before = ask()
    made(*change)
    return before, ask()


def computed():
    return Method(computes={"made_up": "steps model.yaml"}, declares=()).version()


def declared():
    return Method(computes={}, declares=("made_up.steps",)).version()


def formula():
    return formula_code(importlib.import_module("made_up.steps").share)


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
@pytest.mark.parametrize("ask", [computed, declared, formula])
def test_words_beside_the_code_rename_nothing(ask, change, made):
    before, after = named(made, ask, change)
    assert before == after


@pytest.mark.parametrize("change", (OTHER | WORD).values(), ids=OTHER | WORD)
def test_whatever_a_computing_module_says_renames(change, made):
    before, after = named(made, computed, change)
    assert before != after


@pytest.mark.parametrize("change", WORD.values(), ids=WORD)
def test_words_of_a_declaration_rename_nothing(change, made):
    before, after = named(made, declared, change)
    assert before == after


@pytest.mark.parametrize("change", [OTHER[name] for name in OTHER if name != "an operator"])
def test_what_is_declared_renames(change, made):
    before, after = named(made, declared, change)
    assert before != after


@pytest.mark.parametrize("change", [OTHER[name] for name in ("an operator", "a number")])
def test_a_formula_is_its_body_and_the_values_it_reads(change, made):
    before, after = named(made, formula, change)
    assert before != after


@pytest.mark.parametrize("name", ["a code", "a type"])
def test_a_formula_is_nothing_else_of_its_module(name, made):
    before, after = named(made, formula, OTHER[name])
    assert before == after


def test_a_formula_that_reads_what_has_no_plain_value_is_refused(made):
    made("part * LIMIT", "part * len(COLUMNS)")
    with pytest.raises(NotNameableError):
        formula()


def test_a_data_file_is_named_by_its_content(made):
    made()
    assert code_of("made_up/model.yaml") == '{"first": 1}'
