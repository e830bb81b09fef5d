"""What are the seekers of one part offered? Found as in a district, and kept for the rounds."""

from datetime import date
from typing import NamedTuple

import numpy as np
import polars as pl

from anye.matching.allocation.market import Market, market, seekers_of
from anye.matching.candidates.search import candidates
from anye.matching.nation.folder import Folder
from anye.matching.profiles.arrays import Candidates, Ints
from anye.matching.profiles.decided import decisions
from anye.matching.profiles.encode import Sides, encode
from anye.tables.engines import parquet
from anye.tables.matching.profiles import PROFILE_TABLES


class Known(NamedTuple):
    """What a part knows of both sides."""

    tables: dict[str, pl.DataFrame]
    sides: Sides


def known_of(folder: Folder, part: int, day: date | None) -> Known:
    """Return what a part was given."""
    place = folder.part(part)
    tables = {name: parquet.read(place / f"{name}.parquet") for name in PROFILE_TABLES}
    sides = encode(tables, day)
    openings, reserved = folder.kept(part, "openings"), folder.kept(part, "reserved")
    posts = sides.posts._replace(openings=openings, reserved=reserved)
    return Known(tables, sides._replace(posts=posts))


def find(folder: Folder, day: date | None, k: int, part: int) -> dict[str, int]:
    """Find what the seekers of a part are offered; return how much that is."""
    known = known_of(folder, part, day)
    seekers, posts = known.sides.seekers, known.sides.posts
    found = candidates(seekers, posts, known.sides.reach, k, threads=1)
    decided = decisions(known.tables["placement_decisions"], seekers, posts)
    offered = _with_seats(market(seekers, posts, found, decided), folder.kept(part, "seats"))
    kept = {
        "ids": seekers.ids,
        "starts": offered.starts,
        "lot": folder.kept(part, "lots")[offered.lot],
        "score": offered.score,
    }
    folder.keep(part, kept | {f"found_{name}": each for name, each in found._asdict().items()})
    without = np.diff(found.starts) == 0
    return {"candidates": len(found.post), "without_candidates": int(without.sum())}


def found_of(folder: Folder, part: int) -> Candidates:
    """Return the candidates of the seekers of a part, seats or not."""
    starts, post, score = (
        folder.kept(part, f"found_{name}") for name in ("starts", "post", "score")
    )
    return Candidates(starts, post, score)


def _with_seats(offered: Market, seats: Ints) -> Market:
    """Return the offers of lots that have seats once decisions are kept, in any part."""
    is_left = seats[offered.lot] > 0
    counts = np.bincount(seekers_of(offered)[is_left], minlength=len(offered.kept))
    return offered._replace(
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        lot=offered.lot[is_left],
        score=offered.score[is_left],
        seats=seats,
    )
