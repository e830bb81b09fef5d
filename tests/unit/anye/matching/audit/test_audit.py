"""A match passes its audit as it was written; whatever is changed in it, or beside it, is seen."""

from dataclasses import replace

import polars as pl
import pytest

from anye.matching.audit.audit import audit, audited
from anye.matching.audit.case import PAIR, TableGoneError, case_of
from anye.matching.audit.of_certificate import of_certificate
from anye.matching.audit.of_decisions import of_decisions
from anye.matching.audit.of_files import of_files
from anye.matching.audit.of_floors import of_floors
from anye.matching.audit.of_help import of_help
from anye.matching.audit.of_lists import of_lists
from anye.matching.audit.of_pairs import of_pairs
from anye.matching.audit.of_reasons import of_reasons
from anye.matching.audit.of_seats import of_seats
from anye.matching.audit.seen import seen
from anye.matching.audit.words import CHECKS, words_of
from anye.matching.audit.written import audit_table
from anye.matching.match import match
from anye.matching.profiles.read import read
from anye.matching.settings import Settings
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from anye.tables.matching.matches import match_of
from anye.tables.matching.proposals import COMPONENTS

FLAT = 1000  # per mille: a floor that some groups do not reach


def quiet(*step):
    """Tell nobody of a step."""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = write_profiles(tmp_path_factory.mktemp("p"), draw_crowd(600, 160, seed=4))
    out = tmp_path_factory.mktemp("m")
    match(folder, out, Settings(floor_per_mille=FLAT), quiet)
    return case_of(read(folder), match_of(out))


def offences(case, ask=None):
    """Return the checks that find something, with how much; all of them, or those of a part."""
    if ask in {of_floors, of_certificate}:
        found = audit_table(ask(case, seen(case, 1)))
    else:
        found = audit_table(ask(case)) if ask else audited(case, threads=1)["audit"]
    wrong = found.filter(pl.col("offences") > 0)
    return dict(wrong.select("check", "offences").iter_rows())


def with_table(case, name, change):
    return replace(case, tables={**case.tables, name: change(case.tables[name])})


def with_profiles(case, name, change):
    tables = {**case.profiles.tables, name: change(case.profiles.tables[name])}
    changed = replace(case.profiles, tables=tables)
    return case_of(changed, case.match)


def with_manifest(case, change):
    manifest = {**case.match.manifest, **change}
    return replace(case, match=replace(case.match, manifest=manifest))


def where(is_so, **values):
    """Return what changes cells of the rows where something is so."""
    return lambda table: table.with_columns(
        **{
            name: pl.when(is_so).then(value).otherwise(pl.col(name)).cast(table.schema[name])
            for name, value in values.items()
        }
    )


def proposal(case, is_so=None):
    """Return one proposal that nobody decided on."""
    found = case.asked if is_so is None else case.asked.filter(is_so)
    return found.row(0, named=True)


def one(row, *key):
    return pl.all_horizontal(pl.col(name) == row[name] for name in key or ("seeker_id",))


def test_a_match_passes_as_it_was_written(case):
    assert offences(case) == {}


def test_every_check_has_words_in_both_languages(case):
    found = audited(case)["audit"]
    assert set(CHECKS) == {
        code if code in CHECKS else code.partition(":")[0] for code in found["check"]
    }
    assert not found.filter(pl.col("zh").str.contains("[{}]") | (pl.col("en") == "")).height
    assert (found["rows"] > 0).sum() > 40
    assert words_of("limit:hours")[0] == "硬性限制：每日工时"
    assert not found.filter(pl.col("zh").str.contains("[a-z]")).height


