"""The forty seekers and forty posts of the YAML files beside this one, as matching reads them."""

import math
from datetime import date
from pathlib import Path

import narwhals as nw
import polars as pl
import yaml

from anye.codes.lists import WorkForm
from anye.tables.matching.profiles import PROFILE_TABLES

HERE = Path(__file__).parent
DAY = date(2026, 1, 1)
FIRST_TOWNSHIP = 990_000_001
KM_OF_A_DEGREE = 111.195
FEN = 100


def sheet(name):
    """Return one of the YAML files."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))


def tables(seekers, posts, decisions=()):
    """Return the profile tables of seekers and posts as the sheets write them."""
    places = sheet("places")
    codes = {name: FIRST_TOWNSHIP + place for place, name in enumerate(places)}
    rows = {
        "seekers": [_seeker(row, codes) for row in seekers],
        "seeker_wishes": [
            {"seeker_id": row["seeker"], "occupation": occupation, "weight": 3 - place}
            for row in seekers
            for place, occupation in enumerate(row.get("wishes", []))
        ],
        "seeker_refusals": _listed(seekers, "refuses", "occupation"),
        "seeker_skills": _listed(seekers, "skills", "skill"),
        "seeker_capacities": [
            _told(row, item, level) for row in seekers for item, level in row.get("can", {}).items()
        ],
        "seeker_needs": [
            {"seeker_id": row["seeker"], "accommodation": code, "is_must": how == "must"}
            for row in seekers
            for code, how in row.get("needs", {}).items()
        ],
        "posts": [_post(row, codes) for row in posts],
        "post_tasks": [
            {"post_id": row["post"], "task": task, "says": says}
            for row in posts
            for task, says in row.get("tasks", {}).items()
        ],
        "post_demands": [
            _demand(row, item, asked)
            for row in posts
            for item, asked in row.get("demands", {}).items()
        ],
        "post_accommodations": [
            {"post_id": row["post"], "accommodation": code, "is_there": how == "has"}
            for row in posts
            for how in ("has", "can_buy")
            for code in row.get(how, [])
        ],
        "post_skills": [
            {"post_id": row["post"], "skill": skill, "is_must": how == "must"}
            for row in posts
            for skill, how in row.get("skills", {}).items()
        ],
        "reserved_seats": [_reserve(row) for row in posts if "reserved" in row],
        "places": [_place(codes[name], *where) for name, where in places.items()],
        "placement_decisions": [_decision(row) for row in decisions],
    }
    return {name: _table(name, found) for name, found in rows.items()}


def whole_world():
    """Return the tables of all forty seekers and posts, with what is decided already."""
    return tables(sheet("seekers"), sheet("posts"), sheet("decisions"))


def _table(name, rows):
    shape = PROFILE_TABLES[name]
    empty = {column: [] for column in shape.columns}
    frame = pl.DataFrame(rows or empty, infer_schema_length=None)
    return shape.cast(nw.from_native(frame.lazy())).to_native().collect()


def _seeker(row, codes):
    return {
        "seeker_id": row["seeker"],
        "as_of": DAY,
        "status": row.get("status", "unemployed"),
        "level": row["level"],
        "categories": _bits(row["categories"]),
        "sex": 0,
        "age_band": 35,
        "township": codes[row["lives"]],
        "education": row["education"],
        "commute_km": row.get("commute_km", -1),
        "commute_reason": row.get("commute_reason", ""),
        "hours_a_day": row.get("hours_a_day", 0),
        "days_a_week": row.get("days_a_week", 0),
        "takes_nights": row.get("takes_nights", False),
        "takes_shifts": row.get("takes_shifts", False),
        "remote": row.get("remote", "no"),
        "wage_min": row.get("wage_min", 0) * FEN,
        "forms": sum(WorkForm[name] for name in row.get("forms", [])),
        "objects": row.get("objects", False),
    }


def _post(row, codes):
    least, most = row.get("wage", (2800, 3200))
    return {
        "post_id": row["post"],
        "employer_id": 600_000_000 + row["post"],
        "title": row["zh"],
        "occupation": row["occupation"],
        "openings": row.get("openings", 1),
        "form": int(WorkForm[row.get("form", "OPEN")]),
        "township": codes[row["at"]],
        "remote": row.get("remote", "no"),
        "hours_a_day": row.get("hours_a_day", 8),
        "days_a_week": row.get("days_a_week", 5),
        "has_nights": row.get("has_nights", False),
        "has_shifts": row.get("has_shifts", False),
        "wage_min": least * FEN,
        "wage_max": most * FEN,
        "education_min": row.get("education", 0),
        "education_reason": row.get("education_for", ""),
        "directed_levels": _bits(row.get("directed_levels", [])),
        "directed_categories": _bits(row.get("directed_categories", [])),
        "valid_from": DAY,
        "valid_to": None,
    }


def _told(row, item, level):
    return {
        "seeker_id": row["seeker"],
        "item": item,
        "level": level,
        "source": "assessment",
        "as_of": DAY,
        "confidence": 3,
    }


def _demand(row, item, asked):
    return {
        "post_id": row["post"],
        "item": item,
        "level": asked["level"],
        "is_essential": not asked.get("helps", False),
        "task": asked.get("task", ""),
        "adaptable_by": asked.get("instead", ""),
    }


def _reserve(row):
    kept = row["reserved"]
    return {
        "post_id": row["post"],
        "levels": _bits(kept.get("levels", [])),
        "categories": _bits(kept.get("categories", [])),
        "seats": kept["seats"],
    }


def _place(code, east, north):
    middle = 30.0
    return {
        "township": code,
        "latitude": round((middle + north / KM_OF_A_DEGREE) * 1e6),
        "longitude": round(
            (120.0 + east / (KM_OF_A_DEGREE * math.cos(math.radians(middle)))) * 1e6
        ),
        "source": "made up",
        "is_estimated": True,
    }


def _decision(row):
    return {
        "seeker_id": row["seeker"],
        "post_id": row["post"],
        "decision": row["decision"],
        "reason": row["reason"],
        "decided_by": "U-0001",
        "decided_on": DAY,
    }


def _listed(seekers, key, column):
    return [
        {"seeker_id": row["seeker"], column: code} for row in seekers for code in row.get(key, [])
    ]


def _bits(numbers):
    return sum(1 << (number - 1) for number in numbers)
