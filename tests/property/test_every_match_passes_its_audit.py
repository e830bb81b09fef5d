"""Whatever the profiles, a match passes its audit, and is the same for any number of threads.

The small worlds are drawn so that limits, ties, reserves, decisions and objections meet; what made
the match and what audits it share no code but the reading of tables.
"""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds

from anye.matching import match as matching
from anye.matching.audit.audit import audited
from anye.matching.audit.case import case_of
from anye.matching.profiles.files import without_lines
from anye.matching.profiles.read import Profiles
from anye.matching.profiles.typed import empty
from anye.matching.settings import Settings
from anye.tables.matching.matches import match_of
from anye.tables.matching.proposals import MATCH_TABLES
from anye.tables.matching.seats import HELD_SEATS

FLOORS, CANDIDATES = st.sampled_from((0, 800, 1000)), st.sampled_from((1, 3, 100))


SEEDS = st.integers(0, 2**32)


def profiles(seed, seekers, posts):
    """Draw a world whose officers have decided on some, and of whom some do not take part."""
    rows, chance = worlds.world(seed, seekers, posts), Random(seed)  # noqa: S311
    free = {post["post_id"]: post["openings"] for post in rows["posts"]}
    for seeker in rows["seekers"][1:]:  # somebody seeks
        seeker["objects"] = chance.random() < 0.1
        seeker["status"] = chance.choice(("unemployed", "employed", "employed", "withdrawn"))
        for post in chance.sample(sorted(free), min(2, posts)):
            decision = chance.choice(("keep", "bar", "", "", ""))
            if decision == "bar" or (decision and free[post]):
                rows["placement_decisions"].append(_decided(seeker, post, decision))
            if decision == "keep" and free[post]:
                free[post] -= 1
                break
    tables = worlds.tables(rows)
    tables["placement_decisions"] = tables["placement_decisions"].unique(["seeker_id", "post_id"])
    return Profiles(tables, (), {"seed": str(seed)}, without_lines(empty(HELD_SEATS)))


def _decided(seeker, post, decision):
    return {
        "seeker_id": seeker["seeker_id"],
        "post_id": post,
        "decision": decision,
        "reason": "agreed",
        "decided_by": "officer",
        "decided_on": worlds.DAY,
    }


def quiet(*step):
    """Tell nobody of a step."""


def matched(given, asked, out):
    """Write a match of profiles that are in memory."""
    made = matching.worked_out(given, asked, quiet)
    tables = matching.tables_of(given, made)
    manifest = matching.manifest_of(given, asked, made, tables)
    matching.write_match(tables, manifest, out / manifest["run_id"])
    return match_of(out)


def check(given, floor, k):
    asked = {"floor_per_mille": floor, "candidates": k}
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        first = matched(given, Settings(**asked, threads=1), Path(one))
        second = matched(given, Settings(**asked, threads=2), Path(two))
        for table in MATCH_TABLES:
            assert first.file(table).read_bytes() == second.file(table).read_bytes(), table
        found = audited(case_of(given, first), threads=1)
        wrong = found["audit"].filter(pl.col("offences") > 0)
        assert not wrong.height, wrong.select("check", "offences", "first").rows()
        again = audited(case_of(given, second), threads=2)
        assert all(again[name].equals(table) for name, table in found.items())


@settings(max_examples=12)
@given(seed=SEEDS, seekers=st.integers(1, 40), posts=st.integers(1, 15), floor=FLOORS, k=CANDIDATES)
def test_every_match_passes_its_audit(seed, seekers, posts, floor, k):
    check(profiles(seed, seekers, posts), floor, k)


@pytest.mark.long
@settings(max_examples=1_000)
@given(
    seed=SEEDS, seekers=st.integers(1, 150), posts=st.integers(1, 60), floor=FLOORS, k=CANDIDATES
)
def test_every_match_of_a_larger_world_passes_its_audit(seed, seekers, posts, floor, k):
    check(profiles(seed, seekers, posts), floor, k)
