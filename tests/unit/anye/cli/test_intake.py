"""Whatever is handed in is read, or named as not read and why; one refused file stops no other."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from tests.unit.anye.sources.feed_files import an_id, csv_bytes, rows, workbook

from anye.sources.store import durable
from anye.sources.store.held import loads
from anye.tables.contracts import CONTRACTS

WRONG_ID = {"公民身份号码": "1"}


def put(folder, name, feed, *changes):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() == ".xlsx":
        workbook(rows(feed, *changes))[0].save(path)
    else:
        path.write_bytes(csv_bytes(rows(feed, *changes)))
    return path


@pytest.fixture
def given(tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


def told(written):
    """Return by file what the JSON says of it."""
    return {one["file"]: one for one in json.loads(written)}


def test_of_a_mixed_folder_nothing_is_left_out(anye, given):
    for name in ("wage_months-1.csv", "wage_months-2.CSV", "wage_months-3.XLSX", "wage_months-4"):
        put(given, name, "wage_months")
    (given / "wage_months-5.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (given / "说明.txt").write_text("请查收。\n", "utf-8")
    (given / "~$wage_months-3.XLSX").write_bytes(b"\x05admin" + bytes(100))
    code, written, _ = anye("check", given, "--json")
    found = told(written)
    assert code == 1
    assert found.keys() == {path.name for path in given.iterdir()}
    assert [name for name, one in found.items() if one.get("accepted") == 1] == [
        "wage_months-1.csv",
        "wage_months-2.CSV",
        "wage_months-3.XLSX",
        "wage_months-4",
    ]
    assert found["wage_months-5.xls"]["reason"] == "old_or_encrypted_excel"
    assert found["~$wage_months-3.XLSX"]["reason"] == "open"
    assert found["说明.txt"]["fate"] == "refused"


def test_one_refused_file_is_named_and_the_others_are_kept(anye, given, tmp_path):
    put(given, "wage_months-1.csv", "wage_months")
    (given / "wage_months-2.csv").write_bytes(b"a,b\n1,2\n")
    put(given, "wage_months-3.csv", "wage_months", {"月份": "202504"})
    code, out, said = anye("load", given, "--store", tmp_path / "store")
    assert code == 1
    assert len(loads(tmp_path / "store", "wage_months")) == 2
    assert "wage_months-1.csv" in out
    assert "未读: wage_months-2.csv: 找不到表头" in said
    assert "交来 3 个文件，读了 2 个，1 个未读" in said


def test_where_nothing_could_be_read_nothing_is_done(anye, given, tmp_path):
    (given / "wage_months.csv").write_bytes(b"a,b\n1,2\n")
    code, _, said = anye("load", given, "--store", tmp_path / "store")
    assert (code, "wage_months.csv" in said) == (2, True)
    code, _, said = anye("check", tmp_path / "none.csv")
    assert (code, "找不到文件 none.csv" in said) == (2, True)


def test_what_ends_the_command_is_told_after_what_was_read(anye, given, tmp_path, monkeypatch):
    for month in (202503, 202504):
        put(given, f"wage_months-{month}.csv", "wage_months", {"月份": str(month)})
    shown = []

    def full_at_the_second(staged, place):
        if shown:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        shown.append(place)
        real(staged, place)

    real = durable.show
    monkeypatch.setattr("anye.sources.load.show", full_at_the_second)
    code, out, said = anye("load", given, "--store", tmp_path / "store")
    assert code == 2
    assert "wage_months-202503.csv" in out
    assert "磁盘空间不足" in said


@pytest.mark.parametrize("feed", CONTRACTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_whose_name_says_nothing_is_known_by_its_headings(anye, given, feed, ending):
    put(given, f"五月报送.{ending}", feed)
    code, written, _ = anye("check", given, "--json")
    assert (code, told(written)[f"五月报送.{ending}"]["feed"]) == (0, feed)


def test_a_file_whose_name_says_another_feed_than_its_headings_is_refused_so(anye, given):
    put(given, "wage_months.csv", "insured_months")
    code, _, said = anye("check", given)
    assert code == 2
    assert "文件名说是“工资薪金月”，表头却是“社会保险缴费月”的" in said


def test_a_list_of_days_that_names_no_file_is_told(anye, given, tmp_path):
    put(given, "wage_months.csv", "wage_months")
    (given / "received.csv").write_text("文件,收到日期\nwage_months,2025-04-08\n", "utf-8")
    code, _, said = anye("load", given, "--store", tmp_path / "store")
    assert (code, "received.csv: wage_months" in said) == (1, True)


def test_a_later_command_with_an_older_file_says_so_and_how_the_newer_one_holds_again(
    anye, given, tmp_path
):
    store = ("--store", tmp_path / "store")
    newer = put(given, "一月更正.csv", "wage_months", {"应发工资": "3600"})
    older = put(given, "五月更正.csv", "wage_months", {"应发工资": "3500"})
    anye("load", newer, *store, "--feed", "wage_months", "--received", "2026-01-08")
    code, _, said = anye("load", older, *store, "--feed", "wage_months", "--received", "2025-05-08")
    assert (code, "取代了收到日期更晚的 一月更正.csv 的 1 行" in said) == (0, True)
    code, _, said = anye(
        "load", newer, *store, "--feed", "wage_months", "--received", "2026-01-08", "--again"
    )
    assert (code, "取代了收到日期更晚" in said) == (0, False)
    assert [one.superseded_earlier for one in loads(tmp_path / "store", "wage_months")] == [0, 1, 1]


def test_what_was_received_last_holds_whatever_it_is_called(anye, given, tmp_path):
    put(given, "wage_months-更正2.csv", "wage_months", {"应发工资": "2000"})
    put(given, "wage_months-更正10.csv", "wage_months", {"应发工资": "10000"})
    days = "文件,收到日期\nwage_months-更正10.csv,2025-05-08\nwage_months-更正2.csv,2025-06-08\n"
    for number, (listed, last) in enumerate({"": "10", days: "2"}.items()):
        (given / "received.csv").write_text(listed or days.split("\n", maxsplit=1)[0], "utf-8")
        store = tmp_path / f"store-{number}"
        assert anye("load", given, "--store", store)[0] == 0
        assert loads(store, "wage_months")[-1].file == f"wage_months-更正{last}.csv"


def test_no_reject_workbook_takes_the_place_of_another(anye, given, tmp_path):
    for name in ("m1/wage_months.csv", "m2/wage_months.csv", "m2/wage_months.xlsx"):
        put(given, name, "wage_months", {}, WRONG_ID | {"姓名": name[:2] + name[-4:]})
    out = tmp_path / "rejects"
    assert anye("check", given, "--rejects", out)[0] == 1
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    names = {openpyxl.load_workbook(path).active["D2"].value for path in out.iterdir()}
    assert names == {"m1.csv", "m2.csv", "m2xlsx"}
    begun = next(out.iterdir())
    begun.write_bytes(b"half corrected")
    anye("check", given, "--rejects", out)
    now = {path.name: path.read_bytes() for path in out.iterdir()}
    assert now == first | {begun.name: b"half corrected"}


def test_nobody_else_may_read_whole_ids(anye, given, tmp_path):
    put(given, "wage_months.csv", "wage_months", WRONG_ID)
    anye("load", given, "--store", tmp_path / "store", "--rejects", tmp_path / "r" / "rejects")
    [workbook_] = (tmp_path / "r" / "rejects").iterdir()
    assert stat.S_IMODE(workbook_.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(workbook_.stat().st_mode) == 0o600


def test_a_folder_that_holds_its_own_store_and_rejects_is_loaded_twice_alike(anye, given):
    put(given, "wage_months-1.csv", "wage_months", {}, WRONG_ID)
    load = ("load", given, "--store", given / "库", "--rejects", given / "退回", "--json")
    first, (_, written, _) = anye(*load), anye(*load)
    assert first[0] == 1
    assert list((given / "退回").iterdir())
    again = told(written)
    assert {name: one.get("reason", one["fate"]) for name, one in again.items()} == {
        "wage_months-1.csv": "read",
        "库/": "store",
        "退回/": "rejects",
    }


def test_where_rejects_cannot_be_written_nothing_is_loaded(anye, given, tmp_path):
    put(given, "wage_months.csv", "wage_months", WRONG_ID)
    (tmp_path / "rejects").write_text("a file", "utf-8")
    code, _, said = anye(
        "load", given, "--store", tmp_path / "store", "--rejects", tmp_path / "rejects"
    )
    assert (code, "未执行" in said) == (2, True)
    assert not (tmp_path / "store").exists()


def test_a_reject_workbook_that_fails_stops_no_other_file(anye, given, tmp_path, monkeypatch):
    put(given, "wage_months-1.csv", "wage_months", WRONG_ID)
    put(given, "wage_months-2.csv", "wage_months", {})

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("anye.cli.intake.write_rejects", full)
    code, _, said = anye("load", given, "--store", tmp_path / "s", "--rejects", tmp_path / "r")
    assert code == 1
    assert len(loads(tmp_path / "s", "wage_months")) == 2
    assert "退回清单没有写成: wage_months-1.csv: " in said


def test_a_name_in_another_encoding_is_read_kept_and_shown(anye, given, tmp_path):
    gbk = os.fsdecode("工资薪金月-更正.csv".encode("gbk"))
    put(given, gbk, "wage_months", WRONG_ID)
    code, out, _ = anye("load", given, "--store", tmp_path / "s", "--rejects", tmp_path / "r")
    assert (code, "工资薪金月-更正.csv" in out) == (1, True)
    assert loads(tmp_path / "s", "wage_months")[0].file == "工资薪金月-更正.csv"


def test_a_file_without_headings_says_nothing_of_anybody(anye, given):
    lines = csv_bytes(rows("wage_months", {"姓名": "张三"}, {})).split(b"\n", 1)[1]
    (given / "wage_months.csv").write_bytes(lines)
    code, out, said = anye("check", given)
    assert code == 2
    assert not [word for word in (an_id(), "张三", "3500") if word in out + said]


def test_a_heading_neither_steers_the_terminal_nor_tells_a_number(anye, given):
    made = [{f"\x1b[2J{an_id()}": "1"} | rows("wage_months")[0]]
    (given / "wage_months.csv").write_bytes(csv_bytes(made))
    code, out, said = anye("check", given)
    assert code == 2
    assert not [word for word in ("\x1b[2J", an_id()) if word in out + said]


def test_the_sums_of_a_run_add_up_on_the_screen(town, anye):
    feeds, store = Path(town, "feeds"), Path(town, "store")
    _, written, _ = anye("run", feeds, "--store", store, "--year", 2025, "--json")
    files = [one for one in json.loads(written)["files"] if one["fate"] == "read"]
    wanted = [sum(one[what] for one in files) for what in ("lines", "accepted", "rejected")]
    inside = sum(one["superseded"] for one in files)
    lines, accepted, rejected = wanted
    assert lines == accepted + rejected + inside
    _, out, _ = anye("run", feeds, "--store", store, "--year", 2025)
    sentence = f"共 {lines:,} 行：接受 {accepted:,}，退回 {rejected:,}，"
    assert f"{sentence}被同一文件中后面的行取代 {inside:,}" in out


def test_a_year_of_one_feed_says_what_is_not_there_yet(anye, given, tmp_path):
    put(given, "wage_months.csv", "wage_months")
    code, out, said = anye("run", given, "--store", tmp_path / "store", "--year", 2025)
    assert (code, "共 1 行：接受 1" in out) == (0, True)
    assert "还没有这些数据，与之有关的各项按没有计算：残疾人证、残疾军人证、用人单位登记" in said
    code, _, said = anye("assess", "--store", tmp_path / "store", "--year", 2024)
    assert (code, "数据目录中有：工资薪金月 202503" in said) == (2, True)


def test_a_screen_without_chinese_is_written_to_all_the_same(given):
    put(given, "wage_months.csv", "wage_months")
    done = subprocess.run(
        [sys.executable, "-m", "anye.cli", "check", given],
        env={"PYTHONIOENCODING": "ascii:strict", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"wage_months.csv" in done.stdout) == (0, True), done.stderr
