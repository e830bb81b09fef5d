"""Figures by which a match is judged are what anybody would count by hand."""

import numpy as np
import polars as pl
import pytest
from tests.property.test_every_match_passes_its_audit import matched, profiles
from tests.unit.anye.matching.candidates import plainly

from anye.codes.words.matching import WAYS
from anye.matching.audit.case import case_of
from anye.matching.audit.crowds import Crowd, gini, overload, queue
from anye.matching.audit.figures import FIGURES, figures
from anye.matching.audit.seen import seen
from anye.matching.settings import Settings
from anye.tables.matching.audits import AUDIT_TABLES

SEED = 9  # of a small world in which somebody envies somebody


def crowd(seats, shown):
    return Crowd(np.array(seats), np.array(shown))


def test_a_crowd_counts_who_stands_beyond_the_seats():
    assert overload(crowd([2, 1, 0], [5, 0, 1]), 1) == (4, 6)
    assert queue(crowd([2, 1], [4, 0])) == 2
    assert overload(crowd([2, 1], [4, 0]), 2) == (0, 4)


@pytest.mark.parametrize(
    ("seats", "shown", "unequal"),
    [
        ([1, 1, 1, 1], [3, 3, 3, 3], 0),
        ([2, 1], [4, 2], 0),
        ([1, 1, 1, 1], [0, 0, 0, 8], 7500),
        ([5, 0], [5, 0], 0),
        ([1, 1], [0, 0], 0),
    ],
)
def test_gini_is_nought_where_all_seats_are_shown_alike(seats, shown, unequal):
    assert gini(crowd(seats, shown)) == unequal


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    given = profiles(SEED, 80, 20)
    return case_of(given, matched(given, Settings(), tmp_path_factory.mktemp("m")))


@pytest.fixture(scope="module")
def table(case):
    return figures(case, seen(case, 1))


def value(table, figure, way="proposals"):
    return table.filter((pl.col("figure") == figure) & (pl.col("way") == way))["value"].item()


def test_every_figure_has_words_a_unit_and_a_way(table):
    shape = AUDIT_TABLES["match_figures"]
    assert table.columns == list(shape.columns)
    assert not table.select(shape.key).is_duplicated().any()
    assert set(table["way"]) <= set(WAYS)
    kinds = {figure.partition(":")[0] for figure in table["figure"]}
    assert set(FIGURES) - kinds <= {"decided"}
    assert not table["zh"].str.contains("[{}]").any()


@pytest.mark.parametrize(("way", "least"), [("proposals", 1), ("first_come", 5)])
def test_blocking_pairs_are_those_found_by_trying_every_pair(case, table, way, least):
    """A seeker and a post block if both would rather: by the one score, or a seat is left."""
    rows = {name: table.rows(named=True) for name, table in case.profiles.tables.items()}
    ways = case.tables["other_ways"].filter(pl.col("way") == way)
    placed = ways if way == "first_come" else case.tables["proposals"]
    own = dict(placed.select("seeker_id", "score").iter_rows())
    given = placed.join(case.sides.kept, on="seeker_id", how="anti")
    blocking, envious = 0, set()
    for seeker, post in could_meet(case, rows):
        score = sum(plainly.parts(rows, seeker, post))
        is_left, held = lots_of(case, given, rows, (seeker, post))
        if score > own.get(seeker["seeker_id"], -1) and (is_left or score > min(held)):
            blocking += 1
            envious |= set() if is_left else {seeker["seeker_id"]}
    assert blocking >= least
    assert value(table, "blocking", way) == blocking
    assert value(table, "envy", way) == len(envious)


def could_meet(case, rows):
    """Give the pairs that no limit and no person keeps apart, of those without a kept seat."""
    barred, kept = set(case.sides.barred.rows()), set(case.sides.kept["seeker_id"])
    for seeker in rows["seekers"]:
        number = seeker["seeker_id"]
        if number in case.sides.seekers.ids and number not in kept:
            for post in rows["posts"]:
                is_barred = (number, post["post_id"]) in barred
                if not is_barred and not plainly.limits(rows, seeker, post):
                    yield seeker, post


def lots_of(case, given, rows, pair):
    """Return whether a seat for the seeker is left, and the scores that hold one."""
    seeker, post = pair
    reserves = plainly.of(rows, "reserved_seats", "post_id", post["post_id"])
    lots = {False} | {
        True for row in reserves if plainly.is_for(seeker, row["levels"], row["categories"])
    }
    theirs = (pl.col("post_id") == post["post_id"]) & pl.col("is_reserved").is_in(lots)
    seats = case.tables["lot_prices"].filter(theirs).rows(named=True)
    held = given.filter(theirs)
    is_left = any(
        lot["seats"] > held.filter(pl.col("is_reserved") == lot["is_reserved"]).height
        for lot in seats
    )
    return is_left, held["score"].to_list() or [1000]


def test_the_price_of_floors_is_what_the_sum_lost(case, table):
    said = case.match.manifest
    lost = said["objective_without_floors"] - said["objective"]
    assert value(table, "floors_cost") == lost
    assert value(table, "score", "without_floors") == said["objective_without_floors"]
    assert value(table, "bound") >= value(table, "bound_of_lists") == said["bound"]


def test_decisions_and_objections_of_people_are_counted(case, table):
    decided = case.profiles.tables["placement_decisions"]
    assert decided.height
    assert value(table, "kept") + value(table, "barred") == decided.height
    assert value(table, "decided:agreed") == decided.height
    assert value(table, "objecting") == case.profiles.tables["seekers"]["objects"].sum()
