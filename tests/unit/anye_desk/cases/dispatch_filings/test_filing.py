"""A dispatch is filed by one side, confirmed by the other, and counts once."""

import pytest
from django.urls import reverse
from tests.made import sample
from tests.unit.anye_desk.cases.dispatch_filings.made import said
from tests.unit.anye_desk.office.casework.walked import case_in, order

from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import (
    MISSES_A_DAY,
    MissingError,
    SaidWrongError,
    perform,
)
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger.models import Event
from anye_desk.office.papers.models import Paper

pytestmark = pytest.mark.usefixtures("published")
NEW = "/dispatch-filings/new/file/"


@pytest.fixture
def kind():
    return kinds()["dispatch_filings"]


@pytest.mark.parametrize(("side", "agency"), [("1", sample.MILL), ("2", sample.SHOP)])
def test_whoever_files_says_which_side_it_is(side, agency, client_of):
    response = client_of("clerk").post(NEW, {"version": 0, **said("file"), "own_side": side})
    assert response.status_code == 302
    assert DispatchFiling.objects.get().agency_id == agency


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("other", "91120225MA99999999", "没有这个信用代码"),
        ("other", "hello", "没有这个信用代码"),
        ("other", sample.credit_code(sample.MILL), "请填写对方单位"),
        ("name", "张飞", "姓名、号码都相符"),
        ("resident_id", "120119198001010024", "姓名、号码都相符"),
        ("ends_on", "2026-02-01", "终止日期早于开始日期"),
        ("starts_on", "13月", "请填写日期"),
        ("own_side", "", "请填写"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_nothing_is_lost(field, value, sentence, client_of):
    data = {"version": 0, **said("file"), field: value, "note": "见协议第三条"}
    response = client_of("clerk").post(NEW, data)
    assert response.status_code == 400
    text = response.content.decode()
    assert sentence in text
    assert "见协议第三条" in text
    assert not Case.objects.exists()


@pytest.mark.parametrize("written", ["2026年3月1日", "2026/3/1", "20260301", "２０２６-０３-０１"])
def test_days_are_taken_as_offices_write_them(written, client_of):
    data = {"version": 0, **said("file"), "starts_on": written}
    assert client_of("clerk").post(NEW, data).status_code == 302
    assert str(DispatchFiling.objects.get().starts_on) == "2026-03-01"


def test_nobody_counts_twice_on_one_day(kind, accounts, client_of):
    first = case_in(kind, "in_force", accounts)
    second = case_in(kind, "filed", accounts)
    confirm = order(kind, kind.move("confirm"), accounts["other_clerk"], second)
    with pytest.raises(MissingError):
        perform(kind, confirm)
    page = client_of("other_clerk").get(f"/dispatch-filings/{second.pk}/").content.decode()
    assert f"不得重复计算；请先终止那一件，或由申报单位改期间。（{first.number}）" in page
    DispatchFiling.objects.filter(is_in_force=True).update(ends_on="2026-03-02")
    with pytest.raises(MissingError):  # the last day of the one is the first of the other
        perform(kind, confirm)
    DispatchFiling.objects.filter(is_in_force=True).update(
        starts_on="2026-01-01", ends_on="2026-02-28"
    )
    assert perform(kind, confirm).state == "in_force"


def test_the_office_may_settle_on_other_days(kind, accounts):
    case_in(kind, "in_force", accounts)
    DispatchFiling.objects.update(ends_on="2026-05-31")
    second = case_in(kind, "at_office", accounts)
    settle = {**said("settle"), "starts_on": "2026-06-01", "ends_on": "2026-06-30"}
    perform(kind, order(kind, kind.move("settle"), accounts["officer"], second, said=settle))
    assert str(second.dispatch_filings.__class__.objects.get(case=second).ends_on) == "2026-06-30"


def test_a_stranger_to_both_sides_finds_nothing(kind, accounts, client_of):
    case = case_in(kind, "filed", accounts)
    accounts["other_clerk"].employer_id = sample.TRADER
    accounts["other_clerk"].save()
    assert (
        client_of("other_clerk").get(reverse(f"{kind.name}_case", args=[case.pk])).status_code
        == 404
    )


def test_the_same_dispatch_is_filed_once(kind, accounts, client_of):
    data = {"version": 0, **said("file")}
    assert client_of("clerk").post(NEW, data).status_code == 302
    again = client_of("clerk").post(NEW, data)
    assert again.status_code == 400
    assert "不要重复申报" in again.content.decode()
    other_way = {**data, "own_side": "2", "other": sample.credit_code(sample.MILL)}
    assert client_of("other_clerk").post(NEW, other_way).status_code == 400
    assert Case.objects.count() == 1


def test_a_dispatch_ends_earlier_and_never_later_and_the_receipt_says_so(kind, accounts):
    case = case_in(kind, "in_force", accounts)
    DispatchFiling.objects.update(ends_on="2026-06-30")
    later = order(kind, kind.move("end"), accounts["clerk"], case, said={"ends_on": "2026-07-01"})
    with pytest.raises(SaidWrongError):
        perform(kind, later)
    case.refresh_from_db()
    earlier = {"ends_on": "2026-05-31"}
    perform(kind, order(kind, kind.move("end"), accounts["clerk"], case, said=earlier))
    assert [one.withdrawals.count() for one in Paper.objects.filter(case=case)] == [1, 0]
    assert "2026-05-31" in str(Paper.objects.filter(case=case).last().says)


def test_a_wrong_end_is_put_right_by_the_office(kind, accounts):
    case = case_in(kind, "ended", accounts)
    mended = {"ends_on": "2026-04-30", "reason": "slip"}
    perform(kind, order(kind, kind.move("correct_end"), accounts["officer"], case, said=mended))
    assert str(DispatchFiling.objects.get().ends_on) == "2026-04-30"


def test_who_is_known_is_not_found_by_trying(client_of):
    data = {"version": 0, **said("file"), "name": "张飞"}
    client = client_of("clerk")
    for _ in range(MISSES_A_DAY):
        assert "姓名、号码都相符" in client.post(NEW, data).content.decode()
    assert Event.objects.filter(action="dispatch_filings:miss").count() == MISSES_A_DAY
    right = client.post(NEW, {"version": 0, **said("file")})
    assert right.status_code == 400
    assert "明天再试" in right.content.decode()


@pytest.mark.parametrize(
    ("role", "finds"),
    [("officer", True), ("auditor", True), ("other_clerk", False), ("township", False)],
)
def test_parts_of_an_id_find_somebody_for_those_alone_who_may_read_it(
    role, finds, kind, accounts, client_of
):
    case = case_in(kind, "filed", accounts)
    accounts["township"].township = case.township
    accounts["township"].save()
    part = case.person.resident_id[6:16]
    for query in (part, f"张 {part[:6]}"):
        page = client_of(role).get("/dispatch-filings/", {"q": query}).content.decode()
        assert (case.number in page) == finds
    named = client_of(role).get("/dispatch-filings/", {"q": "张伟"}).content.decode()
    assert case.number in named


@pytest.mark.parametrize("day", ["0001-01-01", "1900-01-01", "9999-12-31"])
def test_a_mistyped_year_is_refused(day, client_of):
    response = client_of("clerk").post(NEW, {"version": 0, **said("file"), "starts_on": day})
    assert response.status_code == 400
    assert "年份应在" in response.content.decode()


def test_a_number_is_taken_with_spaces_between_its_places(client_of):
    data = {"version": 0, **said("file")}
    data["resident_id"] = " ".join(data["resident_id"])
    assert client_of("clerk").post(NEW, data).status_code == 302
