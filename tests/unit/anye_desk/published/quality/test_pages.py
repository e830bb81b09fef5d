"""Pages of data quality: who sees which figures, what is opened, what is written down."""

import html
import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.conf import settings

from anye.pipeline import quality as data_quality
from anye.quality.evidence import evidence_of
from anye.quality.indicators import owner_of
from anye.quality.told.letters import contradictions_in, feeds_of_department, rejected_in
from anye.quality.told.material import material_of as letters_material
from anye.sources.delivered import reason_words
from anye.tables.year.runs import run_of
from anye_desk.office.ledger.models import Event, Reading
from anye_desk.office.parties.models import Person
from anye_desk.published.quality.models import Contradiction, PublishedReport, QualityFigure
from anye_desk.published.quality.opening import stored

YEAR = "/quality/2025/"


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_an_officer_sees_every_feed_in_words_and_numbers(published, client_of):
    page = text(client_of("officer").get(YEAR))
    assert "逾期" in page  # the small district's files all came at the end of January 2026
    assert "按时" not in page
    assert "区退役军人局" in page
    assert "次月 15 日，系数据共享约定，并非法律规定" in page


def test_a_department_sees_its_own_feeds_alone(published, client_of):
    page = text(client_of("tax_office").get(YEAR))
    assert "工资薪金月" in page
    assert "社会保险缴费月" not in page


def test_figures_of_a_month_and_department(published, client_of):
    page = text(client_of("officer").get(f"{YEAR}?month=202503&department=区税务局"))
    assert "2025年3月" in page
    assert "残疾军人证" not in page


def test_an_indicator_has_a_chart_and_the_same_numbers_in_a_table(published, client_of):
    page = client_of("officer").get(f"{YEAR}days_until_arrival/wage_months/").content.decode()
    assert page.count('<rect class="bar"') == 12
    assert page.count('<th scope="row" class="keep">2025年') == 12
    assert "31 天" in page  # of December


def test_opening_rows_is_written_down_with_those_they_are_about(published, client_of, numbers):
    address = f"{YEAR}facts_contradicted/disability_certificates/rows/"
    page = text(client_of("officer").get(address))
    assert "disability_certificates.csv" in page
    event = Event.objects.filter(action="quality:read_rows").last()
    assert event.subject == "quality:2025/facts_contradicted/disability_certificates"
    assert numbers["李娜"] in {one.person for one in Reading.objects.filter(event=event)}
    assert "12011919900303003" not in page


def test_a_letter_is_handed_out_and_written_down(published, client_of):
    client = client_of("registry")
    response = client.get(f"{YEAR}letters/202503/employers.xlsx")
    assert openpyxl.load_workbook(BytesIO(response.content)).sheetnames[0] == "指标"
    assert client.get(f"{YEAR}letters/202503/employers.pdf").content.startswith(b"%PDF")
    event = Event.objects.filter(action="quality:download_letter").first()
    assert (event.actor, event.details["kind"]) == ("registry", "xlsx")


@pytest.mark.parametrize("address", ["cells_blank/employers/rows/", "letters/202503/employers.pdf"])
def test_what_the_store_no_longer_holds_is_said(published, client_of, settings, tmp_path, address):
    settings.STORE = tmp_path
    response = client_of("officer").get(YEAR + address)
    assert response.status_code == 410
    assert "报告已不在存储中" in response.content.decode()


def test_a_desk_without_a_report_says_so(empty, client_of):
    assert "还没有数据质量报告" in client_of("officer").get("/quality/").content.decode()


def test_the_report_is_published_whole(published):
    report = PublishedReport.objects.get(year=2025)
    assert report.run_id == published.run_id
    assert QualityFigure.objects.filter(year=2025).count() > 100
    assert Contradiction.objects.filter(year=2025, is_in_data=True).count() > 1


def test_a_contradiction_is_read_with_its_rows_and_the_reading_is_written_down(
    published, client_of, numbers
):
    two = Contradiction.objects.get(kind="two_certificates")
    page = text(client_of("officer").get(f"/quality/contradictions/{two.pk}/"))
    assert "两证同时有效" in page
    assert "disability_certificates.csv" in page
    response = client_of("officer").get(f"/quality/contradictions/{two.pk}/")
    links = re.findall(r'href="(/(?:years|loads)/[^"]+)"', response.content.decode())
    assert f"/years/2025/persons/{numbers['李娜']}/" in links
    assert any(link.startswith("/loads/disability_certificates/") for link in links)
    for link in links:
        assert client_of("officer").get(link, follow=True).status_code == 200
    event = Event.objects.filter(action="contradiction:read").last()
    assert event.readings.get().person == numbers["李娜"]


def two_certificates():
    """Return how a list shows the contradiction: of the person's ID the last four."""
    return f"两证同时有效 {Person.objects.get(name='李娜').tail}"


def test_the_list_is_filtered_and_turns_pages(published, client_of):
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


def test_a_rate_is_nought_only_where_there_is_none(published, client_of):
    QualityFigure.objects.filter(indicator="rows_rejected").update(numerator=1, denominator=225464)
    page = text(client_of("officer").get(YEAR))
    assert "<0.01 ‰ 1 / 225,464" in html.unescape(page)
    QualityFigure.objects.filter(indicator="rows_rejected").update(numerator=30)
    assert "0.13 ‰ 30 / 225,464" in text(client_of("officer").get(YEAR))
    chart = client_of("officer").get(f"{YEAR}rows_rejected/wage_months/").content.decode()
    assert ">0.20</text>" in chart


@pytest.mark.parametrize(("feed", "is_its_own"), [("employers", True), ("wage_months", False)])
def test_a_department_is_led_to_its_own_loads_alone(feed, is_its_own, published, client_of):
    report = stored(settings.STORE, PublishedReport.objects.get())
    [load] = report.manifest.loads[feed]
    Contradiction.objects.filter(kind="two_certificates").update(
        asked_of="区市场监管局", feed=feed, source_row=load["number"] << 32 | 1, against_row=0
    )
    asked = Contradiction.objects.get(kind="two_certificates")
    page = client_of("registry").get(f"/quality/contradictions/{asked.pk}/").content.decode()
    links = re.findall(r'href="(/(?:years|loads)/[^"]+)"', page)
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
    with data_quality._machine() as machine:  # as the letters themselves are written
        run = run_of(settings.STORE, report.manifest.run_id)
        evidence = evidence_of(run, data_quality._feeds_of_run(settings.STORE, machine, run))
        return letters_material(report, evidence, reason_words())


def rows_rejected(material, department, month):
    found = rejected_in(material, feeds_of_department(department), month)
    return {(row["feed"], row["source_row"]) for row in found}
