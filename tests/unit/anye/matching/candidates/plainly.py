"""Limits and score of a pair in plain words, from the rows of the tables: slow, and read easily."""

from math import asin, cos, radians, sin, sqrt


def of(rows, table, key, number):
    return [row for row in rows[table] if row[key] == number]


def metres(rows, one, other):
    places = {row["township"]: row for row in rows["places"]}
    if one not in places or other not in places:
        return 5_000 if one == other else None
    a, b = places[one], places[other]
    north = [radians(place["latitude"] / 1e6) for place in (a, b)]
    east = [radians(place["longitude"] / 1e6) for place in (a, b)]
    half = sin((north[0] - north[1]) / 2) ** 2
    half += cos(north[0]) * cos(north[1]) * sin((east[0] - east[1]) / 2) ** 2
    return round(2 * 6_371_000 * asin(sqrt(half)) * 1.3)


def digits(occupation):
    code = f"{occupation:07d}"
    return [code[0], code[1:3], code[3:5], code[5:]]


def named(occupation):
    found = digits(occupation)
    while found and int(found[-1]) == 0:
        found.pop()
    return found


def within(occupation, group):
    return digits(occupation)[: len(named(group))] == named(group)


def depth(occupation, wish):
    if within(occupation, wish):
        return 4
    pairs = list(zip(digits(occupation), digits(wish), strict=True))
    return next((n for n, (a, b) in enumerate(pairs) if a != b), 4)


def is_for(seeker, levels, categories):
    return bool(
        (not levels or levels >> (seeker["level"] - 1) & 1)
        and (not categories or seeker["categories"] & categories)
    )


def limit_m(rows, seeker, post):
    bus = any(
        row["accommodation"] == "shuttle" and row["is_there"]
        for row in of(rows, "post_accommodations", "post_id", post["post_id"])
    )
    limit = seeker["commute_km"] * 1000 if seeker["commute_km"] >= 0 else 15_000
    return limit + (20_000 if bus else 0)


def limits(rows, seeker, post):
    """Return the codes of all limits that keep the two apart."""
    held = {
        "directed": not has_seat(rows, seeker, post),
        "form": seeker["forms"] and not seeker["forms"] & post["form"],
        "refused": is_refused(rows, seeker, post),
        "distance": is_far(rows, seeker, post),
        "remote": seeker["remote"] == ("no" if post["remote"] == "fully" else "only"),
        "hours": seeker["hours_a_day"] and post["hours_a_day"] > seeker["hours_a_day"],
        "days": seeker["days_a_week"] and post["days_a_week"] > seeker["days_a_week"],
        "nights": post["has_nights"] and not seeker["takes_nights"],
        "shifts": post["has_shifts"] and not seeker["takes_shifts"],
        "wage": post["wage_max"] < seeker["wage_min"],
        "education": post["education_min"] > seeker["education"],
    }
    found = {code for code, holds in held.items() if holds}
    return found | lacking(rows, seeker, post)


def has_seat(rows, seeker, post):
    if not is_for(seeker, post["directed_levels"], post["directed_categories"]):
        return False
    for reserve in of(rows, "reserved_seats", "post_id", post["post_id"]):
        if reserve["seats"] >= post["openings"]:
            return is_for(seeker, reserve["levels"], reserve["categories"])
    return True


def is_refused(rows, seeker, post):
    refusals = of(rows, "seeker_refusals", "seeker_id", seeker["seeker_id"])
    return any(within(post["occupation"], row["occupation"]) for row in refusals)


def is_far(rows, seeker, post):
    if post["remote"] == "fully" or seeker["township"] == post["township"]:
        return False
    way = metres(rows, seeker["township"], post["township"])
    return way is None or way > limit_m(rows, seeker, post)


