"""The rooms of the store for links and for officers' answers."""

import pytest
from tests.made.hand_made import SHOP, HandMade

from anye.sources.store.decisions import decision_files, keep_decisions
from anye.sources.store.durable import StoreIsBusyError, only_writer
from anye.sources.store.feeds import current_feeds
from anye.sources.store.held import held
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.finished import (
    Links,
    LinksManifest,
    LinksNotFoundError,
    all_links,
    latest_links,
    links_folder,
    links_of,
)


def answer(number, **more):
    return {
        "decision_id": number,
        "subject": "person",
        "left_id": 11,
        "right_id": 22,
        "answer": "same",
        "decided_at": 1_770_000_000,
        "decided_by": "officer",
        "note": "",
        **more,
    }


def made(store, name):
    folder = links_folder(store, name)
    folder.mkdir(parents=True)
    manifest = LinksManifest(name, "m", {"employers": ["a"]}, [], {"people": 1})
    (folder / "manifest.json").write_text(manifest.text(), "utf-8")
    return folder


def test_links_are_found_by_name_and_by_age(tmp_path):
    with pytest.raises(LinksNotFoundError):
        latest_links(tmp_path)
    made(tmp_path, "b")
    made(tmp_path, "a")
    assert [links.manifest.links_id for links in all_links(tmp_path)] == ["b", "a"]
    assert latest_links(tmp_path) == links_of(tmp_path, "a")
    for absent in ("", "c"):
        with pytest.raises(LinksNotFoundError):
            links_of(tmp_path, absent)


def test_a_part_has_what_links_added_and_removed(tmp_path):
    folder = made(tmp_path, "a")
    links = links_of(tmp_path, "a")
    assert links.added("wage_months", "202501") == ()
    file = folder / "removed" / "wage_months" / "202501.parquet"
    file.parent.mkdir(parents=True)
    file.touch()
    assert links.removed("wage_months", "202501") == (file,)
    assert links.added("wage_months", "202501") == ()
    assert links.file("people") == folder / "people.parquet"


def test_a_stage_reads_loads_less_removed_plus_added(tmp_path):
    store = HandMade(tmp_path / "unused")
    gone = store.add("wage_months", month=202501, person_id=1, employer_id=SHOP)
    store.add("wage_months", month=202501, person_id=2, employer_id=SHOP)
    place = store.store(tmp_path / "store")
    folder = made(place, "a")
    engine = DuckDBEngine()
    found = {"month": [202501], "person_id": [3], "employer_id": [SHOP], "wage": [1], "item": [""]}
    added = FEED_TABLES["wage_months"].cast(engine.small({**found, "source_row": [99]}))
    for what, rows in {"removed": engine.small({"source_row": [gone]}), "added": added}.items():
        file = folder / what / "wage_months" / "202501.parquet"
        file.parent.mkdir(parents=True)
        engine.write(rows, file, ["source_row"])
    links = Links(folder, links_of(place, "a").manifest)
    found = engine.fetch(current_feeds(held(place), engine, links).current("wage_months", "202501"))
    assert sorted(row["person_id"] for row in found) == [2, 3]
    found = engine.fetch(current_feeds(held(place), engine).current("wage_months", "202501"))
    assert sorted(row["person_id"] for row in found) == [1, 2]


def test_answers_are_kept_once_and_never_changed(tmp_path):
    assert keep_decisions(tmp_path, [answer(1), answer(2)]) == 2
    first = decision_files(tmp_path)
    before = first[0].read_bytes()
    assert keep_decisions(tmp_path, [answer(2), answer(1)]) == 0
    assert decision_files(tmp_path) == first
    assert keep_decisions(tmp_path, [answer(2), answer(3, answer="withdrawn")]) == 1
    assert len(decision_files(tmp_path)) == 2
    assert first[0].read_bytes() == before
    assert list((tmp_path / "staging").iterdir()) == []


def test_answers_wait_for_another_writer(tmp_path):
    with only_writer(tmp_path), pytest.raises(StoreIsBusyError):
        keep_decisions(tmp_path, [answer(1)])