LIMITS = {  # what a profile would have to say for a limit to forbid what was proposed
    "form": ("posts", "form", 8),
    "remote": ("seekers", "remote", "only"),
    "hours": ("seekers", "hours_a_day", 1),
    "days": ("seekers", "days_a_week", 1),
    "nights": ("posts", "has_nights", True),
    "shifts": ("posts", "has_shifts", True),
    "wage": ("seekers", "wage_min", 9_000_000),
    "education": ("posts", "education_min", 6),
    "distance": ("seekers", "commute_km", 0),
    "directed": ("posts", "directed_levels", 0),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_pair_that_a_limit_forbids_is_seen(case, limit):
    table, column, value = LIMITS[limit]
    change = where(pl.lit(value=True), **{column: pl.lit(value)})
    if limit == "directed":
        change = where(pl.lit(value=True), directed_categories=1)
    if limit == "distance":
        change = where(pl.lit(value=True), commute_km=0, township=999_999_999)
    if limit == "form":
        case = with_profiles(case, "seekers", where(pl.lit(value=True), forms=1))
    changed = with_profiles(case, table, change)
    assert offences(changed, of_pairs)[f"limit:{limit}"] > 10


def test_a_refused_occupation_is_seen(case):
    row = proposal(case)
    posts = case.profiles.tables["posts"].filter(one(row, "post_id"))
    group = posts["occupation"][0] // 10_000 * 10_000
    refused = pl.DataFrame({"seeker_id": [row["seeker_id"]], "occupation": [group]})
    changed = with_profiles(
        case, "seeker_refusals", lambda table: pl.concat([table, refused.cast(table.schema)])
    )
    assert offences(changed, of_pairs)["limit:refused"] >= 1


def test_a_demand_beyond_a_known_capacity_is_seen(case):
    changed = with_profiles(case, "seeker_capacities", where(pl.lit(value=True), level=0))
    assert offences(changed, of_pairs)["limit:capacity"] > 10


def test_a_need_that_nobody_meets_is_seen(case):
    changed = with_profiles(case, "post_accommodations", lambda table: table.clear())
    assert offences(changed, of_pairs)["limit:accommodation"] > 1


def test_a_skill_that_is_a_must_and_lacks_is_seen(case):
    changed = with_profiles(case, "seeker_skills", lambda table: table.clear())
    assert offences(changed, of_pairs)["limit:skill"] > 1


@pytest.mark.parametrize("part", COMPONENTS)
def test_a_part_of_a_score_that_was_changed_is_seen(case, part):
    row = proposal(case)
    changed = with_table(case, "proposals", where(one(row), **{part: pl.col(part) + 1}))
    assert {f"part:{part}", "score:proposals"} <= offences(changed, of_pairs).keys()


def test_points_moved_from_one_part_to_another_are_seen(case):
    row = proposal(case)
    moved = where(one(row), wage=pl.col("wage") + 5, hours=pl.col("hours") - 5)
    found = offences(with_table(case, "proposals", moved))
    assert found.keys() == {"bytes", "part:wage", "part:hours"}


def test_a_score_on_a_list_that_was_changed_is_seen(case):
    row = case.tables["shortlists"].row(3, named=True)
    better = where(one(row, "seeker_id", "place"), score=pl.col("score") + 1)
    assert "score:shortlists" in offences(with_table(case, "shortlists", better), of_pairs)


def test_a_seat_given_twice_is_seen(case):
    full = case.tables["lot_prices"].join(
        case.tables["post_prices"].filter(pl.col("filled") == pl.col("seats")), on="post_id"
    )
    to = full.filter(~pl.col("is_reserved") & (pl.col("seats") > 0)).row(0, named=True)
    row = proposal(case, pl.col("post_id") != to["post_id"])
    moved = where(one(row), post_id=to["post_id"], is_reserved=False)
    found = offences(with_table(case, "proposals", moved), of_seats)
    assert {"seats", "lot_seats:proposals", "price:posts"} <= found.keys()


def test_a_reserved_seat_given_to_others_is_seen(case):
    reserved = case.tables["lot_prices"].filter("is_reserved")["post_id"].implode()
    row = proposal(case, ~pl.col("post_id").is_in(reserved))
    given = where(one(row), is_reserved=True)
    assert "lot_seats:proposals" in offences(with_table(case, "proposals", given), of_seats)
    anew = where(pl.lit(value=True), categories=0, levels=0)
    everyone = with_profiles(case, "reserved_seats", anew)
    nobody = with_profiles(everyone, "seekers", where(pl.lit(value=True), level=0, categories=0))
    assert "reserve:proposals" not in offences(nobody, of_seats)
    for_some = with_profiles(case, "reserved_seats", where(pl.lit(value=True), levels=8))
    assert "reserve:proposals" in offences(
        with_profiles(for_some, "seekers", where(pl.lit(value=True), level=1)), of_seats
    )


def test_a_kept_seat_that_is_not_given_is_seen(case):
    kept = pl.col("seeker_id") == case.sides.kept["seeker_id"][0]
    without = with_table(case, "proposals", lambda table: table.filter(~kept))
    assert {"kept"} == offences(without, of_decisions).keys()
    unsaid = with_table(case, "proposals", where(kept, is_decided=False))
    assert "kept" in offences(unsaid, of_decisions)


def test_a_barred_pair_is_seen(case):
    row = proposal(case)
    barred = pl.DataFrame({**{name: [row[name]] for name in PAIR}, "decision": ["bar"]})
    changed = with_profiles(
        case,
        "placement_decisions",
        lambda table: pl.concat([table, barred], how="diagonal_relaxed"),
    )
    assert {"barred:proposals", "barred:shortlists"} <= offences(changed, of_decisions).keys()


@pytest.mark.parametrize(
    ("column", "value", "check"),
    [("objects", True, "objecting:proposals"), ("status", "withdrawn", "matched:proposals")],
)
def test_a_person_who_is_to_be_left_out_is_seen(case, column, value, check):
    row = proposal(case)
    changed = with_profiles(case, "seekers", where(one(row), **{column: pl.lit(value)}))
    found = offences(changed)
    assert found[check] == 1
    assert "matched:proposals" in found


def test_a_post_that_is_not_open_is_seen(case):
    row = proposal(case)
    changed = with_profiles(case, "posts", lambda table: table.filter(~one(row, "post_id")))
    assert "matched:proposals" in offences(changed, of_pairs)


def test_lists_out_of_order_are_seen(case):
    row = proposal(case)
    late = where(one(row) & (pl.col("place") == 1), place=9)
    found = offences(with_table(case, "shortlists", late), of_lists)
    assert {"list_places", "list_first"} <= found.keys()


def test_a_post_without_a_seat_for_the_seeker_is_seen_on_a_list(case):
    row = case.tables["shortlists"].row(0, named=True)
    taken = where(one(row, "post_id"), openings=0)
    assert "list_seats" in offences(with_profiles(case, "posts", taken), of_lists)


def test_a_shortfall_that_is_hidden_or_invented_is_seen(case):
    assert case.tables["shortfalls"].height
    hidden = with_table(case, "shortfalls", lambda table: table.tail(-1))
    assert "shortfalls" in offences(hidden, of_floors)
    other = {"no_candidates": "seats_contested", "seats_contested": "no_candidates"}
    said = with_table(
        case, "shortfalls", lambda table: table.with_columns(pl.col("reason").replace(other))
    )
    assert offences(said, of_floors)["shortfalls"] == case.tables["shortfalls"].height


def test_a_floor_that_is_not_the_one_asked_for_is_seen(case):
    config = {**case.match.manifest["config"], "floor_per_mille": 100}
    other = with_manifest(case, {"config": config})
    assert offences(other, of_files).keys() == {"name"}
    assert "shortfalls" in offences(other, of_floors)


def test_a_floor_that_is_not_said_is_seen(case):
    assert case.tables["proposals"]["is_by_floor"].any()
    silent = where(pl.col("is_by_floor"), is_by_floor=False)
    assert "by_floor" in offences(with_table(case, "proposals", silent), of_floors)


def test_a_group_counted_wrong_is_seen(case):
    more = where(pl.col("group") == "1", placed=pl.col("placed") + 1)
    assert offences(with_table(case, "fairness", more), of_floors)["fairness"] >= 1


def test_a_bound_that_is_too_low_is_seen(case):
    lower = with_manifest(case, {"bound": case.match.manifest["bound"] - 1})
    assert offences(lower, of_certificate).keys() == {"sums"}


def test_a_price_that_was_changed_is_seen(case):
    to = case.tables["lot_prices"].filter(pl.col("price") > 0).row(0, named=True)
    cheaper = where(one(to, "post_id", "is_reserved"), price=pl.col("price") - 1)
    assert "price:posts" in offences(with_table(case, "lot_prices", cheaper), of_seats)
    row = proposal(case)
    said = where(one(row), price=pl.col("price") + 1)
    assert offences(with_table(case, "proposals", said), of_seats).keys() == {"price:proposals"}


def test_a_seat_more_than_there_is_is_seen_though_it_would_raise_the_bound(case):
    to = case.tables["lot_prices"].row(0, named=True)
    more = where(one(to, "post_id", "is_reserved"), seats=pl.col("seats") + 1)
    assert "lots" in offences(with_table(case, "lot_prices", more), of_seats)


def test_a_sum_beyond_the_bound_is_seen(case):
    better = where(pl.col("way") == "without_floors", score=1000)
    changed = with_table(case, "other_ways", better)
    assert {"bound", "sums"} <= offences(changed, of_certificate).keys()
    assert "score:other_ways" in offences(changed, of_pairs)


def test_a_rank_that_was_changed_is_seen(case):
    row = proposal(case)
    said = where(one(row), rank=pl.col("rank") + 1)
    assert offences(with_table(case, "proposals", said), of_certificate).keys() == {"rank"}


def test_reasons_left_out_or_that_nobody_can_say_are_seen(case):
    row = proposal(case)
    for reasons in ("OCC:4/1;WAGE:0", "OCC:4/1;WAGE:0;WHY", ""):
        changed = with_table(case, "proposals", where(one(row), reasons=pl.lit(reasons)))
        assert "reasons" in offences(changed, of_reasons)


def test_a_person_whom_nobody_tells_what_would_help_is_seen(case):
    row = case.tables["why_not"].row(0, named=True)
    silent = with_table(case, "why_not", lambda table: table.filter(~one(row)))
    assert "why_not" in offences(silent, of_reasons)
    strange = with_table(case, "why_not", where(one(row), limit=pl.lit("luck")))
    assert "why_not_rows" in offences(strange, of_reasons)


def test_help_that_is_not_there_or_is_kept_back_is_seen(case):
    row = case.tables["why_not"].filter(pl.col("posts") > 1).row(0, named=True)
    more = where(one(row, "seeker_id", "limit"), posts=pl.col("posts") + 1)
    assert offences(with_table(case, "why_not", more), of_help) == {"helped": 1}
    back = with_table(case, "why_not", lambda table: table.filter(~one(row, "seeker_id", "limit")))
    assert offences(back, of_help) == {"helped": 1}


def test_advice_to_an_employer_that_is_not_true_is_seen(case):
    row = case.tables["advice"].row(0, named=True)
    more = where(one(row, "post_id", "limit"), seekers=pl.col("seekers") + 1)
    assert offences(with_table(case, "advice", more), of_help) == {"advice": 1}


def test_somebody_counted_twice_is_seen(case):
    counts = {**case.match.manifest["counts"]}
    counts["placed"] += 1
    assert offences(with_manifest(case, {"counts": counts}), of_floors) == {"counts": 1}


def test_prices_that_prove_another_bound_are_seen(case):
    none = where(pl.lit(value=True), price=0)
    assert "sums" in offences(with_table(case, "lot_prices", none), of_certificate)


def test_a_table_of_another_shape_is_seen_and_nothing_more_is_asked(case):
    twice = with_table(case, "proposals", lambda table: pl.concat([table, table.head(1)]))
    assert offences(twice) == {"shapes": 1}
    short = with_table(case, "shortlists", lambda table: table.drop("score"))
    assert offences(short) == {"shapes": 1}


def test_profiles_that_are_not_those_of_the_match_are_seen(case):
    others = replace(case.profiles, files={**case.profiles.files, "posts.parquet": "0"})
    assert offences(replace(case, profiles=others), of_files) == {"profiles": 1}


def test_a_match_under_another_name_is_seen(case):
    found = offences(with_manifest(case, {"files": {}}), of_files)
    assert {"name", "profiles"} <= found.keys()


def test_what_is_found_lies_beside_the_match_and_is_the_same_for_any_number_of_threads(case):
    found = audit(case.profiles, case.match, threads=1)
    file = case.match.audit / "audit.parquet"
    written = file.read_bytes()
    assert pl.read_parquet(file).equals(found["audit"])
    audit(case.profiles, case.match, threads=2)
    assert file.read_bytes() == written


def test_a_match_whose_table_is_gone_is_no_match(case, tmp_path):
    for table in case.match.folder.iterdir():
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "why_not.parquet").write_bytes(b"PAR1")
    with pytest.raises(TableGoneError):
        case_of(case.profiles, replace(case.match, folder=tmp_path))
