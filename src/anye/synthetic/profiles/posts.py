"""What do made-up posts ask for and offer?

Each demand is that of a task of its kind of work; a few employers ask for more than a task needs,
which is then no demand.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes.lists import WorkForm
from anye.synthetic.chance import IntArray, chance, chosen_of, of_row
from anye.synthetic.days import NO_DAY, dates
from anye.synthetic.profiles.hirers import SORTS, Hirers
from anye.synthetic.profiles.kinds_of_work import kinds_of_work, of_kinds
from anye.synthetic.profiles.setting import Setting
from anye.synthetic.text import picked

SEVERE = 0b0011  # levels 1 and 2, as bits
_FIRST_NUMBER = 1_000_001
_SHORT_DAY = 4
_ANOTHER_SEAT = 0.5  # chance that there is one more opening
_MOST_OPENINGS = 40
_FULL_DAY = 8
_PART_TIME = 0.08  # of the other posts
_PAY_SPREAD, _PAY_BY_PIECE = 0.12, 0.85
_TEN_YUAN = 1000
_ASKS_LESS_SCHOOL, _SAYS_WHY = 0.4, 0.75
_PARTLY_REMOTE = 15  # per cent
_NO_END, _DAYS_OPEN = 0.6, 365
_FOR_SEVERE, _RESERVES = 0.05, 0.1


@dataclass(frozen=True, slots=True)
class DrawnPosts:
    """What of posts other tables follow from."""

    post_id: IntArray
    kind: IntArray  # place in kinds_of_work()
    sort: IntArray  # place in SORTS
    form: IntArray
    is_remote: NDArray[np.bool_]
    openings: IntArray

    def __len__(self) -> int:
        """Return how many posts there are."""
        return len(self.post_id)


def draw_posts(setting: Setting, offers: Hirers) -> tuple[DrawnPosts, pl.DataFrame]:
    """Draw posts, and their table."""
    rng, n = chance(setting.seed, "posts"), len(offers)
    kind = _kinds(rng, offers)
    drawn = DrawnPosts(
        post_id=_FIRST_NUMBER + np.arange(n),
        kind=kind,
        sort=offers.sort,
        form=_forms(rng, kind),
        is_remote=rng.integers(0, 100, n) < of_kinds("remote")[kind],
        openings=np.minimum(rng.geometric(_ANOTHER_SEAT, n), _MOST_OPENINGS),
    )
    return drawn, _table(setting, offers, drawn)


def _table(setting: Setting, offers: Hirers, drawn: DrawnPosts) -> pl.DataFrame:
    rng, n = chance(setting.seed, "terms"), len(drawn)
    kind = drawn.kind
    hours = _hours(rng, drawn.form)
    least = _wages(rng, setting, drawn, hours)
    partly = rng.integers(0, 100, n) < _PARTLY_REMOTE
    school = of_kinds("school")[kind] - (rng.random(n) < _ASKS_LESS_SCHOOL)
    school = np.maximum(school, 0)
    says_why = (school > 0) & (rng.random(n) < _SAYS_WHY)
    begins = setting.day - rng.integers(0, 120, n)
    ends = np.where(rng.random(n) < _NO_END, NO_DAY, setting.day + rng.integers(30, _DAYS_OPEN, n))
    return pl.DataFrame(
        {
            "post_id": drawn.post_id,
            "employer_id": offers.employer_id,
            "title": _titles(rng, kind),
            "occupation": of_kinds("occupation")[kind],
            "openings": drawn.openings,
            "form": drawn.form,
            "township": offers.township,
            "remote": picked(["no", "partly", "fully"], np.where(drawn.is_remote, 2, partly)),
            "hours_a_day": hours,
            "days_a_week": chosen_of(rng, (5, 6), (0.6, 0.4), n),
            "has_nights": rng.integers(0, 100, n) < of_kinds("nights")[kind],
            "has_shifts": rng.integers(0, 100, n) < of_kinds("shifts")[kind],
            "wage_min": least,
            "wage_max": least * (100 + rng.integers(5, 50, n)) // 100 // _TEN_YUAN * _TEN_YUAN,
            "education_min": school,
            "education_reason": picked(["", "1"], says_why),
            "directed_levels": _directed_levels(rng, drawn.form),
            "directed_categories": _directed_categories(rng, drawn),
            "valid_from": dates(begins),
            "valid_to": dates(ends),
        }
    )


def _kinds(rng: np.random.Generator, offers: Hirers) -> IntArray:
    """Draw kinds of work such as each sort of employer has."""
    kind = np.zeros(len(offers), np.int64)
    for place, sort in enumerate(SORTS):
        mine = np.flatnonzero(offers.sort == place)
        shares = [found.posts if sort in found.at else 0 for found in kinds_of_work()]
        kind[mine] = chosen_of(rng, range(len(kinds_of_work())), shares, len(mine))
    return kind


def _forms(rng: np.random.Generator, kind: IntArray) -> IntArray:
    shares = [[found.forms.get(form, 0) for form in WorkForm] for found in kinds_of_work()]
    return of_row(rng, list(WorkForm), np.array(shares), kind)


def _hours(rng: np.random.Generator, form: IntArray) -> IntArray:
    """Draw the hours of a day, most often fewer in assisted and flexible work."""
    short = chosen_of(rng, (_SHORT_DAY, 6, _FULL_DAY), (0.35, 0.4, 0.25), len(form))
    is_short = (form >= WorkForm.ASSISTED) | (rng.random(len(form)) < _PART_TIME)
    return np.where(is_short, short, _FULL_DAY)


def _wages(
    rng: np.random.Generator, setting: Setting, drawn: DrawnPosts, hours: IntArray
) -> IntArray:
    """Draw made-up wages above the minimum, in proportion to the hours; by the piece it is less."""
    spread = np.exp(_PAY_SPREAD * rng.standard_normal(len(drawn)))
    of_kind = setting.minimum_wage * of_kinds("pay")[drawn.kind] / 100 * spread
    by_piece = drawn.form >= WorkForm.ASSISTED
    full = np.where(by_piece, of_kind * _PAY_BY_PIECE, np.maximum(of_kind, setting.minimum_wage))
    found: IntArray = np.ceil(full * hours / _FULL_DAY / _TEN_YUAN).astype(np.int64) * _TEN_YUAN
    return found


def _titles(rng: np.random.Generator, kind: IntArray) -> pl.Series:
    many = np.array([len(found.titles) for found in kinds_of_work()])
    titles = [title for found in kinds_of_work() for title in found.titles]
    start = np.cumsum(many) - many
    return picked(titles, start[kind] + rng.integers(0, 60, len(kind)) % many[kind])


def _directed_levels(rng: np.random.Generator, form: IntArray) -> IntArray:
    """Direct most of assisted employment, and a little of the rest, to severe disability."""
    share = np.where(form == WorkForm.ASSISTED, 0.5, _FOR_SEVERE)
    return np.where(rng.random(len(form)) < share, SEVERE, 0)


def _directed_categories(rng: np.random.Generator, drawn: DrawnPosts) -> IntArray:
    """Direct few posts to one category, where its work is done by many of that category."""
    for_whom = np.array([_KNOWN_FOR.get(kind.occupation, 0) for kind in kinds_of_work()])[
        drawn.kind
    ]
    assisted = drawn.form == WorkForm.ASSISTED
    drawn_for = np.where(assisted & (rng.random(len(drawn)) < 0.4), 0b110000, for_whom)  # noqa: PLR2004
    return np.where(rng.random(len(drawn)) < 0.35, drawn_for, 0)  # noqa: PLR2004 (most are open)


_KNOWN_FOR = {2051000: 0b1, 4100402: 0b1, 6230402: 0b10, 6250407: 0b10, 4130108: 0b10}


def reserved_seats(seed: int, drawn: DrawnPosts) -> pl.DataFrame:
    """Draw seats that some posts of several openings keep for severe disability."""
    rng = chance(seed, "reserves")
    keeps = (drawn.openings > 1) & (rng.random(len(drawn)) < _RESERVES)
    who = np.flatnonzero(keeps)
    seats = 1 + rng.integers(0, _MOST_OPENINGS, len(who)) % np.maximum(drawn.openings[who] // 2, 1)
    return pl.DataFrame(
        {
            "post_id": drawn.post_id[who],
            "levels": np.full(len(who), SEVERE),
            "categories": np.zeros(len(who), np.int32),
            "seats": seats,
        }
    )
