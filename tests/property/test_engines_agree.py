"""The column engine finds the reference's figures, to the fen, in every era of the law."""

from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.cases import employer_months, employer_years, payments, person_months
from tests.property.engines import ENGINES, by_columns, by_reference

from anye.rulebook import plan as planning
from anye.rulebook.chain import chain
from anye.rulebook.nought import known_all_the_same
from anye.rulebook.plan import plan

JIZHOU = "cn/tianjin/jizhou"
YEAR = ("levy_due", "over_quota")
few = settings(max_examples=settings.default.max_examples // 4)  # each example is many rows
DUTY = ("has_duty", "duty_unmet")
LOCAL = {"social_average_wage": 9_600_000}

ERAS = {
    "local wage": (date(2014, 12, 31), ("levy_before_relief",)),
    "own wage": (date(2016, 12, 31), YEAR),
    "3 times": (date(2017, 12, 31), YEAR),
    "Tianjin once": (date(2018, 12, 31), YEAR),
    "tiers": (date(2020, 12, 31), YEAR),
    "tiers and duty": (date(2024, 12, 31), (*YEAR, *DUTY)),
    "last known year": (date(2027, 12, 31), (*YEAR, *DUTY)),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("era", ERAS)
@few
@given(rows=st.lists(employer_years(), min_size=1, max_size=30))
def test_an_employers_year(engine, era, rows):
    day, wanted = ERAS[era]
    todo = plan(wanted, day, JIZHOU, given=LOCAL)
    rows = [row | LOCAL for row in rows]
    assert by_columns(todo, rows, ENGINES[engine]) == by_reference(todo, rows)


PARAMETERS = sorted(plan((*YEAR, *DUTY), date(2025, 12, 31), JIZHOU).parameters)


@pytest.mark.parametrize("engine", ENGINES)
@few
@given(
    rows=st.lists(employer_years(), min_size=1, max_size=20),
    unknown=st.sets(st.sampled_from(PARAMETERS), min_size=1),
)
def test_an_employers_year_of_which_some_law_is_not_known(engine, rows, unknown):
    day, wanted = date(2025, 12, 31), (*YEAR, *DUTY)
    whole = plan(wanted, day, JIZHOU)
    known = {name: dated for name, dated in whole.parameters.items() if name not in unknown}
    with patch.object(planning, "parameters_on", lambda *_: known):
        todo = plan(wanted, day, JIZHOU, partial=True)
    found = by_columns(todo, rows, ENGINES[engine])
    assert found == by_reference(todo, rows)
    names = {step.name for step in todo.steps}
    assert names.isdisjoint(todo.unknown)
    assert names | todo.unknown.keys() == {step.name for step in whole.steps} | unknown
    assert {one.name for lacking in todo.unknown.values() for one in lacking} == unknown
    in_full = by_reference(whole, rows)  # what is worked out is what the whole law says
    assert found == [{name: row[name] for name in names} for row in in_full]
    for row, full in zip(rows, in_full, strict=True):  # and a nought that is known all the same
        steps, _ = known_all_the_same(todo, chain(todo, row))
        assert {full[step.name] == step.value for step in steps if step.name == "levy_due"} <= {
            True
        }


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "day", [date(2018, 1, 1), date(2023, 12, 1), date(2025, 9, 1), date(2027, 6, 1)], ids=str
)
@few
@given(rows=st.lists(person_months(), min_size=1, max_size=40))
def test_a_persons_month(engine, day, rows):
    todo = plan(["counts", "failed"], day, JIZHOU)
    found = by_columns(todo, rows, ENGINES[engine])
    assert found == by_reference(todo, rows)
    assert all((row["counts"] == 0) == (row["failed"] != 0) for row in found)


@pytest.mark.parametrize("engine", ENGINES)
@few
@given(rows=st.lists(payments(), min_size=1, max_size=40))
def test_a_payment(engine, rows):
    todo = plan(["payment_due"], date(2024, 10, 31), JIZHOU)
    assert by_columns(todo, rows, ENGINES[engine]) == by_reference(todo, rows)


@pytest.mark.parametrize("engine", ENGINES)
@few
@given(rows=st.lists(employer_months(), min_size=1, max_size=40))
def test_an_employers_month(engine, rows):
    todo = plan(["headcount", "wages"], date(2024, 5, 1), JIZHOU)
    assert by_columns(todo, rows, ENGINES[engine]) == by_reference(todo, rows)
