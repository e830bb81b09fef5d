"""The ledger of employment: narrowed, sorted, counted, and kept as views."""

from io import BytesIO

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from tests.made import sample
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import Employment, PublishedRun
from anye_desk.published.years.publishing import _go_on
from anye_desk.registers.models import SavedView

LEDGER = "/years/2025/employments/"


@pytest.fixture
def half_a_year(published):
    """Let one person be on record to June."""
    wang = Employment.objects.filter(person=sample.WANG)
    wang.update(in_months=0b111111, months=6, last_month=202506)


def names(client, query=""):
    response = client.get(LEDGER + query)
    assert response.status_code == 200
    return sorted(line["row"].person.name for line in response.context["rows"])


def test_each_person_is_there_once_an_employer_with_its_months(published):
    found = Employment.objects.get(person=sample.WANG)
    assert (found.months, found.since, found.last_month) == (12, 202501, 202512)
    assert found.in_months == 2**12 - 1
    assert found.wages == 6 * 100000
    assert Employment.objects.count() == 4
    assert Employment.objects.get(person=sample.ZHAO).host == sample.OFFICE
    assert Employment.objects.get(person=sample.ZHAO).get_form_display() == "劳务派遣"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["张伟", "李娜", "王芳", "赵敏"]),
        ("?month=202507", ["张伟", "李娜", "赵敏"]),
        ("?q=yuyang", ["张伟", "王芳"]),
        ("?q=水务局", ["赵敏"]),
        ("?disability_level=2", ["张伟"]),
        ("?form=4", ["赵敏"]),
        ("?kind=7", ["赵敏"]),
        ("?counts=none", ["王芳"]),
        ("?township=120119001&kind=4", ["张伟", "李娜", "王芳"]),
    ],
)
def test_it_is_narrowed_by_month_employer_level_form_kind_and_whether_it_counts(
    query, found, client_of, half_a_year
):
    assert names(client_of("officer"), query) == found


def test_a_clerk_sees_its_own_and_a_host_those_sent_to_it(client_of, published, accounts):
    assert names(client_of("clerk")) == ["张伟", "王芳"]
    accounts["clerk"].employer_id = sample.OFFICE
    accounts["clerk"].save()
    assert names(client_of("clerk")) == ["赵敏"]


def test_it_is_counted_by_what_is_asked(client_of, published):
    groups = client_of("officer").get(f"{LEDGER}?by=kind").context["groups"]
    assert [(one.text, one.employments, one.persons) for one in groups] == [
        ("民营企业", 3, 3),
        ("劳务派遣单位", 1, 1),
    ]
    assert sum(one.counted for one in groups) == sum(
        Employment.objects.values_list("counted", flat=True)
    )


def test_what_the_data_do_not_tell_is_said(client_of, published):
    page = client_of("officer").get(LEDGER).content.decode()
    assert "公益性岗位、辅助性就业、灵活就业" in page


def test_a_view_is_an_address_under_a_name_and_its_rows_are_the_readers(client_of, half_a_year):
    sent = {"name": "七月在册", "shared_with": "everybody", "query": "month=202507&sort=since&x=1"}
    response = client_of("officer").post(f"{LEDGER}save/", sent)
    assert response["Location"] == f"{LEDGER}?sort=since&month=202507"
    page = client_of("clerk").get(LEDGER).content.decode()
    assert "七月在册" in page
    assert "?sort=since&amp;month=202507" in page
    assert names(client_of("clerk"), "?sort=since&month=202507") == ["张伟"]


@pytest.mark.parametrize(
    ("shared", "who"),
    [
        ("nobody", {"officer"}),
        ("role", {"officer"}),
        ("everybody", {"officer", "reviewer", "clerk"}),
    ],
)
def test_a_view_is_shown_to_those_it_is_shared_with(shared, who, client_of, published):
    sent = {"name": "我的", "shared_with": shared, "query": ""}
    client_of("officer").post(f"{LEDGER}save/", sent)
    found = {
        name
        for name in ("officer", "reviewer", "clerk")
        if client_of(name).get(LEDGER).context["views"]
    }
    assert found == who


def test_a_view_of_a_name_is_renewed_and_only_its_owner_takes_it_away(client_of, published):
    for query in ("month=202501", "month=202502"):
        sent = {"name": "同名", "shared_with": "everybody", "query": query}
        client_of("officer").post(f"{LEDGER}save/", sent)
    view = SavedView.objects.get()
    assert view.query == "month=202502"
    client_of("clerk").post(f"{LEDGER}take-away/", {"view": view.pk})
    assert SavedView.objects.exists()
    client_of("officer").post(f"{LEDGER}take-away/", {"view": view.pk})
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_is_refused_in_words(client_of, published):
    response = client_of("officer").post(f"{LEDGER}save/", {"shared_with": "nobody"})
    assert response.status_code == 400
    assert "视图名称" in response.content.decode()


