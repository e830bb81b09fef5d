"""Another province's word on a certificate and on months, and what becomes of it in the year."""

import pytest
from tests.made import sample
from tests.unit.anye_desk.cases.province_inquiries.made import NAME, STRANGER, asked, said
from tests.unit.anye_desk.office.casework.walked import case_in, order

from anye_desk.cases.annual_reviews.models import AnnualReview
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import SaidWrongError, perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.parties.models import Person
from anye_desk.office.peers.models import PeerKey, WordElsewhere

pytestmark = pytest.mark.usefixtures("published")
NEW = "/province-inquiries/new/ask/"


@pytest.fixture
def made(accounts):
    """Return a way to make a move of an inquiry, as its form would be sent."""
    kind = kinds()["province_inquiries"]

    def make(move, case=None, by="officer", **more):
        wanted = order(kind, kind.move(move), accounts[by], case, said={**said(move), **more})
        found = perform(kind, wanted)
        return Case.objects.get(pk=found.pk)

    return make


@pytest.fixture
def answered(made, accounts):
    """Return a way to an inquiry that was answered so."""

    def answer(**more):
        case = case_in(kinds()["province_inquiries"], "sent", accounts)
        return made("enter_answer", case, **more)

    return answer


def reviewed(accounts, months, verdict):
    """File a year that claims a stranger's months, and check it with a verdict on each."""
    kind = kinds()["annual_reviews"]
    case = case_in(kind, "prefilled", accounts)
    who = {"who": "", "name": NAME, "resident_id": STRANGER, "reason": "certificate"}
    claim = {**who, "claim": "1", "first": str(months[0]), "last": str(months[-1])}
    for move, given in (("claim", claim), ("file", {})):
        wanted = order(kind, kind.move(move), accounts["clerk"], case, said=given)
        case = perform(kind, wanted)
    review = AnnualReview.objects.get(case=case)
    given = {f"month_{one.pk}": verdict for one in review.months.filter(claim__isnull=False)}
    perform(kind, order(kind, kind.move("check"), accounts["officer"], case, said=given))
    return review


def test_a_holder_of_another_province_counts_once_its_answer_is_taken(answered, made, accounts):
    assert not Person.objects.filter(name=NAME).exists()
    case = made("take", answered(counted_months=""))
    assert case.state == "taken"
    assert case.person.resident_id == STRANGER
    review = reviewed(accounts, [1, 2], "2")
    assert [one.verdict for one in review.months.filter(person=case.person)] == [2, 2]


@pytest.mark.parametrize(
    ("said_there", "sentence"),
    [
        ({"counted_months": "202502"}, "外省已计入"),
        ({"valid_until": "2025-01-31", "counted_months": ""}, "没有有效的残疾人证"),
    ],
)
def test_a_month_that_counts_there_or_is_without_certificate_is_not_credited(
    said_there, sentence, answered, made, accounts
):
    made("take", answered(**said_there), settled="there")
    with pytest.raises(SaidWrongError) as error:
        reviewed(accounts, [1, 2], "1")
    assert sentence in error.value.words.zh


def test_months_that_both_count_are_told_and_wait_for_a_word(answered, made, client_of):
    case = answered(counted_months="202503、202504")
    page = client_of("officer").get(f"/province-inquiries/{case.pk}/").content.decode()
    assert "两地都计入的月份" in page
    assert "3月至4月" in page
    with pytest.raises(SaidWrongError):
        made("take", case, settled="")
    assert not WordElsewhere.objects.exists()


@pytest.mark.parametrize(("settled", "counting"), [("here", []), ("there", [202503])])
def test_where_they_count_is_settled_between_the_two(settled, counting, answered, made):
    made("take", answered(counted_months="202503"), settled=settled)
    words = WordElsewhere.objects.order_by("month")
    assert [word.month for word in words] == list(range(202501, 202507))
    assert [word.month for word in words if word.counts] == counting
    assert {word.level for word in words} == {2}


def test_an_employer_is_told_at_its_year_that_another_province_counts_a_month(accounts, client_of):
    kind = kinds()["annual_reviews"]
    case = case_in(kind, "prefilled", accounts)
    zhang = Person.objects.get(person_id=sample.ZHANG)
    asked()
    peer = PeerKey.objects.get().peer
    WordElsewhere.objects.create(
        peer=peer, person=zhang, month=202503, level=2, counts=True, case="x"
    )
    page = client_of("clerk").get(f"/annual-reviews/{case.pk}/").content.decode()
    assert "有1个人月外省答复已在当地计入" in page
    case = perform(kind, order(kind, kind.move("file"), accounts["clerk"], case))
    assert case.risk  # no clean one


def test_an_employer_reads_the_answer_once_it_is_taken(answered, made, client_of):
    case = answered(counted_months="")
    address = f"/province-inquiries/{case.pk}/"
    assert "残疾等级" not in client_of("clerk").get(address).content.decode()
    made("take", case)
    assert "残疾等级" in client_of("clerk").get(address).content.decode()


def test_a_late_answer_is_still_taken(made, accounts):
    case = case_in(kinds()["province_inquiries"], "lapsed", accounts)
    assert made("enter_answer", case).state == "answered"


def test_what_counts_here_is_found_for_the_other_province(made, client_of):
    case = made("receive")
    page = client_of("officer").get(f"/province-inquiries/{case.pk}/").content.decode()
    assert "在本地计入的月份" in page
    made("reply", case)
    inquiry = ProvinceInquiry.objects.get(case=case)
    assert inquiry.counted_months == list(range(202501, 202507))


def test_a_question_is_asked_once(made):
    made("ask", by="clerk", holder_id=STRANGER)
    with pytest.raises(SaidWrongError) as error:
        made("ask", by="clerk", holder_id=STRANGER, first="6", last="12")
    assert error.value.field_name == "first"
    made("ask", by="clerk", holder_id=STRANGER, first="7", last="12")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("holder_id", STRANGER[:-1] + "9", "身份号码有误"),
        ("last", "", "请填写"),
        ("first", "9", "终止早于开始"),
        ("peer", "999", "没有这一选项"),
    ],
)
def test_what_cannot_be_asked_is_said(field, value, sentence, client_of):
    response = client_of("clerk").post(NEW, {"version": 0, **said("ask"), field: value})
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_nobody_is_asked_whose_key_has_run_out(made, client_of):
    case = made("ask", by="clerk")
    PeerKey.objects.update(valid_from="2020-01-01", valid_until="2020-12-31")
    page = client_of("officer").get(f"/province-inquiries/{case.pk}/").content.decode()
    assert "没有在用的公钥" in page
    assert f"/{case.pk}/approve/" not in page


def test_a_number_under_another_name_is_not_taken(answered, made):
    case = answered(counted_months="")
    person_id = int(ProvinceInquiry.objects.get(case=case).resident_id[:17])
    Person.objects.create(person_id=person_id, name="别人", resident_id=STRANGER, township=0)
    with pytest.raises(SaidWrongError):
        made("take", case)
