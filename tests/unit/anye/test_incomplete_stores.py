"""A store that is not complete yet is worked out as far as it goes, or says what it lacks."""

import pytest
from tests.unit.anye.sources.feed_files import TODAY, csv_file, rows

from anye.pipeline import year as pipeline
from anye.reporting.summary_text import summary_text
from anye.rulebook.terms import Terms
from anye.sources.load import load
from anye.sources.store.held import folder, loads
from anye.sources.store.of_a_year import EVIDENCE, NothingOfTheYearError
from anye.tables.contracts import CONTRACTS
from anye.tables.damage import MANIFEST, FileDamagedError

TERMS = Terms("cn/tianjin/jizhou", strict=False)
REGISTERS = [feed for feed in CONTRACTS if feed not in EVIDENCE]


def stored(tmp_path, *feeds):
    for feed in feeds:
        path = csv_file(tmp_path, rows(feed), name=f"{feed}.csv")
        load(tmp_path / "store", path, CONTRACTS[feed], today=TODAY)
    return tmp_path / "store"


@pytest.mark.parametrize("feed", EVIDENCE)
def test_a_year_of_one_feed_is_worked_out_and_says_what_is_lacking(tmp_path, feed):
    done = pipeline.assess(stored(tmp_path, feed), 2025, TERMS)
    assert set(done.lacking) == CONTRACTS.keys() - {feed}
    found = pipeline.district_year(done.run)
    assert found.persons.months_counted == found.employers.liable == 0
    assert summary_text(found, "zh") != summary_text(found, "en")


@pytest.mark.parametrize("feed", REGISTERS)
def test_a_year_of_which_nothing_is_there_is_refused_by_what_is(tmp_path, feed):
    with pytest.raises(NothingOfTheYearError) as refused:
        pipeline.assess(stored(tmp_path, feed), 2025, TERMS)
    assert CONTRACTS[feed].zh in refused.value.say("zh")
    assert feed in refused.value.say("en")


def test_months_of_another_year_are_named(tmp_path):
    with pytest.raises(NothingOfTheYearError) as refused:
        pipeline.assess(stored(tmp_path, "wage_months"), 2024, TERMS)
    assert "工资薪金月 202503" in refused.value.say("zh")


def spoilt(place):
    place.write_bytes(b"PAR1 damaged")


def cut(place):
    place.write_bytes(place.read_bytes()[:-20])


def emptied(place):
    place.write_bytes(b"")


@pytest.mark.parametrize("how", [spoilt, cut, emptied, lambda place: place.unlink()])
@pytest.mark.parametrize("what", ["rows/202503.parquet", MANIFEST])
def test_a_damaged_file_of_the_store_is_named(tmp_path, how, what):
    store = stored(tmp_path, "wage_months", "employers")
    [one] = loads(store, "wage_months")
    place = folder(store, "wage_months", one.load_id) / what
    how(place)
    if not place.exists() and what == MANIFEST:
        return  # a load without a manifest was never finished
    with pytest.raises(FileDamagedError) as told:
        pipeline.assess(store, 2025, TERMS)
    assert told.value.file == str(place)
    assert str(place) in told.value.say("zh")


def test_a_damaged_file_of_a_run_is_named(tmp_path):
    run = pipeline.assess(stored(tmp_path, "wage_months"), 2025, TERMS).run
    [place] = run.files("employer_years")
    spoilt(place)
    with pytest.raises(FileDamagedError) as told:
        pipeline.district_year(run)
    assert told.value.file == str(place)


def test_a_manifest_of_another_version_is_named(tmp_path):
    store = stored(tmp_path, "wage_months")
    [one] = loads(store, "wage_months")
    place = folder(store, "wage_months", one.load_id) / MANIFEST
    place.write_text(place.read_text("utf-8").replace("{", '{"unknown": 1,', 1), "utf-8")
    with pytest.raises(FileDamagedError):
        loads(store, "wage_months")
