"""A report is three files or none, the same bytes each time, and never over something else."""

import re
from dataclasses import replace

import openpyxl
import pytest
from tests.unit.anye.reporting.matching.hostile import AUDIT, FORMULA, SCRIPT

from anye.reporting.matching import write as writing
from anye.reporting.matching.folder import OtherReportError
from anye.reporting.matching.write import BY_TOWNSHIP, NAME, write_report

FILES = [f"{NAME}.html", f"{NAME}.pdf", f"{NAME}.xlsx"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, material):
    place = tmp_path_factory.mktemp("out") / "report"
    assert [path.name for path in write_report(material, place, "zh")] == FILES
    return place


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / f"{NAME}.xlsx")


def values(sheet):
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_the_same_match_is_the_same_bytes_and_may_be_written_again(folder, material):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_report(material, folder, "zh")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in folder.parent.iterdir()] == ["report"]


def test_a_folder_with_something_else_is_left_as_it_was(tmp_path, material):
    (tmp_path / FILES[0]).write_text("mine")
    with pytest.raises(OtherReportError):
        write_report(material, tmp_path, "zh")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]
    assert not tmp_path.with_name(f"{tmp_path.name}.staged").exists()


def test_an_interrupted_report_leaves_nothing(tmp_path, material, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "write_workbook", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_report(material, tmp_path / "report", "zh")
    assert list(tmp_path.iterdir()) == []


def test_the_pdf_is_a_tagged_document_in_chinese(folder):
    content = (folder / f"{NAME}.pdf").read_bytes()
    assert b"/MarkInfo" in content
    assert b"/Lang(zh-CN)" in content
    assert b"/StructTreeRoot" in content
    assert re.search(rb"pdfuaid:part[>\"=]+1", content)


def test_nothing_in_the_workbook_is_a_formula_and_figures_are_numbers(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    titles = {cell.value for cell in book["推荐方案"]["D"]}
    assert {SCRIPT, FORMULA} <= titles


def test_the_proposals_of_the_workbook_are_those_of_the_match(book, material):
    heading, *rows = values(book["推荐方案"])
    place = {name: column for column, name in enumerate(heading)}
    proposals = {row["seeker_id"]: row for row in material.tables["proposals"].to_dicts()}
    assert len(rows) == len(proposals)
    for row in rows:
        proposed = proposals[int(row[0])]
        assert row[place["岗位编号"]] == str(proposed["post_id"])
        assert row[place["匹配分"]] == proposed["score"]
        assert row[place["意向"]] == proposed["occupation"]
        assert row[place["稀缺度"]] == proposed["price"]
        assert row[place["理由"]].count("；") >= 2


def test_every_row_of_the_match_is_in_the_workbook(book, material):
    heights = {sheet.title: sheet.max_row - 1 for sheet in book}
    rows = material.manifest["rows"]
    assert heights["推荐方案"] + heights["暂无推荐"] == material.manifest["counts"]["seekers"]
    assert heights["放宽后可增加的岗位"] == rows["why_not"]
    assert heights["给单位的建议"] == rows["advice"]
    assert heights["岗位"] == rows["post_prices"]
    assert "如" in values(book["岗位"])[1][-3]
    assert heights["由工作人员直接服务"] == material.objecting.height > 0


def test_sheets_are_ready_to_filter_and_print(book):
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert len(sheet.title) <= 31


def test_shares_are_numbers_with_their_intervals(book, material):
    heading, *rows = values(book["按残疾等级"])
    fairness = material.tables["fairness"].filter(grouping="level").to_dicts()
    at = heading.index("比例与区间")
    for row, found in zip(rows, fairness, strict=True):
        assert row[at] == pytest.approx(found["placed"] / found["seekers"])
        assert row[at + 1 : at + 3] == (found["lowest"] / 10_000, found["highest"] / 10_000)


def test_where_there_are_too_many_each_township_has_a_workbook(tmp_path, material):
    written = write_report(material, tmp_path / "report", "zh", persons_shown=10)
    books = [path for path in written if path.parent.name == BY_TOWNSHIP]
    assert len(books) == material.seekers["township"].n_unique()
    seekers = set()
    for path in books:
        book = openpyxl.load_workbook(path)
        for name in ("推荐方案", "暂无推荐"):
            seekers |= {row[0] for row in values(book[name])[1:]}
    assert seekers == set(map(str, material.seekers["seeker_id"]))
    page = (tmp_path / "report" / FILES[0]).read_text("utf-8")
    assert "每个乡镇街道一个工作簿" in page
    assert not any(f"求职者 {seeker}<" in page for seeker in seekers)
    assert "推荐方案" not in openpyxl.load_workbook(tmp_path / "report" / FILES[2]).sheetnames


def test_an_audited_match_is_written_in_english_too(tmp_path, material):
    write_report(replace(material, audit=AUDIT), tmp_path / "report", "en")
    book = openpyxl.load_workbook(tmp_path / "report" / FILES[2])
    cut = "Figures of quality, held against other ways"[:31]
    assert {"Proposals", "For employers", "Checks that failed", cut} <= set(book.sheetnames)
    assert b"/Lang(en-GB)" in (tmp_path / "report" / FILES[1]).read_bytes()
