import json
from dataclasses import replace

import pytest
from tests.unit.anye.linkage.employers_by_hand import (
    ADDRESS_OF_MILL,
    MILL,
    MILL_OF_REGISTER,
    SHOP,
    SHOP_CODE,
    SLIPPED,
    Register,
)

from anye.linkage.explained.pairs import PairNotKeptError, explain_employer
from anye.linkage.explained.text import as_json, as_text, why
from anye.tables.engines.duckdb_engine import DuckDBEngine

NAME = MILL_OF_REGISTER["employer_name"]


@pytest.fixture
def register(tmp_path):
    engine = DuckDBEngine()
    yield Register(engine, tmp_path)
    engine.close()


def explained(register, right=MILL):
    register.linked()
    return explain_employer(register.feeds(), register.folder / "links", 1, right)


def test_the_steps_add_up_to_the_weight(register):
    register.row(given_employer_name=NAME, given_employer_address=ADDRESS_OF_MILL)
    pair = explained(register)
    assert pair.model.prior + sum(step.weight for step in pair.steps) == pair.weight
    assert [(step.comparison.name, step.level.name) for step in pair.steps] == [
        ("code", "nothing"),
        ("tax_number", "nothing"),
        ("employer_name", "same"),
        ("address", "same_township"),
    ]
    assert as_json(pair)["weight"] == pair.weight
    assert json.dumps(as_json(pair, show=True))


def test_what_the_records_say_is_written_only_when_asked_for(register):
    register.row(given_employer_name=NAME + "分公司", given_employer_address=ADDRESS_OF_MILL)
    pair = explained(register)
    for language in ("zh", "en"):
        assert NAME not in as_text(pair, language)
        assert as_text(pair, language, show=True).count(NAME) == 2
    assert NAME not in json.dumps(as_json(pair), ensure_ascii=False)
    assert NAME in json.dumps(as_json(pair, show=True), ensure_ascii=False)


def test_a_bar_stands_where_the_weight_stood(register):
    register.row(given_employer_name=NAME)
    bars = [
        line for line in as_text(explained(register)).splitlines() if "█" in line or "░" in line
    ]
    before, *_, name, _, together = bars
    assert before.startswith("░" * 25)
    assert name.startswith("█" * 40)
    assert together.index("█") == len(before.split()[0])


@pytest.mark.parametrize(
    ("given", "right", "reason"),
    [
        ({"given_employer_name": NAME}, MILL, "低于确定线"),
        ({"given_employer_name": NAME, "given_employer_address": ADDRESS_OF_MILL}, MILL, "不低于"),
        ({"given_employer_name": NAME, "given_tax_number": SHOP_CODE}, MILL, "另一候选更接近"),
        ({"given_code": SLIPPED}, MILL, "低于确定线"),
    ],
)
def test_the_reason_is_said_in_a_sentence(register, given, right, reason):
    register.row(**given)
    pair = explained(register, right)
    assert reason in why(pair, "zh")
    assert why(pair, "en").isascii()


def test_a_contradiction_and_a_rival_are_reasons(register):
    register.row(given_employer_name=NAME, given_employer_address=ADDRESS_OF_MILL)
    pair = explained(register)
    rival = replace(pair, band="doubtful", next_weight=pair.weight - 1_000)
    assert "与次选只差 +1.0" in why(rival, "zh")
    assert "相互矛盾" in why(replace(pair, band="doubtful"), "zh")


def test_an_answer_is_the_reason(register):
    register.row(given_employer_name=NAME)
    register.answer("same", MILL)
    assert why(explained(register), "zh") == "工作人员已确认。"


def test_a_pair_that_is_not_there_is_not_explained(register):
    register.row(given_employer_name=NAME)
    with pytest.raises(PairNotKeptError):
        explained(register, SHOP)
