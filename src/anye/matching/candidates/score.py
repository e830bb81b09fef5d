"""How well do a seeker and a post go together, and by which parts?

The score is a sum of whole points, at most 1,000, and its parts are its reasons. Where nothing is
asked or said a part gives half: it speaks neither for nor against, and nobody loses a contested
seat for having asked for nothing. A capacity that is not known earns nothing. Level, category, sex,
age and behaviour are not looked at.
"""

import numpy as np

from anye.matching.candidates.bit_counts import LOWEST, bits_in, items_in
from anye.matching.candidates.limits import FULLY_REMOTE, SHUTTLE, SHUTTLE_M, SPANS, is_within
from anye.matching.candidates.rows import CompiledRow, post_rows, seeker_rows
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import WISHES, WORDS, Array, Ints, Posts, Reach, Seekers

OCCUPATION, SKILLS, DISTANCE, WAGE = 350, 150, 150, 100
ACCOMMODATIONS, CAPACITY = 100, 100
HOURS, DAYS, REMOTE = 20, 10, 20
BY_DEPTH = (0, 15, 45, 75, 100)  # per cent, by levels of 大典 that wish and post share
BY_WEIGHT = (0, 70, 85, 100)  # per cent, of the third, second and first choice
FULL_WAGE_OVER = 2  # half as much again as is asked earns all
PARTS = 7


@compiled
def shared_depth(occupation: int, wish: int) -> int:
    """Return how many levels of 大典, of four, an occupation shares with a wish; a group: all."""
    if is_within(occupation, wish):
        return 4
    for place in range(3):
        if occupation // SPANS[2 - place] == wish // SPANS[2 - place]:
            return 3 - place
    return 0


@compiled
def limit_to(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return how far the seeker goes to the post, in metres: farther where a bus takes them."""
    return int(seeker.limit_m) + (SHUTTLE_M if post.there & SHUTTLE else 0)


@compiled
def occupation_points(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return the points of the wish that comes nearest."""
    if seeker.wishes[0] == 0:
        return OCCUPATION // 2
    most = 0
    for place in range(WISHES):
        if seeker.wishes[place] != 0:
            depth = BY_DEPTH[shared_depth(post.occupation, seeker.wishes[place])]
            most = max(most, depth * BY_WEIGHT[seeker.wish_weights[place]])
    return OCCUPATION * most // 10_000


@compiled
def skill_points(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return the points for the share of the skills asked for."""
    asked, there = 0, 0
    for word in range(WORDS):
        wanted = post.must[word] | post.nice[word]
        asked += bits_in(wanted)
        there += bits_in(wanted & seeker.skills[word])
    return SKILLS * there // asked if asked else SKILLS // 2


@compiled
def distance_points(seeker: CompiledRow, post: CompiledRow, metres: int) -> int:
    """Return the points for what is left of the limit; all of them where work is at home."""
    if post.remote == FULLY_REMOTE:
        return DISTANCE
    limit = limit_to(seeker, post)
    return DISTANCE * max(limit - metres, 0) // max(limit, 1)


@compiled
def wage_points(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return the points for a wage that surely lies above what is asked."""
    if seeker.wage_min == 0:
        return WAGE // 2
    over = max(post.wage_min - seeker.wage_min, 0)
    return int(min(WAGE, WAGE * FULL_WAGE_OVER * over // seeker.wage_min))


@compiled
def accommodation_points(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return the points for the share of what is needed or helps that is there already."""
    wanted = seeker.needs | seeker.helps
    if wanted == 0:
        return ACCOMMODATIONS // 2
    return ACCOMMODATIONS * bits_in(wanted & post.there) // bits_in(wanted)


@compiled
def capacity_points(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return the points for demands that are known to be met: one if just, two with room."""
    demands, earned = 0, 0
    for word in range(WORDS):
        demand = post.demand[word] | post.helpful[word]
        if demand != 0:
            capacity = seeker.capacity[word]
            asked = demand & LOWEST
            met = asked & ~items_in(demand & ~capacity) & seeker.known[word]
            demands += bits_in(asked)
            earned += bits_in(met) + bits_in(met & items_in(capacity & ~demand))
    return CAPACITY * earned // (2 * demands) if demands else CAPACITY // 2


@compiled
def hour_points(seeker: CompiledRow, post: CompiledRow) -> int:
    """Return the points for hours and days with room, and for work at home as wished."""
    points = HOURS if post.hours < seeker.hours else HOURS // 2
    points += DAYS if post.days < seeker.days else DAYS // 2
    if seeker.remote > 0:
        return int(points + REMOTE * post.remote // 2)
    return points + (REMOTE if post.remote == 0 else REMOTE // 2)


@compiled
def parts_of_score(
    seeker: CompiledRow, post: CompiledRow, metres: int
) -> tuple[int, int, int, int, int, int, int]:
    """Return the parts of the score of a pair, in the order of the table of proposals."""
    return (
        occupation_points(seeker, post),
        skill_points(seeker, post),
        distance_points(seeker, post, metres),
        wage_points(seeker, post),
        accommodation_points(seeker, post),
        capacity_points(seeker, post),
        hour_points(seeker, post),
    )


@compiled
def score_of(seeker: CompiledRow, post: CompiledRow, metres: int) -> int:
    """Return the score of a pair."""
    one, two, three, four, five, six, seven = parts_of_score(seeker, post, metres)
    return one + two + three + four + five + six + seven


def parts_of_pairs(seekers: Seekers, posts: Posts, reach: Reach, i: Ints, j: Ints) -> Array:
    """Return the parts of the scores of some pairs of rows, a row each."""
    metres = reach.metres[seekers.township[i], posts.township[j]]
    return _parts(seeker_rows(seekers), post_rows(posts), metres, i, j)


@compiled
def _parts(seekers: Array, posts: Array, metres: Ints, i: Ints, j: Ints) -> Array:
    found = np.empty((len(i), PARTS), np.int32)
    for pair in range(len(i)):
        parts = parts_of_score(seekers[i[pair]], posts[j[pair]], metres[pair])
        for place in range(PARTS):
            found[pair, place] = parts[place]
    return found
