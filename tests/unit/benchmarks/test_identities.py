"""Who is known and who is spoken of: declared shapes, whole truth, equal from the same seed."""

import polars as pl
import pytest
from benchmarks.worlds.identities import Crowd, write_identities

from anye.codes import resident_id
from anye.tables.links.identities import PEOPLE, PERSON_IDENTITIES

CROWD = Crowd(registered=2_000, contracted=500, records=5_000, employers=100)
FILES = ("people", "person_identities", "records_with_id", "identity_truth")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("identities")
    write_identities(folder, CROWD, seed=1)
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in FILES}


@pytest.mark.parametrize("shape", [PEOPLE, PERSON_IDENTITIES], ids=lambda shape: shape.name)
def test_tables_have_their_declared_columns_and_keys(written, shape):
    table = written[shape.name]
    assert table.columns == list(shape.columns)
    assert not table.select(shape.key).is_duplicated().any()
    assert table.null_count().drop("given_born_on", strict=False).sum_horizontal().item() == 0


def test_identities_have_no_valid_id_and_the_other_records_have_one(written):
    assert not resident_id.valid(written["person_identities"]["given_id"]).any()
    assert resident_id.valid(written["records_with_id"]["given_id"]).all()


def test_the_truth_knows_every_identity_once(written):
    truth = written["identity_truth"]
    assert set(truth["identity"]) == set(written["person_identities"]["identity"])
    assert truth["identity"].is_unique().all()


def test_who_is_linked_in_truth_is_known_and_a_third_is_nobody(written):
    truth, people = written["identity_truth"], set(written["people"]["person_id"])
    assert set(truth["person_id"]) - {0} <= people
    assert 0.25 < (truth["person_id"] == 0).mean() < 0.35


def test_equal_seeds_give_equal_files(written, tmp_path):
    write_identities(tmp_path, CROWD, seed=1)
    for name in FILES:
        assert pl.read_parquet(tmp_path / f"{name}.parquet").equals(written[name])


def test_a_record_without_id_and_name_is_to_be_linked_with_nobody(written):
    said = written["person_identities"].join(written["identity_truth"], on="identity")
    nameless = said.filter(pl.col("given_id") == "", pl.col("given_name") == "")
    assert nameless.height
    assert (nameless["person_id"] == 0).all()
