"""What an ID says, whatever it begins with and whatever is left of it."""

import narwhals as nw
import pytest

from anye.linkage.persons.ids import (
    born_in,
    exact_body,
    is_number,
    region_elsewhere,
    resident_id_of,
)
from anye.tables.engines.duckdb_engine import DuckDBEngine

WHOLE, OLD = "11010519491231002X", "110105491231002"


def of(reading, given):
    engine = DuckDBEngine()
    made = engine.small({"given": [given]}).select(found=reading(nw.col("given")))
    return engine.fetch(made)[0]["found"]


@pytest.mark.parametrize(
    ("person", "resident_id"),
    [
        (11010519491231002, "11010519491231002X"),  # the standard's own example
        (2027420030224456, "020274200302244568"),  # a slip that the check character lets through
    ],
)
def test_a_persons_number_gives_back_the_resident_id(person, resident_id):
    assert of(resident_id_of, person) == resident_id


@pytest.mark.parametrize(
    ("given", "body"),
    [
        (WHOLE, WHOLE[:17]),
        (OLD, WHOLE[:17]),
        (f"{WHOLE}44", WHOLE[:17]),
        (f"{WHOLE}99", None),  # no kind of disability
        (WHOLE[:17], None),
        ("1.10105E+17", None),
        ("", None),
    ],
)
def test_the_one_person_whose_number_it_can_be(given, body):
    assert of(exact_body, given) == body


@pytest.mark.parametrize(
    ("given", "born"),
    [
        (WHOLE, "19491231"),
        (OLD, "19491231"),
        ("110105194913310021", None),  # there is no thirteenth month
        ("110105", None),
        ("1.10105E+17", None),
    ],
)
def test_the_birth_date_inside(given, born):
    assert of(born_in, given) == born


@pytest.mark.parametrize(
    ("given", "region"),
    [
        (WHOLE, "110105"),
        ("1.10105E+17", "110105"),
        ("1.10105194912E+17", "110105"),
        ("1.20225E+17", None),  # of the district itself, as most are
        ("120119198001010019", None),
        ("1.1E+17", None),
        ("1.10105E+14", None),
        ("", None),
    ],
)
def test_the_region_where_it_is_another_district(given, region):
    assert of(region_elsewhere, given) == region


@pytest.mark.parametrize(
    ("given", "is_one"), [(WHOLE, True), (OLD, True), ("王小明", False), ("12", False)]
)
def test_what_can_only_be_a_number(given, is_one):
    assert of(is_number, given) is is_one
