"""Pages of contradictions and letters: who sees which, what is opened, what is written down."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.conf import settings

from anye.pipeline import quality as data_quality
from anye.pipeline.of_run import feeds_of_run
from anye.quality.evidence import evidence_of_run
from anye.quality.indicators import owner_of
from anye.quality.told.letters import contradictions_in, feeds_of_department, rejected_in
from anye.quality.told.material import letter_material as letters_material
from anye.sources.store.delivered import reason_words
from anye.tables.year.runs import run_of
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person
from anye_desk.published.quality.models import PublishedReport
from anye_desk.published.quality.opening import stored

YEAR = "/quality/2025/"


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_a_letter_is_handed_out_and_written_down(published, client_of):
    client = client_of("registry")
    response = client.get(f"{YEAR}letters/202503/employers.xlsx")
    assert openpyxl.load_workbook(BytesIO(response.content)).sheetnames[0] == "指标"
    assert client.get(f"{YEAR}letters/202503/employers.pdf").content.startswith(b"%PDF")
    event = Event.objects.filter(action="quality:download_letter").first()
    assert (event.actor, event.details["kind"]) == ("registry", "xlsx")


def test_a_contradiction_is_read_with_its_rows_and_the_reading_is_written_down(
    published, client_of, numbers
):
    two = Contradiction.objects.get(kind="two_certificates")
    page = text(client_of("officer").get(f"/quality/contradictions/{two.pk}/"))
    assert "两证同时有效" in page
    assert "disability_certificates.csv" in page
    response = client_of("officer").get(f"/quality/contradictions/{two.pk}/")
    links = re.findall(r'href="(/(?:persons|years|loads)/[^"]+)"', response.content.decode())
    assert f"/persons/{numbers['李娜']}/" in links
    assert any(link.startswith("/loads/disability_certificates/") for link in links)
    for link in links:
        assert client_of("officer").get(link, follow=True).status_code == 200
    event = Event.objects.filter(action="contradiction:read").last()
    assert event.readings.get().person == numbers["李娜"]


def two_certificates():
    """Return how a list shows the contradiction: of the person's ID the last four."""
    return f"两证同时有效 {Person.objects.get(name='李娜').tail}"


def test_the_list_is_filtered(published, client_of):
    client = client_of("officer")
    assert two_certificates() in text(client.get(f"{YEAR}contradictions/?kind=two_certificates"))
    page = text(client.get(f"{YEAR}contradictions/?department=区市场监管局"))
    assert two_certificates() not in page
    assert "没有符合条件的矛盾" in text(client.get(f"{YEAR}contradictions/?state=closed"))


@pytest.mark.parametrize(
    "asked", ["", "?kind=two_certificates", "?q=渔阳", "?q=没有这家", "?sort=months"]
)
def test_the_list_comes_as_a_file_of_what_is_listed(published, client_of, asked):
    client = client_of("officer")
    book = openpyxl.load_workbook(BytesIO(client.get(f"{YEAR}contradictions.xlsx{asked}").content))
    rows = list(book.active.iter_rows(min_row=2, values_only=True))
    assert len(rows) == client.get(f"{YEAR}contradictions/{asked}").context["page"].count
    months = dict(Contradiction.objects.values_list("pk", "months"))
    assert [row[8] for row in rows] == [months[row[0]] or None for row in rows]  # none: empty
    assert "12011919900303003" not in client.get(f"{YEAR}contradictions.csv").content.decode()
    assert client.get(f"{YEAR}contradictions.exe").status_code == 404


@pytest.mark.parametrize(("feed", "is_its_own"), [("employers", True), ("wage_months", False)])
def test_a_department_is_led_to_its_own_loads_alone(feed, is_its_own, published, client_of):
    report = stored(settings.STORE, PublishedReport.objects.get())
    [load] = report.manifest.loads[feed]
    Contradiction.objects.filter(kind="two_certificates").update(
        asked_of="区市场监管局", feed=feed, source_row=load["number"] << 32 | 1, against_row=0
    )
    asked = Contradiction.objects.get(kind="two_certificates")
    page = client_of("registry").get(f"/quality/contradictions/{asked.pk}/").content.decode()
    links = re.findall(r'href="(/(?:persons|years|loads)/[^"]+)"', page)
    assert "来源行" in page
    assert links == [f"/loads/{feed}/{load['load_id']}/"] * is_its_own
    for link in links:
        assert client_of("registry").get(link).status_code == 200


def test_a_department_lists_what_it_is_asked(published, client_of):
    page = text(client_of("registry").get(f"{YEAR}contradictions/"))
    assert "未登记" in page
    assert two_certificates() not in page


def test_the_page_of_letters_says_what_each_holds_and_offers_none_that_is_empty(
    published, client_of
):
    client = client_of("officer")
    page = client.get(f"{YEAR}letters/")
    report = PublishedReport.objects.get()
    material = material_of(stored(settings.STORE, report))
    offered = set(re.findall(r"letters/(\d{6})/(\w+)\.pdf", page.content.decode()))
    workbooks = set(re.findall(r"letters/(\d{6})/(\w+)\.xlsx", page.content.decode()))
    held = {(month, feed): one for month, line in page.context["months"] for _, feed, one in line}
    for (month, feed), one in held.items():
        department = owner_of(feed)
        assert one.rejected == len(rows_rejected(material, department, month))
        assert one.contradictions == len(contradictions_in(material, department, month))
        assert ((str(month), feed) in offered) == one.says_something
        assert ((str(month), feed) in workbooks) == one.has_rows
    assert any(one.contradictions for one in held.values())
    assert any(one.tardy for one in held.values())
    assert any(not one.says_something for one in held.values())


def test_no_letter_is_offered_of_a_month_after_the_report(published, client_of):
    PublishedReport.objects.update(seen_on=date(2025, 3, 20))
    months = [month for month, _ in client_of("officer").get(f"{YEAR}letters/").context["months"]]
    assert months == [202503, 202502, 202501]


def material_of(report):
    with data_quality.lent(None) as machine:  # as the letters themselves are written
        run = run_of(settings.STORE, report.manifest.run_id)
        evidence = evidence_of_run(run, feeds_of_run(settings.STORE, machine, run))
        return letters_material(report, evidence, reason_words())


def rows_rejected(material, department, month):
    found = rejected_in(material, feeds_of_department(department), month)
    return {(row["feed"], row["source_row"]) for row in found}
