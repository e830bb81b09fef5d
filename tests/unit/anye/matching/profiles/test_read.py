"""Every fault of a folder is told at once, with file, line, column and remedy."""

import polars as pl
import pytest
from tests.unit.anye.matching import worlds

from anye.matching.profiles.faults import SENTENCES, WARNINGS, Fault, ProfilesRefusedError
from anye.matching.profiles.read import read
from anye.tables.matching.profiles import PROFILE_TABLES

POST, SEEKER = 1, 2


def rows():
    """Return a small world without a fault."""
    found = worlds.world(1, seekers=3, posts=3)
    for name, some in found.items():
        if name not in ("seekers", "posts", "places"):
            some.clear()
    found["places"].append(found["places"][0] | {"township": worlds.TOWNSHIPS[-1]})
    for number, seeker in enumerate(found["seekers"], SEEKER):
        seeker["seeker_id"] = number
    for number, post in enumerate(found["posts"], POST):
        post["post_id"] = number
    found["post_tasks"] = [{"post_id": POST, "task": "a", "says": "做"}]
    return found


def write(folder, found):
    for name, table in worlds.tables(found).items():
        table.write_parquet(folder / f"{name}.parquet")
    return folder


def faults(folder):
    with pytest.raises(ProfilesRefusedError) as refused:
        read(folder)
    return refused.value.faults


def changed(name, number=0, **cells):
    def change(found):
        found[name][number] |= cells

    return change


def added(name, *some):
    def add(found):
        found[name] += some

    return add


DEMAND = {"post_id": POST, "item": "sight", "level": 2, "is_essential": True, "adaptable_by": ""}
DECISION = {"seeker_id": SEEKER, "post_id": POST, "decision": "keep", "reason": "agreed"}
DECISION |= {"decided_by": "x", "decided_on": worlds.DAY}
WISH = {"seeker_id": SEEKER, "occupation": 4030201, "weight": 3}
NEED = {"seeker_id": SEEKER, "accommodation": "magnifier", "is_must": True}
CAPACITY = {"seeker_id": SEEKER, "item": "sight", "level": 4, "source": "self", "confidence": 1}
CAPACITY |= {"as_of": worlds.DAY}


