"""An explanation names the other employer, the day and the other paper."""

from datetime import date

import pytest
from tests.made.hand_made import AGENCY, ANNA, BELA, MILL, OFFICE, SHOP, HandMade

from anye.assessment.calendar import VERDICT
from anye.assessment.opened.explain import explain_employer_year, explain_person_month
from anye.assessment.opened.explain_text import (
    mismatch_text,
    month_json,
    month_text,
    year_json,
    year_text,
)
from anye.assessment.opened.recheck import STAFF, SUMS, Mismatch
from anye.codes.resident_id import shortened
from anye.kernel.months import months_of
from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms
from anye.tables.feeds.accepted import FEED_TABLES

YEAR, MARCH, APRIL = 2025, 202503, 202504
CARL = 12011919850404003


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    place = tmp_path_factory.mktemp("explained")
    made = HandMade(place / "hand_made")
    names = {SHOP: "甲店", MILL: "乙厂", AGENCY: "丙派遣", OFFICE: "丁局"}
    for employer, name in names.items():
        made.add("employers", employer_id=employer, employer_name=name)
    for holder, name in ((ANNA, "安娜"), (BELA, "贝拉"), (CARL, "卡尔")):
        made.add("disability_certificates", person_id=holder, name=name)
    made.add("disability_certificates", person_id=ANNA, issued_on=date(2019, 1, 1))
    for employer in (SHOP, MILL):  # Anna qualifies at two, under two names
        made.works(ANNA, employer, [MARCH], name="安娜" if employer == SHOP else "王小明")
    made.works(CARL, SHOP, [APRIL], name="卡尔", wage=1)
    made.works(BELA, AGENCY, months_of(YEAR), name="贝拉")
    parties = {"agency_id": AGENCY, "counts_for": 2, "name": "贝拉"}
    for host, first, last in ((OFFICE, (1, 1), (4, 15)), (MILL, (4, 16), (4, 30))):
        days = {"starts_on": date(YEAR, *first), "ends_on": date(YEAR, *last)}
        made.add("dispatch_agreements", person_id=BELA, host_id=host, **parties, **days)
    made.add("declarations", employer_id=SHOP, declared_on=date(2027, 1, 4))
    made.add("declarations", employer_id=MILL, declared_on=date(2026, 5, 1))
    store = made.store(place / "store")
    for number in (8, 9):  # Carl's pay is corrected twice
        more = HandMade(place / f"more{number}", number=number)
        more.add("wage_months", month=APRIL, person_id=CARL, employer_id=SHOP)
        more.store(store)
    return pipeline.assess(store, YEAR, Terms("cn/tianjin/jizhou")).run


def test_the_other_employer_that_qualifies_is_named_and_so_are_other_names(run):
    explained = explain_person_month(run, ANNA, SHOP, MARCH)
    text = month_text(explained)
    assert "乙厂" in text.split("同月在其他单位")[1].split("依据的记录")[0]
    assert "甲店" in text.splitlines()[0]
    assert "姓名不一致" in text
    assert "王小明" not in text
    assert month_json(explained)["names_differ"] is True


def test_the_other_paper_in_force_is_among_the_records(run):
    certificates = explain_person_month(run, ANNA, SHOP, MARCH).sources
    shown = [source for source in certificates if source.feed == "disability_certificates"]
    assert [source.part for source in shown] == ["rests_on", "one_more"]
    text = month_text(explain_person_month(run, BELA, AGENCY, APRIL))
    assert text.count("劳务派遣协议 文件") == 2
    assert text.count("当月另有此件同时有效") == 1
    assert "两个用工单位" in text


def test_a_host_can_ask_for_the_month_that_counts_at_it(run):
    explained = explain_person_month(run, BELA, OFFICE, MARCH)
    assert explained.row["employer_id"] == AGENCY
    assert "计入 1 人（计入" in month_text(explained)
    assert "丁局" in month_text(explained)


def test_an_agencys_year_says_where_its_persons_count(run):
    line = next(
        line
        for line in year_text(explain_employer_year(run, AGENCY)).splitlines()
        if f"{shortened(BELA)}  {MARCH}" in line
    )
    assert "丁局" in line
    at_host = year_text(explain_employer_year(run, OFFICE))
    assert "丙派遣" in next(
        line for line in at_host.splitlines() if f"{shortened(BELA)}  {MARCH}" in line
    )


@pytest.mark.parametrize(
    ("employer", "says"),
    [(SHOP, ["2027-01-04", "逾期"]), (MILL, ["2026-05-01"]), (AGENCY, ["未申报"])],
)
def test_when_an_employer_declared_is_said_with_the_last_day(run, employer, says):
    explained = explain_employer_year(run, employer)
    [line] = [line for line in year_text(explained).splitlines() if line.startswith("申报：")]
    assert all(word in line for word in says)
    assert "2026-10-31" in line
    assert year_json(explained)["declare_until"] == "2026-10-31"
    assert "2026-10-31" in year_text(explained, "en")


def test_the_rows_that_a_correction_replaced_are_named_below_it(run):
    explained = explain_person_month(run, CARL, SHOP, APRIL)
    wages = [source for source in explained.sources if source.feed == "wage_months"]
    assert [source.part for source in wages] == ["rests_on", "replaced", "replaced"]
    assert [source.load_id[-1] for source in wages] == ["9", "8", "7"]
    assert month_text(explained).count("已被后来的行取代") == 2


def test_a_person_is_shown_as_everywhere_and_feeds_in_the_readers_language(run):
    for holder, employer, month in ((ANNA, SHOP, MARCH), (BELA, AGENCY, APRIL)):
        text = month_text(explain_person_month(run, holder, employer, month))
        assert str(holder) not in text
        assert f"人员 {shortened(holder)}，" in text
        rests = text.split("依据的记录")[1].split("\n\n")[0]
        assert not [feed for feed in FEED_TABLES if feed in rests.replace("文件 " + feed, "")]
        assert "残疾人证 文件" in rests
        assert "disability_certificates file" in month_text(
            explain_person_month(run, holder, employer, month), "en"
        )
    text = year_text(explain_employer_year(run, SHOP))
    assert str(ANNA) not in text
    assert shortened(ANNA) in text


RECHECKED = (*VERDICT, *STAFF, *SUMS, "counted", "counted_persons", "lapsed_months", "levy_due")


@pytest.mark.parametrize("name", RECHECKED)
def test_whatever_is_rechecked_can_be_told_in_words_where_it_differs(name):
    of, zh, stored, found = mismatch_text(Mismatch("202503", name, 1, 2), "zh")
    assert (of, zh.endswith(f"（{name}）")) == ("202503", True)
    assert zh != f"{name}（{name}）"
    assert stored != found
    assert mismatch_text(Mismatch("202503", name, 1, 2), "en")[1] == name
