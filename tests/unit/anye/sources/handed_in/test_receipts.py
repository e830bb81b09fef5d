"""Files came on the day that a list beside them says."""

from datetime import date

import pytest

from anye.sources.handed_in.receipts import ReceiptsRefusedError
from anye.sources.handed_in.receipts import received_on as listed_in
from anye.tables.feeds.accepted import RECEIPTS

TODAY = date(2026, 3, 1)


def listed(folder, text):
    (folder / RECEIPTS).write_text(text, "utf-8")
    return said(folder)


def said(folder):
    return {name: day for name, (_, day) in listed_in(folder, TODAY).said.items()}


@pytest.mark.parametrize("heading", ["文件,收到日期", "\ufefffile,received_on"])
def test_each_file_has_its_day(tmp_path, heading):
    found = listed(tmp_path, f"{heading}\nwage_months-202503.csv,2025-04-08\n")
    assert found == {"wage_months-202503.csv": date(2025, 4, 8)}


def test_without_a_list_nothing_is_said(tmp_path):
    assert said(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("单位,日期\n", 1),
        ("", 1),
        ("文件,收到日期\na.csv,2025-04-08\nb.csv,四月八日\n", 3),
        ("文件,收到日期\na.csv\n", 2),
        ("文件,收到日期\na.csv,2026-03-02\n", 2),  # still to come
        ("文件,收到日期\na.csv,2025-04-08\na.csv,2025-04-09\n", 3),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, text, line):
    with pytest.raises(ReceiptsRefusedError) as refused:
        listed(tmp_path, text)
    assert refused.value.line == line


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_spreadsheet_may_write_it_in_its_own_encoding_and_leave_lines_blank(tmp_path, encoding):
    text = "文件,收到日期\n工资.csv,2025-04-08\n\n,\n"
    (tmp_path / RECEIPTS).write_bytes(text.encode(encoding))
    assert said(tmp_path) == {"工资.csv": date(2025, 4, 8)}


def test_what_is_no_text_is_refused(tmp_path):
    (tmp_path / RECEIPTS).write_bytes(b"PK\x03\x04\xff\xff\xff")
    with pytest.raises(ReceiptsRefusedError):
        said(tmp_path)
