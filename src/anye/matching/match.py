"""How do two sides become proposals? Read top to bottom.

What comes out is for people to decide on; it appears whole or not at all.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np
import polars as pl

from anye.kernel.progress import Done, Progress, counted
from anye.kernel.versions import named_by
from anye.matching.allocation.baseline import placed_if_all_ask_for_their_best
from anye.matching.allocation.fairness import Outcomes, fairness
from anye.matching.allocation.outcome import (
    below_floors,
    limits,
    lists,
    lot_prices,
    other_ways,
    post_prices,
    proposals,
)
from anye.matching.allocation.placed import Placed, placed, worth_of
from anye.matching.candidates.search import candidates
from anye.matching.candidates.why_not import Counted, Settled, why_not
from anye.matching.profiles.arrays import NOBODY, Candidates
from anye.matching.profiles.decided import decisions, without_seats_kept_for_others
from anye.matching.profiles.encode import Sides, encode
from anye.matching.profiles.faults import Fault, ProfilesRefusedError
from anye.matching.profiles.read import Profiles, read
from anye.matching.reasons.codes import reasons
from anye.matching.reasons.unmatched import seats_left, with_those_whom_nothing_helps
from anye.matching.settings import Settings
from anye.matching.versions import match_version
from anye.matching.whole import show_whole
from anye.tables.damage import MANIFEST
from anye.tables.matching.proposals import MATCH_TABLES


class Matched(NamedTuple):
    """A match as it stands in memory."""

    sides: Sides
    found: Candidates
    placed: Placed
    why_not: Counted
    advice: Counted


STEPS = ("read", "encoded", "candidates", "auction", "optimum", "why_not", "written")


def match(folder: Path, out: Path, settings: Settings, progress: Progress) -> Mapping[str, Any]:
    """Match a folder of profiles, write the result beside others of ``out``, return its manifest.

    Raises:
        ProfilesRefusedError: if the profiles cannot be matched; nothing is written.
    """
    done = counted(progress, STEPS)
    profiles = read(folder).on(settings.day)
    done("read")
    made = worked_out(profiles, settings, done)
    tables = tables_of(profiles, made)
    manifest = manifest_of(profiles, settings, made, tables)
    write_match(tables, manifest, out / manifest["run_id"])
    done("written")
    return manifest


def worked_out(profiles: Profiles, settings: Settings, done: Done) -> Matched:
    """Return who is placed where and what keeps the others away.

    Raises:
        ProfilesRefusedError: if no post is open on the day.
    """
    sides = sides_on(profiles, settings.day)
    decided = profiles.tables["placement_decisions"]
    done("encoded")
    both = (sides.seekers, sides.posts, sides.reach)
    found = candidates(*both, settings.candidates, threads=settings.threads)
    done("candidates")
    kept = decisions(decided, sides.seekers, sides.posts)
    made = placed(sides, found, kept, settings.floor_per_mille, done)
    unmatched = np.flatnonzero(~made.is_placed)
    settled = Settled(kept.barred, seats_left(made, sides.posts))
    away, advice = why_not(*both, unmatched, settings.threads, settled)
    done("why_not")
    return Matched(sides, found, made, away, advice)


def sides_on(profiles: Profiles, day: date | None) -> Sides:
    """Return both sides, with the seats that are left once people's decisions are kept.

    Raises:
        ProfilesRefusedError: if no post is open on the day.
    """
    sides = encode(profiles.tables, day)
    if not len(sides.posts.ids):
        raise ProfilesRefusedError([Fault("none_open", "posts")])
    decided = profiles.tables["placement_decisions"]
    left = without_seats_kept_for_others(decided, sides.seekers, sides.posts)
    return sides._replace(posts=left)


def tables_of(profiles: Profiles, made: Matched) -> Mapping[str, pl.DataFrame]:
    """Return the tables of a match in their shapes, each in the order of its key."""
    sides = made.sides
    proposed = proposals(sides, made.found, made.placed)
    tables = {
        "proposals": proposed.with_columns(reasons(sides, profiles.tables, proposed)),
        "shortlists": lists(sides, made.placed),
        "why_not": with_those_whom_nothing_helps(
            limits(made.why_not, pl.Series("seeker_id", sides.seekers.ids), "posts"),
            sides.seekers.ids[~made.placed.is_placed],
        ),
        "advice": limits(made.advice, pl.Series("post_id", sides.posts.ids), "seekers"),
        "post_prices": post_prices(sides.posts, made.placed),
        "lot_prices": lot_prices(sides.posts, made.placed),
        "other_ways": other_ways(sides, made.placed),
        "shortfalls": below_floors(made.placed, made.found),
        "fairness": outcomes_by_group(profiles, made, proposed),
    }
    return {name: fitted(name, tables[name]) for name in MATCH_TABLES}


def identity_of(profiles: Profiles, settings: Settings) -> dict[str, Any]:
    """Return what the result follows from; equal ones have the same name."""
    method = match_version()
    return {"files": dict(profiles.files), "method": method, "config": settings.config()}


def manifest_of(
    profiles: Profiles, settings: Settings, made: Matched, tables: Mapping[str, pl.DataFrame]
) -> dict[str, Any]:
    """Return what names the result, and its main figures."""
    identity = identity_of(profiles, settings)
    handed_out = made.placed
    return {
        "run_id": named_by(identity),
        **identity,
        "objective": handed_out.value,
        "objective_without_floors": handed_out.value_without_floors,
        "objective_first_come": worth_of(handed_out.market, handed_out.first_come),
        "bound": handed_out.bound,
        "gap": handed_out.bound - handed_out.value_without_floors,
        "counts": {
            "seekers": len(made.sides.seekers.ids),
            "posts": len(made.sides.posts.ids),
            "seats": int(made.sides.posts.openings.sum()),
            "candidates": len(made.found.post),
            "without_candidates": int((np.diff(made.found.starts) == 0).sum()),
            "placed": int(handed_out.is_placed.sum()),
            "placed_without_floors": int((handed_out.without_floors != NOBODY).sum()),
            "placed_first_come": int((handed_out.first_come != NOBODY).sum()),
            "placed_top_post": placed_if_all_ask_for_their_best(handed_out.market),
            "not_seeking": made.sides.not_seeking,
            "objecting": made.sides.objecting,
            "posts_not_open": made.sides.not_valid,
            "warnings": len(profiles.warnings),
        },
        "rows": {name: table.height for name, table in tables.items()},
        "warnings": [asdict(warning) for warning in profiles.warnings],
    }


def outcomes_by_group(profiles: Profiles, made: Matched, proposed: pl.DataFrame) -> pl.DataFrame:
    """Return the table of who is placed how often."""
    ids = pl.DataFrame({"seeker_id": made.sides.seekers.ids})
    scored = ids.join(proposed.select("seeker_id", "score"), on="seeker_id", how="left")
    ways = made.placed
    return fairness(
        ids.join(profiles.tables["seekers"], on="seeker_id", maintain_order="left"),
        Outcomes(
            ways.is_placed,
            ways.without_floors != NOBODY,
            ways.first_come != NOBODY,
            scored.sort("seeker_id")["score"].fill_null(0).to_numpy(),
        ),
    )


def fitted(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """Return a table in its shape, in the order of its key."""
    shape = MATCH_TABLES[name]
    whole: pl.DataFrame = shape.cast(nw.from_native(table.lazy())).to_native().collect()
    return whole.sort(shape.key)


def write_match(
    tables: Mapping[str, pl.DataFrame], manifest: Mapping[str, Any], place: Path
) -> None:
    """Show everything at once; an equal run stands already."""
    if (place / MANIFEST).exists():
        (place / MANIFEST).touch()  # it is the latest again
        return

    def write(staged: Path) -> None:
        for name, table in tables.items():
            table.write_parquet(staged / f"{name}.parquet", compression="zstd")
        said = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
        (staged / MANIFEST).write_text(said + "\n", "utf-8")

    show_whole(place, write)
