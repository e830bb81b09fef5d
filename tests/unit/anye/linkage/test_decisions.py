"""The latest answer on a pair holds, and of merged persons one remains."""

import pytest
from tests.unit.anye.linkage.unidentified import InDoubt

from anye.linkage.decisions import PERSON, answers, merged
from anye.tables.duckdb_engine import DuckDBEngine


@pytest.fixture
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


def decided(engine, folder, *said):
    made = InDoubt(folder)
    for one in said:
        made.answer(*one)
    return made.decisions(engine)


def holding(engine, decisions):
    return {
        (one["left_id"], one["right_id"]): one["answer"]
        for one in engine.fetch(answers(decisions, PERSON))
    }


def test_the_latest_answer_on_each_pair_holds(engine, tmp_path):
    said = ((1, 10, "same"), (1, 20, "different"), (1, 10, "unsure"))
    assert holding(engine, decided(engine, tmp_path, *said)) == {
        (1, 10): "unsure",
        (1, 20): "different",
    }


def test_a_withdrawn_answer_is_none_until_there_is_another(engine, tmp_path):
    said = [(1, 10, "same"), (1, 10, "withdrawn")]
    assert holding(engine, decided(engine, tmp_path, *said)) == {}
    assert holding(engine, decided(engine, tmp_path, *said, (1, 10, "different"))) == {
        (1, 10): "different"
    }


def test_answers_on_another_subject_are_none_on_this_one(engine, tmp_path):
    said = ((1, 10, "same", "employer"), (1, 10, "same", "same_person"))
    assert holding(engine, decided(engine, tmp_path, *said)) == {}


@pytest.mark.parametrize(
    ("said", "into"),
    [
        ([], {}),
        ([(1, 2)], {1: 2}),
        ([(1, 2), (2, 3)], {1: 3, 2: 3}),
        ([(2, 1), (1, 2)], {2: 1}),
        ([(3, 2), (2, 1), (1, 3)], {3: 1, 2: 1}),
        ([(4, 3), (3, 2), (2, 3)], {4: 2, 3: 2}),
    ],
)
def test_merged_persons_end_at_one_whatever_the_way(engine, tmp_path, said, into):
    decisions = decided(engine, tmp_path, *((*pair, "same", "same_person") for pair in said))
    assert merged(engine, decisions) == into
