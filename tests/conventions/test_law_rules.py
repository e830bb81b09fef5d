"""The whole law, held to our conventions. A new rule fails here until it complies."""

import ast
import inspect
import textwrap
from datetime import date, timedelta
from itertools import pairwise

import pytest

from anye.kernel import ops
from anye.law.law_day import DECIDING
from anye.law.names import APART, read_in
from anye.law.parameters import lineage, sheets
from anye.law.parts import all_facts, all_subjects, parts
from anye.law.rule import STANDINGS
from anye.law.said.wording import UNITS
from anye.law.scheme import all_schemes
from anye.rulebook.chain import labelled
from anye.rulebook.plan import all_rules, plan, rules_on

WORDS = {
    name
    for name, word in vars(ops).items()
    if hasattr(word, "register") and word.__module__ == ops.__name__
}
ALLOWED = (
    ast.arguments,
    ast.arg,
    ast.Expr,
    ast.Return,
    ast.Assign,
    ast.Name,
    ast.Load,
    ast.Store,
    ast.Constant,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.BitAnd,
    ast.BitOr,
    ast.Compare,
    ast.Eq,
    ast.NotEq,
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.Call,
)
RULES = all_rules()
DAYS_THE_LAW_CHANGES = sorted(
    {entry.start for entry in RULES}
    | {dated.start for sheet in sheets().values() for p in sheet.values() for dated in p.values}
)


def entries():
    return [pytest.param(entry, id=f"{entry.name}-{entry.start}") for entry in RULES]


