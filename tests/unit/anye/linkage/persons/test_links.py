"""How sure a best candidate is: by its weight, its lead, and what contradicts it."""

import pytest

from anye.linkage.levels import NOTHING
from anye.linkage.persons.levels import ID, NAME
from anye.linkage.persons.links import person_links
from anye.linkage.persons.model import person_model
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.identities import PERSON_COMPARISONS, PERSON_PAIRS

MODEL = person_model()
WHO = 1


@pytest.fixture
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


def pair(person, weight, *, id_level=NOTHING, name="same"):
    levels = {f"{one}_{what}": -1 for one in PERSON_COMPARISONS for what in ("level", "weight")}
    said = {"id_level": id_level, "name_level": NAME.number(name)}
    return {"identity": WHO, "person_id": person, "weight": weight, **levels, **said}


def best(engine, pairs, answers=()):
    candidates = PERSON_PAIRS.cast(
        engine.small({name: [one[name] for one in pairs] for name in pair(0, 0)})
    )
    said = {"identity": [WHO] * len(answers)}
    said |= {"person_id": [one for one, _ in answers], "answer": [word for _, word in answers]}
    if not answers:
        said = {"identity": [0], "person_id": [0], "answer": [""]}
    waiting = engine.small({"identity": [WHO], "rows": [3]})
    (found,) = engine.fetch(person_links(waiting, candidates, engine.small(said), MODEL))
    return found


@pytest.mark.parametrize(
    ("weight", "band"),
    [
        (MODEL.certain, "certain"),
        (MODEL.certain - 1, "doubtful"),
        (MODEL.doubtful, "doubtful"),
        (MODEL.doubtful - 1, "none"),
    ],
)
def test_a_band_begins_at_its_weight(engine, weight, band):
    found = best(engine, [pair(10, weight)])
    assert found["band"] == band
    assert found["person_id"] == (0 if band == "none" else 10)


@pytest.mark.parametrize(("lead", "band"), [(MODEL.lead, "certain"), (MODEL.lead - 1, "doubtful")])
def test_of_two_the_first_must_lead_clearly(engine, lead, band):
    weight = MODEL.certain + 10_000
    found = best(engine, [pair(10, weight), pair(20, weight - lead)])
    assert (found["person_id"], found["band"]) == (10, band)
    assert found["next_weight"] == weight - lead


def test_of_two_alike_the_same_is_shown_each_time_and_none_is_used(engine):
    pairs = [pair(20, 9000), pair(10, 9000)]
    assert best(engine, pairs) == best(engine, pairs[::-1])
    assert (best(engine, pairs)["person_id"], best(engine, pairs)["band"]) == (10, "doubtful")


@pytest.mark.parametrize("name", ["surname", "differs"])
def test_another_name_is_asked_however_much_else_agrees(engine, name):
    number = ID.number("same")
    assert best(engine, [pair(10, 40_000, id_level=number, name=name)])["band"] == "doubtful"


def test_somebody_elses_valid_number_is_asked_however_much_else_agrees(engine):
    assert best(engine, [pair(10, 40_000, id_level=ID.number("another"))])["band"] == "doubtful"


@pytest.mark.parametrize(
    ("level", "how"),
    [("same", "id"), ("fifteen", "id_of_15"), ("in_certificate", "id_of_certificate")],
)
def test_a_number_that_names_the_person_settles_it(engine, level, how):
    found = best(engine, [pair(10, MODEL.doubtful, id_level=ID.number(level))])
    assert (found["band"], found["how"]) == ("certain", how)


def test_an_answer_goes_before_any_weight(engine):
    pairs = [pair(10, 20_000), pair(20, 0)]
    named = best(engine, pairs, [(20, "same")])
    assert (named["person_id"], named["band"], named["how"]) == (20, "certain", "decided")
    refused = best(engine, pairs, [(10, "different")])
    assert refused["person_id"] == 20
    unsure = best(engine, pairs, [(10, "unsure")])
    assert (unsure["person_id"], unsure["band"], unsure["how"]) == (10, "doubtful", "unsure")


def test_whom_an_officer_named_is_linked_though_nothing_was_compared(engine):
    found = best(engine, [pair(10, 20_000)], [(30, "same")])
    assert (found["person_id"], found["weight"], found["rows"]) == (30, MODEL.floor, 3)