def test_what_goes_on_from_december_is_since_its_first_month(published):
    earlier = PublishedRun.objects.create(
        run_id="earlier", year=2024, jurisdiction="", state="current", published_at=AT
    )
    for person, last in ((sample.ZHANG, 202412), (sample.LI, 202411)):
        before = Employment.objects.get(person=person)
        before.pk, before.run, before.since, before.last_month = None, earlier, 202309, last
        before.save()
    _go_on(published)
    since = dict(Employment.objects.filter(run=published).values_list("person", "since"))
    assert (since[sample.ZHANG], since[sample.LI]) == (202309, 202501)


def test_a_persons_employer_elsewhere_is_named_but_leads_a_clerk_nowhere(client_of, published):
    zhao = Person.objects.get(name="赵敏")
    assert zhao.name not in client_of("clerk").get(LEDGER).content.decode()


def sheets_of(content):
    return {
        sheet.title: [list(row) for row in sheet.values]
        for sheet in openpyxl.load_workbook(BytesIO(content))
    }


def test_the_file_names_its_filters_and_holds_texts_and_numbers(client_of, half_a_year):
    Person.objects.filter(name="张伟").update(name="=1+1")
    content = b"".join(client_of("officer").get("/years/2025/employments.xlsx?month=202507&kind=4"))
    [(title, (note, headings, *rows))] = sheets_of(content).items()
    assert title == "就业台账"
    assert "在册月份：7月；单位性质：民营企业" in note[0]
    assert headings[0] == "姓名"
    zhang = next(row for row in rows if row[0] == "=1+1")
    assert zhang[1] == Person.objects.get(name="=1+1").resident_id
    assert zhang[-1] == 12 * 4000
    assert zhang[-5:-1] == [202501, 202512, 12, 24]
    assert len(rows) == 2
    book = openpyxl.load_workbook(BytesIO(content)).active
    assert {cell.data_type for row in book for cell in row} <= {"s", "n", "inlineStr"}


def test_whose_rows_went_out_is_written_down_part_by_part(client_of, published, monkeypatch):
    monkeypatch.setattr("anye_desk.registers.export.AT_ONCE", 3)
    b"".join(client_of("officer").get("/years/2025/employments.xlsx"))
    events = Event.objects.filter(action="employments:download").order_by("pk")
    assert [one.details for one in events] == [{"part": 1, "rows": 3}, {"part": 2, "rows": 1}]
    assert [one.readings.count() for one in events] == [3, 1]


def test_a_clerks_file_holds_its_own_staff_and_no_id(client_of, published):
    [(_, _, *rows)] = sheets_of(
        b"".join(client_of("clerk").get("/years/2025/employments.xlsx"))
    ).values()
    assert sorted(row[0] for row in rows) == ["张伟", "王芳"]
    assert not {row[1] for row in rows} & set(Person.objects.values_list("resident_id", flat=True))
    assert {row[-1] for row in rows} == {48000, 6000}


def test_more_than_a_page_can_wait_for_is_said_and_not_cut_off(client_of, published, monkeypatch):
    monkeypatch.setattr("anye_desk.registers.ledger.AT_MOST", 3)
    response = client_of("officer").get("/years/2025/employments.xlsx?sort=since", follow=True)
    assert "export_ledger" in response.content.decode()
    assert response.request["QUERY_STRING"] == "sort=since"
    assert not Event.objects.filter(action="employments:download").exists()


def test_the_command_writes_what_an_account_may_see(accounts, published, tmp_path, capsys):
    place = tmp_path / "ledger.xlsx"
    call_command("export_ledger", "2025", account="clerk", query="counts=some", to=place)
    assert "1 rows" in capsys.readouterr().out
    [(_, _, *rows)] = sheets_of(place.read_bytes()).values()
    assert [row[0] for row in rows] == ["张伟"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"year": "1999"}, "No such year"),
        ({"account": "nobody"}, "No such account"),
        ({"query": "kind=x"}, "not understood"),
    ],
)
def test_the_command_refuses_in_words(asked, told, accounts, published, tmp_path):
    usual = {"year": "2025", "account": "clerk", "query": "", "to": tmp_path / "x.xlsx"} | asked
    with pytest.raises(CommandError, match=told):
        call_command("export_ledger", usual.pop("year"), **usual)
