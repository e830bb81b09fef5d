from itertools import product
from random import Random

import pytest
from tests.unit.anye.seats.seat_tables import course_wishes, courses

from anye.seats.fail_if import NotToBeHandedOutError
from anye.seats.program import Effort
from anye.seats.training import TrainingRules, train

TO_THE_END = Effort(gap=0, nodes=10_000, steps=10_000_000)


def best_by_trying_all(offered, wishes, budget):
    """The greatest value over every way of giving each seeker one of their wishes, or none."""
    found = 0
    choices = [[0, *chosen] for chosen in wishes.values()]
    for given in product(*choices):
        open_ones = set(given) - {0}
        sizes = [given.count(course) for course in open_ones]
        rules = [offered[course - 1] for course in open_ones]
        fits = all(low <= n <= seats for n, (seats, low, _) in zip(sizes, rules, strict=True))
        if fits and sum(cost for *_, cost in rules) <= budget:
            worth = [
                100 - 5 * chosen.index(course)
                for course, chosen in zip(given, wishes.values(), strict=True)
                if course
            ]
            found = max(found, sum(worth))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_the_best_of_all_ways_is_found(seed):
    draw = Random(seed)  # noqa: S311 (no secret)
    offered = [(draw.randint(2, 4), draw.randint(1, 2), draw.randint(1, 5)) for _ in range(4)]
    wishes = {n: draw.sample([1, 2, 3, 4], 3) for n in range(1, 8)}
    budget = draw.randint(3, 12)
    found = train(
        courses(*offered), course_wishes(wishes), TrainingRules(budget, effort=TO_THE_END)
    )
    assert found.proof.value == best_by_trying_all(offered, wishes, budget)
    assert found.proof.is_proven


@pytest.mark.parametrize("seed", range(5))
def test_classes_are_full_enough_not_too_full_and_paid_for(seed):
    draw = Random(seed)  # noqa: S311 (no secret)
    offered = [(draw.randint(5, 12), 5, draw.randint(1, 9)) for _ in range(12)]
    wishes = {n: draw.sample(range(1, 13), 8) for n in range(1, 120)}
    found = train(courses(*offered), course_wishes(wishes), TrainingRules(budget=20))
    for course, is_open, _, taken, _ in found.courses.iter_rows():
        seats, least, _ = offered[course - 1]
        assert least <= taken <= seats if is_open else taken == 0
    assert found.courses["cost"].sum() <= 20
    assert found.proof.bound >= found.proof.value
    placed = found.places.filter(found.places["course_id"] > 0)
    assert all(wishes[s][rank - 1] == c for s, c, rank, _ in placed.iter_rows())


def test_whoever_gets_no_place_is_told_why():
    found = train(
        courses((1, 1, 1), (9, 5, 1), (9, 1, 99)),
        course_wishes({1: [1], 2: [1], 3: [2], 4: [3], 5: [1]}, barred={(5, 1)}),
        TrainingRules(budget=50),
    )
    reasons = dict(found.places.select("seeker_id", "reason").iter_rows())
    assert sorted([reasons[1], reasons[2]]) == ["", "full"]
    assert (reasons[3], reasons[4], reasons[5]) == ("not_opened", "budget", "not_eligible")


def test_rows_in_another_order_give_the_same():
    wishes = course_wishes({n: [1 + n % 3, 1 + (n + 1) % 3] for n in range(30)})
    offered = courses((6, 2, 1), (7, 2, 1), (8, 2, 1))
    again = train(
        offered.reverse(), wishes.sample(fraction=1, shuffle=True, seed=1), TrainingRules(2)
    )
    assert train(offered, wishes, TrainingRules(2)).places.equals(again.places)


@pytest.mark.parametrize(
    ("offered", "says"),
    [
        (courses((0, 1, 1)), "course needs a seat"),
        (courses((2, 3, 1)), "larger than the seats"),
        (courses((2, 1, -1)), "below zero"),
        (courses(), "no row"),
    ],
)
def test_courses_that_contradict_themselves_are_refused(offered, says):
    with pytest.raises(NotToBeHandedOutError) as refusal:
        train(offered, course_wishes({1: [1]}), TrainingRules(1))
    assert says in refusal.value.say("en")


def test_a_wish_for_a_course_nobody_knows_is_refused():
    with pytest.raises(NotToBeHandedOutError):
        train(courses((2, 1, 1)), course_wishes({1: [7]}), TrainingRules(1))
