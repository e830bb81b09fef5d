"""Who is in work, and who newly: by township, with what is not counted and why."""

import polars as pl

from anye.cli.language import say
from anye.cli.named import the_run
from anye.cli.options import Json, RunName, Store, YearOption
from anye.cli.terminal import note, tell_json, tell_table
from anye.codes.divisions import TOWNSHIPS
from anye.pipeline.employ import employ
from anye.tables.engines import parquet
from anye.tables.year.employed import EMPLOYMENTS, ENTRIES
from anye.tables.year.runs import table_file

EMPLOYED = say(
    "就业台账和新增就业：各乡镇在业人数、新增就业人数，未计新增的及原因。\n\n"
    "例：anye employed --store var/store --year 2025",
    "Who is in work and who newly, by township, with what is not counted and why.\n\n"
    "Try: anye employed --store var/store --year 2025",
)
LAW = "employment__"
NEW, OUT, STAYED = (f"{LAW}{n}" for n in ("is_newly_employed", "was_out_of_work", "has_stayed"))


def employed(
    *, store: Store, year: YearOption = None, run_id: RunName = "", as_json: Json = False
) -> None:
    """Say who is in work, by township."""
    run = the_run(store, year, run_id)
    place = employ(store, run)
    roll = parquet.read(table_file(place, EMPLOYMENTS.name))
    entered = parquet.read(table_file(place, ENTRIES.name))
    of_year = roll.filter(pl.col("until_month") > run.manifest.year * 100)
    in_work = of_year.group_by("township").agg(in_work=pl.col("person_id").n_unique())
    counted = entered.group_by("township").agg(
        new=pl.col("person_id").filter(pl.col(NEW)).n_unique(),
        in_work_before=(~pl.col(OUT)).sum(),
        not_stayed=(pl.col(OUT) & ~pl.col(STAYED)).sum(),
        again=(pl.col(OUT) & pl.col(STAYED) & ~pl.col(NEW)).sum(),
    )
    found = (
        in_work.join(counted, on="township", how="full", coalesce=True)
        .fill_null(0)
        .sort("township")
    )
    if as_json:
        tell_json(found.to_dicts())
        return
    headings = [
        say("乡镇街道", "township"),
        say("在业", "in work"),
        say("新增就业", "newly"),
        say("未计：此前在业或不明", "not: in work before, or not known"),
        say("未计：未稳定", "not: did not stay"),
        say("未计：当年已计", "not: counted before"),
    ]
    names = {0: say("未知", "unknown"), **TOWNSHIPS}
    rows = [(names.get(place, str(place)), *rest) for place, *rest in found.iter_rows()]
    whole = [int(found[name].sum()) for name in found.columns[1:]]
    tell_table(
        headings,
        [*rows, (say("合计", "in all"), *whole)],
        say(f"{run.manifest.year}年度就业", f"Employment in {run.manifest.year}"),
    )
    note(
        say(
            "新增就业的口径方案未写明，未核实；见 anye law employment.is_newly_employed。",
            "What counts as new the plan does not say: unverified, see "
            "anye law employment.is_newly_employed.",
        )
    )
