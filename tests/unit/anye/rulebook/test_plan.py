"""From wanted figures to the steps that yield them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from anye.law.law_day import law_day
from anye.law.parameters import NoSuchJurisdictionError
from anye.law.texts import cited_in
from anye.rulebook import plan as planning
from anye.rulebook import unknown_text
from anye.rulebook.plan import (
    LawNotKnownError,
    NoSuchFigureError,
    RulesInACircleError,
    TwoRulesForOneNameError,
    Unknown,
    UnverifiedLawError,
    all_rules,
    plan,
    rules_on,
    unverified,
    work_out,
)
from anye.rulebook.unknown_text import what_lacks

DAY = date(2024, 12, 31)
JIZHOU = "cn/tianjin/jizhou"
LAW_DAY_OF_2026 = date(2027, 9, 30)


def rule_named(name):
    return next(entry for entry in all_rules() if entry.name == name and entry.holds_on(DAY))


@pytest.fixture
def law_book(monkeypatch):
    """Let a test enter rules of its own, and forget them."""

    def enter(*entries):
        monkeypatch.setattr(planning, "all_rules", lambda: (*all_rules(), *entries))
        rules_on.cache_clear()

    yield enter
    rules_on.cache_clear()


def test_each_step_comes_after_the_ones_it_reads():
    todo = plan(["levy_due"], DAY, JIZHOU)
    names = [step.name for step in todo.steps]
    assert names[-1] == "levy_due"
    for n, step in enumerate(todo.steps):
        assert {need for need in step.needs if need in names} <= set(names[:n])


def test_the_same_plan_has_the_same_order():
    first = [step.name for step in plan(["levy_due", "has_duty"], DAY, JIZHOU).steps]
    again = [step.name for step in plan(["levy_due", "has_duty"], DAY, JIZHOU).steps]
    assert first == again


def test_no_layer_reads_itself():
    todo = plan(["levy_due", "duty_unmet"], DAY, JIZHOU)
    for layer in todo.layers:
        names = {step.name for step in layer}
        assert all(names.isdisjoint(step.needs) for step in layer)
    assert sum(map(len, todo.layers)) == len(todo.steps)


def test_the_facts_are_what_no_rule_and_no_parameter_yields():
    assert plan(["quota"], DAY, JIZHOU).facts == {"headcount_months"}


def test_a_given_figure_replaces_rule_and_parameter():
    todo = plan(["quota"], DAY, JIZHOU, given={"required_per_mille": 16})
    assert "required_per_mille" in todo.facts
    found = work_out(todo, {"headcount_months": 1200, "required_per_mille": 16})
    assert found["quota"] == 19_200
    assert plan(["shortfall"], DAY, JIZHOU, given={"quota": 1}).facts >= {"quota"}


def test_a_name_nobody_knows_is_refused():
    with pytest.raises(NoSuchFigureError):
        plan(["levi_due"], DAY, JIZHOU)


def test_a_place_without_sheets_is_refused():
    with pytest.raises(NoSuchJurisdictionError):
        plan(["quota"], DAY, "cn/atlantis")


def test_what_the_nation_leaves_to_the_places_is_not_known_for_the_nation():
    with pytest.raises(LawNotKnownError) as refusal:
        plan(["wage_cap"], DAY, "cn")
    assert refusal.value.unknown.name == "social_average_wage"


def test_a_partial_plan_leaves_out_what_rests_on_the_unknown_and_says_what_it_lacks():
    todo = plan(["levy_due", "over_quota"], LAW_DAY_OF_2026, JIZHOU, partial=True, year=2026)
    names = {step.name for step in todo.steps}
    assert {"quota", "shortfall", "over_quota", "own_average_wage", "due_per_mille"} <= names
    resting = {"wage_cap", "charge_wage", "levy_before_relief", "relief", "levy_due"}
    assert todo.unknown.keys() == {"social_average_wage", *resting}
    lacking = Unknown("social_average_wage", LAW_DAY_OF_2026, JIZHOU, 2026)
    assert set(todo.unknown.values()) == {(lacking,)}
    assert "social_average_wage" not in todo.facts


def test_a_figure_may_lack_several_things():
    todo = plan(["levy_due"], date(2028, 12, 31), JIZHOU, partial=True, year=2027)
    lacking = {one.name for one in todo.unknown["levy_due"]}
    assert lacking == {"social_average_wage", "due_tiers", "small_headcount"}


def test_what_is_given_is_not_left_out():
    wage = {"social_average_wage": 1}
    todo = plan(["levy_due"], LAW_DAY_OF_2026, JIZHOU, given=wage, partial=True, year=2026)
    assert not todo.unknown
    assert todo.steps[-1].name == "levy_due"


def test_a_name_nobody_knows_is_refused_by_a_partial_plan_too():
    with pytest.raises(NoSuchFigureError):
        plan(["levi_due"], DAY, JIZHOU, partial=True)


def test_strict_law_stops_at_the_unverified():
    with pytest.raises(UnverifiedLawError) as refusal:
        plan(["wage_cap"], DAY, JIZHOU, strict=True)
    assert refusal.value.names == ("social_average_wage",)
    assert unverified(plan(["quota"], DAY, "cn", strict=True)) == ()


def test_two_rules_for_one_name_are_an_error(law_book):
    law_book(rule_named("quota"))
    with pytest.raises(TwoRulesForOneNameError):
        rules_on(DAY, "cn")


def test_a_lower_jurisdiction_overrides_a_rule(law_book):
    local = replace(rule_named("quota"), jurisdiction="cn/tianjin", words="天津另有规定")
    law_book(local)
    assert rules_on(DAY, JIZHOU)["quota"] is local
    assert rules_on(DAY, "cn")["quota"] is not local


def test_a_rule_may_not_rest_on_itself(law_book):
    def quota(shortfall):
        return shortfall

    entry = replace(rule_named("quota"), jurisdiction="cn/tianjin", formula=quota)
    law_book(entry)
    with pytest.raises(RulesInACircleError):
        plan(["shortfall"], DAY, JIZHOU)


def lacks(name, year, place=JIZHOU):
    todo = plan([name], law_day(year, place), place, partial=True, year=year)
    return next(one for lacking in todo.unknown.values() for one in lacking if one.name == name)


@pytest.mark.parametrize(
    ("name", "year", "read_on", "says"),
    [
        ("county_shortfall", 2024, "2024-12-31", ("2025-06-25", "国办发〔2025〕23号")),
        ("has_duty", 2020, "2020-12-31", ("2021-10-27", "残联发〔2021〕51号")),
        ("duty_posts_body", 2020, "2020-12-31", ("2021-10-27", "残联发〔2021〕51号")),
        ("levy_due", 2009, "2010-12-31", ("2015-10-01", "残疾人就业保障金缴费申报表")),
        ("due_tiers", 2028, "2029-09-30", ("2028-01-01", "财政部公告2023年第8号")),
        ("cap_times", 2015, "2016-12-31", ("2017-04-01", "财税〔2017〕18号")),
    ],
)
def test_what_is_not_known_names_the_day_it_is_read_on_the_first_day_of_law_and_the_text(
    name, year, read_on, says
):
    missing = lacks(name, year)
    assert missing.day.isoformat() == read_on
    for language in ("zh", "en"):
        said = what_lacks(missing, language)
        assert [word for word in (read_on, *says) if word not in said] == []


def test_a_law_that_has_ended_names_its_last_day(monkeypatch):
    ended = [replace(e, end=date(2030, 7, 1)) for e in all_rules() if e.name == "late_fee"]
    monkeypatch.setattr(unknown_text, "all_rules", lambda: ended)
    missing = Unknown("late_fee", date(2031, 1, 1), "cn")
    assert "规定至2030-06-30止：残疾人就业条例第二十七条" in what_lacks(missing)
    assert "until 2030-06-30: 残疾人就业条例第二十七条" in what_lacks(missing, "en")


def test_every_rule_that_is_not_yet_law_says_when_it_is():
    for entry in all_rules():
        eve = min(e.start for e in all_rules() if e.name == entry.name) - timedelta(days=1)
        said = what_lacks(Unknown(entry.name, eve, entry.jurisdiction))
        assert str(eve + timedelta(days=1)) in said
        assert cited_in(said)
