"""Rejected rows that are wrong in nothing but whom they speak of are kept for linkage."""

import hashlib
from datetime import date

import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import (
    RIGHT,
    TODAY,
    a_code,
    an_id,
    checked,
    csv_file,
    rows,
)

from anye.sources.load import load
from anye.sources.refusals import LinesLostError
from anye.sources.store.feeds import current_feeds
from anye.sources.store.held import UNIDENTIFIED, held
from anye.sources.store.writing import rows_written
from anye.tables.contracts import CONTRACTS
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.identities import OF_A_PERSON, OF_AN_EMPLOYER
from anye.tables.links.identities import UNIDENTIFIED as SHAPES

OLD_ID = an_id()[:6] + an_id()[8:17]  # of 15 digits
WRONG_ID, WRONG_CODE = an_id()[:17] + "*", a_code(1)[:17] + a_code(2)[17]
PERSON = int(an_id()[:17])
EMPLOYER = int(a_code()[8:16], 36)
LINKABLE = [feed for feed in CONTRACTS if feed in SHAPES]


def unidentified(folder, feed, *changes):
    """Check a row per change; return the rows kept by line, having held them to the rejected."""
    found, _, rejected = checked(folder, csv_file(folder, rows(feed, *changes)), feed)
    files = sorted((found.folder / UNIDENTIFIED).glob("*.parquet"))
    kept = [row for file in files for row in pl.read_parquet(file).to_dicts()]
    assert found.unidentified == {file.stem: pl.read_parquet(file).height for file in files}
    by_line = {row["source_row"] % 2**32: row for row in kept}
    assert len(by_line) == len(kept)
    assert by_line.keys() <= {row["line"] for row in rejected}
    return by_line


ID_FAULTS = {
    "blank": {"公民身份号码": ""},
    "of 15 digits": {"公民身份号码": OLD_ID},
    "one wrong character": {"公民身份号码": WRONG_ID},
    "check character": {"公民身份号码": an_id()[:-2] + "00"},
    "birth date": {"公民身份号码": an_id("19900230")},
    "a number": {"公民身份号码": "1.20119E+17"},
    "sex differs": {"性别": "女"},
    "birth date differs": {"出生日期": "1990-03-08"},
}
CODE_FAULTS = {
    "blank, but named": {"统一社会信用代码": "", "单位名称": "甲厂"},
    "blank, but taxed": {"统一社会信用代码": "", "纳税人识别号": "120225123456789"},
    "too short": {"统一社会信用代码": a_code()[:17]},
    "check character": {"统一社会信用代码": WRONG_CODE},
    "a number": {"统一社会信用代码": "9.11201E+17"},
}
ALSO = dict.fromkeys(("性别", "出生日期", "住址", "单位名称", "纳税人识别号", "单位地址"), "")


@pytest.mark.parametrize("change", ID_FAULTS.values(), ids=ID_FAULTS)
def test_a_row_wrong_only_in_its_person_is_kept_without_one(tmp_path, change):
    (row,) = unidentified(tmp_path, "labour_contracts", {**ALSO, **change}).values()
    assert row["person_id"] == 0
    assert row["identity"] > 0
    assert (row["employer_id"], row["employer_identity"]) == (EMPLOYER, 0)
    assert (row["given_name"], row["name"]) == ("张伟", "张伟")
    assert row["starts_on"] == date(2024, 1, 1)
    assert row["given_id"] == change.get("公民身份号码", an_id())


@pytest.mark.parametrize("change", CODE_FAULTS.values(), ids=CODE_FAULTS)
def test_a_row_wrong_only_in_its_employer_is_kept_without_one(tmp_path, change):
    (row,) = unidentified(tmp_path, "wage_months", {**ALSO, **change}).values()
    assert (row["person_id"], row["identity"]) == (PERSON, 0)
    assert row["employer_id"] == 0
    assert row["employer_identity"] > 0
    assert (row["month"], row["wage"]) == (202503, 350_000)
    assert row["given_code"] == change.get("统一社会信用代码", "")


