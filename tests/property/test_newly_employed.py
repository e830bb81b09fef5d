"""Random working lives: who is new is what a plain reading of the months says, once a year."""

from collections import defaultdict

import narwhals as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anye.employments.months import count_of_months
from anye.employments.spells import InWork, employments, entries
from anye.kernel.months import months_of
from anye.rulebook.terms import Terms
from anye.tables.engines.duckdb_engine import DuckDBEngine

YEAR = 2025
MONTHS = [*months_of(YEAR - 1), *months_of(YEAR)]
TOWNSHIPS = {1: 120119100, 2: 120119100, 3: 120119102, 4: 0}
RULES = st.fixed_dictionaries(
    {
        "employment__least_months_out": st.integers(1, 6),
        "employment__least_months_stayed": st.integers(1, 6),
    }
)
LIVES = st.sets(
    st.tuples(st.sampled_from(MONTHS), st.sampled_from([*TOWNSHIPS]), st.integers(1, 3)),
    min_size=1,
    max_size=60,
)


@pytest.fixture(scope="module")
def engine():
    made = DuckDBEngine()
    yield made
    made.close()


def table(engine, rows, names):
    return engine.small({name: [row[n] for row in rows] for n, name in enumerate(names)})


def known_of(engine, lives, since=MONTHS[0]):
    in_work = table(engine, sorted(lives), ("month", "person_id", "employer_id"))
    persons = table(engine, sorted(TOWNSHIPS.items()), ("person_id", "township"))
    numbered = in_work.with_columns(number=count_of_months(nw.col("month")))
    return InWork(engine.hold("in_work_made", numbered), persons, since)


def by_hand(lives, rules):
    """Read each person's months one after the other."""
    months = defaultdict(set)
    for month, person, _ in lives:
        months[person].add(MONTHS.index(month))
    found = {}
    for person, worked in months.items():
        counted = False
        for place in range(len(MONTHS)):
            if place not in worked or place - 1 in worked:
                continue
            out = next((n for n in range(1, place + 1) if place - n in worked), place + 1) - 1
            stayed = next(n for n in range(1, 99) if place + n not in worked)
            new = (
                out >= rules["employment__least_months_out"]
                and stayed >= rules["employment__least_months_stayed"]
                and not counted
            )
            if place >= 12:
                found[MONTHS[place], person] = (out, stayed, new)
                counted = counted or new
    return found


@given(lives=LIVES, rules=RULES)
def test_an_entry_is_new_as_a_plain_reading_says(engine, lives, rules):
    terms = Terms("cn/tianjin/jizhou", replaced=rules)
    rows = engine.fetch(entries(engine, known_of(engine, lives), YEAR, terms))
    found = {
        (row["month"], row["person_id"]): (
            row["employment__months_out_before"],
            row["employment__months_stayed"],
            row["employment__is_newly_employed"],
        )
        for row in rows
    }
    assert found == by_hand(lives, rules)


@given(lives=LIVES)
def test_townships_add_up_to_the_district_and_nobody_counts_twice(engine, lives):
    terms = Terms("cn/tianjin/jizhou")
    rows = engine.fetch(entries(engine, known_of(engine, lives), YEAR, terms))
    new = [row for row in rows if row["employment__is_newly_employed"]]
    assert len(new) == len({row["person_id"] for row in new})
    by_township = defaultdict(set)
    for row in new:
        by_township[row["township"]].add(row["person_id"])
    assert sum(map(len, by_township.values())) == len(new)


@given(lives=LIVES)
def test_spells_are_the_months_and_no_more(engine, lives):
    known = known_of(engine, lives)
    employers = table(engine, [(n, 4) for n in (1, 2, 3)], ("employer_id", "kind"))
    again = set()
    spells = engine.fetch(employments(known, employers))
    for row in spells:
        first, last = MONTHS.index(row["from_month"]), MONTHS.index(row["until_month"])
        assert row["months_employed"] == last - first + 1
        again |= {(MONTHS[n], row["person_id"], row["employer_id"]) for n in range(first, last + 1)}
    assert again == lives
    ends = {(r["person_id"], r["employer_id"], MONTHS.index(r["until_month"]) + 1) for r in spells}
    begins = {(r["person_id"], r["employer_id"], MONTHS.index(r["from_month"])) for r in spells}
    assert ends.isdisjoint(begins)


def test_who_is_in_work_in_the_first_month_known_is_not_new(engine):
    known = known_of(engine, {(202501, 1, 1), (202503, 2, 1)}, since=202501)
    rows = engine.fetch(entries(engine, known, YEAR, Terms("cn/tianjin/jizhou")))
    new = {row["person_id"]: row["employment__is_newly_employed"] for row in rows}
    assert new == {1: False, 2: True}
