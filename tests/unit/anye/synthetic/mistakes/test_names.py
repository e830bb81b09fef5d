"""Every kind of mistake in a name does what its name says."""

import numpy as np
import polars as pl
import pytest

from anye.synthetic.mistakes import names, tables

NAMES = pl.Series(["王伟", "欧阳静蓉", "陈丽华", "赵䶮", "阿依古丽·买买提"])


@pytest.fixture
def rng():
    return np.random.default_rng(3)


@pytest.mark.parametrize(
    "make",
    [
        names.homophone,
        names.dialect,
        names.input_method,
        names.similar_shape,
        names.character_missing,
        names.character_added,
        names.other_order,
    ],
)
def test_a_mistake_leaves_a_name_that_is_another(make, rng):
    whole = NAMES[:3]
    wrong = make(rng, whole)
    assert (wrong != whole).all()
    assert (wrong.str.len_chars() >= 1).all()


def test_a_homophone_replaces_one_character_by_one_that_sounds_the_same(rng):
    sounds = tables.sound_of()
    for right, wrong in zip(NAMES, names.homophone(rng, NAMES), strict=True):
        differing = [(a, b) for a, b in zip(right, wrong, strict=True) if a != b]
        assert len(differing) == 1
        assert all(sounds[a] == sounds[b] for a, b in differing)


def test_traditional_characters_are_written_throughout(rng):
    assert names.traditional(rng, NAMES)[2] == "陳麗華"


def test_pinyin_keeps_the_surname_apart(rng):
    written = {names.pinyin(np.random.default_rng(n), NAMES)[1] for n in range(20)}
    assert written == {"Ouyang Jingrong", "OUYANG JINGRONG", "ouyangjingrong"}


def test_a_rare_character_is_typed_otherwise(rng):
    wrong = names.rare_character(rng, NAMES)
    assert "䶮" not in wrong[3]
    assert wrong[0] == "王伟"


def test_the_dot_of_minority_names(rng):
    assert names.dot_missing(rng, NAMES)[4] == "阿依古丽买买提"
    assert names.one_part_only(rng, NAMES)[4] == "阿依古丽"
    other = names.other_dot(rng, NAMES)
    assert other[4] != NAMES[4]
    assert other[:4].equals(NAMES[:4])


def test_what_leaves_no_room_for_a_mistake_stays(rng):
    assert names.dot_missing(rng, NAMES)[0] == "王伟"
    assert names.character_missing(rng, pl.Series(["王"]))[0] == "王"
    assert names.homophone(rng, pl.Series([""]))[0] == ""
