"""One changed seeker, or one new post, is offered what a whole search would find."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds

from anye.matching.candidates.search import candidates
from anye.matching.candidates.standing import posts_for, seekers_for, standing
from anye.matching.profiles.arrays import Posts, Seekers


def one_seeker(seekers, row):
    begin, end = seekers.refused_from[row : row + 2]
    cut = {name: column[row : row + 1] for name, column in seekers._asdict().items()}
    refused_from = np.array([0, end - begin], np.int64)
    return Seekers(**cut | {"refused_from": refused_from, "refused": seekers.refused[begin:end]})


@given(seed=st.integers(0, 2**32))
def test_one_side_anew_finds_what_a_whole_search_finds(seed):
    both = worlds.sides(seed)
    every = candidates(both.seekers, both.posts, both.reach)
    now = standing(both.seekers, both.posts, both.reach)
    of = np.repeat(np.arange(len(both.seekers.ids)), np.diff(every.starts))
    for row in range(len(both.seekers.ids)):
        found = posts_for(one_seeker(both.seekers, row), now)
        assert found.post.tolist() == every.post[every.of(row)].tolist()
        assert found.score.tolist() == every.score[every.of(row)].tolist()
    for row in range(len(both.posts.ids)):
        one = Posts(*(column[row : row + 1] for column in both.posts))
        found = seekers_for(one, now)
        here = every.post == row
        scores = dict(zip(of[here].tolist(), every.score[here].tolist(), strict=True))
        assert dict(zip(found.post.tolist(), found.score.tolist(), strict=True)) == scores
        assert found.score.tolist() == sorted(scores.values(), reverse=True)
