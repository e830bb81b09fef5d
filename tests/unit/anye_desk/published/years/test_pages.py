"""What each page says, in both languages."""

import html
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO

import openpyxl
import pytest
from tests.made import sample

from anye.law.law_day import law_day_of
from anye.law.levy.hardship import not_computed_text
from anye.law.said.law_day_text import law_day_text
from anye_desk.office.parties.models import Employer
from anye_desk.published.years import explaining
from anye_desk.published.years.models import EmployerYear, PublishedRun, YearFlag

MILL = "/years/2025/employers/000000RT/"
OFFICE = "/years/2025/employers/000000RV/"
STRANGER = "/years/2025/employers/000000RY/"


@pytest.fixture
def read(published, client_of):
    client = client_of("officer")

    def page(address, *, english=False):
        client.cookies["language"] = "en" if english else "zh-hans"
        response = client.get(address)
        assert response.status_code == 200, response.content.decode()
        return response.content.decode()

    return page


def test_the_districts_numbers_open_into_lists_of_as_many(read):
    opened = re.findall(r'"(/years/2025/employers/\?[^"]+)">(\d+)<', read("/years/2025/"))
    assert len(opened) > 10
    for address, count in opened:
        assert f"共 {count} 家" in " ".join(read(html.unescape(address)).split())


def test_the_chart_has_a_name_and_its_numbers_in_a_table(read):
    page = read("/years/2025/")
    assert 'role="img" aria-labelledby="chart-name chart-says"' in page
    assert "2025年每月计入人数与应安排人数" in page.replace("2025 年", "2025年")
    assert page.count('<rect class="bar"') == 12 + 1  # and the key
    table = page.partition("每月安排情况表")[2]
    assert all(f">{n}月<" in table for n in range(1, 13))


def test_unverified_figures_are_marked_in_both_languages(read):
    for address in ("/years/2025/", "/years/2025/employers/", MILL):
        assert "未核实" in read(address)
        assert "unverified" in read(address, english=True)


@pytest.mark.parametrize("address", ["/years/2025/", MILL])
def test_a_page_says_once_whose_law_was_taken_and_what_is_not_computed(read, address):
    day = law_day_of(2025, "cn/tianjin/jizhou")
    for language in ("zh", "en"):
        page = unescape(read(address, english=language == "en"))
        assert page.count(law_day_text(day, language)) == 1
        assert page.count(not_computed_text(day.day, language)) == 1


def test_an_employers_year_shows_its_persons_months_with_reasons(read):
    page = read(MILL)
    assert "张伟" in page
    assert "1月至6月" in page
    assert "低于最低工资" in page or "最低工资" in page
    english = read(MILL, english=True)
    assert "Jan" in english
    assert "minimum wage" in english


def test_the_chain_cites_the_law_and_says_how_sure_it_is(read):
    page = read(MILL)
    assert "财税〔2015〕72号" in page
    assert "应缴费额" in page
    assert "见转引" in page


def test_a_resident_id_is_shown_whole_on_one_page_alone_and_to_officers_alone(
    read, client_of, numbers
):
    month = f"{MILL}persons/{numbers['张伟']}/202503/000000RT/"
    whole = f"{sample.ZHANG}X"
    assert whole in read(month)
    for address in (MILL, f"{MILL}persons/{numbers['张伟']}/", "/years/2025/employers/"):
        assert whole not in read(address)
    clerk = client_of("clerk").get(month).content.decode()
    assert whole not in clerk
    assert "末四位" in clerk


def test_a_month_opens_down_to_the_lines_of_files(read, numbers):
    page = read(f"{MILL}persons/{numbers['王芳']}/202503/000000RT/")
    assert "wage_months.csv" in page
    assert "/loads/wage_months/0000000000000007/" in page
    assert "不计入" in page


def test_a_months_other_employer_is_named_to_an_officer_and_counted_for_a_clerk(
    client_of, numbers, monkeypatch
):
    found = explaining.person_month

    def with_another(*asked):
        return replace(found(*asked), elsewhere=({"employer_id": sample.SHOP},))

    monkeypatch.setattr(explaining, "person_month", with_another)
    month = f"persons/{numbers['张伟']}/202503/"
    said = {
        who: client_of(who).get(f"{MILL}{month}000000RT/").content.decode()
        for who in ("officer", "clerk")
    }
    assert all("同月在其他单位也有记录，单位数：1" in page for page in said.values())
    there = f'href="/years/2025/employers/000000RU/{month}000000RU/"'
    assert there in said["officer"]
    assert sample.NAMES[sample.SHOP] in said["officer"]
    assert there not in said["clerk"]
    assert sample.NAMES[sample.SHOP] not in said["clerk"]


def test_one_more_person_and_another_ratio_show_the_difference(read):
    page = read(f"{OFFICE}what-if/?level=1&since=1&ratio=1.5")
    assert "假如的结果" in page
    assert "24 人月" in page or "24" in page


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "请选择一名残疾人的等级，或填写比例"),
        ("ratio=abc", "请填写数字"),
        ("ratio=1.55", "最多 1 位小数"),
        ("ratio=-1", "不得小于 1.5"),
        ("ratio=0", "不得小于 1.5"),
        ("ratio=0.5", "不得小于 1.5"),
        ("ratio=1", "不得小于 1.5"),
        ("ratio=1.4", "不得小于 1.5"),
        ("ratio=100.1", "不得大于 100"),
        ("level=1&since=0", "没有这一选项"),
        ("level=1&wage=-1", "不得小于 0"),
        ("level=1&wage=100000000", "位"),
        ("level=9", "没有这一选项"),
    ],
)
def test_a_what_if_that_makes_no_sense_says_what_to_do(client_of, published, query, says):
    response = client_of("officer").get(f"{MILL}what-if/?{query}")
    assert response.status_code == 400
    page = response.content.decode()
    assert says in page
    assert "请先改正" in page


