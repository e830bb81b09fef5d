"""Every step of a chain says its value, where it comes from and how sure we are."""

import json
from datetime import date

import pytest

from anye.rulebook.chain import FactsMissingError, chain, labelled, worst
from anye.rulebook.chain_text import as_json, as_text, figures_of_steps
from anye.rulebook.plan import plan, work_out

DAY = date(2024, 12, 31)
JIZHOU = "cn/tianjin/jizhou"
FACTS = {
    "kind": 4,
    "headcount_months": 1200,
    "counted_months": 12,
    "lapsed_months": 0,
    "wages_total": 100 * 120_000_00,
    "has_declared": True,
}


def steps(*wanted, given=None, **facts):
    given = given or {}
    todo = plan(wanted or ["levy_due"], DAY, JIZHOU, given=given)
    return {step.name: step for step in chain(todo, FACTS | facts | given)}


def test_the_chain_has_the_values_of_the_reference():
    expected = work_out(plan(["levy_due"], DAY, JIZHOU), FACTS)
    assert {name: step.value for name, step in steps().items()} == expected


def test_every_step_is_labelled_and_every_step_of_the_law_is_cited():
    for step in steps().values():
        assert step.zh
        assert step.en
        assert (step.cite != "") == (step.kind in {"rule", "parameter"})
        assert (step.words != "") == (step.kind == "rule")
        assert step.name in labelled()


def test_a_figure_is_as_sure_as_the_least_sure_thing_it_rests_on():
    found = steps()
    assert found["is_liable"].standing == "confirmed"
    assert found["quota"].standing == "confirmed"
    assert found["wage_cap"].standing == "unverified"
    assert "social_average_wage" in found["levy_due"].doubts
    assert found["levy_due"].standing == "unverified"


def test_a_given_figure_is_never_confirmed_and_says_so():
    found = steps(given={"required_per_mille": 16})
    assert found["required_per_mille"].kind == "given"
    assert found["required_per_mille"].standing == "unverified"
    assert found["quota"].standing == "unverified"
    assert found["quota"].inputs == {"headcount_months": 1200, "required_per_mille": 16}


def test_a_doubt_about_a_fact_is_handed_on():
    todo = plan(["meets_quota"], DAY, "cn")
    found = {s.name: s for s in chain(todo, FACTS, {"counted_months": {"is_severe": "unverified"}})}
    assert found["credited_months"].standing == "unverified"
    assert found["meets_quota"].doubts["is_severe"] == "unverified"


def test_missing_facts_are_named():
    with pytest.raises(FactsMissingError) as refusal:
        chain(plan(["levy_due"], DAY, JIZHOU), {"kind": 4})
    assert refusal.value.names == (
        "counted_months",
        "has_declared",
        "headcount_months",
        "lapsed_months",
        "wages_total",
    )


def test_worst():
    assert worst([]) == "confirmed"
    assert worst(["secondary", "unverified", "confirmed"]) == "unverified"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["事实", "应缴费额 [levy_due] = 30,000.00 元", "依据：", "未核实", "算法："]),
        ("en", ["Facts", "[levy_due] = 30,000.00 yuan", "law: ", "unverified", "reads: "]),
    ],
)
def test_the_chain_as_text(language, expected):
    text = as_text(steps().values(), language)
    assert [part for part in expected if part not in text] == []


def test_a_persons_month_reads_as_text_too():
    todo = plan(["counts", "failed"], date(2025, 3, 1), JIZHOU)
    text = as_text(chain(todo, dict.fromkeys(todo.facts, 0)))
    assert "未计入原因 [failed] = 当月无有效残疾人证" in text


def test_the_chain_as_json_is_plain():
    found = json.loads(json.dumps(as_json(steps().values()), ensure_ascii=False))
    levy = next(step for step in found if step["name"] == "levy_due")
    assert (levy["value"], levy["unit"], levy["text"]) == (30_000_00, "fen", "30,000.00 元")
    assert figures_of_steps(steps().values())["levy_due"] == {
        "value": 30_000_00,
        "unit": "fen",
        "standing": "unverified",
    }
