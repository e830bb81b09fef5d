"""Files as offices send them: what stands around the table is passed over, and told."""

import itertools

import pytest
from tests.unit.anye.sources.feed_files import checked, csv_bytes, csv_file, rows, workbook

from anye.sources.files.csv_file import has_old_ends
from anye.sources.files.encodings import is_utf_8, unfinished
from anye.sources.refusals import FileRefusedError
from anye.sources.taken_off import TAKEN_OFF, taken_off_said

FEED = "wage_months"
ROWS = csv_bytes(rows(FEED, {}, {"月份": "202504"}))
HEADINGS, FIRST, SECOND = ROWS.splitlines(keepends=True)
REGISTER = "disability_certificates"


def of(folder, content, feed=FEED):
    path = folder / "feed.csv"
    path.write_bytes(content)
    return checked(folder, path, feed)


def lines_of(accepted):
    return [row["source_row"] % 2**32 for row in accepted]


TITLE = "蓟州区2025年3月工资薪金明细表,,,,\n单位：元,,,,制表：张伟\n".encode()


def test_titles_above_the_headings_are_passed_over_and_lines_keep_their_numbers(tmp_path):
    found, accepted, _ = of(tmp_path, TITLE + ROWS)
    assert (found.lines, lines_of(accepted)) == (2, [4, 5])
    assert found.taken_off == {"title_rows": 2}


def test_merged_titles_of_a_workbook_are_passed_over(tmp_path):
    book, sheet = workbook(rows(FEED, {}, {"月份": "202504"}))
    sheet.insert_rows(1, 2)
    sheet["A1"] = "蓟州区2025年3月工资薪金明细表"
    sheet.merge_cells("A1:E1")
    book.save(tmp_path / "feed.xlsx")
    found, accepted, _ = checked(tmp_path, tmp_path / "feed.xlsx", FEED)
    assert (found.lines, lines_of(accepted)) == (2, [4, 5])
    assert found.taken_off == {"title_rows": 1}
    sheet.merge_cells("A4:A5")
    book.save(tmp_path / "feed.xlsx")
    with pytest.raises(FileRefusedError, match="A4:A5"):
        checked(tmp_path, tmp_path / "feed.xlsx", FEED)


def test_what_is_wrong_with_the_headings_below_a_title_is_said_of_them(tmp_path):
    with pytest.raises(FileRefusedError) as refused:
        of(tmp_path, TITLE + HEADINGS.replace("月份".encode(), b"x") + FIRST)
    assert "缺少“月份”" in refused.value.say()
    assert "明细表" not in refused.value.say()


def test_headings_in_the_words_of_offices_are_known_and_columns_of_notes_passed_over(tmp_path):
    headings = "序号,月份（必填）,统一社会信用代码,身份证号码,姓名*,应发工资（元）,备注\n"
    found, accepted, _ = of(tmp_path, headings.encode() + b"1," + FIRST[:-1] + ",已离职\n".encode())
    assert [row["wage"] for row in accepted] == [350_000]
    assert found.taken_off == {"heading_remarks": 3, "columns_passed_over": 2}


@pytest.mark.parametrize(
    "heading",
    [
        "应发工资（万元）",
        "应发工资(千元)*",
        "应发工资万元",
        "工资/千元",
        "应发工资（单位：百元）",
        "应发工资（万）",
        "实发（美元）（必填）",
    ],
)
def test_another_unit_in_a_heading_is_to_be_converted_not_renamed(tmp_path, heading):
    content = ROWS.replace("应发工资".encode(), heading.encode(), 1)
    book, sheet = workbook(rows(FEED, {}))
    sheet["E1"] = heading
    book.save(tmp_path / "feed.xlsx")
    (tmp_path / "feed.csv").write_bytes(content)
    for name in ("feed.csv", "feed.xlsx"):
        with pytest.raises(FileRefusedError, match="换算成元") as refused:
            checked(tmp_path, tmp_path / name, FEED)
        assert "可能就是它" not in refused.value.say()


def test_another_unit_in_a_row_under_the_headings_is_not_read_as_yuan(tmp_path):
    with pytest.raises(FileRefusedError, match="第2行写着“万元”"):
        of(tmp_path, HEADINGS + ",,,,（万元）\n".encode() + FIRST)
    book, sheet = workbook(rows(FEED, {}))
    sheet.insert_rows(2)
    sheet["E2"] = "（万元）"
    book.save(tmp_path / "feed.xlsx")
    with pytest.raises(FileRefusedError, match="第2行写着“万元”"):
        checked(tmp_path, tmp_path / "feed.xlsx", FEED)


def test_yuan_behind_a_heading_of_words_is_another_column(tmp_path):
    with pytest.raises(FileRefusedError, match="姓名"):
        of(tmp_path, ROWS.replace("姓名".encode(), "姓名（元）".encode(), 1))