@pytest.mark.parametrize(
    "query",
    ["ratio=1.5", "ratio=100", "ratio=１．６", "level=1&wage=0", "level=4&wage=１，０００．５"],
)
def test_a_what_if_at_its_bounds_and_in_whatever_width_is_worked_out(read, query):
    assert "假如的结果" in read(f"{MILL}what-if/?{query}")


def test_a_deed_of_the_small_hours_bears_the_day_it_was_done_on_here(read):
    """21:02 at Greenwich is 5:02 of the next day in Beijing."""
    at = datetime(2026, 11, 29, 21, 2, tzinfo=UTC)
    PublishedRun.objects.update(published_at=at)
    YearFlag.objects.create(year=2025, employer_id=sample.MILL, decision=1, raised_at=at)
    for address in (MILL, "/years/2025/flags/"):
        page = read(address)
        assert "2026年11月30日" in page
        assert "2026年11月29日" not in page
    assert "2026-11-30" in read("/years/2025/flags.csv")


def test_a_year_that_cannot_be_worked_out_says_why_and_shows_no_amount(read):
    page = read(STRANGER)
    assert "登记中没有此单位" in page
    assert "无法认定" in page


def test_an_employer_that_did_not_declare_is_told_what_follows(read):
    assert "未按时申报" in read(OFFICE)


def test_a_run_missing_from_the_store_is_said_and_the_rest_still_shows(read, settings, tmp_path):
    settings.STORE = tmp_path
    page = read(MILL)
    assert "数据存储中已没有此次结果" in page
    assert "张伟" in page


def test_an_empty_list_says_what_to_do(read):
    assert "清除筛选条件" in read("/years/2025/employers/?q=没有这家")


def test_a_place_in_the_list_that_makes_no_sense_is_left_out(read):
    assert "共 6 家" in " ".join(read("/years/2025/employers/?after=-&before=x").split())


def test_a_desk_without_a_year_says_how_one_comes(empty, client_of):
    assert "还没有年度结果" in client_of("officer").get("/").content.decode()


@pytest.mark.usefixtures("published")
def test_home_leads_a_clerk_to_its_employer_and_an_officer_to_the_district(client_of):
    assert client_of("clerk").get("/")["Location"] == MILL
    assert client_of("officer").get("/")["Location"] == "/years/2025/"


@pytest.mark.usefixtures("published")
def test_a_workbook_holds_the_year_as_texts_and_numbers_never_formulas(client_of):
    Employer.objects.filter(pk=sample.MILL).update(name="=cmd|'/c calc'!A1")
    response = client_of("clerk").get(f"{MILL}workbook/")
    named = "attachment; filename=\"=cmd ' c calc'!A1-2025.xlsx\""
    assert response["Content-Disposition"] == named
    book = openpyxl.load_workbook(BytesIO(response.content))
    assert book.sheetnames == ["概况", "单位月度", "人员月度", "计算步骤"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert book["概况"]["B2"].value == "=cmd|'/c calc'!A1"
    assert book["单位月度"].max_row == 13


def test_the_steps_of_a_workbook_are_numbers_with_their_units(client_of, published):
    book = openpyxl.load_workbook(
        BytesIO(client_of("officer").get(f"{MILL}workbook/").content), data_only=True
    )
    head, *rows = book["计算步骤"].iter_rows(values_only=True)
    steps = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    result = EmployerYear.objects.get(run=published, employer=sample.MILL)
    levy, ratio = steps["应缴费额"], steps["应安排比例"]
    assert (round(levy["数值"] * 100), levy["单位"]) == (result.levy_due, "元")
    assert (ratio["数值"], ratio["单位"]) == (1.5, "%")
    shortfall = steps["差额人月"]
    assert (round(shortfall["数值"] * 1000), shortfall["单位"]) == (result.shortfall, "人月")
    assert (steps["企业"]["数值"], steps["企业"]["单位"]) == ("是", None)


@pytest.mark.parametrize("employer", [MILL, OFFICE])
def test_no_count_of_a_workbook_is_text_with_its_unit(client_of, published, employer):
    content = client_of("officer").get(f"{employer}workbook/").content
    rows = openpyxl.load_workbook(BytesIO(content))["计算步骤"].iter_rows(values_only=True)
    texts = [row[1] for row in rows if isinstance(row[1], str)]
    assert [text for text in texts if re.fullmatch(r"[\d,.]+ ?\D{1,3}", text)] == []


def test_a_name_is_escaped(read):
    Employer.objects.filter(pk=sample.MILL).update(name="<script>alert(1)</script>")
    assert "<script>alert" not in read(MILL)


@pytest.mark.usefixtures("published")
def test_an_arriving_run_is_on_no_page(client_of):
    other = PublishedRun.objects.create(
        run_id="x", year=2026, jurisdiction="cn", law_version="", method_version=""
    )
    EmployerYear.objects.filter(employer=sample.MILL).update(run=other)
    assert client_of("officer").get("/years/2026/").status_code == 404
    assert client_of("officer").get(MILL).status_code == 404
