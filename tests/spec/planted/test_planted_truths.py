"""The pipeline's answer equals every truth planted in the sample district.

One case per situation: its rows of the assessed tables, cell by cell, and the fate of its lines.
"""

from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms
from anye.sources.store import held as sources_store
from anye.synthetic.district import YEARS, write_district
from anye.synthetic.mistakes.feeds import FILE
from anye.synthetic.planting.situations import all_situations
from anye.synthetic.sizes import SAMPLE
from anye.synthetic.truth import ExpectedRow, read_truths
from anye.tables.contracts import CONTRACTS
from anye.tables.feeds.accepted import LINES_OF_A_LOAD

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    folder = tmp_path_factory.mktemp("district")
    written = write_district(folder / "feeds", size=SAMPLE)
    store = folder / "store"
    for feed in CONTRACTS:
        for file in sorted((folder / "feeds" / feed).iterdir()):
            pipeline.load(store, feed, file, today=TODAY)
    terms = Terms("cn/tianjin/jizhou")
    runs = {year: pipeline.assess(store, year, terms).run for year in YEARS}
    truths = {truth.situation: truth for truth in read_truths(written.truth)}
    mistakes = pl.read_csv(folder / "feeds" / FILE).select("feed", "file", "is_valid")
    return SimpleNamespace(
        store=store, runs=runs, truths=truths, mistakes=mistakes, tables={}, loads={}
    )


@pytest.mark.parametrize("name", [known.name for known in all_situations()])
def test_pipeline_finds_what_is_planted(district, name):
    truth = district.truths[name]
    found = [
        actual_row(district, truth.year, expected)
        if isinstance(expected, ExpectedRow)
        else actual_fate(district, expected)
        for expected in truth.expect
    ]
    assert found == [told(expected) for expected in truth.expect]
    assert truth.expect


def test_every_situation_is_planted_in_the_default_years(district):
    assert district.truths.keys() == {known.name for known in all_situations()}
    assert len(district.truths) >= 30


def test_nothing_but_what_is_planted_or_spoilt_is_rejected(district):
    planted = [
        (expected.feed, expected.file)
        for truth in district.truths.values()
        for expected in truth.expect
        if not isinstance(expected, ExpectedRow) and expected.fate == "rejected"
    ]
    rejected = {
        (feed, load.file): load.rejected
        for feed in CONTRACTS
        for load in sources_store.loads(district.store, feed)
        if load.rejected
    }
    spoilt = [place for *place, is_valid in district.mistakes.rows() if not is_valid]
    wrong = planted + [tuple(place) for place in spoilt]
    assert len(spoilt) > 50
    assert rejected == {place: wrong.count(place) for place in wrong}


def told(expected):
    if isinstance(expected, ExpectedRow):
        return None if expected.absent else {**expected.key, **expected.columns}
    return expected.fate, expected.reason


def actual_row(district, year, expected):
    """Return the row of the expected key, cut to the expected columns; None where there is none."""
    table = whole_table(district, year, expected.table)
    row = table.get(tuple(expected.key.values()))
    return row and {name: row[name] for name in (*expected.key, *expected.columns)}


def whole_table(district, year, name):
    """Return a table of a run by key, only the planted rows: read once."""
    place = (year, name)
    if place not in district.tables:
        wanted = [
            expected.key
            for truth in district.truths.values()
            for expected in truth.expect
            if truth.year == year and isinstance(expected, ExpectedRow) and expected.table == name
        ]
        table = pl.scan_parquet(district.runs[year].files(name))
        schema = table.collect_schema()
        keys = pl.LazyFrame(wanted, schema={key: schema[key] for key in wanted[0]}).unique()
        rows = table.join(keys, on=list(wanted[0]), how="semi").collect().to_dicts()
        district.tables[place] = {tuple(row[key] for key in wanted[0]): row for row in rows}
    return district.tables[place]


def actual_fate(district, expected):
    """Return where a line of a file ended: accepted, superseded, or rejected and why."""
    folder, number = load_of(district, expected)
    if (folder / sources_store.REJECTED).exists():
        rejected = pl.read_parquet(folder / sources_store.REJECTED).filter(line=expected.line)
        if rejected.height:
            return "rejected", rejected["reasons"][0].rpartition(":")[2]
    source_row = number * LINES_OF_A_LOAD + expected.line
    if source_row in source_rows(folder.parent.glob(f"*/{sources_store.SUPERSEDED}")):
        return "superseded", ""
    accepted = source_row in source_rows((folder / sources_store.ROWS).glob("*.parquet"))
    return ("accepted" if accepted else "lost"), ""


def source_rows(files):
    rows = [pl.read_parquet(file, columns=["source_row"])["source_row"] for file in files]
    return {number for column in rows for number in column}


def load_of(district, expected):
    """Return the folder and the number of the load that a planted line came in."""
    if not district.loads:
        for feed in CONTRACTS:
            for load in sources_store.loads(district.store, feed):
                folder = sources_store.folder(district.store, feed, load.load_id)
                district.loads[feed, load.file] = folder, load.number
    return district.loads[expected.feed, expected.file]
