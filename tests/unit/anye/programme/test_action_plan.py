"""The plan stands here word by word, and a plan that contradicts itself does not."""

from copy import deepcopy
from datetime import date
from hashlib import sha256
from importlib.resources import files

import pytest
import yaml

from anye.programme.action_plan import (
    ActionPlanNotSoundError,
    NoSuchActionPlanError,
    action_plan_named,
    action_plan_of,
)

# Of the sentences of the plan as issued, one after the other, without headings and units.
AS_ISSUED = "177ce4362ae860dfcc84ecfe18a721873703a9f52ca2260fecc99d95648989c4"
RAW = yaml.safe_load(
    files("anye.programme").joinpath("plans", "jizhou_2022_2024.yaml").read_text("utf-8")
)


def made(**changes):
    return action_plan_of({**deepcopy(RAW), **changes}, {RAW["name"]: RAW})


def test_every_sentence_of_the_plan_is_a_measure_word_by_word():
    text = "".join(measure.zh for _, measure in made().measures())
    assert sha256(text.encode()).hexdigest() == AS_ISSUED


def test_ten_actions_and_four_requirements_each_have_units_and_measures():
    sections = {section.id: section for section in made().sections}
    for kind, many in (("actions", 10), ("requirements", 4)):
        for n in range(1, many + 1):
            assert sections[f"{kind}_{n}"].units
            assert sections[f"{kind}_{n}"].measures
    assert len(sections) == 1 + 1 + 10 + 4


def test_target_reports_and_evaluation_are_those_of_the_plan():
    plan = made()
    [target] = plan.targets
    assert (target.indicator, target.total) == ("newly_employed", 1100)
    assert [report.due_in(2024) for report in plan.reports] == [
        date(2024, 11, 15),
        date(2024, 11, 30),
    ]
    assert plan.evaluations_at_least == 1


def shared(**shares):
    return [{**RAW["targets"][0], **shares}]


def test_shares_that_come_to_the_target_are_taken():
    years = {2022: 300, 2023: 400, 2024: 400}
    [target] = made(targets=shared(years=years)).targets
    assert target.shares == {"years": {"2022": 300, "2023": 400, "2024": 400}}


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"years": {2022: 300, 2023: 400, 2024: 399}}, "年度合计1099，任务数1100，差1"),
        ({"years": {2022: 700, 2025: 400}}, "“2025”不在方案的年度之列"),
        ({"departments": {"区残联": 1000, "区水务局": 100}}, "“区水务局”不在方案的部门之列"),
    ],
)
def test_shares_that_do_not_add_up_or_speak_of_strangers_are_refused(shares, said):
    with pytest.raises(ActionPlanNotSoundError) as error:
        made(targets=shared(**shares))
    assert any(said in problem.zh for problem in error.value.problems)


def test_two_measures_of_one_number_are_refused():
    sections = deepcopy(RAW["sections"])
    sections[1]["measures"][0]["id"] = sections[2]["measures"][0]["id"]
    with pytest.raises(ActionPlanNotSoundError):
        made(sections=sections)


SUCCESSOR = {
    "name": "jizhou_next",
    "zh": "下一个三年行动",
    "issued_on": "2026-01-01",
    "inherits": "jizhou_2022_2024",
    "years": [2025, 2026, 2027],
    "targets": shared(total=1300, years={2025: 400, 2026: 450, 2027: 450}),
    "sections": [
        {"id": "actions_8", "zh": "", "units": [], "measures": []},
        {
            "id": "actions_11",
            "zh": "新的行动",
            "units": ["区残联"],
            "measures": [{"id": "actions_11_1", "zh": "新的一句。", "done_at": []}],
        },
    ],
}


def test_a_successor_takes_over_what_it_does_not_change():
    next_plan = action_plan_of(SUCCESSOR, {RAW["name"]: RAW})
    sections = {section.id for section in next_plan.sections}
    assert "actions_8" not in sections
    assert {"actions_1", "actions_11", "requirements_4"} <= sections
    assert next_plan.targets[0].total == 1300
    assert next_plan.issued_by == RAW["issued_by"]


def test_a_plan_that_is_not_there_is_not_inherited():
    with pytest.raises(NoSuchActionPlanError):
        action_plan_of(SUCCESSOR, {})
    with pytest.raises(NoSuchActionPlanError):
        action_plan_named("nothing")
