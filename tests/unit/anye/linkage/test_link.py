import pytest
from tests.unit.anye.assessment.hand_made import ANNA, BELA, SHOP
from tests.unit.anye.linkage.unidentified import InDoubt

from anye.linkage.link import link
from anye.tables.duckdb_engine import DuckDBEngine
from anye.tables.identities import PERSON_LINKS

ANNA_OLD = "120119800101001"


@pytest.fixture
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


@pytest.fixture
def made(tmp_path):
    found = InDoubt(tmp_path)
    found.add("disability_certificates", person_id=ANNA, name="王小明")
    found.add("disability_certificates", person_id=BELA, name="李娜")
    found.add("employers", employer_id=SHOP)
    return found


def linked(engine, made, tmp_path, name="links"):
    folder = tmp_path / name
    folder.mkdir()
    rows = link(made.feeds(engine), made.decisions(engine), folder)
    links = engine.fetch(engine.scan(PERSON_LINKS, [folder / "person_links.parquet"]))
    return {one["identity"]: one for one in links}, rows, folder


def test_an_id_of_fifteen_digits_is_the_person_who_has_it(engine, made, tmp_path):
    who = made.doubt(
        "wage_months",
        "202503",
        given_id=ANNA_OLD,
        given_name="王小明",
        employer_id=SHOP,
        month=202503,
    )
    links, rows, folder = linked(engine, made, tmp_path)
    assert (links[who]["person_id"], links[who]["band"]) == (ANNA, "certain")
    assert links[who]["how"] == "id_of_15"
    assert rows["added"] == 1
    file = folder / "added" / "wage_months" / "202503.parquet"
    (added,) = engine.fetch(engine.open([file]))
    assert (added["person_id"], added["employer_id"], added["wage"]) == (ANNA, SHOP, 400000)


def test_a_blank_is_nobody(engine, made, tmp_path):
    who = made.doubt("wage_months", "202503", given_name="", employer_id=SHOP, month=202503)
    links, rows, _ = linked(engine, made, tmp_path)
    assert (links[who]["person_id"], links[who]["band"]) == (0, "none")
    assert rows["added"] == 0
