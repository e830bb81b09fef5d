import errno
import os
import subprocess
import sys

import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import RIGHT, TODAY, an_id, csv_file, rows

from anye.sources.handed_out.rejects import write_rejects
from anye.sources.load import load
from anye.sources.store import durable
from anye.sources.store.durable import DiskIsFullError, StoreIsBusyError, only_writer
from anye.sources.store.held import (
    REJECTED,
    SUPERSEDED,
    held,
    loads,
)
from anye.tables.contracts import CONTRACTS
from anye.tables.feeds.accepted import LINES_OF_A_LOAD


def loaded(store, path, feed="wage_months"):
    return load(store, path, CONTRACTS[feed], today=TODAY)


def current_rows(store, feed="wage_months"):
    snapshot, current = held(store), []
    for part in snapshot.parts(feed):
        found = snapshot.current(feed, part)
        gone = [row for path in found.superseded for row in pl.read_parquet(path)["source_row"]]
        rows_of = pl.concat([pl.read_parquet(path) for path in found.files])
        current += rows_of.filter(~pl.col("source_row").is_in(gone)).to_dicts()
    return current


def files_below(store):
    return sorted(str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())


def test_every_line_is_accepted_rejected_or_superseded(tmp_path):
    made = rows("wage_months", {}, {"应发工资": "x"}, {"月份": "202504", "应发工资": "1.00"})
    made.insert(1, made[0])
    report = loaded(tmp_path / "store", csv_file(tmp_path, made))
    manifest = report.manifest
    assert (manifest.lines, manifest.accepted, manifest.rejected) == (4, 2, 1)
    assert (manifest.superseded_inside, manifest.superseded_earlier) == (1, 0)
    assert manifest.parts == {"202503": 2, "202504": 1}
    assert [row["wage"] for row in current_rows(tmp_path / "store")] == [350_000, 100]


def test_the_same_content_twice_changes_nothing_and_says_so(tmp_path):
    path = csv_file(tmp_path, rows("wage_months"))
    first = loaded(tmp_path / "store", path)
    before = files_below(tmp_path / "store")
    again = loaded(tmp_path / "store", path.rename(tmp_path / "other name.csv"))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.manifest == first.manifest
    assert files_below(tmp_path / "store") == before


def test_a_later_correction_supersedes_and_is_traceable(tmp_path):
    store = tmp_path / "store"
    first = loaded(store, csv_file(tmp_path, rows("wage_months", {}, {"月份": "202504"})))
    made = rows("wage_months", {"应发工资": "3600.00"})
    second = loaded(store, csv_file(tmp_path, made, name="correction.csv"))
    assert second.manifest.superseded_earlier == 1
    assert [row["wage"] for row in current_rows(store)] == [360_000, 350_000]
    (trace,) = pl.read_parquet(second.folder / SUPERSEDED).to_dicts()
    assert divmod(trace["source_row"], LINES_OF_A_LOAD) == (first.manifest.number, 2)
    assert divmod(trace["by_source_row"], LINES_OF_A_LOAD) == (second.manifest.number, 2)
    third = loaded(store, csv_file(tmp_path, rows("wage_months", {"应发工资": "3700.00"})))
    assert third.manifest.superseded_earlier == 1  # only the row that still held
    assert [row["wage"] for row in current_rows(store)] == [370_000, 350_000]


def test_a_feed_without_months_supersedes_by_its_key_too(tmp_path):
    store, feed = tmp_path / "store", "disability_certificates"
    loaded(store, csv_file(tmp_path, rows(feed, {}) * 2), feed)
    cancelled = {"注销日期": "2025-05-05", "注销原因": "死亡"}
    report = loaded(store, csv_file(tmp_path, rows(feed, cancelled)), feed)
    assert report.manifest.superseded_earlier == 1
    assert [row["cancel_reason"] for row in current_rows(store, feed)] == [1]


def test_a_file_of_nothing_but_rejects_is_kept_as_such(tmp_path):
    report = loaded(tmp_path / "store", csv_file(tmp_path, rows("wage_months", {"姓名": ""})))
    assert (report.manifest.accepted, report.manifest.rejected) == (0, 1)
    assert held(tmp_path / "store").parts("wage_months") == ()


