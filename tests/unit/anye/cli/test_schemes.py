"""``anye schemes`` and ``anye entitlements``, as typed."""

import json

import polars as pl
import pytest


def test_every_scheme_is_told_with_its_standing_and_size(anye):
    code, out, _ = anye("schemes", "--json", "--on", "2025-06-30")
    told = {one["name"]: one for one in json.loads(out)}
    assert code == 0
    assert {"new_hire", "over_quota_reward", "internship", "assisted_employment"} <= told.keys()
    for one in told.values():
        assert one["standing"] == "unverified"  # nothing of Tianjin's was seen as a whole
        assert 0 < one["lines"] <= 300
        assert one["conditions"]
        assert one["claw_back"]["zh"]
    assert told["new_hire"]["not_known"] == []
    assert [number["value"] for number in told["new_hire"]["window"]] == [101, 331]
    assert told["assisted_employment"]["not_known"] == [
        "schemes__assisted_employment__month_amount"
    ]
    assert "internship" in told["new_hire"]["excludes"]


def test_a_scheme_is_asked_for_by_either_name(anye):
    _, chinese, _ = anye("schemes", "新招用残疾人就业补贴")
    _, english, _ = anye("schemes", "new_hire")
    assert chinese == english
    assert "500.00 元 [未核实]" in chinese
    assert "次年1月1日至3月31日" in chinese


def test_a_number_that_is_not_known_is_said_to_be(anye):
    _, out, _ = anye("schemes", "rural_bases")
    assert "每人每年扶持标准: 未知，不作推测" in out


def test_a_scheme_that_there_is_not_is_refused(anye):
    code, _, told = anye("schemes", "nothing")
    assert code == 2
    assert "new_hire" in told


@pytest.fixture
def entitled(anye, town):
    def ask(*more):
        code, out, told = anye("entitlements", "--store", town / "store", "--year", "2025", *more)
        assert code == 0, told
        return out

    return ask


def test_the_year_is_told_scheme_by_scheme(entitled):
    out = entitled()
    assert "新招用残疾人就业补贴" in out
    assert "超比例安排残疾人就业奖励" in out


def test_one_employer_is_told_what_it_may_claim(entitled, town):
    whole = {one["scheme"]: one for one in json.loads(entitled("--json"))}
    [known] = (town / "store" / "runs").glob("*/known_employers.parquet")
    codes = pl.read_parquet(known)["credit_code"].sample(25, seed=3)
    paid = 0
    for code in codes:
        for one in json.loads(entitled("--employer", code, "--json")):
            paid += one["amount"]
            assert one["employers"] <= 1
    assert 0 < paid <= sum(one["amount"] for one in whole.values())
