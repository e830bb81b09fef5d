import filecmp
from datetime import date
from pathlib import Path

import pytest
from tests.made.hand_made import ANNA, BELA, SHOP
from tests.unit.anye.linkage.unidentified import InDoubt

from anye.linkage.earlier import Base
from anye.linkage.link import link
from anye.linkage.persons.known import RECORDS
from anye.linkage.persons.levels import PERSON_LEVELS
from anye.linkage.persons.model import person_model
from anye.linkage.persons.not_theirs import name_key
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.finished import TABLES
from anye.tables.links.identities import PERSON_LINKS, PERSON_PAIRS

ANNA_OLD, CARL, DORA = "120119800101001", 12011919750303003, 12011919750303004
MARCH = {"part": "202503", "month": 202503, "employer_id": SHOP}
NAMES = {ANNA: "王小明", BELA: "李娜", CARL: "赵志强", DORA: "陈丽华"}


@pytest.fixture
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


def feeds_of(folder, persons=(ANNA, BELA, CARL)):
    folder.mkdir(exist_ok=True)
    made = InDoubt(folder)
    for person in persons:
        made.add("disability_certificates", person_id=person, name=NAMES[person])
    made.add("employers", employer_id=SHOP)
    return made


def linked(engine, made, folder, base=None):
    folder.mkdir()
    feeds, decisions = made.feeds(engine), made.decisions(engine)
    rows = link(feeds, decisions, folder, base=base)
    links = engine.fetch(engine.scan(PERSON_LINKS, [folder / "person_links.parquet"]))
    return {one["identity"]: one for one in links}, rows


def added(engine, folder, feed="wage_months", part="202503"):
    file = folder / "added" / feed / f"{part}.parquet"
    return engine.fetch(engine.open([file])) if file.exists() else []


