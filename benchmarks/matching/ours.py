"""The whole of a match, from a folder of profiles to tables on the disk.

``python -m benchmarks.matching.ours PROFILES OUT [THREADS]``
"""

import json
import math
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from anye.matching.match import match
from anye.matching.settings import Settings

FEWEST_REASONS = 3


def main() -> None:
    """Match, and say how long each step took and what came out."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    threads = int(sys.argv[3]) if len(sys.argv) > 3 else None  # noqa: PLR2004 (the optional argument)
    clock, seconds = _Clock(), dict[str, tuple[float, float]]()
    manifest = match(
        folder, out, Settings(threads=threads), lambda step, _n, _of: clock.stop(step, seconds)
    )
    place = out / str(manifest["run_id"])
    figures = {
        name: manifest[name]
        for name in ("objective", "objective_without_floors", "bound", "gap", "counts", "rows")
    }
    print(json.dumps({"wall_and_cpu": seconds, **figures, **_explained(place), **_bytes(place)}))


class _Clock:
    """Wall and CPU seconds since it was last stopped."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def stop(self, step: str, seconds: dict[str, tuple[float, float]]) -> None:
        """Note both under the name of the step that is done."""
        wall, cpu = time.perf_counter(), time.process_time()
        seconds[step] = round(wall - self._wall, 2), round(cpu - self._cpu, 2)
        self._wall, self._cpu = wall, cpu


def _explained(place: Path) -> dict[str, Any]:
    """Count what is not explained, and the crowding of what is shown first."""
    proposals, helps = (_read(place, name) for name in ("proposals", "why_not"))
    shown, posts = (_read(place, name) for name in ("shortlists", "post_prices"))
    reasons = proposals["reasons"].str.split(";").list.len()
    unmatched = json.loads((place / "manifest.json").read_text("utf-8"))["counts"]["seekers"]
    first = shown.filter(pl.col("place") == 1).group_by("post_id").len()
    crowds = posts.join(first, on="post_id", how="left").fill_null(0)
    listed, seats = int(first["len"].sum()), int(posts["seats"].sum())
    queue = math.ceil(listed / seats)
    room = queue * crowds["seats"].to_numpy()
    beyond = np.maximum(crowds["len"].to_numpy().astype(int) - room, 0).sum()
    return {
        "proposals_with_few_reasons": int((reasons < FEWEST_REASONS).sum()),
        "unmatched_without_help": unmatched - proposals.height - helps["seeker_id"].n_unique(),
        "queue_a_seat": queue,
        "shown_first_beyond_it": round(float(beyond / max(listed, 1)), 4),
    }


def _bytes(place: Path) -> dict[str, str]:
    whole = sha256()
    for path in sorted(place.glob("*.parquet")):
        whole.update(path.read_bytes())
    return {"tables": whole.hexdigest()}


def _read(place: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(place / f"{name}.parquet")


if __name__ == "__main__":
    main()
