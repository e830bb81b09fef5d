"""`anye match report`: three files in a new folder, or a sentence that says why not."""

import json

import pytest
from tests.unit.anye.cli.conftest import typed

from anye.reporting.matching import write
from anye.synthetic.profiles.draw import draw_crowd, write_profiles

FILES = ["推荐方案报告.html", "推荐方案报告.pdf", "推荐方案报告.xlsx"]


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return the words that name a match and its profiles."""
    profiles = write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(120, 40))
    out = tmp_path_factory.mktemp("matches")
    assert typed("match", "--profiles", profiles, "--out", out, "--day", "2026-01-05") in {0, 1}
    return ("match", "report", "--out", out, "--profiles", profiles)


def test_the_files_are_named_and_people_decide(anye, asked, tmp_path):
    code, out, err = anye(*asked, "--to", tmp_path / "r")
    assert code == 0
    assert out.split() == [str(tmp_path / "r" / name) for name in FILES]
    assert "供人决定" in err
    code, out, _ = anye(*asked, "--to", tmp_path / "r", "--json")
    assert (code, len(json.loads(out)["files"])) == (0, 3)


def test_a_folder_in_use_is_left_alone(anye, asked, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    code, out, err = anye(*asked, "--to", tmp_path)
    assert (code, out) == (2, "")
    assert "换一个新文件夹" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_in_use_is_seen_before_the_work(anye, asked, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "_write", None)  # the work
    (tmp_path / "推荐方案报告.html").write_text("of another match")
    code, _, err = anye(*asked, "--to", tmp_path)
    assert (code, "换一个新文件夹" in err) == (2, True)


def test_where_it_goes_has_to_be_said(anye, asked):
    code, _, err = anye(*asked)
    assert code == 2
    assert "--to" in err


def test_profiles_of_another_match_are_refused(anye, asked, tmp_path):
    other = write_profiles(tmp_path / "other", draw_crowd(120, 40, seed=2))
    code, _, err = anye(*asked[:4], "--profiles", other, "--to", tmp_path / "r")
    assert code == 2
    assert "不同" in err
    assert not (tmp_path / "r").exists()
