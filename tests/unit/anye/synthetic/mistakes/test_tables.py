"""The tables of confusions are whole: every character of the pools sounds, none is its own."""

from collections import Counter

import pytest

from anye.synthetic.mistakes import tables
from anye.synthetic.pools import characters, pool_of

WITHOUT_A_SOUND = {"𠅤"}  # its reading is not settled
POOLS = (
    characters("given_male"),
    characters("given_female"),
    "".join(pool_of("surnames")).translate({ord(digit): "" for digit in "0123456789"}),
    characters("minority_given"),
    characters("minority_family"),
)


def test_every_character_of_a_name_has_a_sound():
    assert set("".join(POOLS)) - tables.sound_of().keys() == WITHOUT_A_SOUND


def test_a_character_sounds_one_way():
    syllables = tables._file("sounds")["syllables"].values()
    often = Counter(character for group in syllables for character in group)
    assert [character for character, times in often.items() if times > 1] == []


@pytest.mark.parametrize(
    "table",
    [
        tables.homophones,
        tables.offered_first,
        tables.confused_in_dialects,
        tables.similar_shapes,
        tables.traditional,
    ],
)
def test_no_character_is_taken_for_itself(table):
    confused = table()
    assert len(confused) > 100
    assert [
        one for one, others in confused.items() if one in others and table != tables.offered_first
    ] == []


@pytest.mark.parametrize(
    ("said", "heard"), [("宁", "玲"), ("珍", "正"), ("史", "思"), ("林", "玲"), ("黄", "王")]
)
def test_dialects_do_not_tell_these_apart(said, heard):
    assert heard in tables.confused_in_dialects()[said]
