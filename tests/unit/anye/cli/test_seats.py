"""`anye match courses`, `orders` and `fair`: summaries that say what is proven, faults by line."""

import json
from pathlib import Path

import polars as pl
import pytest

from anye.matching import whole
from anye.synthetic.district import draw_town
from anye.synthetic.profiles.draw import draw_profiles, write_profiles
from anye.synthetic.sizes import Size, Town

SMALL = Size("small", registered=2_400, employers=300, insured=6_000)


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    town = Town(5, (2024, 2025), SMALL)
    firms, _, registered = draw_town(town)
    drawn = draw_profiles(town, firms, registered)
    return write_profiles(tmp_path_factory.mktemp("profiles"), drawn)


@pytest.fixture
def copied(tmp_path, profiles):
    """Return a copy of the profiles that may be spoilt."""
    folder = tmp_path / "profiles"
    for path in [*Path(profiles).glob("*.parquet"), *Path(profiles, "seats").glob("*.parquet")]:
        place = folder / path.relative_to(profiles)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    return folder


def change(folder, table, **columns):
    path = folder / f"{table}.parquet"
    pl.read_parquet(path).with_columns(**columns).write_parquet(path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("courses", "--budget", 60_000), ("第一志愿", "预算 60,000 元", "未安排的人")),
        (("orders",), ("每可用工时收入", "最低的机构")),
        (("fair",), ("撞场 0 处", "都更愿意对方的 0 对", "代价")),
    ],
)
def test_the_made_up_district_is_served_and_the_summary_says_what_holds(
    anye, tmp_path, profiles, words, said
):
    where = ("--profiles", profiles, "--out", tmp_path / "o")
    code, out, err = anye("match", *words, *where)
    assert code == 0
    assert all(part in out for part in said)
    assert "供人决定" in err
    _, again, _ = anye("match", *words, *where, "--json")
    made = json.loads(again)
    assert len(list((tmp_path / "o").iterdir())) == 1
    assert json.loads(Path(made["folder"], "summary.json").read_text("utf-8")).items() <= (
        made.items()
    )
    for table, rows in made["rows"].items():
        assert pl.read_parquet(Path(made["folder"], f"{table}.parquet")).height == rows


def test_a_result_not_proven_to_be_the_best_says_how_far_it_may_be(anye, tmp_path, profiles):
    _, out, _ = anye("match", "orders", "--profiles", profiles, "--out", tmp_path, "--json")
    made = json.loads(out)
    assert made["value"] <= made["bound"]
    assert made["is_proven"] == (made["value"] == made["bound"])
    assert made["counts"]["lots_done"] <= made["counts"]["lots"]


def test_who_objects_is_left_to_a_counsellor(anye, tmp_path, copied):
    wishing = pl.read_parquet(copied / "seats" / "course_wishes.parquet")["seeker_id"].unique()
    who = wishing.sort().head(3).to_list()
    change(copied, "seekers", objects=pl.col("seeker_id").is_in(who))
    where = ("--profiles", copied, "--out", tmp_path / "o")
    _, out, _ = anye("match", "courses", "--budget", 60_000, *where, "--json")
    made = json.loads(out)
    assert made["objecting"] == 3
    places = pl.read_parquet(Path(made["folder"], "course_places.parquet"))
    assert not places["seeker_id"].is_in(who).any()
    assert places.height == len(wishing) - 3


def test_without_a_table_of_seekers_it_is_said_that_objections_are_not_known(
    anye, tmp_path, copied
):
    for path in copied.glob("*.parquet"):
        path.unlink()
    _, _, err = anye("match", "fair", "--profiles", copied, "--out", tmp_path / "o")
    assert "不知道谁反对" in err


def test_before_booths_have_ranked_there_are_interviews_alone(anye, tmp_path, copied):
    (copied / "seats" / "booth_ranks.parquet").unlink()
    code, out, err = anye("match", "fair", "--profiles", copied, "--out", tmp_path / "o")
    assert (code, "招用名额" in out) == (0, False)
    assert "booth_ranks" in err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fault_is_told_with_file_and_line_and_nothing_is_written(
    anye, tmp_path, copied, language, monkeypatch
):
    monkeypatch.setattr("anye.cli.errors.LANGUAGE", language)
    change(copied / "seats", "courses", seats=pl.lit(0))
    change(copied / "seats", "course_skills", skill=pl.lit("飞行"))
    change(copied / "seats", "course_wishes", course_id=pl.lit(7))
    where = ("--profiles", copied, "--out", tmp_path / "o")
    code, out, err = anye("match", "courses", "--budget", 1, *where)
    assert (code, out) == (2, "")
    says = {
        "zh": ("名额须大于零", "没有这项技能", "没有这个编号"),
        "en": ("needs a seat", "no such skill", "no such number"),
    }[language]
    for file, part in zip(("courses", "course_skills", "course_wishes"), says, strict=True):
        lines = [line for line in err.splitlines() if line.startswith(f"{file}.parquet")]
        assert any(part in line and ("1, 2, 3" in line) for line in lines), (file, err)
    assert not (tmp_path / "o").exists()


def test_a_folder_without_the_tables_is_refused(anye, tmp_path):
    (tmp_path / "empty").mkdir()
    where = ("--profiles", tmp_path / "empty", "--out", tmp_path / "o")
    code, _, err = anye("match", "orders", *where)
    assert (code, "workshops" in err, "orders" in err) == (2, True, True)


@pytest.mark.parametrize(
    "words", [("courses", "--budget", -1), ("orders", "--workshops", 0), ("fair", "--most", 0)]
)
def test_what_cannot_be_asked_is_refused_in_words(anye, tmp_path, profiles, words):
    code, _, err = anye("match", *words, "--profiles", profiles, "--out", tmp_path / "o")
    assert (code, words[1] in err) == (2, True)
    assert not (tmp_path / "o").exists()


def test_interrupted_it_leaves_nothing(anye, tmp_path, profiles, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(whole, "force_tree", interrupted)
    code, out, err = anye("match", "fair", "--profiles", profiles, "--out", tmp_path / "o")
    assert (code, out, "已中断" in err) == (130, "", True)
    assert list((tmp_path / "o").iterdir()) == []
