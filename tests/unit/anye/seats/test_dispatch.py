from itertools import product

import pytest
from tests.unit.anye.seats.seat_tables import dispatch_tables

from anye.seats.dispatch import DispatchRules, dispatch
from anye.seats.fail_if import NotToBeHandedOutError
from anye.seats.program import Effort

TO_THE_END = DispatchRules(effort=Effort(gap=0, nodes=10_000, steps=10_000_000))


def test_the_best_of_all_ways_is_found():
    weekly, orders = {1: [10], 2: [7]}, [(3, 3, 50, "", 0, 1), (2, 5, 60, "", 0, 1)]
    best = 0
    for first, second in product(product(range(4), repeat=2), product(range(3), repeat=2)):
        hours = [3 * a + 5 * b for a, b in zip(first, second, strict=True)]
        income = [150 * a + 300 * b for a, b in zip(first, second, strict=True)]
        if sum(first) <= 3 and sum(second) <= 2 and hours[0] <= 10 and hours[1] <= 7:
            best = max(best, sum(income) + 10 * 17 * min(income[0] / 10, income[1] / 7))
    found = dispatch(dispatch_tables(weekly, [], orders), TO_THE_END)
    assert found.proof.value == int(best)
    assert found.proof.is_proven


def test_no_workshop_works_more_than_its_hours_or_without_the_skill_or_out_of_time():
    weekly = {1: [40, 40, 40], 2: [30, 0, 30], 3: [20, 20, 20]}
    skills = [(1, "typing"), (2, "bookkeeping"), (3, "typing")]
    orders = [(9, 4, 900, "typing", 0, 2), (9, 5, 800, "bookkeeping", 1, 2), (9, 4, 700, "", 0, 3)]
    tables = dispatch_tables(weekly, skills, orders)
    found = dispatch(tables, DispatchRules())
    for (shop, week), rows in found.dispatches.group_by("workshop_id", "week"):
        room = tables["workshop_weeks"].filter(workshop_id=shop, week=week)["hours"][0]
        assert rows["hours"].sum() <= room
    able = {(1, 1), (1, 3), (2, 2), (3, 1), (3, 2), (3, 3)}
    for order, shop, week, *_ in found.dispatches.iter_rows():
        assert (order, shop) in able
        of = tables["orders"].row(order - 1, named=True)
        assert of["released_on"] <= week <= of["due_on"]


def test_an_order_goes_to_four_workshops_at_most():
    weekly = {shop: [10] for shop in range(1, 8)}
    found = dispatch(dispatch_tables(weekly, [], [(7, 10, 900, "", 0, 1)]), DispatchRules())
    assert found.dispatches["workshop_id"].n_unique() == 4
    assert found.unmet.rows() == [(1, 3, "no_capacity")]


def test_income_is_shared_where_either_could_have_it_all():
    found = dispatch(dispatch_tables({1: [40], 2: [40]}, [], [(8, 5, 900, "", 0, 1)]), TO_THE_END)
    assert found.incomes["income"].to_list() == [18_000, 18_000]


def test_an_order_that_cannot_be_met_says_why():
    tables = dispatch_tables(
        {1: [10, 10]}, [], [(1, 5, 9, "typing", 0, 1), (3, 5, 9, "", 0, 1), (2, 5, 8, "", 1, 1)]
    )
    found = dispatch(tables, DispatchRules())
    assert found.unmet.rows() == [(1, 1, "no_skill"), (2, 1, "no_capacity")]


def test_orders_that_only_others_keep_out_are_contested():
    orders = [(2, 5, 9, "", 0, 1), (2, 5, 8, "", 0, 1)]
    found = dispatch(dispatch_tables({1: [10]}, [], orders), DispatchRules())
    assert found.unmet.rows() == [(2, 2, "contested")]


def test_half_a_week_is_no_week():
    tables = dispatch_tables({1: [10]}, [], [(1, 5, 9, "", 0, 1)])
    late = tables["orders"].with_columns(
        released_on=tables["orders"]["released_on"].dt.offset_by("1d")
    )
    assert dispatch({**tables, "orders": late}, DispatchRules()).dispatches.is_empty()


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ((1, 5, 9, "", 0, -1), "due before it is released"),
        ((1, 5, 9, "juggling", 0, 1), "no such skill"),
        ((0, 5, 9, "", 0, 1), "an hour of work"),
        ((1, 5, 0, "", 0, 1), "pay is zero"),
    ],
)
def test_orders_that_contradict_themselves_are_refused(order, says):
    with pytest.raises(NotToBeHandedOutError) as refusal:
        dispatch(dispatch_tables({1: [10]}, [], [order]), DispatchRules())
    assert says in refusal.value.say("en")
