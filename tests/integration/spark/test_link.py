"""Linkage on Spark finds the pairs, weights and links that it finds on DuckDB, byte by byte."""

import pytest
from benchmarks.worlds.identities import Crowd, write_identities
from tests.integration.spark.conftest import contents
from tests.made.hand_made import ANNA, BELA, MILL, SHOP
from tests.unit.anye.linkage.unidentified import InDoubt

from anye.linkage.link import link
from anye.linkage.persons.known import People
from anye.linkage.persons.links import person_links
from anye.linkage.persons.model import person_model
from anye.linkage.persons.pairs import Comparing, person_pairs
from anye.linkage.persons.records import of_people
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.identities import PEOPLE, PERSON_IDENTITIES, PERSON_LINKS, PERSON_PAIRS

pytestmark = [pytest.mark.spark, pytest.mark.long, pytest.mark.enable_socket]

CROWD = Crowd(registered=1_000, contracted=250, records=2_000, employers=250)


@pytest.fixture
def spark(session, tmp_path):
    from anye.tables.engines.spark_engine import SparkEngine  # noqa: PLC0415 (only where pyspark is)

    return SparkEngine(session, tmp_path / "spill")


@pytest.fixture
def duckdb():
    engine = DuckDBEngine()
    yield engine
    engine.close()


def crowd_linked(engine, crowd, folder, beside):
    for new in (folder, beside):
        new.mkdir()
    people = engine.scan(PEOPLE, [crowd / "people.parquet"])
    identities = engine.scan(PERSON_IDENTITIES, [crowd / "person_identities.parquet"])
    pairs, model = folder / "person_pairs.parquet", person_model()
    comparing = Comparing(engine, model, beside)
    records = engine.hold("people_records", of_people(engine, people, comparing.beside))
    found = person_pairs(comparing, People(people, records, rows=0), identities)
    engine.write(found, pairs, PERSON_PAIRS.key)
    nobody = engine.small({"answer": [""], "identity": [-1], "person_id": [-1]})
    links = person_links(identities, engine.scan(PERSON_PAIRS, [pairs]), nobody, model)
    engine.write(links, folder / "person_links.parquet", PERSON_LINKS.key)
    return contents(folder)


def test_a_crowd_with_every_kind_of_mistake_is_linked_alike(duckdb, spark, tmp_path):
    write_identities(tmp_path / "crowd", CROWD)
    ours = crowd_linked(duckdb, tmp_path / "crowd", tmp_path / "ours", tmp_path / "beside")
    theirs = crowd_linked(spark, tmp_path / "crowd", tmp_path / "theirs", tmp_path / "too")
    assert theirs == ours


def test_rows_are_added_and_removed_alike(duckdb, spark, tmp_path):
    made = InDoubt(tmp_path)
    made.add("employers", employer_id=SHOP, employer_name="甲厂")
    made.add("employers", employer_id=MILL, employer_name="乙厂")
    for person, name in ((ANNA, "王小明"), (BELA, "李娜")):
        made.add("disability_certificates", person_id=person, name=name)
        made.works(person, SHOP, (202501, 202502))
    said = {"month": 202503, "employer_id": SHOP, "given_name": "王小明"}
    made.doubt("wage_months", "202503", given_id="120119800101001", **said)
    unsure = made.doubt("insured_months", "202503", given_id="12011919800101100X", **said)
    made.doubt("wage_months", "202503", **{**said, "given_name": ""})
    made.answer(unsure, ANNA, "same")
    made.answer(BELA, ANNA, "same", subject="same_person")
    for engine, name in ((duckdb, "ours"), (spark, "theirs")):
        (tmp_path / name).mkdir()
        rows = link(made.feeds(engine), made.decisions(engine), tmp_path / name)
        assert rows["added"] > 0
        assert rows["removed"] > 0
    assert contents(tmp_path / "theirs") == contents(tmp_path / "ours")
