"""One person's and one employer's file: all that is known, to those who may see it."""

from datetime import UTC, datetime

import pytest
from tests.made import sample
from tests.unit.anye_desk.conftest import AT
from tests.unit.anye_desk.office.casework.walked import case_in

from anye_desk.office.access.models import Account
from anye_desk.office.access.rows import ROWS, seen_rows
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import EmployerYear, Employment, PersonMonth, PublishedRun
from anye_desk.registers import history
from anye_desk.registers.person_file import employments_of, levels_of

MILL, AGENCY = "/employers/000000RT/", "/employers/000000RW/"
EARLIER = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def zhang(published):
    return Person.objects.get(name="张伟")


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().partition("<main")[2]


def test_a_persons_file_says_who_it_is_where_it_worked_and_what_changed(client_of, zhang):
    page = read(client_of("officer"), f"/persons/{zhang.number}/")
    for said in (
        "张伟",
        zhang.resident_id,
        "天津渔阳食品有限公司",
        "残疾人证2级",
        "开始有在职记录",
    ):
        assert said in page
    assert "/years/2025/employers/000000RT/persons/" in page
    assert f"/looks/{zhang.number}/" in page


def test_that_a_file_was_opened_is_a_look_at_it(client_of, zhang):
    client_of("clerk").get(f"/persons/{zhang.number}/")
    assert Event.objects.get(action="person:read").readings.get().person == zhang.number
    assert "查看：人员" in read(client_of("officer"), f"/persons/{zhang.number}/")


def test_an_employers_clerk_sees_its_staff_at_its_own_employer_alone(client_of, zhang, published):
    shop = Employment.objects.get(employer=sample.SHOP)
    shop.pk, shop.person = None, zhang
    shop.save()
    page = read(client_of("clerk"), f"/persons/{zhang.number}/")
    assert "天津渔阳食品有限公司" in page
    assert "蓟州张伟商贸有限公司" not in page
    assert zhang.resident_id not in page
    assert "蓟州张伟商贸有限公司" in read(client_of("officer"), f"/persons/{zhang.number}/")
    wang = Person.objects.get(name="王芳")
    assert client_of("other_clerk").get(f"/persons/{wang.number}/").status_code == 404


def test_a_township_sees_its_own_persons_and_no_others(client_of, zhang):
    Person.objects.filter(pk=zhang.pk).update(township=120119100)
    Employment.objects.filter(person=zhang).update(township=120119100)
    own, other = client_of("township"), client_of("other_township")
    page = read(own, f"/persons/{zhang.number}/")
    assert "残疾人证2级" in page
    assert "全年工资" in page
    assert other.get(f"/persons/{zhang.number}/").status_code == 404
    assert "张伟" in read(own, "/persons/")
    assert "王芳" not in read(own, "/persons/")
    assert "张伟" not in read(other, "/years/2025/employments/")


def test_a_person_is_led_to_its_own_file_and_to_no_other(client_of, zhang, numbers):
    client = client_of("person")
    assert client.get("/my-file/")["Location"] == f"/persons/{zhang.number}/"
    assert "张伟" in read(client, f"/persons/{zhang.number}/")
    assert client.get(f"/persons/{numbers['王芳']}/").status_code == 404


@pytest.mark.parametrize("said", ["张伟", "zhangwei", "zw", "1980", "张"])
def test_a_person_is_found_however_it_is_said_and_no_name_stands_in_an_address(
    said, client_of, zhang
):
    client = client_of("officer")
    response = client.post("/persons/", {"q": said})
    assert response["Location"] == "/persons/"
    assert "张伟" in read(client, "/persons/")


def test_part_of_an_id_finds_nobody_for_whom_it_is_hidden_from(client_of, zhang):
    client = client_of("clerk")
    client.post("/persons/", {"q": zhang.resident_id[6:14]})
    assert "张伟" not in read(client, "/persons/")


def test_an_employers_file_shows_names_years_staff_and_cases(client_of, accounts, published):
    earlier = PublishedRun.objects.create(
        run_id="earlier", year=2024, jurisdiction=published.jurisdiction, state="current",
        published_at=AT,
    )  # fmt: skip
    year = EmployerYear.objects.get(run=published, employer=sample.MILL)
    year.pk, year.run, year.name = None, earlier, "蓟县渔阳食品厂"
    year.save()
    case = case_in(kinds()["dispatch_filings"], "at_office", accounts)
    page = read(client_of("officer"), MILL)
    for said in ("名称：", "蓟县渔阳食品厂", "天津渔阳食品有限公司", "张伟", case.number, "立案："):
        assert said in page
    assert page.index("2025年1月") < page.index("2024年1月")


def test_the_staff_of_a_host_are_there_with_who_sent_them(client_of):
    page = read(client_of("officer"), "/employers/000000RV/")
    assert "赵敏" in page
    assert "安顺劳务派遣有限公司" in page
    assert "派出" in read(client_of("officer"), AGENCY)


def test_a_level_that_changes_is_a_change(accounts, zhang):
    PersonMonth.objects.filter(person=zhang, month__gte=202507).update(disability_level=3)
    levels = levels_of(accounts["officer"], list(employments_of(accounts["officer"], zhang)))
    assert [(one.month, one.disability) for one in levels] == [(202501, 2), (202507, 3)]


def test_work_that_goes_on_from_the_year_before_ends_and_begins_once(client_of, zhang, published):
    earlier = PublishedRun.objects.create(
        run_id="earlier", year=2024, jurisdiction="", state="current", published_at=EARLIER
    )
    now = Employment.objects.get(person=zhang)
    Employment.objects.filter(pk=now.pk).update(since=202403)
    now.pk, now.run, now.since, now.last_month = None, earlier, 202403, 202412
    now.save()
    changes = client_of("officer").get(f"/persons/{zhang.number}/").context["changes"]
    assert [one.when for one in changes if "在职" in str(one.what)] == ["2024年3月"]


def test_no_certificate_is_said_and_a_soldiers_is_named(db):
    assert history.level_words(0, 0) == "无有效证件"
    assert history.level_words(0, 5) == "残疾军人证5级"


@pytest.mark.parametrize("model", [Person, EmployerYear, Employment, PersonMonth])
def test_who_is_not_named_for_a_record_sees_no_row_of_it(model, accounts, published):
    assert model._meta.label in ROWS
    assert not seen_rows(accounts["registry"], model).exists()
    assert seen_rows(accounts["auditor"], model).count() == model.objects.count() > 0
    assert {account.role for account in accounts.values()} == set(Account.Role)
