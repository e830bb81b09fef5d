"""Which rows of both sides contradict themselves, each other, or the catalogue?"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import polars as pl

from anye.codes.catalogue import ACCOMMODATIONS, DECISION_REASONS, ITEMS, SKILLS
from anye.codes.lists import WORK_FORMS
from anye.matching.profiles.faults import Fault
from anye.matching.profiles.typed import fault_where
from anye.tables.matching.profiles import PROFILE_TABLES, SEEKING

ProfileTables = Mapping[str, pl.DataFrame]
FaultyRows = Callable[[ProfileTables], pl.DataFrame]

FORMS = sum(WORK_FORMS)
LEVELS, CATEGORIES = 15, 127  # all bits
STATUSES = (*SEEKING, "in_training", "withdrawn")
BANDS = (16, 25, 35, 45, 55)
WISHES = 3
YUAN = 10_000  # fen; nobody works for less a month
FULL = 4
GOES_WITH = {"screen_reader": "sight", "magnifier": "sight", "guide_dog": "sight"}
GOES_WITH |= {"sign_language": "hearing", "visible_alarm": "hearing"}


class CellFault(NamedTuple):
    """A fault of single cells: true where the row has it."""

    table: str
    column: str
    kind: str
    is_wrong: pl.Expr


def _within(table: str, column: str, lowest: int, highest: int) -> CellFault:
    is_wrong = ~pl.col(column).is_between(lowest, highest)
    return CellFault(table, column, "out_of_range", is_wrong)


def _one_of(
    table: str, column: str, codes: Iterable[object], kind: str = "unknown_code"
) -> CellFault:
    return CellFault(table, column, kind, ~pl.col(column).is_in(list(codes)))


def _occupation(table: str) -> CellFault:
    code = pl.col("occupation")
    nothing_below = (code % 100 == 0) | (code // 100 % 100 != 0)
    no_gap = nothing_below & ((code // 100 % 100 == 0) | (code // 10_000 % 100 != 0))
    is_code = code.is_between(1_000_000, 8_999_999) & no_gap
    return CellFault(table, "occupation", "unknown_code", ~is_code)


def _township(table: str) -> CellFault:
    return CellFault(
        table, "township", "out_of_range", ~pl.col("township").is_between(10**8, 10**9 - 1)
    )


CELLS: tuple[CellFault, ...] = (
    _one_of("seekers", "status", STATUSES),
    _within("seekers", "level", 1, 4),
    _within("seekers", "categories", 1, CATEGORIES),
    _within("seekers", "sex", 0, 2),
    _one_of("seekers", "age_band", BANDS, "out_of_range"),
    _township("seekers"),
    _within("seekers", "education", 0, 6),
    _within("seekers", "commute_km", -1, 1_000),
    _within("seekers", "hours_a_day", 0, 24),
    _within("seekers", "days_a_week", 0, 7),
    _one_of("seekers", "remote", ("no", "also", "only")),
    CellFault("seekers", "wage_min", "out_of_range", pl.col("wage_min") < 0),
    CellFault("seekers", "wage_min", "wage_in_yuan", pl.col("wage_min").is_between(1, YUAN - 1)),
    _within("seekers", "forms", 0, FORMS),
    _occupation("seeker_wishes"),
    _within("seeker_wishes", "weight", 1, WISHES),
    _occupation("seeker_refusals"),
    _one_of("seeker_skills", "skill", SKILLS),
    _one_of("seeker_capacities", "item", ITEMS),
    _within("seeker_capacities", "level", 0, FULL),
    _one_of("seeker_needs", "accommodation", ACCOMMODATIONS),
    _occupation("posts"),
    CellFault("posts", "openings", "no_seats", pl.col("openings") < 1),
    _one_of("posts", "form", [int(form) for form in WORK_FORMS]),
    _township("posts"),
    _one_of("posts", "remote", ("no", "partly", "fully")),
    _within("posts", "hours_a_day", 1, 24),
    _within("posts", "days_a_week", 1, 7),
    CellFault("posts", "wage_min", "wages_crossed", pl.col("wage_min") > pl.col("wage_max")),
    CellFault("posts", "wage_max", "wage_in_yuan", pl.col("wage_max") < YUAN),
    _within("posts", "education_min", 0, 6),
    _within("posts", "directed_levels", 0, LEVELS),
    _within("posts", "directed_categories", 0, CATEGORIES),
    CellFault("posts", "valid_to", "days_crossed", pl.col("valid_to") < pl.col("valid_from")),
    _one_of("post_demands", "item", ITEMS),
    _within("post_demands", "level", 1, FULL),
    _one_of("post_demands", "adaptable_by", ("", *ACCOMMODATIONS)),
    CellFault(
        "post_demands",
        "task",
        "essential_without_task",
        pl.col("is_essential") & (pl.col("task") == ""),
    ),
    _one_of("post_accommodations", "accommodation", ACCOMMODATIONS),
    _one_of("post_skills", "skill", SKILLS),
    _within("reserved_seats", "levels", 0, LEVELS),
    _within("reserved_seats", "categories", 0, CATEGORIES),
    CellFault("reserved_seats", "seats", "no_seats", pl.col("seats") < 1),
    _within("places", "latitude", -90_000_000, 90_000_000),
    _within("places", "longitude", -180_000_000, 180_000_000),
    _one_of("placement_decisions", "decision", ("keep", "bar")),
    _one_of("placement_decisions", "reason", DECISION_REASONS),
)


def faults_in(tables: ProfileTables) -> list[Fault]:
    """Return all that is wrong in the tables that could be read."""
    faults: list[Fault] = []
    for cell in CELLS:
        if cell.table in tables:
            wrong = tables[cell.table].filter(cell.is_wrong)
            faults += _of(wrong, cell.table, cell.column, cell.kind)
    for name, table in tables.items():
        key = PROFILE_TABLES[name].key
        again = ~pl.struct(key).is_first_distinct() & pl.all_horizontal(pl.col(key).is_not_null())
        faults += _of(table.filter(again), name, key[-1], "duplicate")
    for (needs, name, column, kind), rows in BETWEEN.items():
        if {*needs, name} <= set(tables):
            faults += _of(rows(tables), name, column, kind)
    return faults + _empty_sides(tables)


def _of(wrong: pl.DataFrame, name: str, column: str, kind: str) -> list[Fault]:
    if not wrong.height:
        return []
    return fault_where(
        kind, wrong["file"][0], PROFILE_TABLES[name].columns[column].zh, wrong["line"]
    )


def _stray(name: str, key: str, whole: str) -> FaultyRows:
    return lambda tables: (
        tables[name].filter(pl.col(key).is_not_null()).join(tables[whole], on=key, how="anti")
    )


def _tasks_unknown(tables: ProfileTables) -> pl.DataFrame:
    named = tables["post_demands"].filter(pl.col("task") != "")
    return named.join(tables["post_tasks"], on=["post_id", "task"], how="anti")


def _posts_without_tasks(tables: ProfileTables) -> pl.DataFrame:
    demanding = tables["post_demands"].filter(pl.col("is_essential"))
    return (
        tables["posts"]
        .join(demanding, on="post_id", how="semi")
        .join(tables["post_tasks"], on="post_id", how="anti")
    )


def _reserved_beyond(tables: ProfileTables) -> pl.DataFrame:
    both = tables["reserved_seats"].join(
        tables["posts"].select("post_id", "openings"), on="post_id"
    )
    return both.filter(pl.col("seats") > pl.col("openings"))


def _wishes_refused(tables: ProfileTables) -> pl.DataFrame:
    refusals = tables["seeker_refusals"].select("seeker_id", refused="occupation")
    both = tables["seeker_wishes"].join(refusals, on="seeker_id")
    wish, refused = pl.col("occupation"), pl.col("refused")
    within = pl.lit(value=False)
    for span in (1, 100, 10_000, 1_000_000):
        within = within | ((refused % span == 0) & (wish // span == refused // span))
    return both.filter(within).sort("line")


def _too_many_wishes(tables: ProfileTables) -> pl.DataFrame:
    return tables["seeker_wishes"].filter(pl.len().over("seeker_id") > WISHES)


def _needs_unlikely(tables: ProfileTables) -> pl.DataFrame:
    needs = tables["seeker_needs"].filter(pl.col("accommodation").is_in(list(GOES_WITH)))
    needs = needs.with_columns(item=pl.col("accommodation").replace(GOES_WITH))
    full = tables["seeker_capacities"].filter(pl.col("level") == FULL)
    return needs.join(full, on=["seeker_id", "item"], how="semi")


def _kept(tables: ProfileTables) -> pl.DataFrame:
    return tables["placement_decisions"].filter(pl.col("decision") == "keep")


def _kept_twice(tables: ProfileTables) -> pl.DataFrame:
    return _kept(tables).filter(pl.len().over("seeker_id") > 1)


def _kept_beyond(tables: ProfileTables) -> pl.DataFrame:
    both = _kept(tables).join(tables["posts"].select("post_id", "openings"), on="post_id")
    return both.filter(pl.len().over("post_id") > pl.col("openings"))


BETWEEN: dict[tuple[tuple[str, ...], str, str, str], FaultyRows] = {
    (("seekers",), name, "seeker_id", "no_such_seeker"): _stray(name, "seeker_id", "seekers")
    for name, shape in PROFILE_TABLES.items()
    if "seeker_id" in shape.columns and name != "seekers"
}
BETWEEN |= {
    (("posts",), name, "post_id", "no_such_post"): _stray(name, "post_id", "posts")
    for name, shape in PROFILE_TABLES.items()
    if "post_id" in shape.columns and name != "posts"
}
BETWEEN |= {
    (("post_tasks",), "post_demands", "task", "no_such_task"): _tasks_unknown,
    (("post_demands", "post_tasks"), "posts", "post_id", "no_tasks"): _posts_without_tasks,
    (("posts",), "reserved_seats", "seats", "more_reserved"): _reserved_beyond,
    (("seeker_refusals",), "seeker_wishes", "occupation", "wish_refused"): _wishes_refused,
    ((), "seeker_wishes", "seeker_id", "too_many_wishes"): _too_many_wishes,
    (("seeker_capacities",), "seeker_needs", "accommodation", "need_unlikely"): _needs_unlikely,
    ((), "placement_decisions", "seeker_id", "kept_twice"): _kept_twice,
    (("posts",), "placement_decisions", "post_id", "kept_beyond_seats"): _kept_beyond,
    (("places",), "seekers", "township", "place_unknown"): _stray("seekers", "township", "places"),
    (("places",), "posts", "township", "place_unknown"): _stray("posts", "township", "places"),
}


def _empty_sides(tables: ProfileTables) -> list[Fault]:
    faults = []
    if "seekers" in tables:
        seeks = pl.col("status").is_in(SEEKING) & ~pl.col("objects")
        if not tables["seekers"].filter(seeks).height:
            faults.append(Fault("nobody_seeks", "seekers"))
    if "posts" in tables and not tables["posts"].height:
        faults.append(Fault("no_posts", "posts"))
    return faults
