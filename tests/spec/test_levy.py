"""The levy by example: every published case of levy_cases.yaml, worked out from its facts."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from anye.assessment.employer_years import _anniversaries
from anye.one_employer.facts import read_case
from anye.one_employer.work_out import result_text, work_out_case
from anye.rulebook.plan import LawNotKnownError, plan
from anye.rulebook.refusals import NotACaseError
from anye.tables.engines.duckdb_engine import DuckDBEngine

CASES = yaml.safe_load(Path(__file__).with_name("levy_cases.yaml").read_text("utf-8"))


def figures(facts, year):
    """Work a case out as a user would: through the text of its facts."""
    result = work_out_case(read_case(json.dumps({"levy_year": year} | facts)))
    return {name: figure["value"] for name, figure in result.figures.items()}


def by_id(name):
    return next(case for case in CASES if case["id"] == name)


def levy(name):
    case = by_id(name)
    return figures(case["facts"], case["years"][0])["levy_due"]


@pytest.mark.parametrize(
    ("case", "year"),
    [
        pytest.param(case, year, id=f"{case['id']}-{year} {case['title']}")
        for case in CASES
        for year in case["years"]
    ],
)
def test_levy(case, year):
    found = figures(case["facts"], year)
    wanted = {
        name: int(Decimal(value) * 100) if isinstance(value, str) else value
        for name, value in case["expect"].items()
    }
    assert {name: found[name] for name in wanted} == wanted


def test_the_first_of_two_missing_persons_saves_the_most():
    # LV-013, LV-014: published savings of a third-party calculator
    assert levy("LV-002") - levy("LV-003") == 132_000_00
    assert levy("LV-003") - levy("LV-004") == 30_000_00
    third = figures(by_id("LV-004")["facts"] | {"counted_months": 36}, 2024)
    assert levy("LV-004") - third["levy_due"] == 0


@pytest.mark.parametrize("day", [date(2028, 1, 1), date(2028, 6, 1), date(2031, 12, 31)], ids=str)
def test_from_2028_the_levy_is_not_known_and_not_guessed(day):
    # CON-006
    with pytest.raises(LawNotKnownError) as refusal:
        plan(["due_per_mille"], day, "cn/tianjin/jizhou")
    assert refusal.value.unknown.name in {"due_tiers", "small_headcount"}
    plan(["due_per_mille"], date(2027, 12, 31), "cn/tianjin/jizhou")


def test_from_2028_a_case_can_be_worked_out_with_what_the_user_supposes():
    facts = by_id("LV-002")["facts"]
    supposed = {"due_tiers": [[0, 1000]], "small_headcount": 0}
    override = {"override": facts["override"] | supposed}
    assert figures(facts | override, 2028)["levy_due"] == 180_000_00


def test_before_october_2015_reliefs_were_local_and_are_not_guessed():
    with pytest.raises(LawNotKnownError):
        plan(["levy_due"], date(2015, 9, 30), "cn/tianjin")
    plan(["levy_due"], date(2015, 10, 1), "cn/tianjin", given={"is_exempt": False})


TIANJIN = {
    "jurisdiction": "cn/tianjin",
    "kind": "private_enterprise",
    "headcount_average": 100,
    "counted_months": 0,
    "own_average_wage": "400000",
    "years_since_registration": 10,
    "is_small": False,
    "override": {"social_average_wage": "100000.00"},
}


@pytest.mark.parametrize(
    ("year", "charged"),
    [
        (2015, 400_000_00),  # paid in 2016: no cap yet
        (2016, 300_000_00),  # paid in 2017: 财税〔2017〕18号, 3 times
        (2017, 200_000_00),  # paid in 2018: 财税〔2018〕39号, twice
        (2018, 100_000_00),  # paid in 2019: Tianjin's notice of 2019, once
        (2019, 200_000_00),  # paid in 2020: 98号, twice
        (2020, 200_000_00),  # paid until 2021-11-30: 津财规〔2021〕15号
        (2024, 200_000_00),
        (2026, 200_000_00),
    ],
)
def test_tianjins_cap_by_levy_year(year, charged):
    assert figures(TIANJIN, year)["charge_wage"] == charged


def test_the_nations_cap_was_three_times_and_then_two():
    nation = TIANJIN | {"jurisdiction": "cn"}
    charged = [figures(nation, year)["charge_wage"] for year in (2016, 2017, 2018, 2019)]
    # The nation's last day of payment is read as 31 December: 2016 falls under 2017-04-01.
    assert charged == [300_000_00, 200_000_00, 200_000_00, 200_000_00]


@pytest.mark.parametrize(
    ("year", "standing"),
    [(2020, "confirmed"), (2024, "confirmed"), (2025, "confirmed"), (2026, "unverified")],
)
def test_tianjins_measure_carries_cap_and_ratio_until_its_term_ends(year, standing):
    # 津财规〔2021〕15号: in force 2021-10-01 for five years, no renewal found (N19)
    result = work_out_case(read_case(json.dumps({"levy_year": year} | TIANJIN)))
    steps = {step.name: step for step in result.year}
    for name in ("cap_times", "required_per_mille"):
        assert "津财规〔2021〕15号" in steps[name].cite
        assert steps[name].standing == standing
    assert ("未见延续" in steps["cap_times"].note) is (standing == "unverified")


@pytest.mark.parametrize(
    ("year", "facts", "exempt"),
    [
        (2015, {"headcount_average": 20, "years_since_registration": 2, "is_small": True}, True),
        (2015, {"headcount_average": 20, "years_since_registration": 2}, False),
        (2015, {"headcount_months": 241, "years_since_registration": 2, "is_small": True}, False),
        (2015, {"headcount_average": 20, "years_since_registration": 3, "is_small": True}, False),
        (2016, {"headcount_average": 30, "years_since_registration": 2}, True),
        (2018, {"headcount_months": 361, "years_since_registration": 2}, False),
        (2019, {"headcount_average": 30, "years_since_registration": 90}, True),
        (2024, {"headcount_months": 364}, False),  # 30.3 on average, compared unrounded
        (2024, {"headcount_average": 31}, False),
        (2024, {"headcount_average": 30, "kind": "state_enterprise"}, True),
        (2024, {"headcount_average": 30, "kind": "dispatch_agency"}, True),
        (2024, {"headcount_average": 30, "kind": "social_organisation"}, False),
        (2024, {"headcount_average": 30, "kind": "government_body"}, False),
        (2024, {"headcount_average": 30, "kind": "public_institution"}, False),
    ],
)
def test_who_is_exempt_in_each_era(year, facts, exempt):
    case = {"kind": 4, "is_small": False, "counted_months": 0, "wanted": ["is_exempt"]}
    assert figures(case | facts, year)["is_exempt"] is exempt


def test_who_is_no_employer_of_the_law_owes_nothing():
    assert figures(by_id("LV-002")["facts"] | {"kind": "sole_trader"}, 2024)["levy_due"] == 0


def test_whether_an_employer_of_unknown_kind_owes_is_not_said():
    with pytest.raises(NotACaseError):
        figures(by_id("LV-002")["facts"] | {"kind": "unknown"}, 2024)


def test_the_relief_is_rounded_before_it_is_subtracted():
    # A published form: 17601.65 less 10 % is 15841.48; 90 % of it would be 15841.49.
    found = figures(
        {
            "kind": 4,
            "headcount_average": 100,
            "counted_months": 0,
            "override": {"levy_before_relief": "17601.65"},
        },
        2024,
    )
    assert (found["relief"], found["levy_due"]) == (1760_17, 15841_48)


@pytest.mark.parametrize(
    ("months", "due"),
    [(1199, 900), (1200, 500), (1201, 500), (1799, 500), (1800, 0)],
)
def test_the_tiers_begin_exactly_at_one_and_one_and_a_half_per_cent(months, due):
    facts = {"kind": 4, "headcount_months": 120_000, "counted_months": months}
    assert figures(facts | {"wanted": ["due_per_mille"]}, 2024)["due_per_mille"] == due


def test_who_did_not_declare_in_time_employed_nobody():
    facts = by_id("LV-004")["facts"]
    assert figures(facts | {"has_declared": False}, 2024)["levy_due"] == levy("LV-002")


@pytest.mark.parametrize(
    ("months", "wages", "average"),
    [
        (1, "10000", 120_000_00),  # one person, one month: no floor of a whole year
        (6, "60000", 120_000_00),
        (11, "110000", 120_000_00),
        (7, "0.01", 2),  # 12/7 fen, half up
    ],
)
def test_the_average_wage_is_of_as_many_persons_as_were_there(months, wages, average):
    facts = {"kind": 4, "headcount_months": months, "wages_total": wages}
    assert figures(facts | {"wanted": ["own_average_wage"]}, 2024)["own_average_wage"] == average


def test_a_lower_jurisdiction_may_ask_for_more():
    facts = {"kind": 4, "headcount_average": 100, "counted_months": 0, "wanted": ["quota"]}
    assert figures(facts | {"jurisdiction": "cn/henan"}, 2024)["quota"] == 19_200
    with pytest.raises(LawNotKnownError):  # before its 1.6 % nobody stated Henan's share
        figures(facts | {"jurisdiction": "cn/henan"}, 2018)
    assert figures(facts | {"jurisdiction": "cn/beijing"}, 2016)["quota"] == 20_400
    assert figures(facts | {"jurisdiction": "cn/beijing"}, 2024)["quota"] == 18_000


@pytest.mark.parametrize(
    ("year", "registered_on", "exempt"),
    [
        # 财税〔2015〕72号 art. 16 (number not checked): 自工商登记注册之日起3年内, if small
        (2015, "2012-12-30", False),
        (2015, "2012-12-31", True),
        (2015, "2013-01-01", True),
        # 财税〔2017〕18号 para 2: the same three years, all enterprises
        (2017, "2014-01-01", False),  # 3 full years by 31 December, and 364 days
        (2017, "2014-12-30", False),
        (2017, "2014-12-31", True),  # the last of the three years' days
        (2017, "2015-01-01", True),
        (2017, "2017-12-31", True),
        (2018, "2016-02-29", True),
        # 98号: no years any more
        (2019, "1990-01-01", True),
    ],
)
def test_three_years_end_on_the_third_anniversary(year, registered_on, exempt):
    case = {"kind": 4, "is_small": True, "counted_months": 0, "wanted": ["is_exempt"]}
    facts = {"headcount_average": 20, "jurisdiction": "cn", "registered_on": registered_on}
    result = work_out_case(read_case(json.dumps({"levy_year": year} | case | facts)))
    step = next(step for step in result.year if step.name == "is_exempt")
    assert step.value is exempt
    assert step.standing == "unverified"
    says = ("按日读", "另有两种读法未取") if year < 2019 else ()  # which reading, on the page
    assert [word for word in says if word not in result_text(result)] == []
    english = ("is read by the day",) if year < 2019 else ()
    assert [word for word in english if word not in result_text(result, "en")] == []


@pytest.mark.parametrize("registered_on", ["2012-12-30", "2012-12-31", "2013-01-01", "2015-06-15"])
def test_a_register_counts_the_anniversaries_as_a_case_does(registered_on):
    day = date.fromisoformat(registered_on)
    engine = DuckDBEngine(memory_limit="100MB", threads=1)
    table = engine.small({"registered_on": [day]})
    [row] = engine.fetch(table.select(years=_anniversaries(2015)))
    case = read_case(json.dumps({"levy_year": 2015, "registered_on": registered_on}))
    assert row["years"] == case.facts["years_since_registration"]


def test_a_day_of_registration_that_cannot_be_is_refused():
    with pytest.raises(NotACaseError) as refusal:
        read_case(json.dumps({"levy_year": 2017, "registered_on": "2018-01-01"}))
    assert [problem.where for problem in refusal.value.problems] == ["registered_on"]
