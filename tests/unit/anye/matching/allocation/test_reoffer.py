"""Between two matches only seats that are left are offered, by score less price."""

import numpy as np
import pytest
from tests.unit.anye.matching import worlds
from tests.unit.anye.matching.candidates.test_standing import one_seeker

from anye.matching.allocation.placed import placed
from anye.matching.allocation.reoffer import (
    NEVER_BETTER,
    left_by,
    offers_of_post,
    offers_to_seeker,
)
from anye.matching.candidates.search import candidates
from anye.matching.candidates.standing import standing
from anye.matching.profiles.arrays import NOBODY, Posts
from anye.matching.profiles.decided import no_decisions


def matched(seed, *, kept=False):
    both = worlds.sides(seed, seekers=20, posts=12)
    found = candidates(both.seekers, both.posts, both.reach)
    decided = no_decisions(len(both.seekers.ids))
    if kept and len(found.post):
        of = np.repeat(np.arange(len(both.seekers.ids)), np.diff(found.starts))
        decided.kept[of[0]] = found.post[0]
    made = placed(both, found, decided, 0, lambda _: None)
    return both, found, made, standing(both.seekers, both.posts, both.reach)


def one_post(posts, row):
    return Posts(*(column[row : row + 1] for column in posts))


@pytest.mark.parametrize("seed", range(10))
def test_a_seeker_is_offered_what_fits_and_is_left_best_gain_first(seed):
    both, _, made, now = matched(seed)
    left = left_by(made.market, made.lots, made.prices)
    assert (left.seats >= 0).all()
    for row in range(len(both.seekers.ids)):
        seeker = one_seeker(both.seekers, row)
        shown = offers_to_seeker(seeker, both.posts, now, left)
        mine = made.market
        plain = {}
        for offer in range(mine.starts[row], mine.starts[row + 1]):
            gain = mine.score[offer] - made.prices[mine.lot[offer]]
            if left.seats[mine.lot[offer]] and gain > 0:
                post = mine.post[mine.lot[offer]]
                plain[post] = max(plain.get(post, 0), gain)
        best = sorted(plain.values(), reverse=True)[:5]
        assert shown.gain.tolist() == best
        assert all(plain[post] == gain for post, gain in zip(shown.row, shown.gain, strict=True))
        assert len(set(shown.row.tolist())) == len(shown.row)


@pytest.mark.parametrize("seed", range(10))
def test_seats_given_and_left_are_all_there_are(seed):
    both, _, made, _ = matched(seed, kept=True)
    taken = np.bincount(made.lots[made.lots != NOBODY], minlength=len(made.market.seats))
    of_posts = np.bincount(
        made.market.post,
        left_by(made.market, made.lots, made.prices).seats + taken,
        len(both.posts.ids),
    )
    assert of_posts.tolist() == both.posts.openings.tolist()


@pytest.mark.parametrize("seed", range(10))
def test_a_new_post_goes_to_those_who_gain_most_and_nobody_loses(seed):
    both, found, made, now = matched(seed, kept=True)
    left = left_by(made.market, made.lots, made.prices)
    of = np.repeat(np.arange(len(both.seekers.ids)), np.diff(found.starts))
    for row in range(len(both.posts.ids)):
        shown = offers_of_post(one_post(both.posts, row), both.seekers, now, left)
        here = found.post == row
        gains = dict(
            zip(of[here].tolist(), (found.score - left.has[of])[here].tolist(), strict=True)
        )
        plain = sorted((gain for gain in gains.values() if gain >= 0), reverse=True)
        assert shown.gain.tolist() == plain
        assert all(gains[who] == gain for who, gain in zip(shown.row, shown.gain, strict=True))
        kept = np.flatnonzero(left.has == NEVER_BETTER)
        assert not set(kept.tolist()) & set(shown.row.tolist())
        for who, reserved in zip(shown.row, shown.is_reserved, strict=True):
            level = both.seekers.levels[who] & both.posts.reserved_levels[row]
            category = both.seekers.categories[who] & both.posts.reserved_categories[row]
            assert reserved == bool(both.posts.reserved[row] and level and category)
