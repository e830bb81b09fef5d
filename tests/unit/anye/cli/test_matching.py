"""`anye match`: a headline with its baselines, every fault told at once, nothing half-written."""

import json
from pathlib import Path

import polars as pl
import pytest

from anye.matching import match as matching
from anye.synthetic.profiles.draw import draw_crowd, write_profiles

DAY = ("--day", "2026-11-30")


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    return write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(400, 100))


@pytest.fixture
def spoilt(tmp_path, profiles):
    """Return a way to change one table of the profiles."""

    def spoil(table, **columns):
        folder = tmp_path / "spoilt"
        folder.mkdir(exist_ok=True)
        for path in Path(profiles).glob("*.parquet"):
            (folder / path.name).write_bytes(path.read_bytes())
        path = folder / f"{table}.parquet"
        pl.read_parquet(path).with_columns(**columns).write_parquet(path)
        return folder

    return spoil


def test_the_headline_stands_beside_what_it_is_held_against(anye, tmp_path, profiles):
    code, out, err = anye("match", "--profiles", profiles, "--out", tmp_path / "m", *DAY)
    assert code in {0, 1}
    for said in ("先到先得", "不设保底", "人人只去最合适的一个", "保底的代价", "已证明"):
        assert said in out
    assert "由人决定" in err or "供人决定" in err
    assert str(tmp_path / "m") in err


def test_json_is_the_manifest_and_its_folder(anye, tmp_path, profiles):
    words = ("match", "--profiles", profiles, "--out", tmp_path / "m", *DAY, "--json")
    _, out, _ = anye(*words)
    made = json.loads(out)
    assert json.loads((Path(made["folder"]) / "manifest.json").read_text("utf-8")).items() <= (
        made.items()
    )
    counts = made["counts"]
    assert counts["placed_top_post"] <= counts["placed_first_come"] <= counts["placed"]
    assert made["objective_first_come"] < made["objective"] <= made["bound"]
    assert made["config"]["day"] == "2026-11-30"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fault_is_told_with_file_and_line_and_nothing_is_written(
    anye, tmp_path, spoilt, language, monkeypatch
):
    monkeypatch.setattr("anye.cli.errors.LANGUAGE", language)
    folder = spoilt("posts", openings=pl.lit(0))
    pl.DataFrame({"level": [1]}).write_parquet(folder / "seekers.parquet")
    code, out, err = anye("match", "--profiles", folder, "--out", tmp_path / "m", *DAY)
    assert (code, out) == (2, "")
    lines = err.splitlines()
    assert [line for line in lines if "posts.parquet" in line and "1, 2, 3, 4, 5" in line]
    assert [line for line in lines if line.startswith("seekers.parquet")]
    assert not (tmp_path / "m").exists()


def test_an_interrupted_match_leaves_nothing(anye, tmp_path, profiles, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(matching, "_force", interrupted)
    code, out, err = anye("match", "--profiles", profiles, "--out", tmp_path / "m", *DAY)
    assert (code, out) == (2, "")
    assert "已中断" in err
    assert list((tmp_path / "m").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--day", "2026-13-01"), "2026-11-30"),
        (("--day", "1990-01-01"), "没有在所选日期有效的岗位"),
        (("--floor", 1001), "--floor"),
        (("--candidates", 0), "--candidates"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(anye, tmp_path, profiles, words, said):
    code, _, err = anye("match", "--profiles", profiles, "--out", tmp_path / "m", *words)
    assert (code, said in err) == (2, True)
    assert not (tmp_path / "m").exists()


def test_both_folders_are_asked_for(anye):
    code, _, err = anye("match")
    assert (code, "--profiles" in err, "--out" in err) == (2, True, True)
