"""Links of small random worlds are the same upon earlier links as from nothing."""

import filecmp
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made.hand_made import ANNA, BELA, SHOP
from tests.unit.anye.linkage.unidentified import InDoubt

from anye.linkage.link import link
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.finished import TABLES

CARL, DORA = 12011919750303003, 12022519750303004
NAMES = ("王小明", "王小鸣", "李娜", "赵志强", "欧阳丽华", "张?帆", "买买提·热合曼")
BLANKS = ("", "？", "·")
NUMBERS = ("", "000", "120119800101001", "120119198001010019", "1.20225E+17", "120119197503030049")
EXAMPLES = max(settings().max_examples // 12, 1)  # a world is linked three times

certificates = st.dictionaries(st.sampled_from([ANNA, BELA, CARL, DORA]), st.sampled_from(NAMES))
contracts = st.lists(st.sampled_from([ANNA, BELA, CARL, DORA]), unique=True, max_size=2)
doubts = st.lists(
    st.fixed_dictionaries(
        {
            "given_name": st.sampled_from(NAMES + BLANKS),
            "given_id": st.sampled_from(NUMBERS),
            "given_sex": st.integers(0, 2),
            "given_born_on": st.sampled_from([None, date(1980, 1, 1), date(1975, 3, 3)]),
        }
    ),
    max_size=5,
)
worlds = st.tuples(certificates, contracts, doubts)


@contextmanager
def place():
    with tempfile.TemporaryDirectory() as folder:
        engine = DuckDBEngine()
        try:
            yield Path(folder), engine
        finally:
            engine.close()


def made(folder, world):
    persons, at_work, said = world
    folder.mkdir()
    feeds = InDoubt(folder)
    feeds.add("employers", employer_id=SHOP)
    for person in persons:
        feeds.add("disability_certificates", person_id=person, name=persons[person])
    for person in at_work:
        feeds.add("labour_contracts", person_id=person, employer_id=SHOP, name="王小明")
    for row in said:
        feeds.doubt("wage_months", part="202503", month=202503, employer_id=SHOP, **row)
    return feeds


def linked(engine, feeds, folder, base=None):
    folder.mkdir()
    link(feeds.feeds(engine), feeds.decisions(engine), folder, base=base)
    return folder


@pytest.mark.long
@settings(max_examples=EXAMPLES)
@given(before=worlds, after=worlds)
def test_links_upon_earlier_ones_are_the_same_bytes_as_from_nothing(before, after):
    with place() as (folder, engine):
        base = linked(engine, made(folder / "before", before), folder / "base")
        feeds = made(folder / "after", after)
        full = linked(engine, feeds, folder / "full")
        increment = linked(engine, feeds, folder / "increment", base)
        for table in TABLES:
            files = [run / f"{table}.parquet" for run in (full, increment)]
            assert filecmp.cmp(*files, shallow=False), table