def offences(formula, constants):
    """List what a formula says that the law's language does not have."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(formula))).body[0]
    arguments = {arg.arg for arg in tree.args.args}
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)
             and isinstance(node.ctx, ast.Store)}  # fmt: skip
    known = arguments | named | constants | WORDS
    found = []
    for statement in tree.body:
        for node in ast.walk(statement):
            found += offence(node, known, constants)
    return found


def offence(node, known, constants):
    if not isinstance(node, ALLOWED):
        return [f"{type(node).__name__} is not in the language"]
    if isinstance(node, ast.Constant) and type(node.value) not in {int, str}:
        return [f"literal {node.value!r} is no whole number"]
    if isinstance(node, ast.Name) and node.id not in known:
        return [f"{node.id} is neither argument, vocabulary nor whole number"]
    if isinstance(node, ast.Call):
        return call_offence(node, constants)
    return []


def call_offence(node, constants):
    if not isinstance(node.func, ast.Name) or node.func.id not in WORDS or node.keywords:
        return ["only words of the vocabulary are called, by position"]
    first = node.args[0]
    if isinstance(first, ast.Constant) or (isinstance(first, ast.Name) and first.id in constants):
        return [f"first argument of {node.func.id} is a literal"]
    return []


def constants_of(formula):
    module = inspect.getmodule(formula)
    return {name for name, value in vars(module).items() if name.isupper() and type(value) is int}


@pytest.mark.parametrize("entry", entries())
def test_a_rule_speaks_only_the_language_of_the_law(entry):
    assert offences(entry.formula, constants_of(entry.formula)) == []


def divides(headcount, share):
    return headcount / share


def branches(headcount):
    return 1 if headcount else 0


def starts_with_a_literal(headcount):
    return ops.larger(0, headcount)


def begins_with_nought(headcount):
    return larger(0, headcount)  # noqa: F821


def floats(headcount):
    return headcount * 1.5


@pytest.mark.parametrize(
    "formula", [divides, branches, starts_with_a_literal, begins_with_nought, floats]
)
def test_the_lint_sees_what_is_not_law(formula):
    assert offences(formula, set()) != []


@pytest.mark.parametrize("entry", entries())
def test_a_rule_is_labelled_cited_and_says_how_sure_it_is(entry):
    assert entry.zh
    assert entry.words
    assert entry.en
    assert "号" in entry.cite or "条" in entry.cite or "表" in entry.cite
    assert entry.standing in STANDINGS
    assert bool(entry.note) == (entry.standing != "confirmed")
    assert entry.unit in UNITS
    assert entry.start < entry.end


@pytest.mark.parametrize("entry", entries())
def test_a_rule_reads_only_rules_parameters_and_facts(entry):
    assert set(entry.needs) <= labelled().keys()


@pytest.mark.parametrize("entry", entries())
def test_an_argument_is_of_the_rules_own_part_or_says_of_which(entry):
    for argument in inspect.signature(entry.formula).parameters:
        said = argument.rpartition(APART)[0] or entry.part
        assert labelled()[read_in(entry.part, argument)].part == said, argument


def test_whatever_bears_a_name_is_of_a_part_of_the_law():
    assert {about.part for about in labelled().values()} == set(parts())
    assert {entry.part for entry in RULES} <= set(parts())


def test_a_name_is_either_a_rule_a_parameter_or_a_fact():
    rules = {entry.name for entry in RULES}
    parameters = {name for sheet in sheets().values() for name in sheet}
    assert rules & parameters == set()
    assert (rules | parameters) & all_facts().keys() == set()


def test_every_fact_and_every_parameter_is_read_by_a_rule():
    read = {need for entry in RULES for need in entry.needs}
    parameters = {name for sheet in sheets().values() for name in sheet}
    # The window of a declaration decides the fact has_declared before any rule runs; the days of
    # payment decide whose law does, and windows when a claim may be made.
    windows = {name for scheme in all_schemes().values() for name in scheme.window}
    before_any_rule = {"declaration_last_day", *DECIDING, *windows}
    assert (all_facts().keys() | parameters) - read == before_any_rule


def test_one_concept_has_one_unit_and_one_subject():
    units, subjects = {}, {}
    for sheet in sheets().values():
        for name, parameter in sheet.items():
            units.setdefault(name, set()).add(parameter.unit)
    for name, fact in all_facts().items():
        units.setdefault(name, set()).add(fact.unit)
        subjects.setdefault(name, set()).add(fact.of)
    for entry in RULES:
        subjects.setdefault(entry.name, set()).add(entry.of)
        for name, kind in entry.formula.__annotations__.items():
            concept = entry.name if name == "return" else read_in(entry.part, name)
            units.setdefault(concept, set()).add(kind.__metadata__[0])
    assert {name: found for name, found in units.items() if len(found) > 1} == {}
    assert {name: found for name, found in subjects.items() if len(found) > 1} == {}
    assert {unit for found in units.values() for unit in found} <= UNITS


@pytest.mark.parametrize("place", sorted(sheets()))
@pytest.mark.parametrize("day", DAYS_THE_LAW_CHANGES, ids=str)
def test_one_version_of_a_rule_is_in_force(day, place):
    rules_on(day, place)  # raises TwoRulesForOneNameError otherwise
    rules_on(day - timedelta(days=1), place)


def test_versions_of_a_rule_follow_each_other_without_a_gap():
    for name in {entry.name for entry in RULES}:
        versions = sorted((e for e in RULES if e.name == name), key=lambda entry: entry.start)
        for earlier, later in pairwise(versions):
            assert earlier.end == later.start, name


@pytest.mark.parametrize("of", all_subjects(), ids=lambda of: of.name)
def test_no_rule_rests_on_itself(of):
    names = [entry.name for entry in RULES if entry.of == of]
    in_force = rules_on(date(2025, 7, 1), "cn/tianjin/jizhou")
    wanted = [name for name in names if name in in_force]
    todo = plan(wanted, date(2025, 7, 1), "cn/tianjin/jizhou", partial=True)
    seen = set()
    for step in todo.steps:
        rules_before = {need for need in step.needs if need in in_force}
        assert rules_before <= seen
        seen.add(step.name)


def test_a_jurisdiction_stands_below_the_nation():
    assert lineage("cn/tianjin/jizhou") == ("cn", "cn/tianjin", "cn/tianjin/jizhou")