def test_a_row_may_lack_both(tmp_path):
    change = {"公民身份号码": OLD_ID, "统一社会信用代码": WRONG_CODE}
    (row,) = unidentified(tmp_path, "insured_months", change).values()
    assert (row["person_id"], row["employer_id"]) == (0, 0)
    assert min(row["identity"], row["employer_identity"]) > 0
    assert row["faults"] == "credit_code:credit_code_check_character;resident_id:id_form"


@pytest.mark.parametrize("feed", LINKABLE)
def test_every_feed_that_names_somebody_has_its_shape(tmp_path, feed):
    doubtful = {"公民身份号码", "统一社会信用代码"} & RIGHT[feed].keys()
    for heading in doubtful:
        (row,) = unidentified(tmp_path, feed, {heading: RIGHT[feed][heading][:15]}).values()
        assert list(row) == list(SHAPES[feed].columns)


def test_swapped_cells_are_swapped_back(tmp_path):
    change = {"公民身份号码": "张伟", "姓名": an_id()}
    (row,) = unidentified(tmp_path, "labour_contracts", change).values()
    assert (row["given_id"], row["given_name"], row["name"]) == (an_id(), "张伟", "张伟")
    assert row["person_id"] == 0


def test_a_certificate_number_with_another_id_waits_for_its_office(tmp_path):
    other = an_id(order=1) + "43"
    assert unidentified(tmp_path, "disability_certificates", {"残疾人证号": other}) == {}


def test_what_is_given_is_tidied_and_typed(tmp_path):
    given = {
        "公民身份号码": "１２０１１９900307231x ",
        "姓名": " 买买提•吐尔逊",
        "性别": "女性",
        "出生日期": "1990/3/7",
        "住址": "东王庄村　12号",
        "单位名称": "甲厂（分厂）",
        "纳税人识别号": "",
        "单位地址": "",
    }
    (row,) = unidentified(tmp_path, "wage_months", given).values()
    assert {name: row[name] for name in OF_A_PERSON} == {
        "given_id": "120119900307231X",
        "given_name": "买买提·吐尔逊",
        "given_sex": 2,
        "given_born_on": date(1990, 3, 7),
        "given_address": "东王庄村 12号",
    }
    assert row["given_employer_name"] == "甲厂(分厂)"


NOBODY = {
    "blank id and name": {"公民身份号码": "", "姓名": "　"},
    "blank id, a dash for a name": {"公民身份号码": "", "姓名": "-"},
    "blank code and no name of the employer": {"统一社会信用代码": ""},
    "blank id and code": {"公民身份号码": "", "统一社会信用代码": ""},
}


@pytest.mark.parametrize("change", NOBODY.values(), ids=NOBODY)
def test_a_row_that_says_nothing_of_whom_it_is_about_is_never_to_be_linked(tmp_path, change):
    assert unidentified(tmp_path, "wage_months", change, change) == {}


OTHERWISE_WRONG = [
    ("wage_months", {"公民身份号码": OLD_ID, "应发工资": "x"}),
    ("wage_months", {"公民身份号码": OLD_ID, "姓名": ""}),
    ("wage_months", {"统一社会信用代码": WRONG_CODE, "月份": "202513"}),
    ("wage_months", {"姓名": ""}),
    ("disability_certificates", {"残疾人证号": an_id() + "93"}),
    ("disability_certificates", {"残疾人证号": ""}),
    ("dispatch_agreements", {"派遣单位信用代码": WRONG_CODE}),
    ("dispatch_agreements", {"公民身份号码": OLD_ID, "用工单位信用代码": ""}),
    ("employers", {"统一社会信用代码": WRONG_CODE}),
]


@pytest.mark.parametrize(("feed", "change"), OTHERWISE_WRONG)
def test_a_row_wrong_in_anything_else_is_only_rejected(tmp_path, feed, change):
    assert unidentified(tmp_path, feed, change) == {}


