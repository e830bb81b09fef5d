"""After a fair, seats go by both sides' ranks, and what that costs is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.seats.seat_tables import fair_tables

from anye.seats.fail_if import NotToBeHandedOutError
from anye.seats.fair_seats import fair_seats


def pairs(found):
    return {*found.seats.select("seeker_id", "booth_id").iter_rows()}


def test_what_a_seeker_ranks_goes_before_the_score_and_the_rest_follows_by_it():
    wishes = [(1, 1, 900, 0), (1, 2, 100, 1), (2, 1, 500, 0), (2, 2, 600, 0)]
    ranks = {(1, 1): 1, (1, 2): 2, (2, 1): 1, (2, 2): 2}
    found = fair_seats(fair_tables(2, {1: 1, 2: 1}, wishes, ranks=ranks))
    assert pairs(found) == {(1, 2), (2, 1)}
    assert found.seats["wish"].to_list() == [1, 2]


def test_a_booth_takes_nobody_it_did_not_rank_and_no_more_than_its_seats():
    wishes = [(n, 1, 500) for n in range(1, 6)]
    ranks = {(1, 2): 3, (1, 3): 1, (1, 4): 2}
    found = fair_seats(fair_tables(2, {1: 1}, wishes, seats={1: 2}, ranks=ranks))
    assert pairs(found) == {(3, 1), (4, 1)}
    assert found.blocking == 0


def test_what_it_costs_beside_the_best_sum_is_said():
    wishes = [(1, 1, 900), (1, 2, 800), (2, 1, 850)]
    ranks = {(1, 1): 1, (2, 1): 1, (1, 2): 2}
    found = fair_seats(fair_tables(2, {1: 1, 2: 1}, wishes, ranks=ranks))
    assert (pairs(found), found.score) == ({(1, 1)}, 900)
    assert (found.best_score, found.best_taken) == (1650, 2)


def test_a_rank_of_somebody_who_did_not_wish_for_the_booth_is_refused():
    with pytest.raises(NotToBeHandedOutError):
        fair_seats(fair_tables(2, {1: 1}, [(1, 1, 5)], ranks={(1, 2): 1}))


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 6), st.integers(1, 4)),
        st.tuples(st.integers(0, 1000), st.integers(0, 3), st.integers(0, 3)),
        min_size=1,
    ),
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
)
def test_nobody_would_rather_have_each_other_and_the_best_sum_is_not_less(drawn, seats):
    wishes = [(*pair, score, wish) for pair, (score, wish, _) in drawn.items()]
    ranks = {(booth, seeker): rank for (seeker, booth), (*_, rank) in drawn.items() if rank}
    if not ranks:
        return
    tables = fair_tables(2, dict.fromkeys(range(1, 5), 1), wishes, dict(enumerate(seats, 1)), ranks)
    found = fair_seats(tables)
    assert found.blocking == 0
    assert found.score <= found.best_score
    assert all((booth, seeker) in ranks for seeker, booth in pairs(found))
    turned = {name: table.reverse() for name, table in tables.items()}
    assert fair_seats(turned).seats.equals(found.seats)
