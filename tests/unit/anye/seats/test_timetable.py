from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.seats.seat_tables import fair_tables

from anye.seats.colouring import TooManyEdgesError, colours_of
from anye.seats.fail_if import NotToBeHandedOutError
from anye.seats.timetable import FairRules, timetable

EDGES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5)), max_size=40)


@given(EDGES)
def test_no_two_edges_of_a_colour_meet_and_the_largest_node_says_how_many_suffice(edges):
    left, right = [u for u, _ in edges], [v for _, v in edges]
    most = max([0, *map(left.count, left), *map(right.count, right)])
    colours = colours_of(left, right, most)
    assert all(0 <= colour < most for colour in colours)
    for side in (left, right):
        assert len({*zip(side, colours, strict=True)}) == len(edges)


def test_more_edges_than_colours_are_refused():
    with pytest.raises(TooManyEdgesError):
        colours_of([0, 0], [0, 1], 1)


WISHES = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 4)), st.integers(0, 1000), min_size=1
)


@given(WISHES, st.integers(1, 4), st.lists(st.integers(1, 3), min_size=4, max_size=4))
def test_nobody_is_in_two_places_and_no_table_has_two_talks(wishes, slots, sizes):
    tables = fair_tables(
        slots,
        dict(enumerate(sizes, start=1)),
        [(*pair, score) for pair, score in wishes.items()],
    )
    found = timetable(tables)
    assert not found.select("seeker_id", "slot").is_duplicated().any()
    assert not found.select("booth_id", "table", "slot").is_duplicated().any()
    assert not found.select("seeker_id", "booth_id").is_duplicated().any()
    assert found["slot"].is_between(1, slots).all()
    assert (found["begins_at"] == 540 + 15 * (found["slot"] - 1)).all()
    for booth, table in found.select("booth_id", "table").iter_rows():
        assert 1 <= table <= sizes[booth - 1]
    assert found.group_by("seeker_id").len()["len"].max() <= 3
    assert {*found.select("seeker_id", "booth_id").iter_rows()} <= wishes.keys()


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 3), st.integers(1, 3)),
        st.integers(0, 1000),
        min_size=1,
        max_size=8,
    )
)
def test_the_interviews_of_the_greatest_score_are_chosen(wishes):
    rules = FairRules(most=2, points_first=0, points_second=0)
    tables = fair_tables(2, {1: 1, 2: 1, 3: 1}, [(*pair, n) for pair, n in wishes.items()])
    best = 0
    for size in range(len(wishes) + 1):
        for chosen in combinations(wishes, size):
            ends = [("s", s) for s, _ in chosen] + [("b", b) for _, b in chosen]
            if all(ends.count(end) <= 2 for end in ends):
                best = max(best, sum(wishes[pair] for pair in chosen))
    found = timetable(tables, rules)
    assert sum(wishes[pair] for pair in found.select("seeker_id", "booth_id").iter_rows()) == best


def test_a_first_interview_comes_before_the_second_of_another():
    wishes = [(1, 1, 900), (1, 2, 900), (2, 2, 100)]
    found = timetable(fair_tables(1, {1: 1, 2: 1}, wishes))
    assert {*found.select("seeker_id", "booth_id").iter_rows()} == {(1, 1), (2, 2)}


def test_a_booth_without_tables_is_refused():
    with pytest.raises(NotToBeHandedOutError):
        timetable(fair_tables(2, {1: 0}, [(1, 1, 5)]))
