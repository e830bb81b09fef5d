"""Pages of data quality: who sees which figures, what is opened, what is written down."""

import html
import re

import pytest

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.office.ledger.models import Event, Reading
from anye_desk.published.quality.models import PublishedReport, QualityFigure

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


def test_a_rate_is_nought_only_where_there_is_none(published, client_of):
    QualityFigure.objects.filter(indicator="rows_rejected").update(numerator=1, denominator=225464)
    page = text(client_of("officer").get(YEAR))
    assert "<0.01 ‰ 1 / 225,464" in html.unescape(page)
    QualityFigure.objects.filter(indicator="rows_rejected").update(numerator=30)
    assert "0.13 ‰ 30 / 225,464" in text(client_of("officer").get(YEAR))
    chart = client_of("officer").get(f"{YEAR}rows_rejected/wage_months/").content.decode()
    assert ">0.20</text>" in chart