@pytest.mark.parametrize(
    ("spoil", "kind", "file", "lines"),
    [
        (changed("posts", openings=0), "no_seats", "posts", (1,)),
        (changed("posts", 2, openings=-1), "no_seats", "posts", (3,)),
        (changed("posts", form=3), "unknown_code", "posts", (1,)),
        (changed("posts", occupation=4030001), "unknown_code", "posts", (1,)),
        (changed("posts", wage_min=10**7), "wages_crossed", "posts", (1,)),
        (changed("posts", valid_to=worlds.DAY.replace(year=2025)), "days_crossed", "posts", (1,)),
        (changed("seekers", level=5), "out_of_range", "seekers", (1,)),
        (changed("seekers", remote="yes"), "unknown_code", "seekers", (1,)),
        (changed("seekers", 1, seeker_id=SEEKER), "duplicate", "seekers", (2,)),
        (changed("seekers", township=5), "out_of_range", "seekers", (1,)),
        (changed("seekers", takes_nights=None), "empty", "seekers", (1,)),
        (added("post_demands", DEMAND | {"task": "b"}), "no_such_task", "post_demands", (1,)),
        (
            added("post_demands", DEMAND | {"task": "a", "item": "x"}),
            "unknown_code",
            "post_demands",
            (1,),
        ),
        (added("post_demands", DEMAND | {"post_id": 3, "task": "a"}), "no_tasks", "posts", (3,)),
        (
            added("reserved_seats", {"post_id": POST, "levels": 0, "categories": 0, "seats": 9}),
            "more_reserved",
            "reserved_seats",
            (1,),
        ),
        (added("seeker_wishes", WISH | {"seeker_id": 99}), "no_such_seeker", "seeker_wishes", (1,)),
        (
            added("seeker_wishes", *(WISH | {"occupation": 4030201 + n} for n in range(4))),
            "too_many_wishes",
            "seeker_wishes",
            (1, 2, 3, 4),
        ),
        (
            added("placement_decisions", DECISION, DECISION | {"post_id": 2}),
            "kept_twice",
            "placement_decisions",
            (1, 2),
        ),
        (
            added("placement_decisions", DECISION | {"post_id": 99}),
            "no_such_post",
            "placement_decisions",
            (1,),
        ),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, spoil, kind, file, lines):
    found = rows()
    spoil(found)
    told = [fault for fault in faults(write(tmp_path, found)) if fault.kind == kind]
    assert [(fault.file, fault.lines) for fault in told] == [(f"{file}.parquet", lines)]


def test_a_folder_without_a_fault_is_read(tmp_path):
    read_again = read(write(tmp_path, rows()))
    assert read_again.warnings == ()
    for name, table in worlds.tables(rows()).items():
        assert read_again.tables[name].equals(table)
    assert set(read_again.files) == {f"{name}.parquet" for name in PROFILE_TABLES}


def test_a_wish_that_is_refused_by_its_group_contradicts(tmp_path):
    found = rows()
    added("seeker_wishes", WISH)(found)
    added("seeker_refusals", {"seeker_id": SEEKER, "occupation": 4030000})(found)
    assert [fault.kind for fault in faults(write(tmp_path, found))] == ["wish_refused"]


def test_more_kept_than_openings_is_refused(tmp_path):
    found = rows()
    changed("posts", openings=1)(found)
    added("placement_decisions", DECISION, DECISION | {"seeker_id": SEEKER + 1})(found)
    assert [fault.kind for fault in faults(write(tmp_path, found))] == ["kept_beyond_seats"]


def test_what_is_only_doubtful_is_listed_and_does_not_stop(tmp_path):
    found = rows()
    found["places"].pop()
    changed("seekers", township=worlds.TOWNSHIPS[-1], wage_min=2500)(found)
    changed("posts", township=worlds.TOWNSHIPS[0])(found)
    added("seeker_needs", NEED)(found)
    added("seeker_capacities", CAPACITY)(found)
    added("post_demands", DEMAND | {"task": ""})(found)
    write(tmp_path, found)
    (tmp_path / "wishes.csv").write_text("a\n1\n")
    assert {fault.kind for fault in read(tmp_path).warnings} == WARNINGS


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    found = rows()
    changed("posts", openings=0)(found)
    changed("seekers", level=9)(found)
    write(tmp_path, found)
    (tmp_path / "places.parquet").write_bytes(b"PAR1 no")
    worlds.tables(found)["seeker_needs"].drop("is_must").write_parquet(
        tmp_path / "seeker_needs.parquet"
    )
    assert {fault.kind for fault in faults(tmp_path)} == {
        "no_seats",
        "out_of_range",
        "damaged",
        "column_missing",
    }


def test_csv_is_read_with_either_headings_and_a_mark_and_lines_are_those_of_the_file(tmp_path):
    found = worlds.tables(rows())
    for name, mark in (("seekers", "\ufeff"), ("posts", "")):
        shape = PROFILE_TABLES[name]
        headings = {key: column.zh for key, column in shape.columns.items()} if mark else {}
        text = found[name].rename(headings).write_csv()
        (tmp_path / f"{name}.csv").write_text(mark + text, "utf-8")
    for name in ("places", "post_tasks"):
        found[name].write_parquet(tmp_path / f"{name}.parquet")
    again = read(tmp_path)
    assert again.tables["seekers"].equals(found["seekers"])
    assert again.tables["posts"].equals(found["posts"])
    spoiled = (tmp_path / "posts.csv").read_text("utf-8").replace("false", "vielleicht", 1)
    (tmp_path / "posts.csv").write_text(spoiled, "utf-8")
    (fault,) = faults(tmp_path)
    assert (fault.kind, fault.lines[0] >= 2) == ("wrong_type", True)


def test_what_is_not_said_may_be_left_empty_in_a_csv(tmp_path):
    found = write(tmp_path, rows())
    text = worlds.tables(rows())["seekers"].with_columns(commute_km=None, wage_min=None).write_csv()
    (found / "seekers.parquet").unlink()
    (found / "seekers.csv").write_text(text, "utf-8")
    seekers = read(found).tables["seekers"]
    assert set(seekers["commute_km"]) == {-1}
    assert set(seekers["wage_min"]) == {0}


def test_empty_sides_missing_files_and_folders_are_refused(tmp_path):
    assert [fault.kind for fault in faults(tmp_path / "no")] == ["no_folder"]
    assert {(fault.kind, fault.file) for fault in faults(tmp_path)} == {
        ("absent", "seekers"),
        ("absent", "posts"),
    }
    found = rows()
    found["posts"].clear()
    found["post_tasks"].clear()
    for seeker in found["seekers"]:
        seeker["objects"] = True
    assert {fault.kind for fault in faults(write(tmp_path, found))} == {"no_posts", "nobody_seeks"}


def test_two_files_of_one_table_are_refused(tmp_path):
    write(tmp_path, rows())
    (tmp_path / "posts.csv").write_text("x", "utf-8")
    assert "two_files" in {fault.kind for fault in faults(tmp_path)}


def test_a_number_is_no_truth_and_text_no_number(tmp_path):
    write(tmp_path, rows())
    for column in ("takes_nights", "commute_km"):
        table = worlds.tables(rows())["seekers"].with_columns(pl.lit("x").alias(column))
        table.write_parquet(tmp_path / "seekers.parquet")
        (fault,) = faults(tmp_path)
        assert (fault.kind, fault.column, fault.count) == ("wrong_type", column, 3)


def test_a_fault_says_file_lines_column_and_remedy_in_both_languages():
    fault = Fault("no_seats", "posts.csv", "招用人数", (2, 5), 7)
    assert (
        fault.say("zh") == "posts.csv，第 2, 5 行等共 7 行，“招用人数”：" + SENTENCES["no_seats"][0]
    )
    assert fault.say("en") == (
        "posts.csv, line 2, 5 and more, 7 in all, '招用人数': " + SENTENCES["no_seats"][1]
    )
