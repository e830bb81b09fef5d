from datetime import date

import pytest
from tests.made.hand_made import ANNA, HandMade

from anye.assessment.person_months import person_months
from anye.kernel.months import months_of
from anye.law.counting.reasons import reasons_of
from anye.linkage.persons.holders import persons
from anye.rulebook.terms import Terms
from anye.tables.engines.duckdb_engine import DuckDBEngine

JIZHOU = Terms("cn/tianjin/jizhou")


@pytest.fixture
def engine():
    machine = DuckDBEngine()
    yield machine
    machine.close()


@pytest.fixture
def made(tmp_path):
    """One certificate holder, nothing else."""
    hand_made = HandMade(tmp_path)
    hand_made.add("disability_certificates", person_id=ANNA, issued_on=date(2020, 1, 1))
    return hand_made


@pytest.fixture
def judge(engine, made):
    """Return a month's verdicts by person and employer."""

    def of(month, terms=JIZHOU):
        feeds = made.feeds(engine)
        holders = engine.hold("holders_of_test", persons(feeds))
        rows = engine.fetch(person_months(feeds, holders, months_of(month // 100), terms))
        return {
            (row["person_id"], row["employer_id"]): row for row in rows if row["month"] == month
        }

    return of


@pytest.fixture
def why():
    return lambda row: [reason.code for reason in reasons_of(row["failed"])]
