"""What the report says is what the tables hold, and its headline never stands alone."""

import re
from dataclasses import asdict, replace

import polars as pl
import pytest
from tests.unit.anye.reporting.matching.hostile import AUDIT, WARNING

from anye.codes.words.match_reasons import NONE_ALONE, SEATS_CONTESTED
from anye.reporting.matching.audited import audit_section, checks_sections
from anye.reporting.matching.content import ShareBar
from anye.reporting.matching.groups import fairness_section, floors_section
from anye.reporting.matching.headline import headline_of, headline_section
from anye.reporting.matching.words import LEVELS, cell, group, speaking

ZH, EN = speaking("zh"), speaking("en")


def section(report, name):
    [found] = [one for one in report.sections if one.name == name]
    return found


def everything(report):
    """Return every text of a report."""

    def texts(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for one in value.values():
                yield from texts(one)
        elif isinstance(value, list | tuple):
            for one in value:
                yield from texts(one)

    return list(texts(asdict(report)))


@pytest.mark.parametrize("say", [ZH, EN])
def test_the_headline_never_stands_without_its_baselines(material, say):
    manifest = material.manifest
    counts = manifest["counts"]
    found = headline_section(headline_of(manifest, say), say)
    ways = ("placed", "placed_without_floors", "placed_first_come", "placed_top_post")
    for way in ways:
        assert f"{counts[way]:,}" in found.texts[0]
    [table] = found.tables
    assert [row[1] for row in table.rows] == [counts[way] for way in ways]
    assert [row[3] for row in table.rows] == [
        manifest["objective"],
        manifest["objective_without_floors"],
        manifest["objective_first_come"],
        "—",
    ]


def test_the_number_of_placed_is_in_no_text_without_its_baselines(report, material):
    counts = material.manifest["counts"]
    said = re.compile(rf"(?<![\d.,]){counts['placed']:,}(?![\d,%])人")
    for text in everything(report):
        if said.search(text):
            assert f"先到先得{counts['placed_first_come']:,}人" in text


def test_price_and_gap_are_those_of_the_match(report, material):
    manifest = material.manifest
    _, price, gap = section(report, "headline").texts
    lost = manifest["objective_without_floors"] - manifest["objective"]
    assert f"（{lost:,}分）" in price
    assert f"{100 * lost / manifest['objective_without_floors']:.3f}%" in price
    assert f"{manifest['bound']:,}" in gap
    assert f"{100 * manifest['gap'] / manifest['bound']:.3f}%" in gap
    fewer = manifest["counts"]["placed_without_floors"] - manifest["counts"]["placed"]
    assert ("人数不变" if fewer == 0 else f"{abs(fewer)}人") in price


def test_fairness_is_the_table_of_the_match_row_by_row(report, material):
    fairness = material.tables["fairness"]
    tables = section(report, "fairness").tables
    assert sum(len(table.rows) for table in tables) == fairness.height
    for table, grouping in zip(
        tables, ("level", "category", "sex", "age_band", "township"), strict=True
    ):
        rows = fairness.filter(pl.col("grouping") == grouping).rows(named=True)
        for shown, row in zip(table.rows, rows, strict=True):
            name, seekers, placed, bar, without, first, score = shown
            assert (name, seekers, placed) == (
                group(grouping, row["group"], ZH),
                row["seekers"],
                row["placed"],
            )
            assert isinstance(bar, ShareBar)
            assert (bar.lowest, bar.highest) == (row["lowest"] / 10_000, row["highest"] / 10_000)
            assert bar.lowest <= bar.value <= bar.highest
            assert without.value == row["without_floors"] / row["seekers"]
            assert first.value == row["first_come"] / row["seekers"]
            assert score == (round(row["score_sum"] / row["placed"]) if row["placed"] else "—")


def test_a_group_of_nobody_placed_has_no_mean_score():
    row = {
        "grouping": "sex",
        "group": "1",
        "seekers": 3,
        "placed": 0,
        "without_floors": 0,
        "first_come": 1,
        "lowest": 0,
        "highest": 5615,
        "score_sum": 0,
    }
    found = fairness_section(pl.DataFrame([row]), EN).tables[2]
    assert found.rows[0][0] == "men"
    assert found.rows[0][3].text == "0.0% [0.0%, 56.1%]"
    assert found.rows[0][6] == "—"


def test_every_group_below_its_floor_is_listed_with_its_reason(report, material):
    short = material.tables["shortfalls"]
    assert short.height > 0
    [table] = section(report, "floors").tables
    assert len(table.rows) == short.height
    for shown, row in zip(table.rows, short.rows(named=True), strict=True):
        assert shown[:4] == (cell(row["group"], ZH), row["seekers"], row["floor"], row["placed"])
        assert "岗位" in shown[4]


def test_that_all_floors_are_met_is_said(material):
    none = material.tables["shortfalls"].clear()
    found = floors_section(none, material.manifest, 3, EN)
    assert found.texts[-1] == "Every group has its floor."
    assert found.tables == ()


def test_groups_with_a_floor_have_names():
    assert cell("120119001/1", ZH) == "文昌街道 一级"
    assert cell("*/0", EN) == f"small townships together {LEVELS['0'][1]}"
    assert cell("990000001/4", ZH) == "990000001 四级"


def test_that_nobody_checked_the_match_is_said_plainly(material):
    bare = replace(material, audit={})
    assert "未经独立复核" in audit_section(bare, ZH).texts[0]
    assert "not audited" in audit_section(bare, EN).texts[0]


def test_what_an_audit_found_is_shown_with_its_failures(material):
    audited = replace(material, audit=AUDIT)
    found = audit_section(audited, ZH)
    assert "有1项不符" in found.texts[0]
    assert found.tables[0].rows == (("上界", 20, 2, "7/8"),)
    [every] = checks_sections(audited, ZH)
    assert every.tables[0].rows == (("名额", 10, 0, ""), ("上界", 20, 2, "7/8"))
    crowded, envied = found.tables[1].rows
    assert (crowded[1].text, crowded[2], crowded[4].text) == ("1.2%", "", "80.0%")
    assert envied == ("羡慕", "", "", 7, "", "对")
    passed = audit_section(replace(material, audit={"audit": AUDIT["audit"].head(1)}), EN)
    assert passed.tables == ()
    assert passed.texts == ("Worked out anew by other code: 1 checks, none failed.",)


def test_every_seeker_of_the_match_is_told_once_with_a_post_or_with_what_would_help(
    report, material
):
    placed = [one for place in report.places for one in place.placed]
    unmatched = [one for place in report.places for one in place.unmatched]
    numbers = sorted(int(one.seeker) for one in placed + unmatched)
    assert numbers == sorted(material.seekers["seeker_id"])
    assert len(numbers) == material.manifest["counts"]["seekers"]
    assert len(placed) == material.manifest["counts"]["placed"]
    assert all(one.title and len(one.reasons) >= 3 for one in placed)
    assert all(one.helps and not one.title for one in unmatched)


def test_a_proposal_says_its_score_its_post_and_how_the_seat_was_given(report, material):
    posts = {row["post_id"]: row for row in material.posts.iter_rows(named=True)}
    told = {one.seeker: one for place in report.places for one in place.placed}
    for row in material.tables["proposals"].iter_rows(named=True):
        one, post = told[str(row["seeker_id"])], posts[row["post_id"]]
        assert one.title == post["title"]
        assert one.post[0] == f"岗位{row['post_id']}"
        assert one.score.startswith(f"{row['score']}分（意向{row['occupation']}、")
        assert ("保底安排" in one.marks) == row["is_by_floor"]
        assert ("预留名额" in one.marks) == row["is_reserved"]
        assert ("人工决定" in one.marks) == row["is_decided"]


def test_what_opens_most_posts_stands_first(report, material):
    changes = material.tables["why_not"].filter(
        ~pl.col("limit").is_in([NONE_ALONE, SEATS_CONTESTED])
    )
    most = dict(changes.group_by("seeker_id").agg(pl.col("posts").max()).iter_rows())
    seen = 0
    for place in report.places:
        for one in place.unmatched:
            opened = re.findall(r"可增加(\d+)个岗位", "".join(one.helps))
            assert opened == sorted(opened, key=int, reverse=True)
            if opened:
                assert int(opened[0]) == most[int(one.seeker)]
                seen += 1
    assert seen > 20


def test_employers_with_free_seats_come_first(report, material):
    [table] = section(report, "employers").tables
    assert 0 < len(table.rows) <= 50
    free = [
        int(seats) > int(filled) for seats, filled in (row[3].split(" / ") for row in table.rows)
    ]
    assert free == sorted(free, reverse=True)


def test_no_sentence_of_an_english_report_is_left_in_chinese(in_english):
    assert not [text for text in everything(in_english) if re.search(r"[，。；：（）]", text)]


def test_the_report_says_what_it_cannot_know_and_that_people_decide(report, in_english):
    assert "不是决定" in report.lead[0]
    assert "not decisions" in in_english.lead[0]
    assert len(section(report, "cannot-know").points) == 5


def test_the_files_it_was_made_from_are_named_by_their_hashes(report, material):
    [table] = section(report, "sources").tables
    files = material.manifest["files"]
    assert {row[0]: row[2] for row in table.rows} == {
        name: digest[:12] for name, digest in files.items()
    }
    assert all(files[f"{side}.parquet"][:12] in report.lead[1] for side in ("seekers", "posts"))
    assert WARNING in section(report, "sources").texts
