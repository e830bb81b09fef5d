"""Which workshops of assisted employment are there, and which orders have they to share out?"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from anye.synthetic.chance import BoolArray, IntArray, chance
from anye.synthetic.days import dates
from anye.synthetic.profiles.setting import Setting
from anye.synthetic.text import picked

# What workshops make: skill, what the order calls it, pieces an hour (0: paid by the hour).
_WORK = (
    ("packing", "纸盒折叠", 60),
    ("assembly", "插头组装", 45),
    ("sewing", "口罩袋缝制", 20),
    ("embroidery", "香包刺绣", 1),
    ("paper_craft", "剪纸窗花", 4),
    ("weaving", "中国结编织", 3),
    ("laundry", "布草洗涤折叠", 0),
    ("baking", "点心分装", 40),
    ("planting", "菌包采摘", 0),
    ("gardening", "花苗分盆", 0),
)
_FIRST_WORKSHOP, _FIRST_ORDER = 3_001, 70_001
_WEEKS, _DAYS_OF_A_WEEK = 12, 7
_MOST_SKILLS = 4
_MEMBERS, _HOURS_OF_A_MEMBER = (8, 40), 20
_OPEN_SHARE, _HOLIDAYS = (0.75, 1.0), 0.04
_LOTS_HOURS = (16, 24, 40, 80)
_ORDERED_SHARE = 0.8  # of the hours there are
_FEN_AN_HOUR = (700, 1_800)


def workshop_tables(
    setting: Setting, townships: Sequence[int], workshops: int
) -> dict[str, pl.DataFrame]:
    """Draw workshops with their hours of each week and skills, and twice as many orders."""
    rng = chance(setting.seed, "workshops")
    number = _FIRST_WORKSHOP + np.arange(workshops)
    hours = _hours(rng, workshops)
    week = _mondays(setting.day)
    who, when = np.nonzero(hours)
    skills = _skills(rng, workshops)
    has, skill = np.nonzero(skills)
    codes = [code for code, _, _ in _WORK]
    return {
        "workshops": pl.DataFrame(
            {
                "workshop_id": number,
                "name": [f"虚构阳光工坊{place + 1}号" for place in range(workshops)],
                "township": rng.choice(np.array(townships), workshops),
            }
        ),
        "workshop_weeks": pl.DataFrame(
            {"workshop_id": number[who], "week": dates(week[when]), "hours": hours[who, when]}
        ),
        "workshop_skills": pl.DataFrame(
            {"workshop_id": number[has], "skill": picked(codes, skill)}
        ),
        "orders": _orders(setting, 2 * workshops, hours.sum() * _ORDERED_SHARE, skills),
    }


def _mondays(day: int) -> IntArray:
    """Return the Mondays of the weeks after a day; 1970-01-05 was one."""
    first = day + (4 - day) % _DAYS_OF_A_WEEK
    return first + _DAYS_OF_A_WEEK * np.arange(_WEEKS)


def _hours(rng: np.random.Generator, workshops: int) -> IntArray:
    members = rng.integers(*_MEMBERS, (workshops, 1))
    hours = members * _HOURS_OF_A_MEMBER * rng.uniform(*_OPEN_SHARE, (workshops, _WEEKS))
    found: IntArray = np.where(rng.random(hours.shape) < _HOLIDAYS, 0, hours).astype(np.int64)
    return found


def _skills(rng: np.random.Generator, workshops: int) -> BoolArray:
    """Draw what the people of each workshop can make, at least one thing."""
    skills = np.zeros((workshops, len(_WORK)), np.bool_)
    for mine in skills:
        mine[rng.choice(len(_WORK), rng.integers(1, _MOST_SKILLS + 1), replace=False)] = True
    return skills


def _orders(setting: Setting, n: int, hours: float, skills: BoolArray) -> pl.DataFrame:
    """Draw orders that ask for about so many hours of work in all, of skills somebody has."""
    rng = chance(setting.seed, "orders")
    made = rng.choice(np.flatnonzero(skills.any(axis=0)), n)
    lot = rng.choice(np.array(_LOTS_HOURS), n)
    share = rng.dirichlet(np.full(n, 2.0))
    lots = np.maximum(np.rint(share * hours / lot), 1).astype(np.int64)
    released = _mondays(setting.day)[rng.integers(0, _WEEKS - 3, n)]
    weeks = rng.integers(2, _WEEKS, n)
    due = np.minimum(released + weeks * _DAYS_OF_A_WEEK, _mondays(setting.day)[-1] + 6)
    pieces = np.array([pieces for _, _, pieces in _WORK])[made]
    an_hour = rng.integers(*_FEN_AN_HOUR, n)
    return pl.DataFrame(
        {
            "order_id": _FIRST_ORDER + np.arange(n),
            "title": picked([title for _, title, _ in _WORK], made),
            "hours": lots * lot,
            "lot_hours": lot,
            "pay": np.where(pieces > 0, an_hour // np.maximum(pieces, 1), an_hour),
            "pieces_an_hour": pieces,
            "skill": picked([code for code, _, _ in _WORK], made),
            "released_on": dates(released),
            "due_on": dates(due),
        }
    )
