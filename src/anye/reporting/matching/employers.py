"""Which one change of a post would bring most seekers who have no proposal?"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from anye.codes.words.match_reasons import advice
from anye.kernel.language import Language
from anye.reporting.matching.content import Section, TableTold
from anye.reporting.matching.material import Material
from anye.reporting.matching.posts import Post
from anye.reporting.matching.words import speaking

POSTS_SHOWN = 50
CHANGES_SHOWN = 3
WIDTHS = (2, 0, 2, 0, 7)


def advice_in_order(material: Material) -> pl.DataFrame:
    """Return the advice, posts with free seats first, then by whom the best change brings."""
    seats = material.tables["post_prices"].select("post_id", "seats", "filled")
    given = material.tables["advice"].join(seats, on="post_id")
    most = given.group_by("post_id").agg(most=pl.col("seekers").max())
    is_full = pl.col("filled") >= pl.col("seats")
    return (
        given.join(most, on="post_id")
        .sort(is_full, -pl.col("most"), "post_id", -pl.col("seekers"), "limit")
        .drop("most")
    )


def best_changes(material: Material) -> pl.DataFrame:
    """Return the changes of each post that would bring most seekers."""
    ordered = material.tables["advice"].sort("post_id", -pl.col("seekers"), "limit")
    return ordered.group_by("post_id", maintain_order=True).head(CHANGES_SHOWN)


def employers_section(material: Material, posts: Mapping[int, Post], language: Language) -> Section:
    """Return the part for employers: the posts whose change would help most."""
    say = speaking(language)
    title = say("给单位的建议", "For employers")
    texts = (
        say(
            "下列岗位只改一项，就能让目前没有推荐的求职者符合条件。先列还有空余名额的岗位，"
            f"再按人数排列；这里列出前{POSTS_SHOWN}个，全部见工作簿。人数不能相加：同一人可能符合多个岗位。",
            "One change of these posts alone would let seekers without a proposal fit. Posts with "
            f"free seats come first, then by number; the first {POSTS_SHOWN} are shown, the "
            "workbook has all. Numbers do not add up: one seeker may fit several posts.",
        ),
    )
    headings = (
        say("岗位", "Post"),
        say("单位编号", "Employer"),
        say("乡镇街道", "Township"),
        say("名额／已推荐", "Seats / filled"),
        say("改什么，可增加多少人", "What change brings whom"),
    )
    caption = say("改一项就能增加求职者的岗位", "Posts that one change would open")
    rows = tuple(_rows(advice_in_order(material), posts, language))
    return Section(
        "employers", title, texts, tables=(TableTold(caption, headings, rows, (3,), WIDTHS),)
    )


def _rows(
    table: pl.DataFrame, posts: Mapping[int, Post], language: Language
) -> Iterator[tuple[str, ...]]:
    say = speaking(language)
    shown = table["post_id"].unique(maintain_order=True).head(POSTS_SHOWN)
    given = table.filter(pl.col("post_id").is_in(shown.implode()))
    for (post_id,), changes in given.group_by("post_id", maintain_order=True):
        post, rows = posts[_number(post_id)], changes.head(CHANGES_SHOWN).to_dicts()
        told = [advice(row["limit"], row["seekers"], language) for row in rows]
        yield (
            say(f"{post.title}（岗位{post.post_id}）", f"{post.title} (post {post.post_id})"),
            post.employer,
            post.township,
            f"{rows[0]['seats']} / {rows[0]['filled']}",
            say("；", "; ").join(told),
        )


def _number(value: Any) -> int:  # noqa: ANN401 (a key of a group)
    return int(value)
