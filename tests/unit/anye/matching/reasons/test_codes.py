"""Every code of a pair follows from its rows, and nothing that follows is left out."""

from itertools import product

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.anye.matching import worlds
from tests.unit.anye.matching.candidates import plainly

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS
from anye.codes.words.match_reasons import sentence
from anye.matching.profiles.encode import encode
from anye.matching.reasons.codes import codes_of_pairs, joined_codes, reasons
from anye.tables.matching.proposals import PROPOSALS


def codes_in_plain_words(rows, seeker, post):
    """Return the codes of a pair, in the order in which they are said."""
    adapted, there = set(), accommodations(rows, post, is_there=True)
    to_buy = accommodations(rows, post, is_there=False)
    capacity = plainly.capacities(rows, seeker)
    tight, unknown = set(), set()
    for row in plainly.of(rows, "post_demands", "post_id", post["post_id"]):
        if not (row["is_essential"] and row["task"]):
            continue
        known = capacity.get(row["item"])
        if known is None:
            unknown.add(row["item"])
        elif row["adaptable_by"] in there | to_buy:
            adapted |= {row["adaptable_by"]} if known < row["level"] else set()
        elif known == row["level"]:
            tight.add(row["item"])
    needs = plainly.of(rows, "seeker_needs", "seeker_id", seeker["seeker_id"])
    wanted = {row["accommodation"] for row in needs} | adapted | bus(rows, seeker, post)
    must = {row["accommodation"] for row in needs if row["is_must"]} | adapted
    codes = [occupation(rows, seeker, post), skills(rows, seeker, post)]
    codes += [*distance(rows, seeker, post), *wage(seeker, post)]
    codes += [f"ACC:{code}" for code in ACCOMMODATIONS if code in wanted & there]
    codes += [f"POSSIBLE_WITH:{code}" for code in ACCOMMODATIONS if code in must & to_buy]
    codes += [f"CAP:{code}" for code in ITEMS if code in tight]
    codes += [f"CHECK:{code}" for code in ITEMS if code in unknown]
    directed = post["directed_levels"], post["directed_categories"]
    return codes + ["DIRECTED"] * (any(directed) and plainly.is_for(seeker, *directed))


def accommodations(rows, post, *, is_there):
    found = plainly.of(rows, "post_accommodations", "post_id", post["post_id"])
    return {row["accommodation"] for row in found if row["is_there"] == is_there}


def bus(rows, seeker, post):
    way = plainly.metres(rows, seeker["township"], post["township"])
    limit = seeker["commute_km"] * 1000 if seeker["commute_km"] >= 0 else 15_000
    is_far = post["remote"] != "fully" and (way is None or way > limit)
    return {"shuttle"} if is_far else set()


def occupation(rows, seeker, post):
    wishes = plainly.of(rows, "seeker_wishes", "seeker_id", seeker["seeker_id"])
    if not wishes:
        return "OCC"
    worth, counts = {4: 100, 3: 75, 2: 45, 1: 15, 0: 0}, {3: 100, 2: 85, 1: 70}
    by_points = [
        (-worth[depth] * counts[wish["weight"]], -wish["weight"], depth)
        for wish in wishes
        for depth in [plainly.depth(post["occupation"], wish["occupation"])]
    ]
    _, weight, depth = min(by_points)
    return f"OCC:{depth}/{4 + weight}"


def skills(rows, seeker, post):
    asked = {row["skill"] for row in plainly.of(rows, "post_skills", "post_id", post["post_id"])}
    mine = plainly.of(rows, "seeker_skills", "seeker_id", seeker["seeker_id"])
    return f"SKILLS:{len(asked & {row['skill'] for row in mine})}/{len(asked)}"


def distance(rows, seeker, post):
    way = plainly.metres(rows, seeker["township"], post["township"])
    if post["remote"] == "fully":
        return ["DISTANCE"]
    if way is None:
        return []
    known = {row["township"]: row["is_estimated"] for row in rows["places"]}
    both = (seeker["township"], post["township"])
    mark = "~" if any(known.get(township, True) for township in both) else ""
    limit = "~15" if seeker["commute_km"] < 0 else str(seeker["commute_km"])
    tenths = (way + 50) // 100
    return [f"DISTANCE:{mark}{tenths // 10}.{tenths % 10}/{limit}"]


def wage(seeker, post):
    if not seeker["wage_min"]:
        return ["WAGE"]
    if post["wage_max"] < seeker["wage_min"]:
        return []
    return [f"WAGE:{(post['wage_min'] - seeker['wage_min']) // 100}"]


@given(seed=st.integers(0, 2**32))
def test_the_codes_of_every_pair_are_those_in_plain_words_and_can_be_said(seed):
    rows = worlds.world(seed)
    tables = worlds.tables(rows)
    both = encode(tables)
    pairs = list(product(range(len(both.seekers.ids)), range(len(both.posts.ids))))
    i, j = np.array(pairs, np.int32).T
    found = joined_codes(codes_of_pairs(both, tables, i, j))
    seekers = {row["seeker_id"]: row for row in rows["seekers"]}
    posts = {row["post_id"]: row for row in rows["posts"]}
    for (row, column), codes in zip(pairs, found, strict=True):
        seeker, post = seekers[int(both.seekers.ids[row])], posts[int(both.posts.ids[column])]
        assert codes.split(";") == codes_in_plain_words(rows, seeker, post)
    for code in set(";".join(found).split(";")):
        assert sentence(code, "zh")
        assert sentence(code, "en")


def test_what_became_of_a_seat_is_said_last():
    rows = worlds.world(1)
    seeker, post = rows["seekers"][0]["seeker_id"], rows["posts"][0]["post_id"]
    decision = {"seeker_id": seeker, "post_id": post, "decision": "keep", "reason": "agreed"}
    rows["placement_decisions"] = [decision]
    tables = worlds.tables(rows)
    proposed = pl.DataFrame(
        {
            "seeker_id": [seeker] * 2,
            "post_id": [post, rows["posts"][1]["post_id"]],
            "price": [120, 0],
            "is_by_floor": [True, False],
            "is_reserved": [True, False],
            "is_decided": [True, False],
        }
    )
    assert proposed.columns == [name for name in PROPOSALS.columns if name in proposed.columns]
    first, second = reasons(encode(tables), tables, proposed)
    assert first.split(";")[-4:] == ["RESERVED", "DECIDED:agreed", "PRICE:120", "FLOOR"]
    assert not {"RESERVED", "PRICE", "FLOOR", "DECIDED"} & {
        code.partition(":")[0] for code in second.split(";")
    }
