"""Every list is handed out as a file: the same rows, numbers as numbers, a name that says what."""

import csv
import re
from io import BytesIO, StringIO
from urllib.parse import unquote

import openpyxl
import pytest
from tests.made import sample
from tests.unit.anye_desk.conftest import AT

from anye_desk.frame.table_file import handed_out
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.quality.labels import township
from anye_desk.published.quality.models import QualityFigure
from anye_desk.published.years.models import EmployerYear, YearFlag

Y = "/years/2025/"


def rows_of(content):
    book = openpyxl.load_workbook(BytesIO(content))
    head, *rows = book.active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("asked", ["", "?q=渔阳", "?kind=4&sort=counted_months&order=asc", "?q=？"])
def test_employers_come_as_a_file_of_what_is_listed(published, client_of, asked):
    client = client_of("officer")
    listed = client.get(f"{Y}employers/{asked}").context["page"].rows
    rows = rows_of(client.get(f"{Y}employers.xlsx{asked}").content)
    assert [row["单位名称"] for row in rows] == [str(one.employer) for one in listed]


def test_a_filter_not_understood_leads_to_the_list_that_says_so(published, client_of):
    response = client_of("officer").get(f"{Y}employers.xlsx?kind=99", follow=True)
    assert response.redirect_chain == [(f"{Y}employers/?kind=99", 302)]
    assert response.status_code == 400
    assert response.context["form"].errors.keys() == {"kind"}


