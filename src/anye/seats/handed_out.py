"""How do files of courses, orders or a fair become what is handed out, and what is said of it?

The result appears whole or not at all; its summary holds what was reached and what is proven.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import narwhals as nw
import polars as pl

from anye.kernel.versions import named_by
from anye.matching.whole import show_whole
from anye.seats.dispatch import Dispatch, DispatchRules, dispatch
from anye.seats.fair_seats import fair_seats
from anye.seats.objections import objecting, without
from anye.seats.program import Proof
from anye.seats.read import read
from anye.seats.timetable import FairRules, timetable
from anye.seats.training import TrainingRules, train
from anye.seats.versions import seats_version
from anye.tables.matching.seats import DISPATCH_TABLES, FAIR_TABLES, HANDED_OUT, TRAINING_TABLES
from anye.tables.shape import Shape

SUMMARY = "summary.json"

SeatTables = Mapping[str, pl.DataFrame]
Rules = TrainingRules | DispatchRules | FairRules


class Made(NamedTuple):
    """What is handed out, and what is said of it."""

    tables: SeatTables
    says: Mapping[str, Any]


def courses(folder: Path, out: Path, rules: TrainingRules) -> Mapping[str, Any]:
    """Hand out training places.

    Raises:
        ProfilesRefusedError: if the files cannot be worked with; nothing is written.
    """

    def make(tables: SeatTables) -> Made:
        made = train(tables["courses"], tables["course_wishes"], rules)
        return Made(
            {"course_places": made.places, "opened_courses": made.courses},
            {
                **_proven(made.proof),
                "counts": {
                    "seekers": made.places.height,
                    "placed": made.places.filter(pl.col("course_id") > 0).height,
                    "first_choice": made.places.filter(pl.col("rank") == 1).height,
                    "courses": made.courses.height,
                    "opened": int(made.courses["is_open"].sum()),
                    "cost": int(made.courses["cost"].sum()),
                },
                "not_placed": _by_reason(made.places.filter(pl.col("course_id") == 0)),
            },
        )

    return _written("courses", (folder, out), TRAINING_TABLES, rules, make)


def orders(folder: Path, out: Path, rules: DispatchRules) -> Mapping[str, Any]:
    """Send orders to workshops.

    Raises:
        ProfilesRefusedError: if the files cannot be worked with; nothing is written.
    """

    def make(tables: SeatTables) -> Made:
        made = dispatch(tables, rules)
        return Made(
            {
                "dispatches": made.dispatches,
                "unmet_orders": made.unmet,
                "workshop_incomes": made.incomes,
            },
            {
                **_proven(made.proof),
                "counts": _of_orders(tables["orders"], made),
                "not_done": _by_reason(made.unmet),
            },
        )

    return _written("orders", (folder, out), DISPATCH_TABLES, rules, make)


def fair(folder: Path, out: Path, rules: FairRules) -> Mapping[str, Any]:
    """Lay the interviews of fairs, and hand out their seats where booths have ranked.

    Raises:
        ProfilesRefusedError: if the files cannot be worked with; nothing is written.
    """

    def make(tables: SeatTables) -> Made:
        talks = timetable(tables, rules)
        said = {"interviews": talks.height, "wishes": tables["interview_wishes"].height}
        said |= {
            "seekers": tables["interview_wishes"]["seeker_id"].n_unique(),
            "with_interview": talks["seeker_id"].n_unique(),
            "clashes": clashes(talks),
        }
        if tables["booth_ranks"].is_empty():
            return Made({"interviews": talks}, {"counts": said})
        made = fair_seats(tables)
        pair = ["fair_id", "booth_id", "seeker_id"]
        said |= {
            "seats": int(tables["booths"]["seats"].sum()),
            "taken": made.seats.height,
            "ranked_without_interview": tables["booth_ranks"].join(talks, pair, "anti").height,
            "best_taken": made.best_taken,
        }
        stable = {"score": made.score, "best_score": made.best_score, "blocking": made.blocking}
        return Made({"interviews": talks, "fair_seats": made.seats}, {"counts": said, **stable})

    return _written("fair", (folder, out), FAIR_TABLES, rules, make)


def _of_orders(asked: pl.DataFrame, made: Dispatch) -> dict[str, int]:
    incomes = made.incomes
    hours, lot_hours = (asked[name].to_numpy() for name in ("hours", "lot_hours"))
    earned, capacity = (int(incomes[name].to_numpy().sum()) for name in ("income", "capacity"))
    return {
        "orders": asked.height,
        "orders_unmet": made.unmet.height,
        "lots": int((hours // lot_hours).sum()),
        "lots_done": int(made.dispatches["lots"].to_numpy().sum()),
        "workshops": incomes.height,
        "income": earned,
        "lowest_an_hour": min(incomes["income_an_hour"].to_list(), default=0),
        "mean_an_hour": earned // max(capacity, 1),
    }


def clashes(talks: pl.DataFrame) -> int:
    """Return how many interviews share their person, or their table, with another at one time."""
    return sum(
        int(talks.select("fair_id", "slot", *who).is_duplicated().sum())
        for who in (("seeker_id",), ("booth_id", "table"))
    )


def _written(
    what: str,
    folders: tuple[Path, Path],
    shapes: Mapping[str, Shape],
    rules: Rules,
    make: Callable[[SeatTables], Made],
) -> Mapping[str, Any]:
    folder, out = folders
    tables, files = read(folder, shapes)
    who = objecting(folder)
    willing, left_out = without(tables, who)
    made = make(willing)
    identity = {
        "what": what,
        "files": dict(files),
        "objecting": sorted(who.to_list()) if who is not None else None,
        "method": seats_version(),
        "config": asdict(rules),
    }
    says = {
        "run_id": named_by(identity),
        **{name: said for name, said in identity.items() if name != "objecting"},
        **made.says,
        "objecting": left_out if who is not None else None,
        "rows": {name: table.height for name, table in made.tables.items()},
    }
    _show(out / str(says["run_id"]), made.tables, says)
    return says


def _show(place: Path, tables: SeatTables, says: Mapping[str, Any]) -> None:
    if (place / SUMMARY).exists():
        return

    def write(staged: Path) -> None:
        for name, table in tables.items():
            _fitted(name, table).write_parquet(staged / f"{name}.parquet", compression="zstd")
        said = json.dumps(says, ensure_ascii=False, indent=2, sort_keys=True)
        (staged / SUMMARY).write_text(said + "\n", "utf-8")

    show_whole(place, write)


def _fitted(name: str, table: pl.DataFrame) -> pl.DataFrame:
    shape = HANDED_OUT[name]
    whole: pl.DataFrame = shape.cast(nw.from_native(table.lazy())).to_native().collect()
    return whole.sort(shape.key)


def _proven(proof: Proof) -> dict[str, Any]:
    return {
        "value": proof.value,
        "bound": proof.bound,
        "gap_per_10000": proof.gap,
        "is_proven": proof.is_proven,
    }


def _by_reason(table: pl.DataFrame) -> dict[str, int]:
    return dict(table.group_by("reason").len().sort("reason").iter_rows())