def lacking(rows, seeker, post):
    """Return the limits of what one side lacks and the other must have."""
    capacity = capacities(rows, seeker)
    items = {
        f"capacity:{row['item']}"
        for row in demands(rows, post)
        if row["is_essential"] and row["task"] and capacity.get(row["item"], 4) < row["level"]
    }
    needs = {
        f"accommodation:{row['accommodation']}"
        for row in of(rows, "seeker_needs", "seeker_id", seeker["seeker_id"])
        if row["is_must"] and row["accommodation"] not in offered(rows, post)
    }
    has = {row["skill"] for row in of(rows, "seeker_skills", "seeker_id", seeker["seeker_id"])}
    skills = {
        f"skill:{row['skill']}"
        for row in of(rows, "post_skills", "post_id", post["post_id"])
        if row["is_must"] and row["skill"] not in has
    }
    return items | needs | skills


def offered(rows, post):
    accommodations = of(rows, "post_accommodations", "post_id", post["post_id"])
    return {row["accommodation"] for row in accommodations}


def demands(rows, post):
    """Return the demands that no accommodation makes up for."""
    return [
        row
        for row in of(rows, "post_demands", "post_id", post["post_id"])
        if not (row["is_essential"] and row["task"] and row["adaptable_by"] in offered(rows, post))
    ]


def capacities(rows, seeker):
    return {
        row["item"]: row["level"]
        for row in of(rows, "seeker_capacities", "seeker_id", seeker["seeker_id"])
    }


def parts(rows, seeker, post):
    """Return the seven parts of the score."""
    return (
        occupation(rows, seeker, post),
        skills(rows, seeker, post),
        distance(rows, seeker, post),
        wage(seeker, post),
        accommodations(rows, seeker, post),
        room(rows, seeker, post),
        hours(seeker, post),
    )


def occupation(rows, seeker, post):
    worth = {4: 100, 3: 75, 2: 45, 1: 15, 0: 0}
    counts = {3: 100, 2: 85, 1: 70}
    near = [
        worth[depth(post["occupation"], wish["occupation"])] * counts[wish["weight"]]
        for wish in of(rows, "seeker_wishes", "seeker_id", seeker["seeker_id"])
    ]
    return 350 * max(near) // 10_000 if near else 175


def skills(rows, seeker, post):
    asked = {row["skill"] for row in of(rows, "post_skills", "post_id", post["post_id"])}
    has = {row["skill"] for row in of(rows, "seeker_skills", "seeker_id", seeker["seeker_id"])}
    return 150 * len(asked & has) // len(asked) if asked else 75


def distance(rows, seeker, post):
    if post["remote"] == "fully":
        return 150
    limit = limit_m(rows, seeker, post)
    way = metres(rows, seeker["township"], post["township"])
    return 150 * max(limit - way, 0) // max(limit, 1)


def wage(seeker, post):
    if not seeker["wage_min"]:
        return 50
    over = max(post["wage_min"] - seeker["wage_min"], 0)
    return min(100, 200 * over // seeker["wage_min"])


def accommodations(rows, seeker, post):
    needs = of(rows, "seeker_needs", "seeker_id", seeker["seeker_id"])
    offers = of(rows, "post_accommodations", "post_id", post["post_id"])
    wanted = {row["accommodation"] for row in needs}
    there = {row["accommodation"] for row in offers if row["is_there"]}
    return 100 * len(wanted & there) // len(wanted) if wanted else 50


def room(rows, seeker, post):
    capacity, asked = capacities(rows, seeker), demands(rows, post)
    earned = 0
    for row in asked:
        known = capacity.get(row["item"], -1)
        earned += 0 if known < row["level"] else 1 if known == row["level"] else 2
    return 100 * earned // (2 * len(asked)) if asked else 50


def hours(seeker, post):
    found = 20 if post["hours_a_day"] < (seeker["hours_a_day"] or 24) else 10
    found += 10 if post["days_a_week"] < (seeker["days_a_week"] or 7) else 5
    home = ("no", "partly", "fully").index(post["remote"])
    if seeker["remote"] == "no":
        return found + (20 if home == 0 else 10)
    return found + 10 * home
