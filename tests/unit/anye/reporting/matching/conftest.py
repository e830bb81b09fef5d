"""A small match whose posts have hostile titles, and the material of its report."""

from datetime import date

import polars as pl
import pytest

from anye.matching.match import Settings, match
from anye.matching.profiles.read import read
from anye.reporting.matching.material import material_of
from anye.reporting.matching.persons import told
from anye.reporting.matching.report import report_of
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matches import match_of

DAY = date(2026, 1, 5)
SCRIPT = "<script>alert('x')</script>"
FORMULA = "=cmd|'/C calc'!A0"
MARKUP = '"><img src=x onerror=alert(1)> #emph[*粗*] & ﬁn'


def hostile(titles):
    names = pl.Series([SCRIPT, FORMULA, MARKUP])
    return names.gather(pl.int_range(len(titles), eager=True) % len(names)).alias("title")


@pytest.fixture(scope="session")
def profiles(tmp_path_factory):
    crowd = dict(draw_crowd(400, 90, seed=7))
    crowd["posts"] = crowd["posts"].with_columns(hostile(crowd["posts"]["title"]))
    return write_profiles(tmp_path_factory.mktemp("profiles"), crowd)


@pytest.fixture(scope="session")
def made(tmp_path_factory, profiles):
    out = tmp_path_factory.mktemp("matches")
    match(profiles, out, Settings(DAY, floor_per_mille=1000), lambda _: None)
    return match_of(out)


@pytest.fixture(scope="session")
def material(made, profiles):
    return material_of(made, read(profiles).tables, ("留意这一点",))


@pytest.fixture(scope="session")
def report(material):
    return report_of(material, told(material, "zh"), "zh")


@pytest.fixture(scope="session")
def in_english(material):
    return report_of(material, told(material, "en"), "en")
