"""What stands around a table is recognised as what it is, told, and never read as data."""

import pytest
from tests.unit.anye.sources.feed_files import (
    RIGHT,
    checked,
    csv_bytes,
    csv_file,
    rows,
    workbook,
)

from anye.sources.files.remarks import REMARKS
from anye.sources.refusals import FileRefusedError

FEED = "wage_months"
DATA = csv_bytes(rows(FEED, {}, {"月份": "202504"}))
FOOT = {
    "合计,,,,7000.00": "total_rows",
    ",合 计,,,7000.00": "total_rows",
    "总计：2人,,,,7000": "total_rows",
    "小计,,,,3500": "subtotal_rows",
    "本页小计：,,,,": "subtotal_rows",
    "制表人：张三,,审核人：李四,,": "signature_rows",
    "制表：张三,,,,日期：2025-04-02": "signature_rows",
    "单位负责人（签章）：,,,填表人:王五,": "signature_rows",
    "（盖章）,,,,": "signature_rows",
    "注：本表一式两份,,,,": "note_rows",
    "单位：元,,,,": "note_rows",
}


def of(folder, content, feed=FEED, name="feed.csv"):
    path = folder / name
    path.write_bytes(content)
    return checked(folder, path, feed)


def sheet_of(folder, *foot, merged=(), title=()):
    book, sheet = workbook(rows(FEED, {}, {"月份": "202504"}))
    for line in foot:
        sheet.append([cell or None for cell in line.split(",")])
    if title:
        sheet.insert_rows(1, len(title))
        for n, text in enumerate(title, start=1):
            sheet.cell(n, 1, text)
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(folder / "feed.xlsx")
    return folder / "feed.xlsx"


@pytest.mark.parametrize("line", FOOT)
def test_a_row_at_the_foot_is_told_as_what_it_is_and_not_read(tmp_path, line):
    for content in (DATA + line.encode(), DATA + b",,,,\n" + f"{line}\n,,,,\n".encode()):
        found, accepted, rejected = of(tmp_path, content)
        assert (found.lines, len(accepted), rejected) == (2, 2, [])
        assert found.taken_off[FOOT[line]] == 1
    found, accepted, rejected = checked(tmp_path, sheet_of(tmp_path, line), FEED)
    assert (found.lines, len(accepted), rejected) == (2, 2, [])
    assert found.taken_off == {FOOT[line]: 1}


def test_several_rows_at_the_foot_are_counted_by_kind_in_either_encoding(tmp_path):
    foot = "小计,,,,3500\n合计,,,,7000\n\n制表人：张三,,,,\n审核人：李四,,,,\n"
    for encoding in ("utf-8", "gb18030"):
        found, _, rejected = of(tmp_path, (DATA.decode() + foot).encode(encoding))
        assert (found.lines, rejected) == (2, [])
        assert found.taken_off == {
            "blank_rows_at_end": 1,
            "subtotal_rows": 1,
            "total_rows": 1,
            "signature_rows": 2,
        }


def test_a_merged_row_of_sums_refuses_nothing(tmp_path):
    path = sheet_of(tmp_path, "合计,,,,7000", merged=["A4:D4"])
    assert checked(tmp_path, path, FEED)[0].taken_off == {"total_rows": 1}


@pytest.mark.parametrize(
    "line",
    [
        "小计,,,,3500",  # not at the foot
        f"202503,{RIGHT[FEED]['统一社会信用代码']},,合计,7000",
        f"合计,{RIGHT[FEED]['统一社会信用代码']},,,7000",
        "合同工,,,,7000",
        "张合计,,,,7000",
    ],
)
def test_nothing_else_is_left_unread(tmp_path, line):
    after = DATA.splitlines(keepends=True)[2] if line.startswith("小计") else b""
    found, _, rejected = of(
        tmp_path, DATA.splitlines(keepends=True)[0] + f"{line}\n".encode() + after
    )
    assert (found.lines, len(rejected), found.taken_off) == (1 + bool(after), 1, {})


