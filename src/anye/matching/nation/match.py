"""How do more seekers than one machine holds become proposals? Read top to bottom.

Parts look for posts; all bid in rounds; parts hand out what they won so that floors are reached,
and tell of it. The tables are those of any match, and are audited like them.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from anye.kernel.progress import Done, Progress, counted
from anye.kernel.versions import named_by
from anye.matching.allocation.market import market
from anye.matching.allocation.placed import Placed
from anye.matching.match import (
    STEPS,
    Matched,
    identity_of,
    manifest_of,
    sides_on,
    write_match,
)
from anye.matching.nation.cut import SEEKERS_A_PART, Whole, part_of_townships, write_part
from anye.matching.nation.find import find
from anye.matching.nation.folder import Folder
from anye.matching.nation.hand_out import hand_out
from anye.matching.nation.machines import Machines
from anye.matching.nation.merge import candidates_of_all, merged_tables, not_counted, sums_of_parts
from anye.matching.nation.shares import (
    keep_first_come,
    keep_floors,
    keep_left,
    keep_sold,
    of_all_parts,
)
from anye.matching.nation.tell import tell_part
from anye.matching.profiles.arrays import NOBODY, Candidates
from anye.matching.profiles.decided import decisions
from anye.matching.profiles.read import Profiles, read
from anye.matching.rounds.auction import at_prices
from anye.matching.rounds.bidding import STEP
from anye.matching.settings import Settings

BESIDE = ".parts"  # a folder that all machines see, while a match is worked out


@dataclass(frozen=True, slots=True)
class SettingsInParts(Settings):
    """How a match is made part by part."""

    step: int = STEP  # points by which a bid rises at least
    seekers_a_part: int = SEEKERS_A_PART


def match_in_parts(
    folder: Path, out: Path, settings: SettingsInParts, machines: Machines, progress: Progress
) -> Mapping[str, Any]:
    """Match a folder of profiles part by part, write the result, return its manifest.

    Raises:
        ProfilesRefusedError: if the profiles cannot be matched; nothing is written.
    """
    done = counted(progress, STEPS)
    profiles = read(folder).on(settings.day)
    done("read")
    whole = whole_of(profiles, settings)
    name = named_by(identity_of(profiles, settings))
    beside = Folder(out.resolve() / f"{name}{BESIDE}")
    shutil.rmtree(beside.path, ignore_errors=True)  # of a run that was killed
    try:
        for part in range(whole.number):
            write_part(beside, part, profiles.tables, whole)
        done("encoded")
        made, said = work_out_parts(beside, whole, settings, machines, done)
        tables = merged_tables(beside, whole, profiles, made)
    finally:
        shutil.rmtree(beside.path, ignore_errors=True)
    manifest = manifest_of(profiles, settings, made, tables)
    manifest["counts"] |= said.pop("counts")
    manifest |= said
    write_match(tables, manifest, out / manifest["run_id"])
    done("written")
    return manifest


def whole_of(profiles: Profiles, settings: SettingsInParts) -> Whole:
    """Return both sides, with the seats that are left once people's decisions are kept.

    Raises:
        ProfilesRefusedError: if no post is open on the day.
    """
    sides = sides_on(profiles, settings.day)
    kept = decisions(profiles.tables["placement_decisions"], sides.seekers, sides.posts)
    nothing = np.zeros(0, np.int32)
    nobody = Candidates(np.zeros(len(sides.seekers.ids) + 1, np.int64), nothing, nothing)
    lots = market(sides.seekers, sides.posts, nobody, kept)
    return Whole(sides, lots, part_of_townships(sides, settings.seekers_a_part))


def work_out_parts(
    beside: Folder, whole: Whole, settings: SettingsInParts, machines: Machines, done: Done
) -> tuple[Matched, dict[str, Any]]:
    """Return who is placed where, and what else the manifest says; parts keep their tables."""
    day, seats = settings.day, whole.market.seats
    found = machines.each(partial(find, beside, day, settings.candidates), whole.number)
    done("candidates")
    held, bids = machines.rounds(beside, whole.number, seats, settings.step)
    keep_sold(beside, whole, held)
    at_most = keep_first_come(beside, whole)
    sold = of_all_parts(beside, whole, "sold")
    groups = keep_floors(beside, whole, sold != NOBODY, settings.floor_per_mille)
    done("auction")
    worth = sums_of_parts(machines.each(partial(hand_out, beside), whole.number))
    lots = of_all_parts(beside, whole, "handed_out")
    keep_left(beside, whole, lots)
    done("optimum")
    machines.each(partial(tell_part, beside, day), whole.number)
    done("why_not")
    placed = Placed(
        whole.market,
        groups,
        lots,
        sold,
        of_all_parts(beside, whole, "first_come"),
        held.prices,
        worth["objective"],
        worth["objective_without_floors"],
        at_prices(seats, held.prices) + worth["gains"],
    )
    listed = candidates_of_all(beside, whole)
    counts = {"candidates": sums_of_parts(found)["candidates"], "placed_top_post": at_most}
    said = {
        "objective_first_come": worth["objective_first_come"],
        "counts": counts,
        "parts": whole.number,
        "rounds": len(bids),
        "bids": sum(bids),
    }
    return Matched(whole.sides, listed, placed, not_counted(), not_counted()), said
