"""Results are named by all that computes them, and by nothing else."""

import ast
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from inspect import isfunction
from pathlib import Path

import grimp
import pytest

from anye.assessment import versions
from anye.assessment.versions import YEAR, law_of_month, law_of_rest, law_version
from anye.employments.versions import EMPLOYED
from anye.entitlements.versions import ENTITLED
from anye.kernel.months import months_of
from anye.kernel.versions import formula_code
from anye.law import parameters
from anye.law.levy.charge_wage import charge_wage_own
from anye.linkage.versions import LINKS
from anye.matching.versions import MATCH
from anye.quality.versions import QUALITY
from anye.rulebook.plan import all_rules, rules_on
from anye.rulebook.terms import Terms
from anye.seats.versions import SEATS

JIZHOU = Terms("cn/tianjin/jizhou")
READ = ("anye.sources.store.feeds", "anye.tables.engines.duckdb_engine")
METHODS = {  # each with where its work begins
    "year": (
        YEAR,
        ("anye.assessment.assess", "anye.linkage.persons.holders", "anye.linkage.employers.known"),
        ("anye.linkage.findings", *READ),
    ),
    "links": (LINKS, ("anye.linkage.link",), READ),
    "quality": (QUALITY, ("anye.quality.measure",), READ),
    "employed": (EMPLOYED, ("anye.employments.spells",), READ),
    "entitlements": (ENTITLED, ("anye.entitlements.whole",), READ),
    "match": (MATCH, ("anye.matching.match",), ()),
    "seats": (SEATS, ("anye.seats.handed_out",), ()),
}
NO_FIGURE_RESTS_ON = {
    "anye.law": "a package",
    "anye.law.rule": "what a rule is; the rules themselves are named one by one",
    "anye.law.counting.facts": "names and words of facts; one that is missing is an error",
    "anye.law.duty.facts": "the same",
    "anye.law.levy.facts": "the same",
    "anye.law.employment.facts": "the same",
    "anye.law.schemes.facts": "the same",
    "anye.law.names": "what figures are called; a plan is named by what it calls them",
    "anye.law.parts": "which files the law lies in; what they hold is named one by one",
    "anye.law.parameters": "reads the sheets; the values that are read are named one by one",
    "anye.codes.words": "words",
    "anye.kernel.language": "words",
    "anye.kernel.progress": "tells how far a work is",
    "anye.kernel.versions": "names results",
    "anye.matching.versions": "names results",
    "anye.seats.versions": "names results",
    "anye.tables.damage": "words of an error: nothing comes of a damaged file",
    "anye.matching.profiles.faults": "words of an error: nothing comes of refused profiles",
    "anye.seats.fail_if": "words of an error: nothing comes of refused tables",
    "anye.tables.matching.matches": "where a match lies",
}
NOT_OF = {  # the same, of one result alone
    "year": {"anye.tables.links.identities": "tables of links; a year reads what came of them"},
    "match": {"anye.tables.feeds.accepted": "columns that profiles have too, and declare"},
    "seats": {"anye.tables.feeds.accepted": "columns that profiles have too, and declare"},
}


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("anye", include_external_packages=False, cache_dir=None)


def behind(graph, roots: Iterable[str]) -> set[str]:
    return {*roots, *(name for root in roots for name in graph.find_upstream_modules(root))}


@pytest.mark.parametrize("name", METHODS)
def test_whatever_a_result_rests_on_is_declared_and_nothing_else(name, graph):
    method, *begins = METHODS[name]
    found = behind(graph, [root for roots in begins for root in roots])
    code = {module for module in method.modules if "/" not in module}
    rests_on = (
        found - set(method.declares) - NO_FIGURE_RESTS_ON.keys() - NOT_OF.get(name, {}).keys()
    )
    assert rests_on - code == set(), "computes and is not declared"
    assert code - found == set(), "declared, and computes nothing here"
    assert set(method.declares) - found == set()


@pytest.mark.parametrize("name", METHODS)
def test_what_only_declares_is_not_called(name):
    """The code of a module that only declares is no part of a name, so nothing may rest on it."""
    method, *_ = METHODS[name]
    called = [
        (module, entry.module, one.name)
        for module in method.modules
        if "/" not in module
        for entry in ast.walk(ast.parse(Path(find_spec(module).origin).read_text("utf-8")))
        if isinstance(entry, ast.ImportFrom) and entry.module in method.declares
        for one in entry.names
        if isfunction(getattr(import_module(entry.module), one.name))
    ]
    assert called == []


def test_every_rule_can_be_named():
    for entry in all_rules():
        assert formula_code(entry.formula)


def names_of(year):
    months = {month: law_of_month(month, JIZHOU) for month in months_of(year)}
    return {**months, "rest": law_of_rest(year, JIZHOU), "all": law_version(year, JIZHOU)}


def changed_by(monkeypatch, change):
    """Return what bears another name, of two years, once a change is made to the law."""
    before = {year: names_of(year) for year in (2024, 2025)}
    change(monkeypatch)
    after = {year: names_of(year) for year in (2024, 2025)}
    return {
        (year, part)
        for year, names in before.items()
        for part, name in names.items()
        if after[year][part] != name
    }


def value_changed(name, from_day, **change):
    """Return a change of the value of a parameter from a day on."""

    def make(monkeypatch):
        read = parameters.parameters_on

        def other(day, jurisdiction, year=None):
            found = dict(read(day, jurisdiction, year))
            if name in found and day.isoformat() >= from_day:
                found[name] = replace(found[name], **change)
            return found

        monkeypatch.setattr("anye.rulebook.plan.parameters_on", other)

    return make


def rule_changed(name, **change):
    """Return a change of the rule of a name."""

    def make(monkeypatch):
        def other(day, jurisdiction, year=None):
            found = dict(rules_on(day, jurisdiction, year))
            return {**found, name: replace(found[name], **change)} if name in found else found

        monkeypatch.setattr("anye.rulebook.plan.rules_on", other)

    return make


OF_JULY_ON = {(2025, month) for month in range(202507, 202513)}


def test_a_value_of_months_renames_the_months_that_read_it(monkeypatch):
    change = value_changed("minimum_wage", "2025-07-01", value=1)
    assert changed_by(monkeypatch, change) == OF_JULY_ON | {(2025, "all")}


def test_a_value_of_the_year_renames_no_month(monkeypatch):
    change = value_changed("required_per_mille", "2000-01-01", value=99)
    years = {(year, part) for year in (2024, 2025) for part in ("rest", "all")}
    assert changed_by(monkeypatch, change) == years


def test_another_formula_renames_what_applies_it(monkeypatch):
    change = rule_changed("charge_wage", formula=charge_wage_own.formula)
    years = {(year, part) for year in (2024, 2025) for part in ("rest", "all")}
    assert changed_by(monkeypatch, change) == years


@pytest.mark.parametrize(
    "change",
    [
        value_changed("minimum_wage", "2000-01-01", note="x", reference="y", source="z"),
        rule_changed("charge_wage", zh="x", words="y", cite="z", note="w"),
    ],
    ids=["of a value", "of a rule"],
)
def test_words_rename_nothing(change, monkeypatch):
    assert changed_by(monkeypatch, change) == set()


def test_another_step_renames_what_it_makes(monkeypatch):
    before = versions.method_version()
    fewer = replace(YEAR, computes={**YEAR.computes, "anye.kernel": "months ops"})
    monkeypatch.setattr(versions, "YEAR", fewer)
    versions.method_version.cache_clear()
    assert versions.method_version() != before
    versions.method_version.cache_clear()
