"""A sheet holds texts as texts and numbers as numbers, and the same rows are the same bytes."""

from datetime import date

import openpyxl

from anye.paper.workbook import WIDEST, SheetLook, workbook, write_long_table, write_sheet

HEADINGS = ("编号", "说明", "分数")
ROWS = [("123456789012345678", "=1+1", 70), ("2", "http://example.org", 1.5), ("3", "很长" * 99, 0)]
ON = date(2026, 1, 1)


def written(place, **options):
    with workbook(place, ON) as book:
        write_sheet(book, "表", HEADINGS, ROWS, SheetLook(**options))
    return place


def test_nothing_becomes_a_formula_or_a_link_and_numbers_stay_numbers(tmp_path):
    sheet = openpyxl.load_workbook(written(tmp_path / "x.xlsx"))["表"]
    assert [tuple(cell.value for cell in row) for row in sheet.iter_rows()] == [HEADINGS, *ROWS]
    kinds = [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert kinds == [["s", "s", "n"]] * 3
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_headings_stay_in_sight_and_on_every_printed_page(tmp_path):
    sheet = openpyxl.load_workbook(written(tmp_path / "x.xlsx", filters=True))["表"]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.auto_filter.ref == "A1:C4"
    assert sheet.column_dimensions["B"].width < WIDEST + 1


def test_the_same_rows_are_the_same_bytes(tmp_path):
    one, other = written(tmp_path / "1.xlsx"), written(tmp_path / "2.xlsx")
    assert one.read_bytes() == other.read_bytes()


def test_more_rows_than_a_sheet_holds_go_on_the_next_with_headings_and_note(tmp_path):
    place = tmp_path / "long.xlsx"
    with workbook(place) as book:
        write_long_table(book, "长表", ("号",), ((n,) for n in range(5)), note="全部", at_most=4)
    sheets = {
        sheet.title: [row[0] for row in sheet.values] for sheet in openpyxl.load_workbook(place)
    }
    assert sheets == {
        "长表": ["全部", "号", 0, 1],
        "长表 2": ["全部", "号", 2, 3],
        "长表 3": ["全部", "号", 4],
    }


def test_no_rows_are_one_sheet_of_headings(tmp_path):
    place = tmp_path / "none.xlsx"
    with workbook(place) as book:
        write_long_table(book, "空", ("号",), ())
    [sheet] = openpyxl.load_workbook(place)
    assert list(sheet.values) == [("号",)]
