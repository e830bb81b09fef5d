"""Which tasks have made-up posts, what does each need, and what do the places offer?"""

from importlib.resources import files
from typing import Any

import numpy as np
import polars as pl
import yaml

from anye.synthetic.chance import IntArray, chance
from anye.synthetic.profiles.impairments import ACCOMMODATION_CODES
from anye.synthetic.profiles.kinds_of_work import ITEM_CODES, SKILL_CODES, KindOfWork, kinds_of_work
from anye.synthetic.profiles.posts import DrawnPosts
from anye.synthetic.text import picked

_ASKS_LESS = 0.15  # of the demands, one level
_NO_TASK = 0.05  # of the posts ask for something no task of theirs needs
_NO_TASKS_ITEMS = ("sight", "walking", "speech", "hearing")
_STILL_A_MUST, _NICE_ASKED = 0.85, 0.6


def demand_tables(seed: int, drawn: DrawnPosts) -> dict[str, pl.DataFrame]:
    """Draw the tables of what posts ask for and offer."""
    return {
        "post_tasks": _tasks(drawn),
        "post_demands": _demands(seed, drawn),
        "post_skills": _skills(seed, drawn),
        "post_accommodations": _accommodations(seed, drawn),
    }


def _rows(kind: IntArray, many: IntArray) -> tuple[IntArray, IntArray]:
    """Return for posts which row of the list of all kinds is each of theirs, and whose it is.

    Args:
        kind: of each post.
        many: rows of each kind, one kind after the other.
    """
    of_post = many[kind]
    owner = np.repeat(np.arange(len(kind)), of_post)
    start = np.cumsum(many) - many
    first = np.cumsum(of_post) - of_post
    return owner, start[kind][owner] + np.arange(len(owner)) - first[owner]


def _tasks(drawn: DrawnPosts) -> pl.DataFrame:
    says = [task for kind in kinds_of_work() for task in kind.tasks]
    codes = [str(number + 1) for kind in kinds_of_work() for number in range(len(kind.tasks))]
    owner, row = _rows(drawn.kind, np.array([len(kind.tasks) for kind in kinds_of_work()]))
    return pl.DataFrame(
        {
            "post_id": drawn.post_id[owner],
            "task": picked(codes, row),
            "says": picked(says, row),
        }
    )


def _of_all_kinds() -> pl.DataFrame:
    """Return the demands of all kinds of work, one kind after the other."""
    rows: list[tuple[str, int, bool, str, str]] = []
    for kind in kinds_of_work():
        rows += [
            (ITEM_CODES[need.item], need.level, True, str(need.task + 1), need.instead)
            for need in kind.needs
        ]
        rows += [(ITEM_CODES[item], level, False, "", "") for item, level in kind.helps.items()]
    names = ("item", "level", "is_essential", "task", "adaptable_by")
    return pl.DataFrame(rows, schema=names, orient="row")


def _demands(seed: int, drawn: DrawnPosts) -> pl.DataFrame:
    rng = chance(seed, "demands")
    owner, row = _rows(
        drawn.kind, np.array([len(kind.needs) + len(kind.helps) for kind in kinds_of_work()])
    )
    of_tasks = _of_all_kinds()[row.astype(np.uint32)].with_columns(
        post_id=pl.Series(drawn.post_id[owner])
    )
    less = pl.Series(rng.random(len(owner)) < _ASKS_LESS).cast(pl.Int64)
    of_tasks = of_tasks.with_columns(level=(pl.col("level") - less).clip(1))
    return pl.concat([of_tasks, _without_a_task(rng, drawn)]).unique(
        ["post_id", "item"], keep="first", maintain_order=True
    )


def _without_a_task(rng: np.random.Generator, drawn: DrawnPosts) -> pl.DataFrame:
    """Draw demands of the body that no task needs: unlawful, and without effect."""
    who = np.flatnonzero(rng.random(len(drawn)) < _NO_TASK)
    item = rng.integers(0, len(_NO_TASKS_ITEMS), len(who))
    return pl.DataFrame({"item": picked(_NO_TASKS_ITEMS, item)}).with_columns(
        pl.lit(4, pl.Int64).alias("level"),
        pl.lit(value=True).alias("is_essential"),
        pl.lit("").alias("task"),
        pl.lit("").alias("adaptable_by"),
        pl.Series("post_id", drawn.post_id[who]),
    )


def _skills(seed: int, drawn: DrawnPosts) -> pl.DataFrame:
    rng = chance(seed, "skills asked for")
    codes = [skill for kind in kinds_of_work() for skill in (*kind.must, *kind.nice)]
    is_must = np.array(
        [n < len(kind.must) for kind in kinds_of_work() for n in range(_skills_of(kind))]
    )
    owner, row = _rows(drawn.kind, np.array([_skills_of(kind) for kind in kinds_of_work()]))
    drawn_must = is_must[row] & (rng.random(len(row)) < _STILL_A_MUST)
    asked = is_must[row] | (rng.random(len(row)) < _NICE_ASKED)
    return pl.DataFrame(
        {
            "post_id": drawn.post_id[owner],
            "skill": picked(SKILL_CODES, np.array(codes)[row]),
            "is_must": drawn_must,
        }
    ).filter(pl.Series(asked))


def _skills_of(kind: KindOfWork) -> int:
    return len(kind.must) + len(kind.nice)


def _accommodations(seed: int, drawn: DrawnPosts) -> pl.DataFrame:
    rng = chance(seed, "offers of accommodation")
    text = files("anye.synthetic.profiles").joinpath("what_posts_offer.yaml").read_text("utf-8")
    sheet: dict[str, dict[str, Any]] = yaml.safe_load(text)
    rows = [sheet[code] for code in ACCOMMODATION_CODES]
    there = np.array([row["there"] for row in rows], np.int8).T[drawn.sort]
    to_buy = np.array([row["to_buy"] for row in rows], np.int8)
    at_home = np.array([row.get("at_home", False) for row in rows])
    is_there = rng.random(there.shape, np.float32) * 100 < there
    is_there |= at_home & drawn.is_remote[:, None]
    offered = is_there | (rng.random(there.shape, np.float32) * 100 < to_buy)
    who, accommodation = np.nonzero(offered)
    return pl.DataFrame(
        {
            "post_id": drawn.post_id[who],
            "accommodation": picked(ACCOMMODATION_CODES, accommodation),
            "is_there": is_there[who, accommodation],
        }
    )