@pytest.mark.parametrize(
    "title",
    [
        "2025年3月工资表　单位：万元",
        ",,,金额单位:千元,",
        "单位：万",
        "（单位：分）",
        "以美元计",
        "工资表（万元）",
        "单位：万元 天津某某有限公司",
        "单 位 ： 万 元",
        "工资表万元",
    ],
)
def test_another_unit_above_the_headings_is_not_read_as_yuan(tmp_path, title):
    with pytest.raises(FileRefusedError) as refused:
        of(tmp_path, f"工资表,,,,\n{title}\n".encode() + ROWS)
    assert refused.value.refusal == "other_unit"
    assert "第2行" in refused.value.say()
    book, sheet = workbook(rows(FEED, {}))
    sheet.insert_rows(1)
    sheet["B1"] = title
    book.save(tmp_path / "feed.xlsx")
    with pytest.raises(FileRefusedError, match="第1行"):
        checked(tmp_path, tmp_path / "feed.xlsx", FEED)


@pytest.mark.parametrize(
    "title",
    [
        "单位：元",
        "填报单位：第一分公司",
        "单位：万家福超市",
        "三月份",
        "天津百万元商贸有限公司",
        "单位：百万元商贸有限公司",
        "百万元（天津）商贸有限公司",
        "制表：周美元",
    ],
)
def test_a_title_that_names_no_other_unit_is_passed_over(tmp_path, title):
    found, _, _ = of(tmp_path, f"{title}\n".encode() + ROWS)
    assert (found.lines, found.taken_off) == (2, {"title_rows": 1})


def test_another_unit_in_the_name_of_a_file_of_amounts_is_not_read_as_yuan(tmp_path):
    path = tmp_path / "工资（万元）.csv"
    path.write_bytes(ROWS)
    with pytest.raises(FileRefusedError, match="文件名写着“万元”"):
        checked(tmp_path, path, FEED)
    path.write_bytes(csv_bytes(rows(REGISTER, {})))
    assert checked(tmp_path, path, REGISTER)[0].lines == 1


def test_a_unit_in_the_name_of_a_firm_or_beside_a_sheet_in_yuan_refuses_no_file(tmp_path):
    firm = tmp_path / "wage_months-百万元商贸有限公司.csv"
    firm.write_bytes(ROWS)
    assert checked(tmp_path, firm, FEED)[0].remarks == ()
    path = tmp_path / "工资（万元）.csv"
    for content in (
        "单位：元\n".encode() + ROWS,
        ROWS.replace("应发工资".encode(), "应发工资（元）".encode()),
    ):
        path.write_bytes(content)
        told = [one.say("zh") for one in checked(tmp_path, path, FEED)[0].remarks]
        assert "文件名写着“万元”，表中写明是元，按元读取；请核对" in told


@pytest.mark.parametrize(
    ("end", "taken_off"),
    [
        (b",,,,\n" * 3000, {"blank_rows_at_end": 3000}),
        (b"\n\r\n  \n", {"blank_rows_at_end": 3}),
        (b"\x1a", {"end_mark": 1}),
        (b",,,,\r\n\x1a", {"blank_rows_at_end": 1, "end_mark": 1}),
        (b",,,,", {"blank_rows_at_end": 1}),
    ],
)
def test_blank_rows_at_the_end_are_passed_over(tmp_path, end, taken_off):
    found, accepted, rejected = of(tmp_path, ROWS + end)
    assert (found.lines, lines_of(accepted), rejected) == (2, [2, 3], [])
    assert found.taken_off == taken_off


def test_an_end_mark_on_the_last_row_is_no_part_of_it(tmp_path):
    found, accepted, rejected = of(tmp_path, ROWS.rstrip(b"\n") + b"\x1a")
    assert (lines_of(accepted), rejected, found.taken_off) == ([2, 3], [], {"end_mark": 1})


def test_a_last_row_with_empty_cells_at_its_end_is_a_row(tmp_path):
    made = rows("labour_contracts", {}, {"实际终止日期": "", "岗位": ""})
    _, accepted, rejected = checked(tmp_path, csv_file(tmp_path, made), "labour_contracts")
    assert (len(accepted), [row["reasons"] for row in rejected]) == (1, ["post:blank"])


def test_nothing_but_blank_rows_is_no_data(tmp_path):
    with pytest.raises(FileRefusedError, match="没有数据行"):
        of(tmp_path, HEADINGS + b",,,,\n" * 5)


