"""What does a match say of one seeker, or of one post, and why?

From the tables of the match as they stand; the profiles it was made from add the names of posts,
and why somebody is not in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import polars as pl

from anye.codes.words.match_reasons import BETWEEN, SEATS_CONTESTED, SEATS_LEFT
from anye.matching.profiles.held import HOLDS
from anye.matching.profiles.read import table_of
from anye.tables.engines import parquet
from anye.tables.matching.matches import Match, check_unchanged
from anye.tables.matching.profiles import SEEKING
from anye.tables.matching.proposals import COMPONENTS

SideOfMatch = Literal["seeker", "post"]
KINDS: tuple[SideOfMatch, ...] = ("seeker", "post")
FLAGS = ("is_by_floor", "is_reserved", "is_decided")


class NotInThisMatchError(Exception):
    """Nobody and no post of this number took part in the match."""


class SeekerOrPostError(Exception):
    """The number is a seeker's and a post's: say which is meant."""


@dataclass(frozen=True, slots=True)
class SeekerOrPost:
    """A seeker or a post, by number."""

    kind: SideOfMatch
    number: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """The post proposed to a seeker."""

    post_id: int
    title: str  # empty: the profiles are not at hand
    score: int
    components: Mapping[str, int]
    reasons: tuple[str, ...]
    rank: int  # 0: not among the candidates, decided by a person
    price: int
    is_by_floor: bool
    is_reserved: bool
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A post of a seeker's list."""

    place: int
    post_id: int
    title: str
    score: int


@dataclass(frozen=True, slots=True)
class SeekerExplained:
    """What a match says of a seeker."""

    seeker_id: int
    proposal: Proposal | None
    shortlist: tuple[Listed, ...]
    would_help: tuple[tuple[str, int], ...]  # limit, posts; what fits already first, then the most


@dataclass(frozen=True, slots=True)
class Proposed:
    """A seeker proposed for a post."""

    seeker_id: int
    score: int
    reasons: tuple[str, ...]
    is_by_floor: bool
    is_reserved: bool
    is_decided: bool


@dataclass(frozen=True, slots=True)
class PostExplained:
    """What a match says of a post."""

    post_id: int
    title: str
    seats: int
    filled: int
    price: int
    proposed: tuple[Proposed, ...]  # the best first
    advice: tuple[tuple[str, int], ...]  # limit, seekers; the most first


def subject_of(match: Match, number: int, kinds: Iterable[SideOfMatch] = KINDS) -> SeekerOrPost:
    """Return whom or what of some kinds a number means in a match.

    Raises:
        NotInThisMatchError: if neither a seeker nor a post has it.
        SeekerOrPostError: if both have it.
    """
    found = [kind for kind in kinds if _took_part(match, SeekerOrPost(kind, number))]
    if not found:
        raise NotInThisMatchError
    if len(found) > 1:
        raise SeekerOrPostError
    return SeekerOrPost(found[0], number)


def explain_seeker(match: Match, seeker_id: int, profiles: Path | None = None) -> SeekerExplained:
    """Return what a match says of a seeker.

    Raises:
        NotInThisMatchError: if the seeker took no part.
        ProfilesChangedError: if the profiles are not those of the match.
    """
    if not _took_part(match, SeekerOrPost("seeker", seeker_id)):
        raise NotInThisMatchError
    found = _rows(match, "proposals", seeker_id=seeker_id)
    shown = _rows(match, "shortlists", seeker_id=seeker_id)
    help_rows = _rows(match, "why_not", seeker_id=seeker_id)
    titles = _titles(match, profiles, {row["post_id"] for row in (*found, *shown)})
    ordered = sorted(help_rows, key=_first_what_fits)
    return SeekerExplained(
        seeker_id,
        _proposal(found[0], titles) if found else None,
        tuple(
            Listed(row["place"], row["post_id"], titles.get(row["post_id"], ""), row["score"])
            for row in shown
        ),
        tuple((row["limit"], row["posts"]) for row in ordered),
    )


def explain_post(match: Match, post_id: int, profiles: Path | None = None) -> PostExplained:
    """Return what a match says of a post.

    Raises:
        NotInThisMatchError: if the post took no part.
        ProfilesChangedError: if the profiles are not those of the match.
    """
    prices = _rows(match, "post_prices", post_id=post_id)
    if not prices:
        raise NotInThisMatchError
    found = _rows(match, "proposals", post_id=post_id)
    advice = _rows(match, "advice", post_id=post_id)
    return PostExplained(
        post_id,
        _titles(match, profiles, {post_id}).get(post_id, ""),
        prices[0]["seats"],
        prices[0]["filled"],
        prices[0]["price"],
        tuple(
            Proposed(row["seeker_id"], row["score"], _codes(row), *(row[name] for name in FLAGS))
            for row in sorted(found, key=lambda row: (-row["score"], row["seeker_id"]))
        ),
        tuple(
            (row["limit"], row["seekers"])
            for row in sorted(advice, key=lambda row: (-row["seekers"], row["limit"]))
        ),
    )


def why_absent(match: Match, subject: SeekerOrPost, profiles: Path) -> str:
    """Return why the profiles' seeker or post took no part; empty if they have none such.

    Raises:
        ProfilesChangedError: if the profiles are not those of the match.
    """
    check_unchanged(match, profiles)
    name = f"{subject.kind}_id"
    found = table_of(profiles, f"{subject.kind}s").filter(pl.col(name) == subject.number)
    if not found.height:
        return ""
    if subject.kind == "post":
        return "not_open"
    row = found.row(0, named=True)
    if row["objects"]:
        return "objects"
    return HOLDS if row["status"] in SEEKING else str(row["status"])


def _took_part(match: Match, subject: SeekerOrPost) -> bool:
    """Return whether a seeker is placed or told what would help, or a post has a price."""
    if subject.kind == "post":
        return bool(_rows(match, "post_prices", post_id=subject.number))
    tables = ("proposals", "why_not")
    return any(_rows(match, table, seeker_id=subject.number) for table in tables)


def _rows(match: Match, table: str, **key: int) -> list[dict[str, Any]]:
    return parquet.scan(match.file(table)).filter(**key).collect().rows(named=True)


def _titles(match: Match, profiles: Path | None, posts: set[int]) -> Mapping[int, str]:
    if profiles is None:
        return {}
    check_unchanged(match, profiles)
    table = table_of(profiles, "posts").filter(pl.col("post_id").is_in(sorted(posts)))
    return dict(table.select("post_id", "title").rows())


def _first_what_fits(row: Mapping[str, Any]) -> tuple[bool, bool, int]:
    limit, posts = row["limit"], row["posts"]
    return limit != SEATS_LEFT, limit != SEATS_CONTESTED, -posts


def _codes(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row["reasons"].split(BETWEEN))


def _proposal(row: Mapping[str, Any], titles: Mapping[int, str]) -> Proposal:
    return Proposal(
        post_id=row["post_id"],
        title=titles.get(row["post_id"], ""),
        score=row["score"],
        components={name: row[name] for name in COMPONENTS},
        reasons=_codes(row),
        rank=row["rank"],
        price=row["price"],
        is_by_floor=row["is_by_floor"],
        is_reserved=row["is_reserved"],
        is_decided=row["is_decided"],
    )
