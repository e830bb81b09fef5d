"""Small tables of courses, workshops and fairs, by hand."""

from datetime import date, timedelta

import polars as pl

from anye.tables.matching.seats import SEAT_TABLES
from anye.tables.shape import DTYPES

MONDAY = date(2026, 3, 2)


def table(name, rows):
    columns = SEAT_TABLES[name].columns
    schema = {column: DTYPES[one.dtype] for column, one in columns.items()}
    polars = {column: getattr(pl, dtype.__name__) for column, dtype in schema.items()}
    return pl.DataFrame(rows, schema=polars, orient="row")


def courses(*rows):
    """Rows of (seats, class_min, cost)."""
    dated = [
        (n, "课", 0, *row, MONDAY, MONDAY + timedelta(30)) for n, row in enumerate(rows, start=1)
    ]
    return table("courses", dated)


def course_wishes(wishes, barred=()):
    """Courses by seeker, the first choice first."""
    rows = [
        (seeker, course, rank, (seeker, course) not in barred)
        for seeker, chosen in wishes.items()
        for rank, course in enumerate(chosen, start=1)
    ]
    return table("course_wishes", rows)


def dispatch_tables(weekly, skills, orders):
    """Hours a week by workshop; skills by workshop; (lots, lot hours, pay, skill, first, weeks)."""
    weeks = [
        (shop, MONDAY + timedelta(7 * n), hours)
        for shop, by_week in weekly.items()
        for n, hours in enumerate(by_week)
    ]
    made = [
        (
            n,
            "件",
            lots * lot_hours,
            lot_hours,
            pay,
            0,
            skill,
            MONDAY + timedelta(7 * first),
            MONDAY + timedelta(7 * (first + long) - 1),
        )
        for n, (lots, lot_hours, pay, skill, first, long) in enumerate(orders, start=1)
    ]
    return {
        "workshops": table("workshops", [(shop, "坊", 120119001) for shop in weekly]),
        "workshop_weeks": table("workshop_weeks", weeks),
        "workshop_skills": table("workshop_skills", skills),
        "orders": table("orders", made),
    }


def fair_tables(slots, tables, wishes, seats=None, ranks=None):
    """Tables by booth; (seeker, booth, score[, rank]); seats by booth; rank by (booth, seeker)."""
    seats = seats or {}
    booths = [(1, booth, 7, booth, n, seats.get(booth, 1)) for booth, n in tables.items()]
    ranked = [(1, *pair, rank) for pair, rank in (ranks or {}).items()]
    return {
        "fairs": table("fairs", [(1, MONDAY, 540, slots, 15)]),
        "booths": table("booths", booths),
        "interview_wishes": table("interview_wishes", [(1, *(*wish, 0)[:4]) for wish in wishes]),
        "booth_ranks": table("booth_ranks", ranked),
    }
