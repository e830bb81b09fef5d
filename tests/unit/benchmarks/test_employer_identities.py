"""Which employers are spoken of: whole truth, names as in a register, equal from the same seed."""

import polars as pl
import pytest
from benchmarks.worlds.employer_identities import EmployerCrowd, write_employer_identities

from anye.codes import credit_code
from anye.synthetic.mistakes.employers import EMPLOYER_MISTAKES
from anye.tables.feeds.accepted import EMPLOYERS

CROWD = EmployerCrowd(registered=5_000, records=3_000)
FILES = ("employers", "employer_identities", "employer_truth")


def written(folder):
    write_employer_identities(folder, CROWD, seed=1)
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in FILES}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    return written(tmp_path_factory.mktemp("employers"))


def test_the_register_has_its_declared_columns_and_valid_codes_once_each(crowd):
    employers = crowd["employers"]
    assert employers.columns == list(EMPLOYERS.columns)
    assert credit_code.valid(employers["credit_code"]).all()
    assert employers["employer_id"].is_unique().all()


def test_few_employers_share_a_name(crowd):
    assert 0 < crowd["employers"]["employer_name"].is_duplicated().mean() < 0.03


def test_the_truth_knows_every_identity_once_and_a_third_is_nobody(crowd):
    truth, said = crowd["employer_truth"], crowd["employer_identities"]
    assert truth["employer_identity"].to_list() == said["employer_identity"].to_list()
    assert said["employer_identity"].is_unique().all()
    assert set(truth["employer_id"]) - {0} <= set(crowd["employers"]["employer_id"])
    assert 0.25 < (truth["employer_id"] == 0).mean() < 0.4


def test_no_identity_has_a_valid_code(crowd):
    assert not credit_code.valid(crowd["employer_identities"]["given_code"]).any()


def test_every_kind_of_mistake_is_there(crowd):
    kinds = {one for kind in crowd["employer_truth"]["kind"] for one in kind.split("+")}
    assert kinds >= EMPLOYER_MISTAKES.keys()


def test_equal_seeds_give_equal_files(crowd, tmp_path):
    again = written(tmp_path)
    assert all(again[name].equals(crowd[name]) for name in FILES)
