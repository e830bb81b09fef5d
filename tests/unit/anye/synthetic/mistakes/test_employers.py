"""Every mistake in saying which employer is meant does what its name says."""

import numpy as np
import polars as pl
import pytest
from benchmarks.worlds.mixes import EMPLOYER_MIX

from anye.codes import credit_code
from anye.synthetic.mistakes.employers import EMPLOYER_MISTAKES
from anye.synthetic.mistakes.mixing import with_mistakes
from anye.synthetic.planting.people import Cast

N = 200


@pytest.fixture
def said():
    people = Cast()
    codes = [people.employer("", b"91").credit_code for _ in range(N)]
    return pl.DataFrame(
        {
            "given_code": codes,
            "given_employer_name": [
                "天津市兴华丰商贸有限公司",
                "天津市（蓟州）宏盛门业有限责任公司",
            ]
            * (N // 2),
            "given_tax_number": codes,
            "given_employer_address": ["天津市蓟州区渔阳镇兴华街12号"] * N,
        }
    )


def spoilt(said, name):
    return with_mistakes(np.random.default_rng(1), said, EMPLOYER_MISTAKES, ((1, (name,)),))


@pytest.mark.parametrize("name", EMPLOYER_MISTAKES)
def test_a_mistake_is_named_where_it_was_made_and_only_there(name, said):
    wrong, kind = spoilt(said, name)
    differs = [a != b for a, b in zip(said.rows(), wrong.rows(), strict=True)]
    assert any(differs)
    assert [one != "none" for one in kind] == differs


@pytest.mark.parametrize("name", ["code_one_letter", "code_swapped", "code_is_tax_number"])
def test_the_check_character_shows_a_mistyped_code(name, said):
    wrong, _ = spoilt(said, name)
    assert credit_code.valid(wrong["given_code"]).mean() < 0.05


def test_the_old_tax_number_is_region_and_organisation_code(said):
    wrong, _ = spoilt(said, "tax_number_only")
    code = said["given_code"][0]
    assert wrong["given_code"][0] == ""
    assert wrong["given_tax_number"][0] == code[2:8] + code[8:17]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("employer_without_form", "天津市兴华丰商贸"),
        ("employer_without_place", "兴华丰商贸有限公司"),
        ("employer_brackets", "兴华丰商贸（天津）有限公司"),
        ("employer_abbreviated", "兴华丰商"),
        ("employer_traditional", "天津市興華豐商貿有限公司"),
    ],
)
def test_names_are_written_otherwise(name, written, said):
    assert spoilt(said, name)[0]["given_employer_name"][0] == written


def test_every_mistake_of_the_mix_is_known():
    assert {name for _, wrong in EMPLOYER_MIX for name in wrong} == EMPLOYER_MISTAKES.keys()