BETWEEN = {
    "小计,,,,3500": "sum_row",
    "合计：,,,,7000": "sum_row",
    ",,,共3人,": "sum_row",
    "共3人": "sum_row",
    "本页小计,3500": "sum_row",
    ",,,,（元）": "heading_row",
    "（六位）,,（18位）,,元": "heading_row",
    "月份,统一社会信用代码,公民身份号码,姓名,应发工资": "heading_row",
    "制表人：张三,,,,": "note_row",
    "注：本表一式两份,,,,": "note_row",
}


@pytest.mark.parametrize("line", BETWEEN)
@pytest.mark.parametrize("above", [1, 2], ids=["under the headings", "between rows"])
def test_a_row_among_the_data_that_is_none_is_told_once_as_what_it_is(tmp_path, line, above):
    lines = DATA.decode().splitlines(keepends=True)
    content = "".join([*lines[:above], f"{line}\n", *lines[above:]])
    found, accepted, rejected = of(tmp_path, content.encode())
    assert len(accepted) == 2
    assert [(row["line"], row["reasons"]) for row in rejected] == [(above + 1, f":{BETWEEN[line]}")]
    assert (found.reasons, found.unidentified) == ({BETWEEN[line]: 1}, {})
    book, sheet = workbook(rows(FEED, {}, {"月份": "202504"}))
    sheet.insert_rows(above + 1)
    for n, cell in enumerate(line.split(","), start=1):
        sheet.cell(above + 1, n, cell or None)
    book.save(tmp_path / "feed.xlsx")
    _, accepted, rejected = checked(tmp_path, tmp_path / "feed.xlsx", FEED)
    assert len(accepted) == 2
    assert [(row["line"], row["reasons"]) for row in rejected] == [(above + 1, f":{BETWEEN[line]}")]


@pytest.mark.parametrize(
    "line", [",,,,3500", f"小计,{RIGHT[FEED]['统一社会信用代码']},,,1", "202503,,,合计,1"]
)
def test_a_row_that_may_be_somebodys_keeps_its_own_reasons(tmp_path, line):
    head, *data = DATA.decode().splitlines(keepends=True)
    _, _, [row] = of(tmp_path, "".join([head, f"{line}\n", *data]).encode())
    assert "resident_id:blank_id" in row["reasons"]


@pytest.mark.parametrize("foot", ["单位：万元,,,,", ",,,,金额单位：千元", "（以万元计）,,,,"])
def test_another_unit_at_the_foot_refuses_as_one_above_the_headings_does(tmp_path, foot):
    for path in (sheet_of(tmp_path, f"合计,,,,7\n{foot}".split("\n")[1]), None):
        with pytest.raises(FileRefusedError) as refused:
            checked(tmp_path, path, FEED) if path else of(tmp_path, DATA + foot.encode())
        assert (refused.value.refusal, refused.value.details["line"]) == ("other_unit", 4)


def remarks(found, language="zh"):
    return [one.say(language) for one in found.remarks]


def test_the_text_of_a_title_is_told(tmp_path):
    title = f"蓟州区工资薪金明细表,,,,\n单位：元,,,,\n联系 {'1' * 18},,,,\n"
    found, _, _ = of(tmp_path, title.encode() + DATA)
    told = remarks(found)
    assert told[0] == "表头上方写着“蓟州区工资薪金明细表”，未读取"
    assert len(told) == 3
    assert "1111" not in "".join(told)  # no number of anybody
    path = sheet_of(tmp_path, title=["工资表", "单位：元"])
    assert remarks(checked(tmp_path, path, FEED)[0])[0] == "表头上方写着“工资表”，未读取"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("2025年3月工资表", "1 行是2025年4月"),
        ("2025年03月（3月）工资表", "1 行是2025年4月"),
        ("2024年12月工资表", "2 行是2025年3月"),
        ("2024年度工资表", "2 行是2025年3月"),
        ("２０２４年３月工资表", "2 行是2025年3月"),
        ("2025年工资表", ""),
        ("2025年3月-4月工资表", ""),
        ("2025年3月至5月工资表", ""),
        ("2025年3月、4月工资表", ""),
        ("工资表", ""),
    ],
)
def test_a_title_that_names_another_month_than_the_rows_is_a_doubt(tmp_path, title, told):
    found, accepted, _ = of(tmp_path, f"{title},,,,\n".encode() + DATA)
    doubts = [one for one in remarks(found) if "请核对" in one]
    assert len(accepted) == 2
    assert len(doubts) == bool(told)
    assert told in "".join(doubts)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("wage_months-202508", True),
        ("2025年8月工资", True),
        ("wage_months-2025-08", True),
        ("wage_months-2024年", True),
        ("wage_months-202503", False),
        ("wage_months-202504", False),
        ("wage_months-202507-202508", False),
        ("wage_months-20250801", False),
        ("wage_months-2025-08-01", False),
        ("wage_months", False),
    ],
)
def test_a_name_of_another_month_than_all_rows_is_told(tmp_path, name, is_told):
    found, accepted, _ = of(tmp_path, DATA, name=f"{name}.csv")
    assert len(accepted) == 2
    assert bool([one for one in remarks(found) if "文件名写的是" in one]) is is_told