def test_amounts_and_months_are_numbers_and_what_is_not_known_is_empty(published, client_of):
    by_name = {
        row["单位名称"]: row
        for row in rows_of(client_of("officer").get(f"{Y}employers.xlsx").content)
    }
    for one in EmployerYear.objects.select_related("employer"):
        row = by_name[str(one.employer)]
        assert row["职工（人月，全年合计）"] == one.headcount_months
        assert row["计入（人月，全年合计）"] == one.counted_months
        due = row["应缴费额（元）"]
        assert due is None if one.levy_due is None else round(due * 100) == one.levy_due
    assert sum(row["应缴费额（元）"] or 0 for row in by_name.values()) > 0
    said = client_of("officer").get(f"{Y}employers.csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(StringIO(said)))) == len(by_name)


@pytest.mark.parametrize("group", ["township", "kind"])
def test_groups_add_up_to_the_district(published, client_of, group):
    rows = rows_of(client_of("officer").get(f"{Y}by-{group}.xlsx").content)
    total = published.summary["total"]
    assert sum(row["单位数"] for row in rows) == total["employers"]
    assert round(sum(row["应缴费额（元）"] for row in rows) * 100) == total["levy_due"]
    assert client_of("officer").get(f"{Y}by-nothing.xlsx").status_code == 404


@pytest.fixture
def flags(published):
    zhang = Person.objects.get(name="张伟")
    for n, (employer, person) in enumerate(((sample.MILL, zhang), (sample.SHOP, None))):
        YearFlag.objects.create(
            year=2025, employer_id=employer, person=person, raised_at=AT.replace(day=n + 1),
            decision=n,
        )  # fmt: skip
    return zhang


def test_flags_are_counted_turned_and_handed_out_and_whose_they_are_is_written_down(
    flags, client_of, monkeypatch
):
    client = client_of("officer")
    rows = rows_of(client.get(f"{Y}flags.xlsx").content)
    assert [row["单位名称"] for row in rows] == [
        sample.NAMES[sample.SHOP],
        sample.NAMES[sample.MILL],
    ]
    assert [row["证号末四位"] for row in rows] == [None, flags.tail]
    event = Event.objects.filter(action="year_flags:download").last()
    assert event.readings.get().person == flags.number
    monkeypatch.setattr("anye_desk.frame.listing.ON_A_PAGE", 1)
    first = client.get(f"{Y}flags/?sort=employer").context["page"]
    second = client.get(f"{Y}flags/{first.following}").context["page"]
    assert (first.count, second.first, second.following) == (2, 2, "")
    assert sorted(one.rows[0].employer.name for one in (first, second)) == [
        first.rows[0].employer.name,
        second.rows[0].employer.name,
    ]


def test_a_department_has_the_list_of_its_own_files(published, client_of):
    rows = rows_of(client_of("registry").get("/loads/list.xlsx").content)
    assert len(rows) == FeedLoad.objects.filter(feed="employers").count() > 0
    assert {row["部门"] for row in rows} == {"区市场监管局"}
    assert all(isinstance(row["行数"], int) for row in rows)
    every = rows_of(client_of("officer").get("/loads/list.xlsx").content)
    assert len(every) == FeedLoad.objects.count() > len(rows)


def test_a_page_says_how_many_rows_its_file_has(published, client_of):
    count = EmployerYear.objects.count()
    page = client_of("officer").get(f"{Y}employers/").content.decode()
    assert " ".join(f"共 {count} 家，本页第 1–{count} 家".split()) in " ".join(page.split())
    assert f"XLSX（{count} 行）" in page


@pytest.mark.parametrize("of", ["employers", "by-kind", "flags"])
def test_there_is_no_file_of_another_kind(published, client_of, of):
    assert client_of("officer").get(f"{Y}{of}.exe").status_code == 404


def named(response):
    return unquote(response["Content-Disposition"])


def test_a_file_is_named_by_what_it_is(published, client_of):
    client = client_of("officer")
    assert named(client.get(f"{Y}employers/000000RT/workbook/")).endswith(
        f"{sample.NAMES[sample.MILL]}-2025.xlsx"
    )
    assert named(client.get(f"{Y}employers.csv")).endswith("用人单位-2025.csv")
    Employer.objects.filter(pk=sample.MILL).update(name='甲/乙:"丙"\r\n' + "长" * 190)
    said = named(client.get(f"{Y}employers/000000RT/workbook/"))
    assert said == f"attachment; filename*=utf-8''甲 乙 丙 {'长' * 74}.xlsx"


def test_a_name_of_nothing_but_marks_is_still_a_file():
    assert named(handed_out(b"", "//", "csv", "text/csv")) == 'attachment; filename=".csv"'


Q = "/quality/2025/"


@pytest.mark.parametrize("asked", ["", "?month=202503", "?department=区税务局&month=202506"])
def test_indicators_come_as_a_file_of_what_the_overview_lists(published, client_of, asked):
    client = client_of("officer")
    page = client.get(f"{Q}{asked}")
    rows = rows_of(client.get(f"{Q}figures.xlsx{asked}").content)
    lines = page.context["figures"]
    assert [(row["指标"], row["部门"]) for row in rows] == [(str(e.name), e.owner) for e in lines]
    assert [(row["分子"], row["分母"] or 0) for row in rows] == [line.parts for line in lines]
    assert all(isinstance(row["数值"], int | float) for row in rows)
    assert f"XLSX（{len(rows)} 行）" in page.content.decode()


def test_a_department_has_the_indicators_of_its_own_feeds_alone(published, client_of):
    rows = rows_of(client_of("registry").get(f"{Q}figures.xlsx").content)
    assert {row["部门"] for row in rows} == {"区市场监管局"}
    client = client_of("registry")
    assert client.get(f"{Q}rows_rejected/wage_months.xlsx").status_code == 404
    assert client.get(f"{Q}figures.csv?month=x").status_code == 400
    assert client_of("clerk").get(f"{Q}figures.csv").status_code == 404


def test_an_indicators_file_adds_up_to_its_page_month_by_month(published, client_of):
    client, address = client_of("officer"), f"{Q}facts_contradicted/employers"
    page = client.get(f"{address}/")
    rows = rows_of(client.get(f"{address}.xlsx").content)
    assert f"XLSX（{len(rows)} 行）" in page.content.decode()
    whole = [row for row in rows if row["细目（空为全部）"] is None]
    parts = [row for row in rows if row["细目（空为全部）"]]
    shown = sum(part.numerator for part in page.context["months"])
    assert sum(row["分子：有矛盾的事实"] for row in whole) == shown > 0
    assert sum(row["分子：有矛盾的事实"] for row in parts) == shown
    assert not any(re.search("[a-z_]{3,}", str(row["细目（空为全部）"])) for row in parts)
    codes = QualityFigure.objects.filter(
        indicator="facts_contradicted", feed="employers", township__gt=0
    ).values_list("township", flat=True)
    kept = rows_of(client.get(f"{address}.xlsx?township={codes[0]}").content)
    assert {row["乡镇街道"] for row in kept} - {"全区"} == {str(township(codes[0]))}
    assert len(kept) < len(rows)


@pytest.mark.parametrize(
    "file", [f"{Q}contradictions.xlsx", f"{Q}figures.xlsx", f"{Q}rows_rejected/wage_months.xlsx"]
)
def test_what_has_no_month_or_no_whole_is_empty_in_a_file_and_not_nought(
    published, client_of, file
):
    rows = rows_of(client_of("officer").get(file).content)
    assert rows
    for row in rows:
        assert 0 not in {row.get(one) for one in ("月份", "首月", "末月", "月数", "分母")}
