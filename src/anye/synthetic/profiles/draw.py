"""Draw all that matching is tried on: of a made-up town, or of a crowd of any size.

No person, employer or place in it is real. Equal arguments give equal tables.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import narwhals as nw
import polars as pl

from anye.codes.divisions import TOWNSHIPS
from anye.synthetic.days import day_number
from anye.synthetic.firms import Firms
from anye.synthetic.pay import minimum_wage_of
from anye.synthetic.profiles.applicants import (
    Applicants,
    applicants_of_town,
    draw_applicants,
)
from anye.synthetic.profiles.courses import course_tables
from anye.synthetic.profiles.decided import draw_decisions
from anye.synthetic.profiles.demands import demand_tables
from anye.synthetic.profiles.fairs import fair_tables
from anye.synthetic.profiles.hirers import Hirers, draw_offers, offers_of_town
from anye.synthetic.profiles.places import MADE_UP_TOWNSHIPS, draw_places
from anye.synthetic.profiles.posts import draw_posts, reserved_seats
from anye.synthetic.profiles.seekers import seeker_tables
from anye.synthetic.profiles.setting import Setting
from anye.synthetic.profiles.truths import truths_of
from anye.synthetic.profiles.workshops import workshop_tables
from anye.synthetic.registered import Registered
from anye.synthetic.sizes import Town
from anye.synthetic.truth import write_truths
from anye.tables.matching.profiles import PROFILE_TABLES
from anye.tables.matching.seats import DISPATCH_TABLES, FAIR_TABLES, SEATS_FOLDER, TRAINING_TABLES
from anye.tables.shape import Shape

DrawnProfiles = Mapping[str, pl.DataFrame]
DRAWN_TABLES: Mapping[str, Shape] = {
    **PROFILE_TABLES,
    **TRAINING_TABLES,
    **DISPATCH_TABLES,
    **FAIR_TABLES,
}
SEED = 20261124
CITY_SEEKERS, CITY_POSTS = 400_000, 100_000
SEEKERS_A_POST = 4  # with two openings a post, there is half a seat a seeker
YEAR = 2026  # of a crowd: its first day is when all are matched
_JANUARY = 1
_EPOCH = date(1970, 1, 1)
_MOST_COURSES = 300


def draw_crowd(
    seekers: int = CITY_SEEKERS, posts: int = CITY_POSTS, *, seed: int = SEED
) -> DrawnProfiles:
    """Draw a made-up crowd: so many seekers, so many posts, 250 townships."""
    setting = Setting(seed, day_number(YEAR), minimum_wage_of(YEAR * 100 + _JANUARY))
    people, offers = draw_applicants(seed, seekers), draw_offers(seed, posts)
    return _profiles(setting, people, offers, MADE_UP_TOWNSHIPS)


def draw_profiles(town: Town, firms: Firms, registered: Registered) -> DrawnProfiles:
    """Draw what a town's matching has before it on the day after its years."""
    year = town.years[-1] + 1
    setting = Setting(town.seed, day_number(year), minimum_wage_of(year * 100 + _JANUARY))
    people = applicants_of_town(town, registered)
    posts = max(len(people) // SEEKERS_A_POST, 1)
    return _profiles(setting, people, offers_of_town(town.seed, firms, posts), list(TOWNSHIPS))


def _profiles(
    setting: Setting, people: Applicants, offers: Hirers, townships: Sequence[int]
) -> DrawnProfiles:
    drawn, posts = draw_posts(setting, offers)
    tables = {
        **seeker_tables(setting, people),
        "posts": posts,
        **demand_tables(setting.seed, drawn),
        "reserved_seats": reserved_seats(setting.seed, drawn),
        "places": draw_places(townships),
    }
    day = _EPOCH + timedelta(days=setting.day)
    tables["placement_decisions"] = draw_decisions(setting.seed, tables, day)
    tables |= workshop_tables(setting, townships, max(len(townships) * 2 // 3, 1))
    tables |= course_tables(setting, tables, min(max(len(people) // 300, 4), _MOST_COURSES))
    tables |= fair_tables(setting, tables)
    return {name: _fitted(shape, tables.pop(name)) for name, shape in DRAWN_TABLES.items()}


def _fitted(shape: Shape, table: pl.DataFrame) -> pl.DataFrame:
    """Return a table in its declared columns and types, in the order of its key."""
    whole: pl.DataFrame = shape.cast(nw.from_native(table.lazy())).to_native().collect()
    return whole.sort(shape.key)


def write_profiles(folder: Path, profiles: DrawnProfiles, *, year: int = YEAR) -> Path:
    """Write each table as a Parquet file of its name, and what must come out of matching them."""
    beside = folder / SEATS_FOLDER
    beside.mkdir(parents=True, exist_ok=True)
    for name, table in profiles.items():
        place = folder if name in PROFILE_TABLES else beside
        table.write_parquet(place / f"{name}.parquet", compression="zstd")
    write_truths(folder, truths_of(profiles, year))
    return folder
