"""A mix of mistakes names what went wrong in each row, and nothing that did not."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from benchmarks.worlds.mixes import PERSON_MIX

from anye.synthetic.identifiers import person_ids, resident_ids
from anye.synthetic.mistakes.mixing import with_mistakes
from anye.synthetic.mistakes.persons import PERSON_MISTAKES

N = 400


@pytest.fixture
def said():
    ids = person_ids(np.full(N, 120225), np.full(N, 19700405), np.arange(N))
    return pl.DataFrame(
        {
            "given_id": resident_ids(ids),
            "given_name": ["王丽华", "阿依古丽·买买提", "赵堃", "李强"] * (N // 4),
            "given_sex": pl.Series([2] * N, dtype=pl.Int8),
            "given_born_on": [date(1970, 4, 5)] * N,
            "given_address": ["天津市蓟州区渔阳镇东王庄村12号"] * N,
            "township": pl.Series([120119100] * N, dtype=pl.Int32),
        }
    )


@pytest.mark.parametrize("name", PERSON_MISTAKES)
def test_a_mistake_is_named_where_it_was_made_and_only_there(name, said):
    wrong, kind = with_mistakes(np.random.default_rng(7), said, PERSON_MISTAKES, ((1, (name,)),))
    differs = [a != b for a, b in zip(said.rows(), wrong.rows(), strict=True)]
    assert any(differs)
    assert [one != "none" for one in kind] == differs
    assert set(kind) <= {name, "none"}


def test_several_mistakes_in_one_row_are_all_named(said):
    mix = ((1, ("id_missing", "name_dot_missing")),)
    _, kind = with_mistakes(np.random.default_rng(7), said, PERSON_MISTAKES, mix)
    assert list(kind[:2]) == ["id_missing", "id_missing+name_dot_missing"]


def test_rows_keep_their_order_and_the_seed_decides(said):
    one, kinds = with_mistakes(np.random.default_rng(9), said, PERSON_MISTAKES, PERSON_MIX)
    again, kinds_again = with_mistakes(np.random.default_rng(9), said, PERSON_MISTAKES, PERSON_MIX)
    assert one.equals(again)
    assert kinds.equals(kinds_again)
    untouched = (kinds == "none").to_numpy()
    assert one.filter(untouched).equals(said.filter(untouched))


def test_every_mistake_of_the_mix_is_known():
    assert {name for _, wrong in PERSON_MIX for name in wrong} == PERSON_MISTAKES.keys()
