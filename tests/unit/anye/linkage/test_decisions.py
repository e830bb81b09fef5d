"""The latest answer on a pair holds, and of merged persons one remains."""

import pytest
from tests.unit.anye.linkage.unidentified import InDoubt

from anye.linkage.decisions import EMPLOYER, NAMED, PERSON, SAME_PERSON, answers, merged
from anye.tables.engines.duckdb_engine import DuckDBEngine

SUBJECTS = pytest.mark.parametrize("subject", [PERSON, EMPLOYER, NAMED, SAME_PERSON])


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


def holding(engine, decisions, subject):
    return {
        (one["left_id"], one["right_id"]): one["answer"]
        for one in engine.fetch(answers(decisions, subject))
    }


@SUBJECTS
def test_the_latest_answer_on_each_pair_holds(engine, tmp_path, subject):
    said = ((1, 10, "same", subject), (1, 20, "different", subject), (1, 10, "unsure", subject))
    assert holding(engine, decided(engine, tmp_path, *said), subject) == {
        (1, 10): "unsure",
        (1, 20): "different",
    }


@SUBJECTS
def test_a_withdrawn_answer_is_none_until_there_is_another(engine, tmp_path, subject):
    said = [(1, 10, "same", subject), (1, 10, "withdrawn", subject)]
    assert holding(engine, decided(engine, tmp_path, *said), subject) == {}
    said.append((1, 10, "different", subject))
    assert holding(engine, decided(engine, tmp_path, *said), subject) == {(1, 10): "different"}


@SUBJECTS
def test_answers_on_another_subject_are_none_on_this_one(engine, tmp_path, subject):
    others = {PERSON, EMPLOYER, NAMED, SAME_PERSON} - {subject}
    said = [(1, 10, "same", other) for other in sorted(others)]
    assert holding(engine, decided(engine, tmp_path, *said), subject) == {}


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
