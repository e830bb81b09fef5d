"""On Spark a match part by part is, byte by byte, the match of one machine part by part."""

import pytest
from tests.integration.spark.conftest import contents

from anye.matching.allocation.auction import auction
from anye.matching.allocation.floors import groups_of
from anye.matching.allocation.flow import optimum
from anye.matching.allocation.market import market
from anye.matching.allocation.placed import worth_of
from anye.matching.candidates.search import candidates
from anye.matching.nation.machines import Here
from anye.matching.nation.match import SettingsInParts, match_in_parts
from anye.matching.profiles.decided import decisions
from anye.matching.profiles.encode import encode
from anye.synthetic.profiles.draw import draw_crowd, write_profiles

pytestmark = [pytest.mark.spark, pytest.mark.long, pytest.mark.enable_socket]

SETTINGS = SettingsInParts(seekers_a_part=1_000)  # of 3,000


def quiet(*step):
    """Tell nobody of a step."""


@pytest.fixture(scope="module")
def crowd():
    return draw_crowd(3_000, 750, seed=11)


@pytest.fixture(scope="module")
def folder(crowd, tmp_path_factory):
    return write_profiles(tmp_path_factory.mktemp("profiles"), crowd)


@pytest.fixture(scope="module")
def here(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("here")
    return out, match_in_parts(folder, out, SETTINGS, Here(), quiet)


@pytest.mark.parametrize("rest_per_mille", [0, 50])
def test_it_is_the_match_of_one_machine(session, folder, here, tmp_path, rest_per_mille):
    from anye.matching.nation.on_spark import OnSpark  # noqa: PLC0415 (only where pyspark is)

    machines = OnSpark(session, most_rounds=20, rest_per_mille=rest_per_mille)
    match_in_parts(folder, tmp_path, SETTINGS, machines, quiet)
    assert contents(tmp_path) == contents(here[0])
    assert 2 < machines.rounds_there <= 20
    assert machines.rounds_there < here[1]["rounds"]


def test_what_is_proven_covers_the_best(crowd, here):
    _, manifest = here
    both = encode(crowd)
    found = candidates(both.seekers, both.posts, both.reach)
    kept = decisions(crowd["placement_decisions"], both.seekers, both.posts)
    made = market(both.seekers, both.posts, found, kept)
    best = worth_of(made, optimum(made, groups_of(both.seekers, both.reach.townships)))
    assert manifest["objective_without_floors"] <= best <= manifest["bound"]
    turns = worth_of(made, auction(made).lots)
    assert abs(turns - manifest["objective_without_floors"]) <= manifest["gap"]