def test_rows_that_say_the_same_share_an_identity_and_no_others_do(tmp_path):
    changes = [
        {"公民身份号码": OLD_ID, "月份": "202501"},
        {"公民身份号码": OLD_ID, "月份": "202502", "应发工资": "1.00"},
        {"公民身份号码": OLD_ID, "姓名": "张玮"},
        {"公民身份号码": "", "姓名": OLD_ID + "张伟"},
        {"公民身份号码": OLD_ID, "统一社会信用代码": a_code(2)},
    ]
    here = {"统一社会信用代码": a_code()}
    found = unidentified(tmp_path, "wage_months", *(here | change for change in changes))
    first, second, *others = found.values()
    assert first["identity"] == second["identity"]
    assert len({first["identity"], *(one["identity"] for one in others)}) == 4
    contract = {"公民身份号码": OLD_ID}
    (elsewhere,) = unidentified(tmp_path, "labour_contracts", contract).values()
    assert elsewhere["identity"] == first["identity"]
    # Officers' decisions rest on this sum.
    said = "\x1f".join([OLD_ID, "张伟", "0", "", "", str(first["employer_id"]), "0"])
    digest = hashlib.blake2b(said.encode(), digest_size=8).digest()
    assert first["identity"] == int.from_bytes(digest, "big") // 2


def test_optional_columns_are_kept_where_the_table_has_them(tmp_path):
    given = {"纳税人识别号": "12022512345678X", "单位地址": "渔阳镇１号"}
    path = csv_file(tmp_path, rows("employers", given))
    _, (employer,), _ = checked(tmp_path, path, "employers")
    assert (employer["tax_number"], employer["address"]) == ("12022512345678X", "渔阳镇1号")
    path = csv_file(tmp_path, rows("wage_months", {"住址": "东王庄村"}))
    _, (wage,), _ = checked(tmp_path, path, "wage_months")
    assert not {"address", *OF_A_PERSON, *OF_AN_EMPLOYER} & wage.keys()


@pytest.mark.parametrize("feed", ["employers", "disability_certificates"])
def test_a_file_without_an_optional_column_leaves_it_empty(tmp_path, feed):
    _, (row,), _ = checked(tmp_path, csv_file(tmp_path, rows(feed)), feed)
    assert row["address"] == ""


def test_the_store_hands_them_over_in_the_order_of_loading(tmp_path):
    store, contract = tmp_path / "store", CONTRACTS["wage_months"]
    loads = []
    for number, wage in enumerate(("1.00", "2.00", "3.00")):
        made = rows("wage_months", {"公民身份号码": OLD_ID, "应发工资": wage})
        path = csv_file(tmp_path, made, name=f"{number}.csv")
        loads.append(load(store, path, contract, today=TODAY).folder)
    snapshot = held(store)
    assert snapshot.parts("wage_months") == ("202503",)  # though nothing was accepted
    files = snapshot.current("wage_months", "202503").unidentified
    assert [file.parent.parent for file in files] == loads
    engine = DuckDBEngine()
    feeds = current_feeds(snapshot, engine)
    found = engine.fetch(feeds.unidentified_of("wage_months", "202503"))
    assert sorted((row["loaded"], row["wage"]) for row in found) == [(1, 100), (2, 200), (3, 300)]
    assert engine.fetch(feeds.unidentified_of("wage_months", "202504")) == []
    assert len(engine.fetch(feeds.unidentified("wage_months"))) == 3
    assert engine.fetch(feeds.of_year("wage_months", 2025)) == []


def test_unidentified_rows_that_do_not_add_up_are_not_kept(tmp_path, monkeypatch):
    path = csv_file(tmp_path, rows("wage_months", {"公民身份号码": OLD_ID}))
    lost = "anye.sources.check.rows_written"
    monkeypatch.setattr(lost, lambda of: {} if of.name == UNIDENTIFIED else rows_written(of))
    with pytest.raises(LinesLostError):
        checked(tmp_path, path, "wage_months")


def test_a_clean_file_is_never_looked_at_twice(tmp_path, monkeypatch):
    def looked(_):
        raise AssertionError

    monkeypatch.setattr("anye.sources.rows.typed.unidentified", looked)
    checked(tmp_path, csv_file(tmp_path, rows("wage_months")), "wage_months")