def test_rejects_load_again_after_correction(tmp_path):
    store, path = tmp_path / "store", tmp_path / "rejects.xlsx"
    made = rows("wage_months", {}, {"公民身份号码": ""}, {"应发工资": "=1+1"})
    report = loaded(store, csv_file(tmp_path, made))
    assert write_rejects(report.folder / REJECTED, CONTRACTS["wage_months"], path) == (path,)
    from openpyxl import load_workbook  # noqa: PLC0415 (one test)

    book = load_workbook(path)
    sheet = book.active
    headings = list(RIGHT["wage_months"])
    assert [cell.value for cell in sheet[1]] == [
        *headings,
        *("原文件行号", "问题列", "原因", "怎么改", "原始内容"),
    ]
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert sheet.cell(3, headings.index("应发工资") + 1).data_type == "s"
    assert [sheet.cell(n, 6).value for n in (2, 3)] == ["3", "4"]
    sheet.cell(2, headings.index("公民身份号码") + 1).value = an_id(order=7)
    sheet.cell(3, headings.index("应发工资") + 1).value = "3500.00"
    book.save(path)
    again = loaded(store, path)
    assert (again.manifest.accepted, again.manifest.rejected) == (2, 0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_broken_line_comes_back_as_far_as_it_can_be_cut(tmp_path, language):
    path = csv_file(tmp_path, rows("wage_months"))
    path.write_bytes(path.read_bytes() + b"202503,x,y\n")
    report = loaded(tmp_path / "store", path)
    out = tmp_path / "rejects.xlsx"
    write_rejects(report.folder / REJECTED, CONTRACTS["wage_months"], out, language)
    from openpyxl import load_workbook  # noqa: PLC0415 (one test)

    row = [cell.value for cell in load_workbook(out).active[2]]
    assert row[:5] == ["202503", "x", "y", None, None]
    assert row[-1] == "202503,x,y"
    assert ("列数" in row[7]) == (language == "zh")


def test_one_writer_at_a_time(tmp_path):
    path = csv_file(tmp_path, rows("wage_months"))
    with only_writer(tmp_path / "store"), pytest.raises(StoreIsBusyError):
        loaded(tmp_path / "store", path)
    assert loaded(tmp_path / "store", path).is_new


@pytest.mark.parametrize("step", ["show", "supersede", "check", "force_tree", "emptied"])
def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch, step):
    store, path = tmp_path / "store", csv_file(tmp_path, rows("wage_months"))
    first = loaded(store, path)
    before = files_below(store)
    more = csv_file(tmp_path, rows("wage_months", {"月份": "202504"}), name="more.csv")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    place = durable if step in {"force_tree", "emptied"} else sys.modules["anye.sources.load"]
    with monkeypatch.context() as patch:
        patch.setattr(place, step, full)
        with pytest.raises(DiskIsFullError):
            loaded(store, more)
    assert files_below(store) == before
    assert loads(store, "wage_months") == (first.manifest,)
    assert loaded(store, more).is_new


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
import anye.sources.{module} as place
from anye.sources.load import load
from anye.tables.contracts import CONTRACTS
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
place.{step} = die
load(Path(sys.argv[1]), Path(sys.argv[2]), CONTRACTS["wage_months"], today=date(2026, 3, 1))
"""


@pytest.mark.parametrize(
    ("module", "step"),
    [
        ("check", "rows_written"),
        ("load", "supersede"),
        ("load", "show"),
        ("store.durable", "force_tree"),
    ],
)
def test_a_killed_load_leaves_nothing_visible_and_a_rerun_completes(tmp_path, module, step):
    store, path = tmp_path / "store", csv_file(tmp_path, rows("wage_months"))
    script = KILLED.format(module=module, step=step)
    source = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", script, str(store), str(path)],
        env={**os.environ, "PYTHONPATH": source},
        check=False,
    )
    assert done.returncode == -9
    assert loads(store, "wage_months") == ()
    assert held(store).parts("wage_months") == ()
    assert loaded(store, path).is_new
    assert len(current_rows(store)) == 1
    assert list((store / "staging").iterdir()) == []
