"""How is a post said in a line: what it is, whose, where, for what wage and hours?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from anye.codes.organisation_code import organisation
from anye.reporting.matching.words import Say, township_named, wage_in_yuan

REMOTE: Mapping[str, tuple[str, str]] = {
    "no": ("", ""),
    "partly": ("部分居家", "partly at home"),
    "fully": ("居家", "at home"),
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is shown."""

    post_id: int
    title: str
    employer: str  # organisation identifier
    township: str
    wage: str
    hours: str
    wage_min: float  # yuan
    wage_max: float

    def facts(self, say: Say) -> tuple[str, ...]:
        """Return what stands beside the title."""
        return (
            say(f"岗位{self.post_id}", f"post {self.post_id}"),
            say(f"单位{self.employer}", f"employer {self.employer}"),
            self.township,
            self.wage,
            self.hours,
        )

    def short(self, score: int, say: Say) -> str:
        """Return the post as a line of a shortlist."""
        points = say(f"{score}分", f"{score} points")
        of = say(f"岗位{self.post_id}", f"post {self.post_id}")
        return say(
            f"{self.title}（{of}，{self.township}，{points}）",
            f"{self.title} ({of}, {self.township}, {points})",
        )


def posts_of(table: pl.DataFrame, say: Say) -> Mapping[int, Post]:
    """Return the posts by their numbers."""
    return {row["post_id"]: _post(row, say) for row in table.iter_rows(named=True)}


def _post(row: Mapping[str, Any], say: Say) -> Post:
    lowest, highest = row["wage_min"], row["wage_max"]
    span = (
        wage_in_yuan(lowest)
        if lowest == highest
        else f"{wage_in_yuan(lowest)}–{wage_in_yuan(highest)}"
    )
    return Post(
        row["post_id"],
        row["title"],
        organisation(row["employer_id"]),
        township_named(row["township"], say),
        say(f"月薪{span}元", f"{span} yuan a month"),
        say("、", ", ").join(_hours(row, say)),
        lowest / 100,
        highest / 100,
    )


def _hours(row: Mapping[str, Any], say: Say) -> Iterator[str]:
    hours, days = row["hours_a_day"], row["days_a_week"]
    yield say(f"每日{hours}小时", f"{hours} hours a day")
    yield say(f"每周{days}天", f"{days} days a week")
    if row["has_nights"]:
        yield say("有夜班", "nights")
    if row["has_shifts"]:
        yield say("倒班", "changing shifts")
    if remote := say(*REMOTE[row["remote"]]):
        yield remote
