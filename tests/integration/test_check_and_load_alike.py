"""`check` and `load` count a file alike: whatever file it is, on an empty store."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration import test_hostile_files as hostile
from tests.unit.anye.cli.conftest import typed
from tests.unit.anye.sources import test_untidy_files as untidy
from tests.unit.anye.sources.feed_files import an_id, csv_bytes, rows, workbook

COUNTED = ("lines", "accepted", "rejected", "superseded", "withdrawing", "added_up", "reasons")
FEED = "wage_months"
HEAD, ROW = csv_bytes(rows(FEED)).splitlines(keepends=True)
WITHDRAWN = [{**row, "撤回": "是"} for row in rows(FEED)]
PARTS = [{**row, "所得项目": item} for item in ("工资", "奖金") for row in rows(FEED)]
FILES = {
    "clean": HEAD + ROW,
    "the same row twice": HEAD + ROW * 3,
    "two rows that differ": HEAD + ROW + ROW.replace(b"3500.00", b"3600.00"),
    "the same twice, and one that differs": HEAD + ROW * 2 + ROW.replace(b"3500.00", b"3600.00"),
    "parts of a wage": csv_bytes(PARTS),
    "parts twice": csv_bytes(PARTS * 2),
    "a row and its withdrawal": csv_bytes([{**rows(FEED)[0], "撤回": ""}, *WITHDRAWN]),
    "sums at the foot": HEAD + ROW * 2 + "合计,,,,7000.00\n".encode(),
    **{
        f"broken: {name}": HEAD + ROW * 2 + line + b"\n"
        for name, line in hostile.BROKEN_LINES.items()
    },
    **{f"refused: {name}": content for name, content in hostile.WHOLE_FILES.items()},
    "titles": untidy.TITLE + untidy.ROWS,
    "old line ends": untidy.ROWS.replace(b"\n", b"\r"),
}
DECLARED = {
    "declared twice": rows("declarations", {}, {})[:1] * 2,
    "a later day": [*rows("declarations"), *rows("declarations", {"申报日期": "2026-02-05"})],
    "one day twice": [*rows("declarations"), *rows("declarations", {"职工人月": "372"})],
}


def counted(capsys, *line):
    typed(*line, "--json")
    [found] = json.loads(capsys.readouterr().out)
    return found["fate"], found.get("reason"), {name: found.get(name) for name in COUNTED}


def alike(capsys, folder, path, feed=FEED):
    """Check and load a file; return what both say of it."""
    checked = counted(capsys, "check", path, "--feed", feed)
    loaded = counted(capsys, "load", path, "--feed", feed, "--store", folder / "store")
    assert checked == loaded
    fate, _, numbers = checked
    if fate == "read":
        parts = (numbers["accepted"], numbers["rejected"], numbers["superseded"])
        assert sum(parts) == numbers["lines"]
    return checked


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_counted_alike(capsys, tmp_path, kind):
    path = tmp_path / "feed.csv"
    path.write_bytes(FILES[kind])
    alike(capsys, tmp_path, path)


@pytest.mark.parametrize("kind", DECLARED)
def test_what_its_day_puts_in_order_is_counted_alike(capsys, tmp_path, kind):
    path = tmp_path / "feed.csv"
    path.write_bytes(csv_bytes(DECLARED[kind]))
    alike(capsys, tmp_path, path, "declarations")


@pytest.mark.parametrize("change", hostile.WORKBOOKS, ids=lambda change: change.__name__)
def test_a_workbook_is_counted_alike(capsys, tmp_path, change):
    book, sheet = workbook(rows(FEED, {}, {"月份": "202504"}) * 2)
    change(book, sheet)
    book.save(tmp_path / "feed.xlsx")
    alike(capsys, tmp_path, tmp_path / "feed.xlsx")


def test_what_withdraws_is_only_known_to_meet_nothing_where_a_store_is_asked(capsys, tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(csv_bytes(WITHDRAWN))
    _, _, checked = counted(capsys, "check", path, "--feed", FEED)
    _, _, loaded = counted(capsys, "load", path, "--feed", FEED, "--store", tmp_path / "store")
    assert (checked["withdrawing"], loaded["reasons"]) == (1, {"nothing_to_withdraw": 1})


cells = st.fixed_dictionaries(
    {
        "月份": st.sampled_from(["202503", "202504", "2025.3"]),
        "公民身份号码": st.sampled_from([an_id(), an_id(order=233), "1"]),
        "应发工资": st.sampled_from(["3500.00", "3600", "35,00"]),
        "所得项目": st.sampled_from(["", "工资", "奖金"]),
    }
)


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(cells, min_size=1, max_size=6))
def test_whatever_rows_it_holds_a_file_is_counted_alike(capsys, tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("alike")
    path = folder / "feed.csv"
    path.write_bytes(csv_bytes([{**rows(FEED)[0], **row} for row in made]))
    alike(capsys, folder, path)
