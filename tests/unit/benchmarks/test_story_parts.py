"""Who does what in the year that is played: every part among few, and the same by the same seed."""

from benchmarks.story.parts import OF_PERSONS, Part, dealt

EMPLOYERS = set(range(1, 61))
PERSONS = set(range(1, 41))


def parts(seed=1, mute=()):
    return dealt(EMPLOYERS, with_persons=PERSONS, mute=set(mute), seed=seed)


def test_every_part_is_played_even_among_few():
    assert set(parts().values()) == set(Part)
    assert parts().keys() == EMPLOYERS


def test_the_same_seed_deals_the_same_and_another_deals_otherwise():
    assert parts(7) == parts(7) != parts(8)


def test_months_are_spoken_of_by_those_who_have_persons():
    assert {one for one, part in parts().items() if part in OF_PERSONS} <= PERSONS


def test_nobody_speaks_for_whom_no_register_knows():
    assert {parts(mute=(5, 50))[one] for one in (5, 50)} == {Part.NOTHING}