@pytest.mark.parametrize("first", [b"sep=,\n", b"\xef\xbb\xbfsep=,\r\n", b'"sep=,"\n'])
def test_the_line_for_spreadsheets_is_passed_over(tmp_path, first):
    found, accepted, _ = of(tmp_path, first + ROWS)
    assert (lines_of(accepted), found.taken_off) == ([3, 4], {"separator_line": 1})
    with pytest.raises(FileRefusedError, match="不是逗号"):
        of(tmp_path, first.replace(b",", b";") + ROWS.replace(b",", b";"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ROWS.replace(b"\n", b"\r"), {"returns_alone": 3}),
        (HEADINGS + (FIRST + SECOND).replace(b"\n", b"\r"), {"returns_alone": 2}),
        (HEADINGS + (FIRST + SECOND).replace(b"\n", b"\r") + b"\n", {"returns_alone": 1}),
        (ROWS.replace(b"\n", b"\r\r\n"), {"returns": 2}),
        (ROWS.replace(b"\n", b"\r\r\r\n"), {"returns": 2}),
        (ROWS.replace(b"\n", b"\r\n"), {}),
    ],
)
def test_returns_end_lines_too_and_those_alone_or_too_many_are_told(tmp_path, content, told):
    found, accepted, rejected = of(tmp_path, content)
    assert (found.lines, lines_of(accepted), rejected) == (2, [2, 3], [])
    assert found.taken_off == told


def test_a_return_inside_a_cell_ends_no_line(tmp_path):
    content = HEADINGS + FIRST.replace("张伟".encode(), "张\r伟".encode())
    found, _, (row,) = of(tmp_path, content)
    assert (found.lines, row["reasons"]) == (1, ":control_character")
    assert not has_old_ends(tmp_path / "feed.csv")


def test_utf_16_without_its_mark_is_named(tmp_path):
    with pytest.raises(FileRefusedError, match="UTF-16"):
        of(tmp_path, ROWS.decode().encode("utf-16-le"))


def register(*names, headings="zh"):
    made = rows(REGISTER, *({"姓名": name} for name in names))
    head, *lines = csv_bytes(made).splitlines(keepends=True)
    if headings == "en":
        fields = "resident_id,name,certificate_number,category,level,issued_on,expires_on"
        head = f"{fields},cancelled_on,cancel_reason,township\n".encode()
        lines = [line.replace("肢体".encode(), b"4") for line in lines]
    return head, lines


def gbk(line):
    return line.decode().encode("gbk")


def test_headings_in_ascii_leave_the_encoding_to_the_rows(tmp_path):
    head, lines = register("张三", "李四", "郑十", headings="en")
    found, accepted, _ = of(tmp_path, head + b"".join(map(gbk, lines)), REGISTER)
    assert [row["name"] for row in accepted] == ["张三", "李四", "郑十"]  # 郑十 is valid UTF-8
    assert found.encoding == "gb18030"


@pytest.mark.parametrize("headings", ["zh", "en"])
def test_lines_of_utf_8_in_a_gbk_file_are_sent_back(tmp_path, headings):
    head, lines = register("张三", "李四", "王小五", "郑十", headings=headings)
    content = gbk(head) + gbk(lines[0]) + lines[1] + lines[2] + gbk(lines[3])
    _, accepted, rejected = of(tmp_path, content, REGISTER)
    assert [row["name"] for row in accepted] == ["张三", "郑十"]
    assert {row["reasons"] for row in rejected} == {":encoding"}


def test_lines_of_gbk_in_a_utf_8_file_are_sent_back_though_they_may_be_utf_8(tmp_path):
    head, lines = register("张三", "李四", "郑十", "王小五")
    mixed = lines[2].replace("郑十".encode(), "郑十".encode("gbk"))  # beside a word in UTF-8
    content = head + gbk(lines[0]) + lines[1] + mixed + lines[3]
    _, accepted, rejected = of(tmp_path, content, REGISTER)
    assert [row["name"] for row in accepted] == ["李四", "王小五"]
    assert [row["reasons"] for row in rejected] == [":encoding"] * 2


def test_a_file_that_is_utf_8_throughout_may_hold_any_letters(tmp_path):
    head, lines = register("阿·é", "֣ʮ")
    _, accepted, _ = of(tmp_path, head + b"".join(lines), REGISTER)
    assert len(accepted) == 2


def test_characters_cut_by_a_block_are_no_other_encoding():
    text = "a£张𠮷".encode()
    for cut in range(len(text) + 1):
        whole = len(text[:cut]) - unfinished(text[:cut])
        assert is_utf_8(text[:whole])
        assert is_utf_8(text[whole:])


def test_all_that_is_taken_off_is_told_in_both_languages():
    for what, times in itertools.product(TAKEN_OFF, (1, 3000)):
        assert taken_off_said(what, times, "zh") != taken_off_said(what, times, "en")
        assert f"{times:,}" in taken_off_said(what, times, "zh")
