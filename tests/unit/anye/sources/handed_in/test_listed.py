"""Everything handed in is accounted for by name, and read in the order that it came."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from anye.sources.file_names import shown
from anye.sources.handed_in.listed import handed_in
from anye.sources.handed_in.receipts import ReceiptsRefusedError
from anye.tables.feeds.accepted import RECEIPTS

TODAY = date(2026, 3, 1)
NO_DATA = {
    "~$wage_months.xlsx": "open",
    "._wage_months.csv": "of_a_mac",
    ".DS_Store": "hidden",
    "Thumbs.db": "hidden",
    "truth.json": "truth",
}
FOLDERS_OF_NO_DATA = {"profiles/": "profiles", "__MACOSX/": "of_a_mac", ".git/": "hidden"}
ANY_ENDING = ["a.csv", "b.CSV", "c.XLSX", "d.xls", "e.et", "f.txt", "g.zip", "h", "下/i.parquet"]


def put(folder, *names, text="x"):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def order(folder, *given):
    return [file.name for file in handed_in(given or (folder,), TODAY).to_read]


def listed(folder, *lines):
    put(folder, RECEIPTS, text="\n".join(["文件,收到日期", *lines]))


def test_every_file_is_read_or_named_as_not_read_and_why(tmp_path):
    put(tmp_path, *ANY_ENDING, *NO_DATA, *(f"{name}inside.csv" for name in FOLDERS_OF_NO_DATA))
    found = handed_in([tmp_path], TODAY)
    assert sorted(one.name for one in found.to_read) == sorted(ANY_ENDING)
    assert {one.name: one.why for one in found.passed_over} == NO_DATA | FOLDERS_OF_NO_DATA
    for one in found.passed_over:
        assert one.say("zh") != one.say("en")


def test_a_link_to_a_folder_elsewhere_is_named(tmp_path):
    put(tmp_path / "elsewhere", "a.csv")
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "link").symlink_to(tmp_path / "elsewhere")
    [over] = handed_in([tmp_path / "given"], TODAY).passed_over
    assert (over.name, over.why) == ("link/", "link")


def test_a_file_given_twice_is_read_once(tmp_path):
    put(tmp_path, "a.csv")
    assert order(tmp_path, tmp_path, tmp_path / "a.csv", tmp_path / ".." / tmp_path.name) == [
        "a.csv"
    ]


def test_what_is_not_there_is_left_for_the_reader_to_refuse(tmp_path):
    assert order(tmp_path, tmp_path / "none.csv") == ["none.csv"]


CORRECTIONS = ["w-202504.csv", "w-202504-更正2.csv", "w-202504-更正10.csv", "w-202511.csv"]


def test_corrections_of_one_day_follow_their_numbers(tmp_path):
    put(tmp_path, *reversed(CORRECTIONS))
    assert order(tmp_path) == CORRECTIONS


def test_what_was_received_last_is_read_last_whatever_its_name(tmp_path):
    put(tmp_path, "a.csv", "b.csv", "c.csv")
    listed(tmp_path, "a.csv,2026-01-08", "b.csv,2025-05-08")
    assert order(tmp_path) == ["b.csv", "a.csv", "c.csv"]  # c comes today


def test_files_of_one_name_and_two_endings_have_an_order(tmp_path):
    put(tmp_path, "w.xlsx", "w.csv")
    assert order(tmp_path) == ["w.csv", "w.xlsx"]


def test_where_the_folder_lies_and_what_else_it_holds_changes_no_order(tmp_path):
    orders = []
    for place in ("z", "a/9/b", "10"):
        put(tmp_path / place, "2/w.csv", "10/w.csv", "w-更正.csv")
        orders.append(order(tmp_path / place))
    assert orders[0] == ["2/w.csv", "10/w.csv", "w-更正.csv"]
    assert orders[0] == orders[1] == orders[2]


def days(folder):
    return {file.name: file.received for file in handed_in([folder], TODAY).to_read}


def test_the_nearest_list_that_names_a_file_says_its_day(tmp_path):
    put(tmp_path, "m1/w.csv", "m2/w.csv", "m2/v.csv")
    listed(tmp_path / "m1", "w.csv,2025-02-08")
    listed(tmp_path / "m2", "w.csv,2025-03-08")
    listed(tmp_path, "m2/w.csv,2025-01-01", "v.csv,2025-04-08")
    assert days(tmp_path) == {
        "m1/w.csv": date(2025, 2, 8),
        "m2/w.csv": date(2025, 3, 8),
        "m2/v.csv": date(2025, 4, 8),
    }


def test_a_name_that_two_files_bear_is_no_answer(tmp_path):
    put(tmp_path, "m1/w.csv", "m2/w.csv")
    listed(tmp_path, "w.csv,2025-02-08")
    with pytest.raises(ReceiptsRefusedError) as refused:
        handed_in([tmp_path], TODAY)
    assert refused.value.line == 2
    assert "两个文件" in refused.value.say("zh")


def test_a_name_without_a_file_is_told(tmp_path):
    put(tmp_path, "m1/w.csv")
    listed(tmp_path / "m1", "w,2025-02-08", "w.csv,2025-02-09")
    assert handed_in([tmp_path], TODAY).named_but_gone == (f"m1/{RECEIPTS}: w",)
    assert handed_in([tmp_path / "m1" / "w.csv"], TODAY).named_but_gone == ()


def test_the_day_given_for_all_holds_for_all(tmp_path):
    put(tmp_path, "w.csv")
    listed(tmp_path, "w.csv,2025-02-08")
    [file] = handed_in([tmp_path], TODAY, date(2025, 1, 1)).to_read
    assert file.received == date(2025, 1, 1)


def test_a_name_in_another_encoding_or_with_control_characters_can_be_shown():
    gbk = Path(os.fsdecode("工资薪金月.csv".encode("gbk")))
    assert shown(gbk) == "工资薪金月.csv"
    assert shown("a\x1b[2J\nb.csv") == "a�[2J�b.csv"
    assert shown(os.fsdecode(b"\xff\xff.csv")).encode()


def test_a_folder_that_may_not_be_looked_into_is_an_error_and_not_empty(tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(PermissionError):
        handed_in([tmp_path], TODAY)