def test_whom_the_id_names_exactly_is_certain_unless_the_name_is_another(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    old = made.doubt("wage_months", given_id=ANNA_OLD, given_name="王小明", **MARCH)
    borrowed = made.doubt("wage_months", given_id=ANNA_OLD, given_name="陈丽华", **MARCH)
    links, rows = linked(engine, made, tmp_path / "links")
    assert (links[old]["person_id"], links[old]["band"]) == (ANNA, "certain")
    assert links[old]["how"] == "id_of_15"
    assert links[borrowed]["band"] != "certain"
    assert rows["added"] == 1
    (row,) = added(engine, tmp_path / "links")
    assert (row["person_id"], row["employer_id"], row["wage"]) == (ANNA, SHOP, 400000)


def test_a_blank_is_nobody(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    made.add("disability_certificates", person_id=DORA, name="")
    blanks = [
        made.doubt("wage_months", given_name=name, given_id=number, **MARCH)
        for name, number in (("", ""), ("？", ""), ("", "000"), ("·", "1.2E+17"))
    ]
    links, rows = linked(engine, made, tmp_path / "links")
    assert {links[who]["band"] for who in blanks} == {"none"}
    assert {links[who]["person_id"] for who in blanks} == {0}
    assert rows["person_pairs"] == 0
    assert rows["added"] == 0


def test_an_accepted_row_of_the_same_key_stays_and_two_rows_of_a_key_become_one(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    of_april = {**MARCH, "month": 202504, "part": "202504"}
    made.add("wage_months", month=202503, person_id=ANNA, employer_id=SHOP)
    for when in (MARCH, of_april, of_april):
        made.doubt("wage_months", given_id=ANNA_OLD, given_name="王小明", **when)
    _, rows = linked(engine, made, tmp_path / "links")
    assert rows["added"] == 1
    assert added(engine, tmp_path / "links") == []


def test_answers_of_officers_hold_until_withdrawn(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    who = made.doubt("wage_months", given_name="李伟", **MARCH)
    made.answer(who, BELA, "same")
    links, _ = linked(engine, made, tmp_path / "same")
    assert (links[who]["person_id"], links[who]["how"]) == (BELA, "decided")
    made.answer(who, BELA, "unsure")
    links, _ = linked(engine, made, tmp_path / "unsure")
    assert (links[who]["band"], links[who]["how"]) != ("certain", "decided")
    made.answer(who, BELA, "withdrawn")
    links, _ = linked(engine, made, tmp_path / "withdrawn")
    assert links[who]["band"] == "none"


def test_who_was_refused_is_no_candidate(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    who = made.doubt("wage_months", given_id=ANNA_OLD, given_name="王小明", **MARCH)
    made.answer(who, ANNA, "different")
    links, rows = linked(engine, made, tmp_path / "links")
    assert (links[who]["person_id"], links[who]["band"]) == (0, "none")
    assert rows["added"] == 0


def test_two_persons_become_one_and_are_split_again(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    for person in (BELA, CARL):
        made.add("wage_months", month=202503, person_id=person, employer_id=SHOP)
    made.answer(BELA, ANNA, "same", "same_person")
    made.answer(CARL, ANNA, "same", "same_person")
    made.answer(CARL, ANNA, "withdrawn", "same_person")
    _, rows = linked(engine, made, tmp_path / "links")
    assert [row["person_id"] for row in added(engine, tmp_path / "links")] == [ANNA]
    certificates = added(engine, tmp_path / "links", "disability_certificates", "all")
    assert [row["person_id"] for row in certificates] == [ANNA]
    assert rows["removed"] == rows["added"] == 2


def test_rows_under_a_name_that_is_not_theirs_go_away(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    made.add("labour_contracts", person_id=ANNA, employer_id=SHOP, name="陈丽华")
    made.add("wage_months", month=202503, person_id=ANNA, employer_id=SHOP)
    made.add("wage_months", month=202503, person_id=ANNA, employer_id=SHOP + 1)
    made.answer(name_key("陈丽华"), ANNA, "different", "named")
    _, rows = linked(engine, made, tmp_path / "links")
    assert (rows["removed"], rows["added"]) == (2, 0)


def test_the_steps_of_a_pair_add_up_to_its_weight(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    made.doubt("wage_months", given_id=ANNA_OLD, given_name="王小鸣", **MARCH)
    linked(engine, made, tmp_path / "links")
    file = tmp_path / "links" / "person_pairs.parquet"
    (pair,) = engine.fetch(engine.scan(PERSON_PAIRS, [file]))
    weights = [pair[f"{one.name}_weight"] for one in PERSON_LEVELS]
    assert person_model().prior + sum(weights) == pair["weight"]
    levels = [one.level(pair[f"{one.name}_level"]).name for one in PERSON_LEVELS]
    assert levels[:2] == ["fifteen", "sound"]


def test_an_increment_is_the_same_bytes_as_a_full_run(engine, tmp_path):
    before = feeds_of(tmp_path / "before", (ANNA, BELA))
    after = feeds_of(tmp_path / "after", (ANNA, CARL, DORA))
    for made in (before, after):
        made.doubt("wage_months", given_id=ANNA_OLD, given_name="王小明", **MARCH)
        made.doubt("wage_months", given_id="12011919750303003", given_name="赵志强", **MARCH)
        made.doubt("wage_months", given_id="120119197503030049", given_name="陈丽花", **MARCH)
    before.doubt("wage_months", given_id="120119198006150029", given_name="李娜", **MARCH)
    after.doubt("wage_months", given_id="120119198001010012", given_name="王小明", **MARCH)
    base = links_made(engine, before, tmp_path / "base")
    _, rows = linked(engine, after, tmp_path / "full")
    linked(engine, after, tmp_path / "increment", base)
    assert rows["person_pairs"] >= 4
    are_equal(tmp_path / "full", tmp_path / "increment")


def links_made(engine, made, folder):
    """Link, and return the links as a base of others; the feeds they saw never change."""
    linked(engine, made, folder)
    return Base(folder, made.feeds(engine), made.decisions(engine))


def are_equal(full, increment):
    """Hold every file of two folders of links against each other."""
    folders = (full, increment)
    files = [{path.relative_to(one) for path in one.rglob("*.parquet")} for one in folders]
    assert files[0] == files[1]
    assert {Path(f"{name}.parquet") for name in (*TABLES, RECORDS)} <= files[0]
    for file in files[0]:
        assert filecmp.cmp(full / file, increment / file, shallow=False), file


def months_of_wages(engine, folder):
    """Return feeds with a month of wages, and links made of them."""
    made = feeds_of(folder / "feeds")
    made.add("wage_months", month=202502, person_id=BELA, employer_id=SHOP)
    made.doubt("wage_months", given_id=ANNA_OLD, given_name="王小明", **MARCH)
    made.doubt("wage_months", given_name="赵志强", given_born_on=date(1975, 3, 3), **MARCH)
    return made, links_made(engine, made, folder / "base")


def test_a_month_more_takes_over_the_people_and_the_rows_of_other_months(engine, tmp_path):
    made, base = months_of_wages(engine, tmp_path)
    april = {**MARCH, "part": "202504", "month": 202504}
    made.doubt("wage_months", given_id="120119197503030049", given_name="陈丽花", **april)
    made.doubt("wage_months", given_id="12011919900615002X", given_name="李娜", **april)
    _, rows = linked(engine, made, tmp_path / "full")
    assert linked(engine, made, tmp_path / "increment", base)[1] == rows
    are_equal(tmp_path / "full", tmp_path / "increment")
    for name in (f"{RECORDS}.parquet", "people.parquet", "added/wage_months/202503.parquet"):
        assert (tmp_path / "base" / name).samefile(tmp_path / "increment" / name)


def test_where_a_new_month_changes_an_old_link_the_old_months_rows_are_written_anew(
    engine, tmp_path
):
    made, base = months_of_wages(engine, tmp_path)
    made.add("labour_contracts", person_id=CARL, employer_id=SHOP, name="赵志强")
    base = links_made(engine, made, tmp_path / "with_contract")
    april = {"part": "202504", "month": 202504, "employer_id": SHOP + 1}
    made.doubt("wage_months", given_name="赵志强", given_born_on=date(1975, 3, 3), **april)
    made.doubt("wage_months", given_id=ANNA_OLD, given_name="陈丽华", **april)
    linked(engine, made, tmp_path / "full")
    linked(engine, made, tmp_path / "increment", base)
    are_equal(tmp_path / "full", tmp_path / "increment")


@pytest.mark.parametrize(
    ("left", "right", "answer", "subject"),
    [
        (BELA, ANNA, "same", "same_person"),
        (name_key("李娜"), BELA, "different", "named"),
    ],
)
def test_an_answer_on_persons_reaches_months_of_the_same_files(
    engine, tmp_path, left, right, answer, subject
):
    made, base = months_of_wages(engine, tmp_path)
    made.answer(left, right, answer, subject)
    _, rows = linked(engine, made, tmp_path / "full")
    linked(engine, made, tmp_path / "increment", base)
    assert rows["removed"]
    are_equal(tmp_path / "full", tmp_path / "increment")


def test_an_answer_on_an_identity_reaches_its_months(engine, tmp_path):
    made, base = months_of_wages(engine, tmp_path)
    who = made.doubted["wage_months", "202503"][0]["identity"]
    made.answer(who, ANNA, "different")
    _, rows = linked(engine, made, tmp_path / "full")
    linked(engine, made, tmp_path / "increment", base)
    assert rows["added"] < len(added(engine, base.folder))
    are_equal(tmp_path / "full", tmp_path / "increment")


def test_the_months_of_five_years_are_listed_together(engine, tmp_path):
    made = feeds_of(tmp_path / "feeds")
    months = [year * 100 + month for year in range(2021, 2026) for month in range(1, 13)]
    for month in months:
        for feed in ("wage_months", "insured_months"):
            where = {"part": str(month), "month": month, "employer_id": SHOP}
            made.doubt(feed, given_id=ANNA_OLD, given_name="王小明", **where)
    assert linked(engine, made, tmp_path / "links")[1]["linked_rows"] == 2 * len(months)