def test_a_title_of_another_year_than_all_rows_of_a_feed_of_years_is_refused(tmp_path):
    made = rows("declarations", {}, {"所属年度": "2024"})
    title = "2024年度申报表,,,,,\n".encode()
    found, _, _ = of(tmp_path, title + csv_bytes(made), "declarations")
    assert "1 行是2025年" in remarks(found)[-1]
    with pytest.raises(FileRefusedError, match="各行却都是2025年"):
        of(tmp_path, title + csv_bytes(made[:1]), "declarations")


@pytest.mark.parametrize(
    ("wage", "told"), [("0.35", True), ("99.99", True), ("100", False), ("0", False)]
)
def test_absurdly_small_amounts_are_told(tmp_path, wage, told):
    found, accepted, _ = checked(tmp_path, csv_file(tmp_path, rows(FEED, {"应发工资": wage})), FEED)
    assert len(accepted) == 1
    assert any("单位" in one and wage in one for one in remarks(found)) is told


def test_one_usual_amount_among_small_ones_is_no_sign_of_a_unit(tmp_path):
    made = rows(FEED, {"应发工资": "3"}, {})
    assert remarks(checked(tmp_path, csv_file(tmp_path, made), FEED)[0]) == []


def test_headings_in_two_rows_are_named(tmp_path):
    head = "月份,统一社会信用代码,公民身份号码,姓名,工资\n,,,,应发工资\n"
    content = head.encode() + DATA.splitlines(keepends=True)[1]
    with pytest.raises(FileRefusedError, match="表头占了第1、2两行"):
        of(tmp_path, content)
    with pytest.raises(FileRefusedError, match="表头占了第2、3两行"):
        of(tmp_path, "工资表,,,,\n".encode() + content)
    book, sheet = workbook(rows(FEED, {}))
    sheet.insert_rows(2)
    for column in "ABCDE":
        sheet.merge_cells(f"{column}1:{column}2")
    book.save(tmp_path / "feed.xlsx")
    with pytest.raises(FileRefusedError, match="表头占了第1、2两行"):
        checked(tmp_path, tmp_path / "feed.xlsx", FEED)


def test_groups_above_the_headings_are_a_title(tmp_path):
    found, accepted, _ = of(tmp_path, "单位信息,,人员信息,,工资\n".encode() + DATA)
    assert (len(accepted), found.taken_off) == (2, {"title_rows": 1})


def test_rows_above_the_headings_are_no_title(tmp_path):
    head, first, second = DATA.splitlines(keepends=True)
    with pytest.raises(FileRefusedError, match="表头在第2行，上方却有数据") as refused:
        of(tmp_path, first + head + second)
    assert RIGHT[FEED]["姓名"] not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (bytes(range(256)) * 4, "not_a_feed"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "not_a_feed"),
        (b"a,b\0c,d\n1,2\n", "not_a_feed"),
        (DATA.decode().encode("utf-16-le"), "utf_16"),
        (DATA.decode().encode("utf-16-be"), "utf_16"),
        (b"month,name\n1,2\n".decode().encode("utf-16-le"), "utf_16"),
    ],
)
def test_what_holds_noughts_is_utf_16_only_if_it_reads_so(tmp_path, content, refusal):
    with pytest.raises(FileRefusedError) as refused:
        of(tmp_path, content)
    assert refused.value.refusal == refusal


def test_every_remark_is_said_in_both_languages():
    assert all(zh != en for zh, en in REMARKS.values())
