"""Small worlds of seekers and posts, drawn so that every limit and tie occurs."""

from datetime import date
from random import Random

import narwhals as nw
import polars as pl

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS, SKILLS
from anye.matching.profiles.encode import encode
from anye.tables.matching.profiles import PROFILE_TABLES
from anye.tables.shape import DTYPES

TOWNSHIPS = (990000001, 990000002, 990000003, 990000004)  # the last has no place
OCCUPATIONS = (4030201, 4030202, 4030300, 4020101, 6010000, 4000000, 2020301)
FEW = 6  # codes of each list that are used: small worlds are to meet
DAY = date(2026, 1, 1)


def table(name, rows):
    """Return rows as a table of its declared shape."""
    shape = PROFILE_TABLES[name]
    columns = {
        column: pl.Series(
            [row.get(column) for row in rows], dtype=getattr(pl, str(DTYPES[declared.dtype]))
        )
        for column, declared in shape.columns.items()
    }
    found = pl.DataFrame(columns)
    shape.fit(nw.from_native(found.lazy()))
    return found


def whole(**given):
    """Return all tables; those not given are empty."""
    return {name: table(name, given.get(name, [])) for name in PROFILE_TABLES}


def world(seed, seekers=12, posts=15):
    """Draw the rows of each table."""
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    rows = {name: [] for name in PROFILE_TABLES}
    for number in chance.sample(range(1, 10 * seekers), seekers):
        _add_seeker(chance, rows, number)
    for number in chance.sample(range(1000, 1000 + 10 * posts), posts):
        _add_post(chance, rows, number)
    for n, township in enumerate(TOWNSHIPS[:-1]):
        rows["places"].append(
            {
                "township": township,
                "latitude": 40_000_000 + 60_000 * n,
                "longitude": 117_000_000 + 30_000 * n,
                "source": "made up",
                "is_estimated": n == 1,
            }
        )
    return rows


def tables(rows):
    """Return drawn rows as tables."""
    return whole(**rows)


def sides(seed, seekers=12, posts=15):
    """Draw a world as arrays."""
    return encode(tables(world(seed, seekers, posts)))


def some(chance, codes, share=0.3):
    return [code for code in list(codes)[:FEW] if chance.random() < share]


def _add_seeker(chance, rows, number):
    rows["seekers"].append(
        {
            "seeker_id": number,
            "as_of": DAY,
            "status": "unemployed",
            "level": chance.randint(1, 4),
            "categories": 1 << chance.randrange(7),
            "sex": chance.randint(0, 2),
            "age_band": 25,
            "township": chance.choice(TOWNSHIPS),
            "education": chance.randint(1, 5),
            "commute_km": chance.choice((-1, 0, 3, 8, 20)),
            "commute_reason": "",
            "hours_a_day": chance.choice((0, 6, 8)),
            "days_a_week": chance.choice((0, 5, 6)),
            "takes_nights": chance.random() < 0.6,
            "takes_shifts": chance.random() < 0.6,
            "remote": chance.choice(("no", "also", "only")),
            "wage_min": chance.choice((0, 0, 250_000, 300_000)),
            "forms": chance.choice((0, 0, 1, 3)),
            "objects": False,
        }
    )
    for weight, occupation in enumerate(chance.sample(OCCUPATIONS, chance.randint(0, 3)), 1):
        rows["seeker_wishes"].append(
            {"seeker_id": number, "occupation": occupation, "weight": weight}
        )
    if chance.random() < 0.3:
        rows["seeker_refusals"].append(
            {"seeker_id": number, "occupation": chance.choice(OCCUPATIONS)}
        )
    for item in some(chance, ITEMS, 0.6):
        rows["seeker_capacities"].append(
            {
                "seeker_id": number,
                "item": item,
                "level": chance.choice((1, 3, 4, 4)),
                "source": "self",
                "as_of": DAY,
                "confidence": 2,
            }
        )
    for code in some(chance, [*list(ACCOMMODATIONS)[:FEW], "shuttle"], 0.15):
        rows["seeker_needs"].append(
            {"seeker_id": number, "accommodation": code, "is_must": chance.random() < 0.5}
        )
    for code in some(chance, SKILLS, 0.5):
        rows["seeker_skills"].append({"seeker_id": number, "skill": code})


def _add_post(chance, rows, number):
    wage = chance.choice((240_000, 280_000, 340_000))
    directed = chance.random() < 0.15
    openings = chance.randint(1, 3)
    rows["posts"].append(
        {
            "post_id": number,
            "employer_id": 1,
            "title": "岗位",
            "occupation": chance.choice(OCCUPATIONS),
            "openings": openings,
            "form": chance.choice((1, 1, 1, 2, 4, 8)),
            "township": chance.choice(TOWNSHIPS),
            "remote": chance.choice(("no", "no", "partly", "fully")),
            "hours_a_day": chance.choice((4, 6, 8)),
            "days_a_week": chance.choice((5, 5, 6)),
            "has_nights": chance.random() < 0.2,
            "has_shifts": chance.random() < 0.2,
            "wage_min": wage,
            "wage_max": wage + chance.choice((0, 20_000)),
            "education_min": chance.choice((0, 0, 2, 3)),
            "education_reason": "",
            "directed_levels": 3 if directed else 0,
            "directed_categories": 0,
            "valid_from": DAY,
            "valid_to": None,
        }
    )
    rows["post_tasks"].append({"post_id": number, "task": "a", "says": "做"})
    for item in some(chance, ITEMS, 0.3):
        rows["post_demands"].append(
            {
                "post_id": number,
                "item": item,
                "level": chance.randint(1, 4),
                "is_essential": chance.random() < 0.6,
                "task": chance.choice(("a", "a", "")),
                "adaptable_by": chance.choice(("", "", next(iter(ACCOMMODATIONS)))),
            }
        )
    for code in some(chance, [*list(ACCOMMODATIONS)[: FEW - 1], "shuttle"], 0.5):
        rows["post_accommodations"].append(
            {"post_id": number, "accommodation": code, "is_there": chance.random() < 0.6}
        )
    for code in some(chance, SKILLS, 0.2):
        rows["post_skills"].append(
            {"post_id": number, "skill": code, "is_must": chance.random() < 0.4}
        )
    if chance.random() < 0.3:
        rows["reserved_seats"].append(
            {
                "post_id": number,
                "levels": chance.choice((0, 3)),
                "categories": chance.choice((0, 12)),
                "seats": chance.randint(1, openings),
            }
        )
