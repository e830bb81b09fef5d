"""The optimum is the best of all allocations, floors are met or listed, prices prove a bound."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds
from tests.unit.anye.matching.allocation import markets

from anye.matching.allocation.auction import auction, bound
from anye.matching.allocation.baseline import first_come, greedy, overload, tops
from anye.matching.allocation.floors import (
    NO_CANDIDATES,
    SEATS_CONTESTED,
    groups_of,
    shortfalls,
    with_floors,
)
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import market
from anye.matching.allocation.shortlists import firsts
from anye.matching.candidates.search import candidates
from anye.matching.profiles.arrays import NOBODY
from anye.matching.profiles.decided import Decisions
from anye.matching.profiles.encode import encode

seeds = st.integers(0, 2**32)


def is_valid(offers, seats, lots):
    taken = [lot for lot in lots if lot != NOBODY]
    offered = all(lot in offers[who] for who, lot in enumerate(lots) if lot != NOBODY)
    return offered and all(taken.count(lot) <= seats[lot] for lot in taken)


@given(seed=seeds, scores=st.sampled_from([2, 4, 1000]))
def test_the_flow_is_the_best_of_all_allocations(seed, scores):
    offers, seats = markets.drawn(seed, scores=scores)
    lots = optimum(markets.market(offers, seats), markets.groups([0] * len(offers), [0]))
    assert is_valid(offers, seats, lots)
    assert markets.value(offers, lots) == markets.best(offers, seats)[1]


@given(seed=seeds, data=st.data())
def test_floors_are_met_where_they_can_be_and_then_the_value_is_the_best(seed, data):
    offers, seats = markets.drawn(seed)
    of = data.draw(st.lists(st.integers(0, 1), min_size=len(offers), max_size=len(offers)))
    floors = data.draw(st.lists(st.integers(0, 4), min_size=2, max_size=2))
    floors = [min(floor, of.count(group)) for group, floor in enumerate(floors)]
    groups = markets.groups(of, floors)
    lots = optimum(markets.market(offers, seats), groups)
    placed = lots != NOBODY
    listed = shortfalls(groups, placed, np.array([bool(some) for some in offers]))
    short = sum(each.floor - each.placed for each in listed)
    assert is_valid(offers, seats, lots)
    assert (short, markets.value(offers, lots)) == markets.best(offers, seats, of, floors)


@given(seed=seeds, scores=st.sampled_from([2, 4, 1000]))
def test_prices_bound_every_allocation_and_the_auction_is_a_step_a_placement_below(seed, scores):
    offers, seats = markets.drawn(seed, scores=scores)
    made = markets.market(offers, seats)
    sold = auction(made)
    found, best = markets.value(offers, sold.lots), markets.best(offers, seats)[1]
    assert is_valid(offers, seats, sold.lots)
    assert found <= best <= bound(made, sold.prices)
    assert bound(made, sold.prices) - found <= (sold.lots != NOBODY).sum()
    left = made.seats - np.bincount(sold.lots[sold.lots != NOBODY], minlength=len(seats))
    assert (sold.prices[left > 0] == 0).all()


@given(seed=seeds, prices=st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_any_prices_bound_the_best(seed, prices):
    offers, seats = markets.drawn(seed)
    said = bound(markets.market(offers, seats), np.array(prices, np.int32))
    assert said >= markets.best(offers, seats)[1]


def test_a_seat_that_a_person_kept_is_gone_and_its_seeker_too():
    made = markets.market([{}, {0: 9, 1: 1}, {0: 5}], [0, 1], kept=[0, NOBODY, NOBODY])
    made = made._replace(lot=made.lot[1:2], score=made.score[1:2], starts=np.array([0, 0, 1, 1]))
    assert optimum(made, markets.groups([0, 0, 0], [0])).tolist() == [0, 1, NOBODY]
    assert auction(made).lots.tolist() == [0, 1, NOBODY]
    assert first_come(made).tolist() == [0, 1, NOBODY]


def test_a_floor_places_whom_the_optimum_leaves_out():
    offers, seats = [{0: 900}, {0: 300}], [1]
    free = optimum(markets.market(offers, seats), markets.groups([0, 1], [0, 0]))
    assert free.tolist() == [0, NOBODY]
    groups = markets.groups([0, 1], [0, 1])
    assert optimum(markets.market(offers, seats), groups).tolist() == [NOBODY, 0]


def test_a_shortfall_says_whether_seats_or_candidates_were_lacking():
    offers, seats = [{0: 9}, {0: 5}, {}], [1]
    groups = markets.groups([0, 0, 1], [2, 1])
    lots = optimum(markets.market(offers, seats), groups)
    found = shortfalls(groups, lots != NOBODY, np.array([True, True, False]))
    assert [(each.group, each.reason) for each in found] == [
        ("0", SEATS_CONTESTED),
        ("1", NO_CANDIDATES),
    ]


def test_whoever_keeps_a_seat_without_a_candidate_does_not_make_seats_look_contested():
    keeps, has_none = np.array([True, False]), np.array([False, False])
    (found,) = shortfalls(markets.groups([0, 0], [2]), keeps, has_none)
    assert (found.placed, found.reason) == (1, NO_CANDIDATES)


def test_whoever_is_placed_takes_room_in_the_queue_of_the_seat():
    sold = markets.market([{0: 9}, {0: 8}, {0: 8, 1: 1}], [1, 1])
    placed = np.array([0, NOBODY, NOBODY], np.int32)
    assert firsts(sold, placed).tolist() == [0, 0, 1]


def test_small_groups_are_pooled_within_their_level():
    seekers = worlds.sides(1, seekers=100, posts=1).seekers
    level = np.repeat([1, 2], 50)
    township = np.array([0] * 30 + [1] * 20 + [0] * 45 + [1] * 5, np.int32)
    drawn = seekers._replace(levels=(1 << (level - 1)).astype(np.int32), township=township)
    groups = groups_of(drawn, np.array([7, 8], np.int64))
    sizes = dict(zip(groups.names, np.bincount(groups.of).tolist(), strict=True))
    assert sizes == {"7/1": 30, "7/2": 45, "8/1": 20, "*/2": 5}
    assert with_floors(groups, 50).floors.tolist() == [12, 18, 8, 2]


def test_the_baselines_hand_out_no_seat_twice():
    offers, seats = [{0: 5, 1: 4}, {0: 9, 1: 1}, {0: 7}], [1, 1]
    made = markets.market(offers, seats)
    assert first_come(made).tolist() == [0, 1, NOBODY]
    assert greedy(made).tolist() == [1, 0, NOBODY]
    assert overload(made, tops(made)) == pytest.approx(2 / 3)


def test_reserved_seats_are_lots_of_their_own():
    rows = worlds.world(5, seekers=40, posts=12)
    both = encode(worlds.tables(rows))
    found = candidates(both.seekers, both.posts, both.reach)
    made = market(both.seekers, both.posts, found)
    lots = optimum(made, groups_of(both.seekers, both.reach.townships))
    reserved = lots >= len(both.posts.ids)
    assert reserved.any()
    post = made.post[lots[reserved]]
    assert (both.seekers.levels[reserved] & both.posts.reserved_levels[post] != 0).all()
    assert (both.seekers.categories[reserved] & both.posts.reserved_categories[post] != 0).all()
    assert made.seats.sum() == both.posts.openings.sum()


def test_barred_pairs_do_not_meet_and_kept_ones_do():
    rows = worlds.world(5, seekers=40, posts=12)
    both = encode(worlds.tables(rows))
    found = candidates(both.seekers, both.posts, both.reach)
    who = int(np.flatnonzero(np.diff(found.starts) > 1)[0])
    first, second = found.post[found.of(who)][:2]
    kept = np.full(len(both.seekers.ids), NOBODY, np.int32)
    barred = market(
        both.seekers, both.posts, found, Decisions(kept, np.array([[who, first]], np.int64))
    )
    assert first not in barred.post[barred.lot[barred.starts[who] : barred.starts[who + 1]]]
    kept[who] = second
    made = market(both.seekers, both.posts, found, Decisions(kept, np.zeros((0, 2), np.int64)))
    assert made.starts[who] == made.starts[who + 1]
    assert made.post[made.kept[who]] == second
    assert made.seats.sum() == both.posts.openings.sum() - 1


def test_a_seat_kept_on_a_reserve_for_somebody_else_is_one_of_its_seats():
    rows = worlds.world(1, 3, 1)
    for seeker in rows["seekers"]:
        seeker |= {"level": 4}
    post = rows["posts"][0] | {"openings": 1, "directed_levels": 0}
    reserve = {"post_id": post["post_id"], "levels": 1, "categories": 0, "seats": 1}
    rows |= {"posts": [post], "reserved_seats": [reserve]}
    sides = encode(worlds.tables(rows))
    found = candidates(sides.seekers, sides.posts, sides.reach)
    kept = Decisions(np.array([0, NOBODY, NOBODY], np.int32), np.zeros((0, 2), np.int64))
    sold = market(sides.seekers, sides.posts, found, kept)
    assert sold.seats.tolist() == [0, 0]
    assert sold.post[sold.kept[0]] == 0
