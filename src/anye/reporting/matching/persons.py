"""What is said of each seeker: the post proposed and why; else what would help?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import polars as pl

from anye.codes.words.match_reasons import NONE_ALONE, SEATS_CONTESTED, sentences, would_help
from anye.kernel.language import Language
from anye.reporting.matching.content import PersonTold
from anye.reporting.matching.material import Material
from anye.reporting.matching.posts import Post, posts_of
from anye.reporting.matching.words import Say, speaking
from anye.tables.matching.proposals import COMPONENTS

HELPS_SHOWN = 4
NO_SINGLE_CHANGE = (NONE_ALONE, SEATS_CONTESTED)
IN_ENGLISH: Mapping[str, str] = {
    "occupation": "occupation",
    "skills": "skills",
    "distance": "distance",
    "wage": "wage",
    "accommodations": "accommodations",
    "capacity": "capacity",
    "hours": "hours",
}
MARKS: Mapping[str, tuple[str, str]] = {
    "is_by_floor": ("保底安排", "by floor"),
    "is_reserved": ("预留名额", "reserved seat"),
    "is_decided": ("人工决定", "decided by staff"),
}
TableRow = Mapping[str, Any]


class ToldOfSeekers(NamedTuple):
    """Everything that is said of seekers, by their numbers."""

    proposals: Mapping[int, TableRow]
    shortlists: Mapping[int, Sequence[TableRow]]
    helps: Mapping[int, Sequence[TableRow]]  # of the changes, the one that opens most posts first
    posts: Mapping[int, Post]


def told_of_seekers(material: Material, language: Language) -> ToldOfSeekers:
    """Return what a match says of every seeker."""
    tables = material.tables
    return ToldOfSeekers(
        {row["seeker_id"]: row for row in tables["proposals"].iter_rows(named=True)},
        _by_seeker(tables["shortlists"].sort("seeker_id", "place")),
        _by_seeker(helps_in_order(tables["why_not"])),
        posts_of(material.posts, speaking(language)),
    )


def helps_in_order(why_not: pl.DataFrame) -> pl.DataFrame:
    """Return what is said to each seeker: what no change opens, then most posts first."""
    is_change = ~pl.col("limit").is_in(NO_SINGLE_CHANGE)
    return why_not.sort("seeker_id", is_change, -pl.col("posts"), "limit")


def person(seeker: int, about: ToldOfSeekers, language: Language) -> PersonTold:
    """Return what is said of one seeker."""
    say = speaking(language)
    shortlist = tuple(
        about.posts[row["post_id"]].short(row["score"], say)
        for row in about.shortlists.get(seeker, ())
    )
    found = about.proposals.get(seeker)
    if found is None:
        return PersonTold(str(seeker), shortlist=shortlist, helps=_helps(seeker, about, language))
    post = about.posts[found["post_id"]]
    return PersonTold(
        str(seeker),
        post.title,
        post.facts(say),
        score_words(found, say),
        tuple(marks(found, say)),
        tuple(sentences(found["reasons"], language, for_staff=True)),
        shortlist,
    )


def score_words(found: TableRow, say: Say) -> str:
    """Return a score with its components."""
    parts = say("、", ", ").join(
        say(f"{column.zh}{found[name]}", f"{IN_ENGLISH[name]} {found[name]}")
        for name, column in COMPONENTS.items()
    )
    return say(f"{found['score']}分（{parts}）", f"{found['score']} points ({parts})")


def marks(found: TableRow, say: Say) -> Iterator[str]:
    """Give what is to be known of how a seat was given."""
    yield from (say(*words) for name, words in MARKS.items() if found[name])


def _helps(seeker: int, about: ToldOfSeekers, language: Language) -> tuple[str, ...]:
    rows = about.helps.get(seeker, ())[:HELPS_SHOWN]
    return tuple(would_help(row["limit"], row["posts"], language) for row in rows)


def _by_seeker(table: pl.DataFrame) -> Mapping[int, Sequence[TableRow]]:
    found: dict[int, list[TableRow]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(row["seeker_id"], []).append(row)
    return found


def persons_told(
    seekers: Iterable[int], about: ToldOfSeekers, language: Language
) -> Iterator[PersonTold]:
    """Give what is said of each of some seekers."""
    return (person(seeker, about, language) for seeker in seekers)
