"""All bidding at once is as good as proven, and the same however the seekers are cut into parts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds
from tests.unit.anye.matching.allocation import markets

from anye.matching.allocation import auction as in_turns
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import market
from anye.matching.allocation.placed import worth_of
from anye.matching.candidates.search import candidates
from anye.matching.profiles.arrays import NOBODY
from anye.matching.rounds.auction import auction_in_rounds, bound_of_rounds, lots_of_parts, value
from anye.matching.rounds.bidding import STEP, Bids, points_in
from anye.matching.rounds.parts import part_and_row, seekers_and_lots
from anye.matching.rounds.settling import holders, nobody_holds, settle

seeds = st.integers(0, 2**32)
PARTS = (1, 2, 7)


def cut(sold, ids, number, seed=0):
    """Cut a market into parts of seekers drawn by lot; return the parts and whose rows they are."""
    drawn = np.random.default_rng(seed).integers(0, number, len(ids))
    rows = [np.flatnonzero(drawn == part) for part in range(number)]
    return [seekers_and_lots(sold, ids, each) for each in rows], rows


def sold_in_parts(sold, ids, number, step=STEP):
    """Return the lots of all seekers, the prices, the bids of each round and the bound."""
    parts, rows = cut(sold, ids, number)
    held, bids = auction_in_rounds(parts, sold.seats, step)
    won = list(lots_of_parts(parts, held))
    lots = np.full(len(ids), NOBODY, np.int32)
    for each, of_part in zip(rows, won, strict=True):
        lots[each] = of_part
    worth = sum(map(value, parts, won))
    assert worth == worth_of(sold, lots)
    return lots, held.prices, tuple(bids), bound_of_rounds(parts, sold.seats, held.prices)


def drawn(seed, scores=20, seekers=7, lots=4):
    offers, seats = markets.drawn(seed, seekers=seekers, lots=lots, scores=scores)
    return markets.market(offers, seats), np.arange(seekers, dtype=np.int64) * 31 + 5


@given(seed=seeds, scores=st.sampled_from([2, 4, 1000]), step=st.sampled_from([1, 10, 100]))
def test_the_proof_never_lies_below_the_best_and_the_gap_is_a_step_a_placement(seed, scores, step):
    made, ids = drawn(seed, scores)
    lots, prices, _, proven = sold_in_parts(made, ids, 2, step)
    best = worth_of(made, optimum(made, markets.groups([0] * len(ids), [0])))
    found = worth_of(made, lots)
    assert found <= best <= proven
    assert proven - found <= step * (lots != NOBODY).sum()
    assert proven == in_turns.bound(made, prices)
    filled = np.bincount(lots[lots != NOBODY], minlength=len(made.seats))
    assert (filled <= made.seats).all()
    assert (prices[filled < made.seats] == 0).all()


@given(seed=seeds, scores=st.sampled_from([2, 20, 1000]))
def test_however_the_seekers_are_cut_the_result_is_the_same(seed, scores):
    made, ids = drawn(seed, scores, seekers=30, lots=9)
    whole = sold_in_parts(made, ids, 1)
    for number in PARTS[1:]:
        again = sold_in_parts(made, ids, number)
        assert (again[0] == whole[0]).all()
        assert (again[1] == whole[1]).all()
        assert again[2:] == whole[2:]


@given(seed=seeds)
def test_the_order_of_the_seekers_changes_nothing(seed):
    offers, seats = markets.drawn(seed, seekers=20, lots=6, scores=3)
    ids = np.arange(20, dtype=np.int64) + 900
    order = np.random.default_rng(seed).permutation(20)
    turned = markets.market([offers[seeker] for seeker in order], seats)
    lots = sold_in_parts(markets.market(offers, seats), ids, 1)[0]
    assert (sold_in_parts(turned, ids[order], 3)[0] == lots[order]).all()


@pytest.mark.parametrize("seed", range(3))
def test_in_a_world_with_reserves_it_is_as_near_to_the_best_as_it_says(seed):
    both = worlds.sides(seed, seekers=300, posts=60)
    made = market(both.seekers, both.posts, candidates(both.seekers, both.posts, both.reach))
    lots, _, bids, proven = sold_in_parts(made, both.seekers.ids, 7)
    best = worth_of(made, optimum(made, markets.groups([0] * 300, [0])))
    assert worth_of(made, lots) <= best <= proven
    assert best - worth_of(made, lots) <= STEP * (lots != NOBODY).sum()
    turns = in_turns.auction(made, STEP)
    assert abs(worth_of(made, turns.lots) - worth_of(made, lots)) <= proven - worth_of(made, lots)
    assert bids[-1] < bids[0]


def test_whoever_nobody_outbids_pays_nothing():
    made = markets.market([{0: 9}, {0: 5, 1: 4}], [1, 2])
    lots, prices, _, _ = sold_in_parts(made, np.array([1, 2]), 2)
    assert lots.tolist() == [0, 1]
    assert prices.tolist()[1] == 0


def test_where_nobody_is_offered_anything_nobody_bids():
    made = markets.market([{}, {}], [0], kept=[NOBODY, 0])
    lots, _, bids, proven = sold_in_parts(made, np.array([1, 2]), 1)
    assert lots.tolist() == [NOBODY, NOBODY]
    assert (bids, proven) == ((), 0)


def as_bids(*points):
    """Return bids for one lot, of bidders numbered from nought."""
    bids = np.array(points, np.uint64) << np.uint64(53)
    return Bids(np.zeros(len(points), np.int32), bids, np.arange(len(points)))


def test_the_best_bids_keep_the_seats_and_the_lowest_of_them_is_the_price():
    held = nobody_holds(np.array([2], np.int32))
    assert settle(held, as_bids(30, 50, 40)).tolist() == [0]
    lot, bidder = holders(held)
    assert (lot.tolist(), sorted(bidder.tolist())) == ([0, 0], [1, 2])
    assert held.prices.tolist() == [40]
    assert points_in(held.bids[0]) == 40


def test_a_lot_with_a_seat_left_costs_nothing():
    held = nobody_holds(np.array([3], np.int32))
    assert settle(held, as_bids(30, 50)).tolist() == []
    assert held.prices.tolist() == [0]


def test_a_bid_below_those_kept_before_loses():
    held = nobody_holds(np.array([1], np.int32))
    settle(held, as_bids(50))
    low = as_bids(40)._replace(bidder=np.array([7]))
    assert settle(held, low).tolist() == [7]


def test_a_bidder_is_known_by_part_and_row():
    part, row = part_and_row(np.array([(3 << 32) | 5, 2**31]))
    assert (part.tolist(), row.tolist()) == ([3, 0], [5, 2**31])
