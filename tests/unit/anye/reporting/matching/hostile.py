"""A small match whose posts have titles that would like to be more than text."""

from datetime import date

import polars as pl

from anye.matching.match import match
from anye.matching.profiles.read import read
from anye.matching.settings import Settings
from anye.reporting.matching.material import report_material
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matching.matches import match_of

DAY = date(2026, 1, 5)
SCRIPT = "<script>alert('x')</script>"
FORMULA = "=cmd|'/C calc'!A0"
MARKUP = '"><img src=x onerror=alert(1)> #emph[*粗*] & ﬁn'
WARNING = "留意这一点"

CHECKS = pl.DataFrame(
    {
        "check": ["seats", "bound"],
        "zh": ["名额", "上界"],
        "en": ["seats", "bound"],
        "rows": [10, 20],
        "offences": [0, 2],
        "first": ["", "7/8"],
    }
)
FIGURES = pl.DataFrame(
    {
        "figure": ["overload", "overload", "envy"],
        "way": ["proposals", "top_post", "first_come"],
        "zh": ["拥挤", "拥挤", "羡慕"],
        "en": ["overload", "overload", "envy"],
        "value": [125, 8000, 7],
        "unit": ["per_10000", "per_10000", "pairs"],
    }
)
AUDIT = {"audit": CHECKS, "match_figures": FIGURES}


def hostile_material(folder):
    """Match a crowd with hostile titles, floors out of reach, and return the material."""
    crowd = dict(draw_crowd(400, 90, seed=7))
    names = pl.Series("title", [SCRIPT, FORMULA, MARKUP])
    chosen = names.gather(pl.int_range(crowd["posts"].height, eager=True) % len(names))
    crowd["posts"] = crowd["posts"].with_columns(chosen)
    profiles = write_profiles(folder / "profiles", crowd)
    match(profiles, folder / "matches", Settings(DAY, floor_per_mille=1000), lambda *_: None)
    return report_material(match_of(folder / "matches"), read(profiles).tables, (WARNING,))
