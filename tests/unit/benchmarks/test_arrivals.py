"""Seats are kept for those still to come, no way beats hindsight, and equal runs are equal."""

import numpy as np
import pytest
from benchmarks.arrivals.batch import placed_at, taken
from benchmarks.arrivals.future import Expected, prices_ahead
from benchmarks.arrivals.offers import offers_to
from benchmarks.arrivals.year import (
    Year,
    at_fixed_prices,
    at_prices_ahead,
    batch_by_batch,
    in_hindsight,
    one_by_one,
)
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching.allocation.markets import best, drawn, groups, market

from anye.matching.profiles.arrays import NOBODY

WHO_COULD_GO_ELSEWHERE, WHO_COULD_NOT = {0: 500, 1: 490}, {0: 500}


def year(offers, seats, batches=2):
    return Year(market(offers, seats), np.arange(len(offers)), batches)


def test_a_seat_is_kept_for_whom_nothing_else_would_fit():
    comes = year([WHO_COULD_GO_ELSEWHERE, WHO_COULD_NOT], [1, 1])
    past = market([WHO_COULD_NOT] * 3, [1, 1])
    assert one_by_one(comes) == (500, 1)
    assert batch_by_batch(comes) == (500, 1)
    assert at_prices_ahead(comes, Expected(past, seed=1)) == (990, 2)
    assert in_hindsight(comes) == (990, 2)


def test_a_seat_is_not_kept_for_whom_the_past_does_not_know():
    comes = year([WHO_COULD_GO_ELSEWHERE, WHO_COULD_NOT], [1, 1])
    past = market([{1: 300}] * 3, [1, 1])
    assert at_prices_ahead(comes, Expected(past, seed=1)) == (500, 1)


@given(st.integers(0, 2**32), st.integers(1, 7))
def test_no_way_beats_hindsight_which_is_the_best_there_is(seed, batches):
    offers, seats = drawn(seed)
    before, _ = drawn(seed + 1)
    comes = year(offers, seats, batches)
    known = in_hindsight(comes)
    assert known.value == best(offers, seats)[1]
    past = market(before, seats)
    ways = (
        one_by_one(comes),
        batch_by_batch(comes),
        at_fixed_prices(comes, np.full(len(seats), 5)),
        at_prices_ahead(comes, Expected(past, seed=3)),
    )
    assert all(way.value <= known.value for way in ways)
    assert all(way.placed <= sum(seats) for way in ways)


@given(st.integers(0, 2**32))
def test_who_all_come_at_once_are_placed_as_in_hindsight(seed):
    offers, seats = drawn(seed)
    comes, past = year(offers, seats, batches=1), market(offers, seats)
    assert batch_by_batch(comes).value == in_hindsight(comes).value
    assert at_prices_ahead(comes, Expected(past, seed=3)).value == in_hindsight(comes).value


def test_the_draws_follow_from_the_seed_and_the_batch():
    offers, seats = drawn(5, seekers=40)
    past, left = market(offers, seats), np.array(seats, np.int32)
    prices = prices_ahead(Expected(past, seed=1), left, 30, batch=4)
    assert prices.tolist() == prices_ahead(Expected(past, seed=1), left, 30, batch=4).tolist()
    others = [
        prices_ahead(Expected(past, seed=1), left, 30, batch=5),
        prices_ahead(Expected(past, seed=2), left, 30, batch=4),
    ]
    assert all(prices.tolist() != other.tolist() for other in others)


def test_earlier_prices_count_as_much_as_is_remembered():
    offers, seats = drawn(5, seekers=40)
    past, left = market(offers, seats), np.array(seats, np.int32)
    alone = prices_ahead(Expected(past, seed=1, memory=0), left, 30, 4, so_far=np.full(4, 100.0))
    mixed = prices_ahead(Expected(past, seed=1, memory=0.5), left, 30, 4, so_far=np.full(4, 100.0))
    assert mixed == pytest.approx((alone + 100) / 2)


def test_nothing_is_kept_when_nobody_comes_any_more():
    past = market([WHO_COULD_NOT] * 3, [1, 1])
    left = np.array([1, 1], np.int32)
    prices = prices_ahead(Expected(past, seed=1), left, 0, 7, so_far=np.full(2, 400.0))
    assert prices.tolist() == [0, 0]


def test_a_lot_without_a_seat_left_is_offered_to_nobody():
    offered = offers_to(
        market([{0: 9, 1: 8}], [1, 1]), np.array([0, 0]), np.array([0, 1], np.int32)
    )
    assert offered.lot.tolist() == [1, 1]
    assert placed_at(offered, np.zeros(2)).tolist().count(1) == 1


def test_floors_go_before_prices():
    today = market([{0: 100}, {0: 100}], [2])
    prices = np.array([400.0])
    assert placed_at(today, prices).tolist() == [NOBODY, NOBODY]
    lots = placed_at(today, prices, groups([0, 1], [1, 0]))
    assert lots.tolist() == [0, NOBODY]
    assert taken(lots, 1).tolist() == [1]
