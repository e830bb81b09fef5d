"""What is offered between two matches, to one seeker or of one post?

The profiles may have changed since the last match: somebody came, a seat was given back, a post is
new. Its proposals and prices stand; what is left is offered by the score less the price, and
nothing that was proposed is taken from anybody. The next match weighs everything anew.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import numpy as np
import polars as pl

from anye.matching.allocation.market import market, reserve_lots
from anye.matching.allocation.reoffer import (
    NEVER_BETTER,
    Left,
    Offers,
    left_of,
    offers_of_post,
    offers_to_seeker,
)
from anye.matching.candidates.standing import standing
from anye.matching.explain import KINDS, SeekerOrPost, SeekerOrPostError, SideOfMatch
from anye.matching.match import sides_on
from anye.matching.profiles.arrays import NOBODY, Array, Candidates, Ints, Posts, Seekers
from anye.matching.profiles.bits import rows_of_table
from anye.matching.profiles.decided import Decisions, decisions
from anye.matching.profiles.encode import Sides
from anye.matching.profiles.read import Profiles
from anye.tables.engines import parquet
from anye.tables.matching.matches import Match

SHOWN = 10  # seekers of a post


class NotAskedForError(Exception):
    """No seeker of this number seeks on the day, or no post of it is open."""


class Offer(NamedTuple):
    """A post for the seeker who is asked about, or a seeker for the post."""

    number: int
    score: int
    gain: int  # over the price, or over what the seeker has already
    is_reserved: bool


def offers(
    match: Match,
    profiles: Profiles,
    day: date | None,
    number: int,
    kinds: Iterable[SideOfMatch] = KINDS,
) -> tuple[SeekerOrPost, tuple[Offer, ...]]:
    """Return who or what a number means, and what is offered, best first.

    Args:
        match: the last.
        profiles: both sides as they are now.
        day: on which posts are open and seats held.
        number: of the seeker or the post.
        kinds: which of the two it may be.

    Raises:
        NotAskedForError: if the seeker does not seek, or the post is not open.
        SeekerOrPostError: if it is both a seeker's and a post's.
        ProfilesRefusedError: if no post is open on the day.
    """
    known = profiles.on(day)
    sides = sides_on(known, day)
    subject = _subject(sides, number, kinds)
    stands = _standing(match, sides, known.tables["placement_decisions"])
    if subject.kind == "seeker":
        shown = _to_seeker(stands, int(np.flatnonzero(sides.seekers.ids == number)[0]))
        numbers = sides.posts.ids[shown.row]
    else:
        shown = _of_post(stands, int(np.flatnonzero(sides.posts.ids == number)[0]))
        numbers = sides.seekers.ids[shown.row]
    columns = (numbers, shown.score, shown.gain, shown.is_reserved)
    listed = zip(*(one.tolist() for one in columns), strict=True)
    return subject, tuple(Offer(*values) for values in listed)


class Stands(NamedTuple):
    """Both sides as they are now, and what the last match leaves them."""

    sides: Sides
    left: Left
    apart: Array  # int64 (b, 2) a seeker and a post that are barred, or proposed to each other


def _standing(match: Match, sides: Sides, decided: pl.DataFrame) -> Stands:
    made = decisions(decided, sides.seekers, sides.posts)
    nothing = np.zeros(0, np.int32)
    nobody = Candidates(np.zeros(len(sides.seekers.ids) + 1, np.int64), nothing, nothing)
    there = market(sides.seekers, sides.posts, nobody, made)
    proposed, lot = _with_lots(parquet.read(match.file("proposals")), sides.posts)
    proposed, who = rows_of_table(
        proposed.with_columns(lot=pl.Series(lot)), "seeker_id", sides.seekers.ids
    )
    lots = np.full(len(sides.seekers.ids), NOBODY, np.int32)
    scores = np.zeros(len(lots), np.int32)
    lots[who], scores[who] = proposed["lot"].to_numpy(), proposed["score"].to_numpy()
    prices = np.zeros(len(there.seats), np.int32)
    priced, lot = _with_lots(parquet.read(match.file("lot_prices")), sides.posts)
    prices[lot] = priced["price"].to_numpy()
    theirs = np.stack([who, there.post[lots[who]]], axis=1)
    apart = np.concatenate([made.barred, theirs])
    return Stands(sides, left_of(there, lots, scores, prices), apart)


def _to_seeker(stands: Stands, row: int) -> Offers:
    sides, left = stands.sides, stands.left
    theirs = stands.apart[stands.apart[:, 0] == row] * (0, 1)  # who is row 0 of one
    kept = np.full(1, NOBODY, np.int32)
    now = standing(sides.seekers, sides.posts, sides.reach)
    who = one_seeker(sides.seekers, row)
    return offers_to_seeker(who, sides.posts, now, left, Decisions(kept, theirs))


def _of_post(stands: Stands, row: int) -> Offers:
    """Return who would gain by a seat of the post, if one is left that they may take."""
    sides, left = stands.sides, stands.left
    left.has[stands.apart[stands.apart[:, 1] == row, 0]] = NEVER_BETTER
    now = standing(sides.seekers, sides.posts, sides.reach)
    shown = offers_of_post(one_post(sides.posts, row), sides.seekers, now, left)
    reserve = reserve_lots(sides.posts)[row]
    has_reserved = reserve != NOBODY and bool(left.seats[reserve])
    finds = (left.seats[row] > 0) | (shown.is_reserved & has_reserved)
    gains = np.flatnonzero(finds & (shown.gain > 0))[:SHOWN]
    return Offers(*(column[gains] for column in shown))  # type: ignore[arg-type]  # as they were


def one_seeker(seekers: Seekers, row: int) -> Seekers:
    """Return one row of the seekers, as somebody who comes in anew."""
    begin, end = seekers.refused_from[row : row + 2]
    cut = {name: column[row : row + 1] for name, column in seekers._asdict().items()}
    refused_from = np.array([0, end - begin], np.int64)
    return Seekers(**cut | {"refused_from": refused_from, "refused": seekers.refused[begin:end]})


def one_post(posts: Posts, row: int) -> Posts:
    """Return one row of the posts."""
    return Posts(**{name: column[row : row + 1] for name, column in posts._asdict().items()})


def _with_lots(rows: pl.DataFrame, posts: Posts) -> tuple[pl.DataFrame, Ints]:
    """Return the rows whose lot is there, and its number."""
    known, post = rows_of_table(rows, "post_id", posts.ids)
    lot = np.where(known["is_reserved"].to_numpy(), reserve_lots(posts)[post], post)
    is_there = lot != NOBODY
    return known.filter(pl.Series(is_there)), lot[is_there].astype(np.int32)


def _subject(sides: Sides, number: int, kinds: Iterable[SideOfMatch]) -> SeekerOrPost:
    ids = {"seeker": sides.seekers.ids, "post": sides.posts.ids}
    found = [kind for kind in kinds if number in ids[kind]]
    if not found:
        raise NotAskedForError(number)
    if len(found) > 1:
        raise SeekerOrPostError
    return SeekerOrPost(found[0], number)
