"""No seeker and lot would both rather have each other, and no seeker could have had better."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from anye.matching.allocation.deferred import Ranked, blocking, deferred
from anye.matching.profiles.arrays import NOBODY

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 3)),
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
    max_size=20,
)
SEATS = st.lists(st.integers(0, 2), min_size=4, max_size=4)


def ranked(pairs, ties=None):
    """(wish, rank) by (seeker, lot)."""
    keys, ranks = list(pairs), list(pairs.values())
    tie = range(len(keys)) if ties is None else ties
    columns = zip(*keys, strict=True) if keys else ((), ())
    others = zip(*ranks, strict=True) if keys else ((), ())
    found = (np.array(list(one), np.int32) for one in (*columns, *others))
    return Ranked(*found, np.array(list(tie), np.uint64))


def would_rather(pairs, seats, lots):
    """Say, pair by pair, who would rather have each other: the checker that knows no kernel."""
    order = {pair: n for n, pair in enumerate(pairs)}
    found = []
    for seeker, lot in pairs:
        wish, rank = pairs[seeker, lot]
        mine = lots[seeker]
        gains = mine == NOBODY or (pairs[seeker, mine][0], order[seeker, mine]) > (
            wish,
            order[seeker, lot],
        )
        there = [(pairs[one, lot][1], order[one, lot]) for one, of in enumerate(lots) if of == lot]
        room = len(there) < seats[lot]
        takes = room or any(other > (rank, order[seeker, lot]) for other in there)
        if lot != mine and gains and takes and seats[lot]:
            found.append((seeker, lot))
    return found


@given(PAIRS, SEATS)
def test_no_two_would_rather_have_each_other(pairs, seats):
    lots = deferred(ranked(pairs), 6, np.array(seats, np.int32))
    assert would_rather(pairs, seats, lots.tolist()) == []
    assert all(lot == NOBODY or (seeker, lot) in pairs for seeker, lot in enumerate(lots.tolist()))
    assert all(lots.tolist().count(lot) <= seats[lot] for lot in range(4))


@given(PAIRS, SEATS, st.randoms(use_true_random=False))
def test_the_report_counts_what_the_plain_checker_counts(pairs, seats, chance):
    left, lots = list(seats), [NOBODY] * 6
    for seeker, lot in sorted(pairs, key=lambda _: chance.random()):
        if lots[seeker] == NOBODY and left[lot] and chance.random() < 0.7:
            lots[seeker] = lot
            left[lot] -= 1
    found = blocking(ranked(pairs), np.array(lots, np.int32), np.array(seats, np.int32))
    plain = would_rather(pairs, seats, lots)
    assert [pair for pair, is_so in zip(pairs, found, strict=True) if is_so] == plain


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.integers(1, 3), st.integers(1, 3)),
        max_size=9,
    ),
    st.lists(st.integers(0, 2), min_size=3, max_size=3),
)
def test_of_all_ways_that_nobody_would_leave_each_seeker_has_the_best(pairs, seats):
    order = {pair: n for n, pair in enumerate(pairs)}

    def place(seeker, lot):
        return (9, 0) if lot == NOBODY else (pairs[seeker, lot][0], order[seeker, lot])

    found = deferred(ranked(pairs), 3, np.array(seats, np.int32)).tolist()
    mine = [[NOBODY, *(lot for one, lot in pairs if one == seeker)] for seeker in range(3)]
    for lots in product(*mine):
        if all(lots.count(lot) <= seats[lot] for lot in range(3)) and not would_rather(
            pairs, seats, lots
        ):
            for seeker in range(3):
                assert place(seeker, found[seeker]) <= place(seeker, lots[seeker])


@given(PAIRS, SEATS, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(pairs, seats, chance):
    turned = list(range(len(pairs)))
    chance.shuffle(turned)
    again = {list(pairs)[n]: list(pairs.values())[n] for n in turned}
    seats = np.array(seats, np.int32)
    one, other = deferred(ranked(pairs), 6, seats), deferred(ranked(again, turned), 6, seats)
    assert one.tolist() == other.tolist()


def test_who_ranks_first_what_they_like_less_gains_nothing():
    wishes = {(0, 0): (1, 2), (0, 1): (2, 1), (1, 0): (2, 1), (1, 1): (1, 2)}
    seats = np.array([1, 1], np.int32)
    assert deferred(ranked(wishes), 2, seats).tolist() == [0, 1]
    feigned = wishes | {(0, 0): (2, 2), (0, 1): (1, 1)}
    assert deferred(ranked(feigned), 2, seats).tolist() == [1, 0]
