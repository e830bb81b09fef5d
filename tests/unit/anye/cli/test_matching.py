"""`anye match`: a headline with its baselines, every fault told at once, nothing half-written."""

import json
from pathlib import Path

import polars as pl
import pytest
from tests.unit.anye.cli.conftest import typed

from anye.matching import whole
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matching.matches import match_of

DAY = ("--day", "2026-11-30")


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    return write_profiles(tmp_path_factory.mktemp("profiles"), draw_crowd(400, 100))


@pytest.fixture
def spoilt(tmp_path, profiles):
    """Return a way to change one table of the profiles."""

    def spoil(table, change):
        folder = tmp_path / "spoilt"
        folder.mkdir(exist_ok=True)
        for path in Path(profiles).glob("*.parquet"):
            (folder / path.name).write_bytes(path.read_bytes())
        path = folder / f"{table}.parquet"
        change(pl.read_parquet(path)).write_parquet(path)
        return folder

    return spoil


@pytest.fixture(scope="module")
def matched(tmp_path_factory, profiles):
    """Return the folder of a match, and the match."""
    out = tmp_path_factory.mktemp("matches")
    assert typed("match", "--profiles", profiles, "--out", out, *DAY) in {0, 1}
    return out, match_of(out)


def table(matched, name):
    return pl.read_parquet(matched[1].file(name))


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
    folder = spoilt("posts", lambda posts: posts.with_columns(openings=pl.lit(0)))
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

    monkeypatch.setattr(whole, "force_tree", interrupted)
    code, out, err = anye("match", "--profiles", profiles, "--out", tmp_path / "m", *DAY)
    assert (code, out) == (130, "")
    assert "已中断" in err
    assert list((tmp_path / "m").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--day", "2026-13-01"), "--day 应为日期，如 2025-04-08"),
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


@pytest.mark.parametrize(
    "case",
    [
        (
            "seeker_refusals",
            lambda _: pl.DataFrame({"seeker_id": [1], "occupation": [4030201]}),
            "该人员不在求职人员表中",
            "The seeker is not in the table of seekers",
        ),
        (
            "post_tasks",
            lambda tasks: tasks.clear(),
            "却没有列出任何任务",
            "makes essential demands and lists no task",
        ),
        (
            "seeker_skills",
            lambda skills: skills.with_columns(skill=pl.lit("flying")),
            "代码不在目录中",
            "The code is not in the catalogue",
        ),
        (
            "posts",
            lambda posts: posts.with_columns(openings=pl.lit(0)),
            "招用人数须至少为1",
            "at least one opening",
        ),
        ("posts", lambda posts: posts.clear(), "没有任何岗位", "There is no post"),
        (
            "seekers",
            lambda seekers: seekers.with_columns(status=pl.lit("withdrawn")),
            "没有任何人在求职",
            "Nobody seeks work",
        ),
    ],
)
def test_bad_profiles_are_refused_in_both_languages(anye, tmp_path, spoilt, monkeypatch, case):
    name, change, zh, en = case
    folder = spoilt(name, change)
    for language, said in (("zh", zh), ("en", en)):
        monkeypatch.setattr("anye.cli.errors.LANGUAGE", language)
        code, _, err = anye("match", "--profiles", folder, "--out", tmp_path / "m", *DAY)
        assert (code, said in err) == (2, True), err
    assert not (tmp_path / "m").exists()


def test_who_wishes_for_what_they_refuse_contradicts_themselves(anye, tmp_path, profiles, spoilt):
    wishes = pl.read_parquet(Path(profiles) / "seeker_wishes.parquet").head(1)
    folder = spoilt("seeker_refusals", lambda _: wishes.select("seeker_id", "occupation"))
    code, _, err = anye("match", "--profiles", folder, "--out", tmp_path / "m", *DAY)
    assert code == 2
    assert "意向职业同时被列为不愿从事" in err


def test_floors_that_cannot_be_met_are_listed_with_their_reason(anye, tmp_path, spoilt):
    def far_away(seekers):
        is_first = pl.col("level") == 1
        return seekers.with_columns(
            remote=pl.when(is_first).then(pl.lit("only")).otherwise("remote")
        )

    folder = spoilt("seekers", far_away)
    posts = folder / "posts.parquet"
    pl.read_parquet(posts).with_columns(remote=pl.lit("no")).write_parquet(posts)
    code, out, _ = anye("match", "--profiles", folder, "--out", tmp_path / "m", *DAY)
    assert code == 1
    assert "未达保底的群组" in out
    assert "没有更多符合的岗位" in out


def test_a_proposal_is_explained_to_staff_and_to_the_seeker(anye, matched, profiles):
    by_floor = table(matched, "proposals").filter("is_by_floor")["seeker_id"][0]
    words = ("match", "explain", by_floor, "--out", matched[0], "--profiles", profiles)
    code, out, err = anye(*words)
    assert code == 0
    assert "保底规则安排：没有保底，该名额会给别人（仅供工作人员）" in out
    assert "候选清单" in out
    assert "供人决定" in err
    _, out, _ = anye(*words, "--for-seeker")
    assert "保底" not in out
    assert "稀缺度" not in out


def test_json_of_a_proposal_adds_up_and_keeps_what_is_for_staff(anye, matched):
    by_floor = table(matched, "proposals").filter("is_by_floor")["seeker_id"][0]
    words = ("match", "explain", by_floor, "--out", matched[0], "--json")
    found = json.loads(anye(*words)[1])
    proposal = found["proposal"]
    assert sum(proposal["components"].values()) == proposal["score"]
    assert len(proposal["reasons"]) >= 3
    assert proposal["is_by_floor"]
    assert found["run_id"] == matched[1].manifest["run_id"]
    shown = json.loads(anye(*words, "--for-seeker")[1])["proposal"]
    assert not {"is_by_floor", "price"} & shown.keys()
    assert not any(reason["for_staff"] for reason in shown["reasons"])


def test_who_has_no_proposal_is_told_what_would_help(anye, matched):
    row = table(matched, "why_not").filter(pl.col("limit") == "wage").row(0, named=True)
    code, out, _ = anye("match", "explain", f"seeker:{row['seeker_id']}", "--out", matched[0])
    assert code == 0
    assert "没有推荐" in out
    assert f"如工资能谈拢，可增加{row['posts']}个岗位" in out


def test_a_post_is_explained_with_advice_to_staff_alone(anye, matched, profiles):
    full = table(matched, "post_prices").filter(pl.col("filled") > 0).row(0, named=True)
    words = ("match", "explain", f"post:{full['post_id']}", "--out", matched[0])
    code, out, _ = anye(*words, "--profiles", profiles)
    assert code == 0
    assert f"已推荐 {full['filled']}" in out
    assert "给单位的建议" in out
    found = json.loads(anye(*words, "--json")[1])
    assert len(found["proposed"]) == full["filled"]
    assert anye(*words, "--for-seeker")[0] == 2


def test_who_took_no_part_is_told_why(anye, matched, profiles):
    seekers = pl.read_parquet(Path(profiles) / "seekers.parquet")
    objecting = seekers.filter("objects")["seeker_id"][0]
    words = ("match", "explain", objecting, "--out", matched[0])
    code, _, err = anye(*words, "--profiles", profiles)
    assert (code, "反对自动匹配" in err) == (2, True)
    code, _, err = anye(*words)
    assert (code, "--profiles" in err) == (2, True)


def test_what_cannot_be_explained_is_refused_in_words(anye, tmp_path, matched, profiles, spoilt):
    placed = table(matched, "proposals")["seeker_id"][0]
    changed = spoilt("posts", lambda posts: posts.with_columns(title=pl.lit("另一个")))
    for words, said in (
        (("不是编号", "--out", matched[0]), "seeker:12"),
        (("place:1", "--out", matched[0]), "seeker:12"),
        (("9" * 19, "--out", matched[0]), "seeker:12"),
        ((placed,), "--out"),
        ((placed, "--out", tmp_path / "none"), "anye match"),
        ((placed, "--out", matched[0], "--run", "x"), "anye match"),
        ((placed, "--out", matched[0], "--profiles", changed), "请重新匹配"),
        (("9" * 18, "--out", matched[0], "--profiles", profiles), "文件中没有该编号"),
    ):
        code, out, err = anye("match", "explain", *words)
        assert (code, out, said in err) == (2, "", True), (words, err)
