"""`anye match audit`: a match is looked at once more, and what is not so is told."""

import json

import polars as pl
import pytest

from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matching.audits import AUDIT_TABLES
from anye.tables.matching.matches import match_of

DAY = ("--day", "2026-11-30")


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    return write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(400, 100))


@pytest.fixture
def matches(anye, tmp_path, profiles):
    out = tmp_path / "matches"
    anye("match", "--profiles", profiles, "--out", out, *DAY, "--no-audit")
    return out


def test_a_match_is_audited_when_it_is_made(anye, tmp_path, profiles):
    out = tmp_path / "matches"
    _, said, _ = anye("match", "--profiles", profiles, "--out", out, *DAY)
    assert "独立复核" in said
    assert "全部相符" in said
    folder = match_of(out).audit
    assert {file.stem for file in folder.iterdir()} == set(AUDIT_TABLES)


def test_figures_stand_beside_what_they_are_held_against(anye, matches, profiles):
    assert not match_of(matches).audit.exists()
    code, said, _ = anye("match", "audit", "--profiles", profiles, "--out", matches)
    assert code == 0
    for words in ("保底的代价", "先到先得", "基尼系数", "全部相符"):
        assert words in said


def test_what_was_tampered_with_is_told_and_is_no_success(anye, matches, profiles):
    file = match_of(matches).file("proposals")
    changed = pl.read_parquet(file).with_columns(score=pl.col("score") + 1)
    changed.write_parquet(file, compression="zstd")
    code, said, err = anye("match", "audit", "--profiles", profiles, "--out", matches)
    assert code == 1
    assert "总分重算相同" in said
    assert "不要据此办理" in err
    code, said, _ = anye("match", "audit", "--profiles", profiles, "--out", matches, "--json")
    found = {row["check"]: row["offences"] for row in json.loads(said)["audit"]}
    assert code == 1
    assert found["score:proposals"] == changed.height
    assert found["limit:distance"] == 0


def test_other_profiles_are_no_ground_to_audit_on(anye, tmp_path, matches):
    others = write_profiles(tmp_path / "others", draw_crowd(300, 80, seed=9))
    code, said, err = anye("match", "audit", "--profiles", others, "--out", matches)
    assert (code, said) == (2, "")
    assert "重新匹配" in err


def test_a_table_that_is_gone_is_told(anye, matches, profiles):
    match_of(matches).file("why_not").unlink()
    code, said, err = anye("match", "audit", "--profiles", profiles, "--out", matches)
    assert (code, said) == (2, "")
    assert "无法复核" in err
