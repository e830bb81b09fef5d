from datetime import date

import pytest
from tests.made.hand_made import ANNA, BELA, MILL, OFFICE, SHOP, HandMade

from anye.linkage.employers.known import known_employers
from anye.linkage.findings import link_findings
from anye.linkage.persons.holders import differing_names, persons
from anye.tables.engines.duckdb_engine import DuckDBEngine


@pytest.fixture
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


def people(engine, made):
    rows = engine.fetch(persons(made.feeds(engine)))
    return {row["person_id"]: row for row in rows}


def test_the_latest_certificate_names_the_person(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("disability_certificates", person_id=ANNA, name="安娜", township=120119001)
    renewed = {"issued_on": date(2024, 6, 1), "name": "安娜丽", "township": 120119100}
    made.add("disability_certificates", person_id=ANNA, **renewed)
    found = people(engine, made)
    assert found.keys() == {ANNA}
    assert found[ANNA]["name"] == "安娜丽"
    assert found[ANNA]["township"] == 120119100
    assert found[ANNA]["is_male"]
    assert found[ANNA]["born_on"] == date(1980, 1, 1)


def test_a_soldier_is_a_person_without_a_township(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("military_certificates", person_id=BELA)
    found = people(engine, made)
    assert found[BELA]["township"] == 0
    assert not found[BELA]["is_male"]


def test_an_older_home_stays_known_when_the_latest_certificate_is_a_soldiers(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("disability_certificates", person_id=ANNA)
    made.add("military_certificates", person_id=ANNA, issued_on=date(2024, 1, 1))
    assert people(engine, made)[ANNA]["township"] == 120119001


def employers(engine, made, *in_months):
    months = engine.hold("months", made.feeds(engine).current("employers").select("employer_id"))
    for extra in in_months:
        engine.connection.execute("INSERT INTO months VALUES (?)", [extra])
    return known_employers(made.feeds(engine), months)


def test_whoever_a_feed_names_is_an_employer(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("employers", employer_id=SHOP)
    contract = made.add("labour_contracts", person_id=ANNA, employer_id=MILL)
    found = {row["employer_id"]: row for row in engine.fetch(employers(engine, made, OFFICE))}
    assert found.keys() == {SHOP, MILL, OFFICE}
    assert {row["employer_id"] for row in found.values() if row["is_registered"]} == {SHOP}
    assert found[MILL]["source_row"] == contract
    assert found[OFFICE]["kind"] == 0


def test_differing_names_and_strangers_are_found(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("disability_certificates", person_id=ANNA, name="王小明")
    made.add("labour_contracts", person_id=ANNA, employer_id=MILL, name="陈丽华")
    made.add("disability_certificates", person_id=BELA, name="贝拉")
    made.add("declarations", employer_id=MILL)
    feeds, known = made.feeds(engine), employers(engine, made)
    found = engine.fetch(link_findings(feeds, known))
    kinds = {(row["finding"], row["person_id"], row["employer_id"]) for row in found}
    assert kinds == {("name_differs", ANNA, 0), ("unregistered_employer", 0, MILL)}
    assert {"王小明 / 陈丽华", ""} == {row["details"] for row in found}


def test_another_way_to_write_a_name_is_no_finding(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("disability_certificates", person_id=ANNA, name="张丽华")
    made.add("military_certificates", person_id=ANNA, name="張麗華")
    made.add("labour_contracts", person_id=ANNA, employer_id=MILL, name="章丽花")
    assert engine.fetch(differing_names(made.feeds(engine))) == []


def test_a_contract_of_somebody_without_a_certificate_is_no_finding(engine, tmp_path):
    made = HandMade(tmp_path)
    made.add("labour_contracts", person_id=BELA, employer_id=MILL, name="王小明")
    made.add("labour_contracts", person_id=BELA, employer_id=SHOP, name="陈丽华")
    assert engine.fetch(differing_names(made.feeds(engine))) == []


def test_a_superseded_row_is_not_read(engine, tmp_path):
    made = HandMade(tmp_path)
    wrong = made.add("disability_certificates", person_id=ANNA)
    made.add("disability_certificates", person_id=BELA)
    made.supersede("disability_certificates", wrong)
    assert people(engine, made).keys() == {BELA}
