"""A seat is held until a day, comes free by itself, and answers are taken once."""

from datetime import date

import polars as pl
import pytest
from tests.unit.anye.seats.seat_tables import table

from anye.seats.holds import HoldRefusedError, answered, seats_held, states

DAY, LATER, UNTIL = date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9)
NONE = table("held_seats", [])
OPENINGS = pl.DataFrame({"post_id": [7, 8], "openings": [1, 2]})


def pairs(*rows):
    return pl.DataFrame(rows, schema=["seeker_id", "post_id"], orient="row")


def who(found):
    return {*found.select("seeker_id", "post_id").iter_rows()}


def test_no_more_seats_are_held_than_there_are_the_first_first():
    found = seats_held(NONE, pairs((1, 7), (2, 7), (3, 8)), OPENINGS, (DAY, UNTIL))
    assert who(found) == {(1, 7), (3, 8)}
    again = seats_held(found, pairs((4, 8), (5, 8)), OPENINGS, (LATER, UNTIL))
    assert who(again) == {(1, 7), (3, 8), (4, 8)}


def test_who_holds_a_seat_is_offered_no_other():
    found = seats_held(NONE, pairs((1, 7)), OPENINGS, (DAY, UNTIL))
    assert who(seats_held(found, pairs((1, 8)), OPENINGS, (LATER, UNTIL))) == {(1, 7)}


def test_a_seat_that_ran_out_is_free_for_another_and_may_be_offered_anew():
    found = seats_held(NONE, pairs((1, 7)), OPENINGS, (DAY, UNTIL))
    after = date(2026, 3, 20)
    assert (2, 7) in who(seats_held(found, pairs((2, 7)), OPENINGS, (UNTIL, after)))
    anew = seats_held(found, pairs((1, 7)), OPENINGS, (UNTIL, after))
    assert anew.rows() == [(1, 7, UNTIL, after, "", None)]


def test_a_declined_seat_is_free_for_another_and_not_offered_to_the_same_again():
    found = seats_held(NONE, pairs((1, 7)), OPENINGS, (DAY, UNTIL))
    found = answered(found, (1, 7), "declined", LATER)
    again = seats_held(found, pairs((1, 7), (2, 7)), OPENINGS, (LATER, UNTIL))
    assert again.filter(pl.col("answer") == "").select("seeker_id").to_series().to_list() == [2]


def test_an_accepted_seat_is_held_for_good():
    found = seats_held(NONE, pairs((1, 7)), OPENINGS, (DAY, UNTIL))
    found = answered(found, (1, 7), "accepted", LATER)
    after = (date(2027, 1, 1), date(2027, 1, 9))
    assert who(seats_held(found, pairs((2, 7), (1, 8)), OPENINGS, after)) == {(1, 7)}


@pytest.mark.parametrize(
    ("pair", "day", "says"),
    [
        ((1, 8), LATER, "No such seat"),
        ((1, 7), UNTIL, "ran out"),
        ((3, 8), LATER, "given already"),
    ],
)
def test_an_answer_to_no_open_offer_is_refused(pair, day, says):
    found = seats_held(NONE, pairs((1, 7), (3, 8)), OPENINGS, (DAY, UNTIL))
    found = answered(found, (3, 8), "accepted", DAY)
    with pytest.raises(HoldRefusedError) as refusal:
        answered(found, pair, "declined", day)
    assert says in refusal.value.says[1]


def test_a_seat_is_held_for_a_day_at_least():
    with pytest.raises(HoldRefusedError):
        seats_held(NONE, pairs((1, 7)), OPENINGS, (DAY, DAY))


def test_offers_are_counted_by_how_they_stand_on_a_day():
    found = seats_held(NONE, pairs((1, 7), (2, 8), (3, 8)), OPENINGS, (DAY, UNTIL))
    found = answered(found, (2, 8), "accepted", DAY)
    count = {"open": 2, "ran_out": 0, "accepted": 1, "declined": 0}
    assert states(found, LATER) == count
    assert states(found, UNTIL) == count | {"open": 0, "ran_out": 2}
