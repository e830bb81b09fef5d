"""Who offers work: employers of the made-up town that are still there, or a city's."""

from dataclasses import dataclass

import numpy as np

from anye.synthetic.chance import IntArray, chance, chosen_of
from anye.synthetic.days import NO_DAY
from anye.synthetic.firms import Firms
from anye.synthetic.profiles.applicants import draw_townships
from anye.synthetic.profiles.kinds_of_work import EMPLOYERS

SORTS = tuple(EMPLOYERS)
_OF_A_CITY = (0.14, 0.60, 0.18, 0.08)  # of the posts
_FIRST_NUMBER = 600_000_000
_POSTS_OF_AN_EMPLOYER = 3
_LARGE = 0.7  # the larger, the more posts, less than in proportion


@dataclass(frozen=True, slots=True)
class Hirers:
    """Of each post: whose it is, of which sort of employer, where."""

    employer_id: IntArray
    sort: IntArray  # place in SORTS
    township: IntArray

    def __len__(self) -> int:
        """Return how many posts there are."""
        return len(self.employer_id)


def offers_of_town(seed: int, firms: Firms, posts: int) -> Hirers:
    """Draw which of a town's employers have a post to fill."""
    rng = chance(seed, "offers")
    weights = np.where(firms.closed_on == NO_DAY, firms.staff.astype(np.float64) ** _LARGE, 0)
    who = np.sort(rng.choice(len(weights), posts, p=weights / weights.sum()))
    sort = np.select([np.isin(firms.kind, list(kinds)) for kinds in EMPLOYERS.values()], range(4))
    return Hirers(firms.employer_id[who], sort[who], firms.township[who])


def draw_offers(seed: int, posts: int) -> Hirers:
    """Draw whose the posts of a made-up city are."""
    rng = chance(seed, "offers")
    employers = posts // _POSTS_OF_AN_EMPLOYER + 1
    sort, township = chosen_of(rng, range(4), _OF_A_CITY, employers), draw_townships(rng, employers)
    who = np.sort(rng.integers(0, employers, posts))
    return Hirers(_FIRST_NUMBER + who, sort[who], township[who])
