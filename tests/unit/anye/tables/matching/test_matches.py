import json
import os

import pytest

from anye.tables.damage import MANIFEST
from anye.tables.matching.matches import (
    MatchNotFoundError,
    ProfilesChangedError,
    check_unchanged,
    match_of,
    matches,
)


def made(out, run_id, at, **files):
    folder = out / run_id
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text(json.dumps({"run_id": run_id, "files": files}), "utf-8")
    os.utime(folder / MANIFEST, (at, at))


def test_the_match_made_last_is_found_and_any_by_its_name(tmp_path):
    made(tmp_path, "b", 1)
    made(tmp_path, "a", 2)
    made(tmp_path, "c.staged", 3)
    assert [one.folder.name for one in matches(tmp_path)] == ["b", "a"]
    assert match_of(tmp_path).folder.name == "a"
    assert match_of(tmp_path, "b").file("why_not") == tmp_path / "b" / "why_not.parquet"


def test_a_match_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(MatchNotFoundError):
        match_of(tmp_path / "nothing")
    made(tmp_path, "b", 1)
    with pytest.raises(MatchNotFoundError):
        match_of(tmp_path, "a")


def test_profiles_that_changed_are_noticed(tmp_path):
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    made(tmp_path, "a", 1, **{"seekers.csv": empty})
    found = match_of(tmp_path)
    with pytest.raises(ProfilesChangedError):
        check_unchanged(found, tmp_path)
    (tmp_path / "seekers.csv").write_bytes(b"")
    check_unchanged(found, tmp_path)
    (tmp_path / "seekers.csv").write_bytes(b"1")
    with pytest.raises(ProfilesChangedError):
        check_unchanged(found, tmp_path)
