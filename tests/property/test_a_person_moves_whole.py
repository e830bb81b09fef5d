"""Whoever is in the count is in the staff, and whoever is in the staff is in the wages.

Everybody of the made-up employers is paid the same; so whatever forms, contracts and agreements
they have, every employer's wages are that pay times its staff, and no fen is lost between them.
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made.hand_made import HandMade
from tests.unit.anye.assessment.conftest import JIZHOU

from anye.assessment.employer_months import changes_by_holders, employer_months
from anye.assessment.person_months import person_months
from anye.linkage.persons.holders import persons
from anye.tables.engines.duckdb_engine import DuckDBEngine

MONTH, PAY = 202503, 400000
EMPLOYERS = st.integers(1001, 1004)
FORMS = st.sampled_from([1, 2, 3, 4])
DISPATCH = st.one_of(st.none(), st.tuples(st.sampled_from([1, 2]), st.integers(1005, 1006)))
LENGTHS = st.sampled_from([None, date(2025, 12, 31), date(2024, 6, 30)])  # of contracts of 2024
STRANGERS = st.tuples(EMPLOYERS, FORMS, st.booleans())
HOLDERS = st.one_of(
    st.tuples(st.just("plain"), EMPLOYERS, FORMS, LENGTHS, DISPATCH),
    st.tuples(st.just("paper"), EMPLOYERS, EMPLOYERS, EMPLOYERS, FORMS),
)


@pytest.fixture(scope="module")
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


def stranger(made, person, said):
    employer, form, insured = said
    key = {"month": MONTH, "person_id": person, "employer_id": employer}
    made.add("wage_months", **key, wage=PAY)
    if insured:
        made.add("insured_months", **key, form=form)


def holder(made, person, said):
    made.add("disability_certificates", person_id=person)
    kind, employer, *rest = said
    if kind == "plain":
        form, ends_on, dispatch = rest
        made.works(person, employer, [MONTH], wage=PAY, form=form, ends_on=ends_on)
        if dispatch:
            parties = {"agency_id": employer, "host_id": dispatch[1], "counts_for": dispatch[0]}
            made.add("dispatch_agreements", person_id=person, **parties)
        return
    payer, insurer, form = rest
    insurance = {"form": form if payer != insurer else 2}
    made.works(person, employer, [])
    made.add("wage_months", month=MONTH, person_id=person, employer_id=payer, wage=PAY)
    made.add("insured_months", month=MONTH, person_id=person, employer_id=insurer, **insurance)


@settings(max_examples=20)
@given(strangers=st.lists(STRANGERS, max_size=6), holders=st.lists(HOLDERS, min_size=1, max_size=6))
def test_head_wage_and_count_of_a_person_are_at_one_employer(engine, strangers, holders):
    with TemporaryDirectory() as folder:
        made = HandMade(Path(folder))
        for n, said in enumerate(strangers):
            stranger(made, n + 1, said)
        for n, said in enumerate(holders):
            holder(made, 12011919800101001 + 10 * n, said)
        feeds = made.feeds(engine)
        known = engine.hold("holders_of_test", persons(feeds))
        judged = engine.hold("judged", person_months(feeds, known, [MONTH], JIZHOU))
        changes = changes_by_holders(judged)
        rows = engine.fetch(employer_months(feeds, changes, MONTH, JIZHOU))
    for row in rows:
        assert row["wages"] == PAY * row["headcount"], row
        assert row["counted_persons"] <= row["headcount"], row
        assert row["other_wages"] >= 0, row
    paid = sum(row["wages"] + row["other_wages"] for row in rows)
    assert paid == PAY * (len(strangers) + len(holders))
