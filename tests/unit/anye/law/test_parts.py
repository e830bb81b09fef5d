"""A new part of the law is a new folder with names of its own; no list elsewhere is touched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import anye
from anye.assessment.employer_years import figures_of_year
from anye.assessment.versions import law_version
from anye.law.names import OF_THE_YEAR, as_called, called, in_full, part_of, read_in
from anye.law.parts import all_facts, all_subjects, parts
from anye.rulebook.terms import Terms

FACTS = '''
"""What is reported of an intern."""

from anye.law.rule import Fact, Subject

INTERNSHIP = Subject("internship", "见习", "An internship")
FACTS = {"counts": Fact(INTERNSHIP, "truth", "见习计入", "The internship counts")}
'''
RULES = '''
"""A subsidy that is made up, with names that other parts have too."""

from anye.kernel.ops import pick
from anye.kernel.units import Money, Truth, Weight
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import rule
from anye.law.schemes.made_up.facts import INTERNSHIP


@rule("财税〔2015〕72号", of=INTERNSHIP, zh="见习人数", words="计1人", start="2015-10-01")
def weight(counts: Truth) -> Weight:
    """How many an intern is."""
    return pick(counts, 1, 0)


@rule("财税〔2015〕72号", of=EMPLOYER_YEAR, zh="减免费额", words="按人数", start="2015-10-01")
def relief(
    weight: Weight, daily_amount: Money, counting__weight: Weight, counting__minimum_wage: Money
) -> Money:
    """What is granted."""
    return weight * daily_amount + counting__weight * counting__minimum_wage
'''
SHEET = """
daily_amount:
  zh: 每日补贴
  en: Amount of a day
  unit: fen
  values:
    2015-10-01: {value: 5, metadata: {reference: 财税〔2015〕72号, standing: confirmed}}
"""
ASKED = """
import json, sys
from datetime import date
import narwhals as nw, polars as pl
from anye.assessment.employer_years import figures_of_year
from anye.assessment.versions import law_version
from anye.law.parts import all_subjects, parts
from anye.rulebook.chain import labelled
from anye.rulebook.columns import apply
from anye.rulebook.handbook.pages import law_pages
from anye.rulebook.naming import name_meant
from anye.rulebook.plan import plan, work_out
from anye.rulebook.refusals import refusal_text
from anye.rulebook.terms import Terms

def meant(asked):
    try:
        return name_meant(asked)
    except Exception as error:
        return refusal_text(error, "en")

facts = {"schemes__made_up__counts": True, "disability_level": 1, "military_level": 0}
todo = plan(["schemes__made_up__relief"], date(2025, 3, 1), "cn/tianjin/jizhou")
table = nw.from_native(pl.LazyFrame([facts]))
print(json.dumps({
    "parts": parts(),
    "subjects": [subject.name for subject in all_subjects()],
    "facts": sorted(todo.facts),
    "reference": work_out(todo, facts),
    "columns": apply(todo, table).collect().rows(named=True)[0],
    "meant": {asked: meant(asked) for asked in sys.argv[1:]},
    "figures": figures_of_year(2024, Terms("cn/tianjin/jizhou")),
    "version": law_version(2024, Terms("cn/tianjin/jizhou")),
    "pages": [name for name, text in law_pages().items() if "`schemes.made_up.relief`" in text],
}, default=str))
"""
NAMES = {
    "weight": "weight",
    "relief": "relief",
    "levy.relief": "relief",
    "折算人数": "weight",
    "见习人数": "schemes__made_up__weight",
    "daily_amount": "schemes__made_up__daily_amount",
    "schemes.made_up.relief": "schemes__made_up__relief",
    "减免费额": '"减免费额" is a name of several parts; give it in full:'
    " levy.relief, schemes.made_up.relief",
}


def _as_they_lie(part):
    return part not in OF_THE_YEAR, OF_THE_YEAR.index(part) if part in OF_THE_YEAR else 0, part


@pytest.fixture(scope="module")
def with_a_part(tmp_path_factory):
    """Return what a copy of the core says once a folder and a sheet are laid into its law."""
    root = tmp_path_factory.mktemp("core")
    ours = Path(anye.__file__).parent
    shutil.copytree(ours, root / "anye", ignore=shutil.ignore_patterns("__pycache__"))
    part = root / "anye" / "law" / "schemes" / "made_up"
    part.mkdir(parents=True)
    for path in (part.parent / "__init__.py", part / "__init__.py"):
        path.touch()
    (part / "facts.py").write_text(FACTS, "utf-8")
    (part / "amounts.py").write_text(RULES, "utf-8")
    sheet = root / "anye" / "law" / "parameters" / "cn" / "schemes.made_up.yaml"
    sheet.write_text(SHEET, "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", ASKED, *NAMES],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(said.stdout)


def test_a_folder_is_a_part_with_its_subject_and_its_page(with_a_part):
    assert with_a_part["parts"] == sorted([*parts(), "schemes__made_up"], key=_as_they_lie)
    assert {*with_a_part["subjects"]} == {*(one.name for one in all_subjects()), "internship"}
    assert with_a_part["pages"] == ["README.md", "employer-year.md"]


def test_a_part_beside_the_year_changes_nothing_of_it(with_a_part):
    terms = Terms("cn/tianjin/jizhou")
    assert with_a_part["figures"] == [*figures_of_year(2024, terms)]
    assert with_a_part["version"] == law_version(2024, terms)


def test_two_parts_hold_one_short_name_and_both_work_out(with_a_part):
    assert with_a_part["facts"] == [
        "disability_level",
        "military_level",
        "schemes__made_up__counts",
    ]
    reference = with_a_part["reference"]
    assert (reference["weight"], reference["schemes__made_up__weight"]) == (2, 1)
    assert reference["schemes__made_up__relief"] == 1 * 5 + 2 * reference["minimum_wage"]


def test_columns_say_the_same_under_the_same_names(with_a_part):
    columns, reference = with_a_part["columns"], with_a_part["reference"]
    assert columns == {name: reference[name] for name in columns}
    assert {"weight", "schemes__made_up__weight"} <= columns.keys()


def test_a_name_of_the_year_stays_what_it_was_and_another_is_said_in_full(with_a_part):
    assert with_a_part["meant"] == NAMES


@pytest.mark.parametrize(
    ("module", "part"),
    [
        ("anye.law.levy.due", "levy"),
        ("anye.law.schemes.new_hire.amounts", "schemes__new_hire"),
        ("anye.law.law_day", ""),
    ],
)
def test_a_part_is_the_package_of_a_rule(module, part):
    assert part_of(module) == part


def test_every_fact_knows_its_part():
    assert {name for name, fact in all_facts().items() if fact.part == "duty"} == {
        "is_school",
        "established_posts",
        "persons_at_year_end",
        "posts_of_bodies",
        "counted_months_of_bodies",
    }


@pytest.mark.parametrize(
    ("part", "short", "name", "full"),
    [
        ("counting", "weight", "weight", "counting.weight"),
        ("schemes__new_hire", "weight", "schemes__new_hire__weight", "schemes.new_hire.weight"),
    ],
)
def test_a_name_is_read_as_it_is_written(part, short, name, full):
    assert called(part, short) == name
    assert in_full(part, name) == full
    assert {as_called(name), as_called(full)} == {name}
    assert read_in(part, short) == name
    assert read_in("duty", full.replace(".", "__")) == name
