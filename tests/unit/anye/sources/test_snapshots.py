"""A store as it was: at the end of a day, or as a run saw it."""

from datetime import date

import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import csv_file, rows

from anye.sources.load import load
from anye.sources.store.held import LoadNotFoundError, held, seen_by
from anye.tables.contracts import CONTRACTS

DAYS = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 1))
WAGES = ("1.00", "2.00", "3.00")


@pytest.fixture
def loaded(tmp_path):
    """Load one wage and correct it twice, each on its day; return the names of the loads."""
    names = []
    for day, wage in zip(DAYS, WAGES, strict=True):
        path = csv_file(tmp_path, rows("wage_months", {"应发工资": wage}))
        report = load(tmp_path / "store", path, CONTRACTS["wage_months"], today=day)
        names.append(report.manifest.load_id)
    return names


def wages(snapshot):
    found = snapshot.current("wage_months", "202503")
    gone = [row for path in found.superseded for row in pl.read_parquet(path)["source_row"]]
    rows_of = pl.concat([pl.read_parquet(path) for path in found.files])
    return rows_of.filter(~pl.col("source_row").is_in(gone))["wage"].to_list()


@pytest.mark.parametrize(
    ("day", "wage"),
    [
        (date(2026, 1, 31), 100),
        (date(2026, 2, 27), 100),
        (date(2026, 2, 28), 200),
        (date(2026, 3, 1), 300),
        (None, 300),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_a_day_shows_the_rows_that_held_at_its_end(tmp_path, day, wage):
    assert wages(held(tmp_path / "store", day)) == [wage]


@pytest.mark.usefixtures("loaded")
def test_before_the_first_load_there_was_nothing(tmp_path):
    snapshot = held(tmp_path / "store", date(2026, 1, 30))
    assert snapshot.parts("wage_months") == ()
    assert not any(snapshot.loads.values())


def test_what_a_run_saw_is_told_by_the_loads_it_names(tmp_path, loaded):
    store = tmp_path / "store"
    assert wages(seen_by(store, {"wage_months": loaded[:2]})) == [200]
    assert seen_by(store, held(store).names()) == held(store)
    with pytest.raises(LoadNotFoundError):
        seen_by(store, {"wage_months": [*loaded, "absent"]})


def test_a_load_of_a_wrong_clock_never_lets_two_rows_of_one_key_hold(tmp_path, loaded):
    path = csv_file(tmp_path, rows("wage_months", {"应发工资": "4.00"}))
    load(tmp_path / "store", path, CONTRACTS["wage_months"], today=DAYS[0])
    assert loaded
    assert wages(held(tmp_path / "store", DAYS[1])) == [200]
    assert wages(held(tmp_path / "store")) == [400]


@pytest.mark.usefixtures("loaded")
def test_a_reader_keeps_its_view_while_a_load_enters(tmp_path):
    view = held(tmp_path / "store")
    path = csv_file(tmp_path, rows("wage_months", {"应发工资": "4.00"}))
    load(tmp_path / "store", path, CONTRACTS["wage_months"], today=DAYS[-1])
    assert wages(view) == [300]
    assert wages(held(tmp_path / "store")) == [400]
