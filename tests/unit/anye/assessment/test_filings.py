"""Whose certificate had run out when the papers were handed in, and what that takes away."""

from datetime import date

import pytest
from tests.made.hand_made import ANNA, BELA, MILL, SHOP

from anye.assessment.filings import filings, lapsed_months

FILED = date(2026, 5, 11)
RUN_OUT = date(2025, 12, 31)


@pytest.fixture
def lapsed(made, engine):
    """Return by employer the lapsed months, Anna counting twelve at one that files in May."""

    def of(**counted):
        made.add("declarations", employer_id=SHOP, declared_on=FILED)
        made.add("declarations", employer_id=SHOP, declared_on=FILED, year=2024)
        feeds = made.feeds(engine)
        rows = [(ANNA, SHOP, 1), (ANNA, SHOP, 2), (BELA, SHOP, 1), (ANNA, MILL, 0)]
        names = ("person_id", "credit_to", "counts")
        columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
        found = lapsed_months(feeds, engine.small(columns), filings(feeds, 2025))
        return {row["employer_id"]: row["lapsed_months"] for row in engine.fetch(found)}

    return of


def certificate(made, **cells):
    made.rows["disability_certificates", "all"][0].update(cells)


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        ({"expires_on": RUN_OUT}, 3),  # two months, one of them twice
        ({"expires_on": FILED}, 0),  # the last day in force is the day of filing
        ({"expires_on": date(2026, 5, 10)}, 3),
        ({}, 0),  # without an end
        ({"expires_on": date(2030, 1, 1)}, 0),
        ({"cancelled_on": date(2025, 12, 1), "cancel_reason": 1}, 0),  # died: kept until then
        ({"cancelled_on": date(2025, 12, 1), "expires_on": date(2030, 1, 1)}, 0),
        ({"cancelled_on": date(2026, 1, 15), "expires_on": RUN_OUT}, 3),  # had run out before
    ],
)
def test_a_certificate_that_expired_before_the_filing_lapses(made, lapsed, cells, months):
    certificate(made, **cells)
    assert lapsed() == ({SHOP: months} if months else {})


@pytest.mark.parametrize(
    ("feed", "cells", "months"),
    [
        ("disability_certificates", {"issued_on": date(2026, 1, 1)}, {}),
        ("military_certificates", {}, {}),
        ("military_certificates", {"cancelled_on": date(2025, 3, 1)}, {SHOP: 3}),
        ("military_certificates", {"cancelled_on": date(2026, 3, 1)}, {}),  # ended last, cancelled
    ],
)
def test_another_certificate_may_still_be_in_force(made, lapsed, feed, cells, months):
    certificate(made, expires_on=RUN_OUT)
    made.add(feed, person_id=ANNA, **cells)
    assert lapsed() == months


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        # in force at filing: issued, filed, expired
        ({"expires_on": date(2026, 12, 31)}, {}, {}),
        # issued, expired, filed
        ({"expires_on": RUN_OUT}, {}, {SHOP: 3}),
        # expired, issued anew, filed: on the very day is in time
        ({"expires_on": RUN_OUT}, {"issued_on": date(2026, 5, 10)}, {}),
        ({"expires_on": RUN_OUT}, {"issued_on": FILED}, {}),
        # expired, filed, issued anew: none was in force when the papers were handed in
        ({"expires_on": RUN_OUT}, {"issued_on": date(2026, 5, 12)}, {SHOP: 3}),
        (
            {"expires_on": RUN_OUT},
            {"issued_on": date(2026, 5, 12), "expires_on": date(2036, 5, 11)},
            {SHOP: 3},
        ),
        # filed, replaced by a new one afterwards
        ({"cancelled_on": date(2026, 6, 1)}, {"issued_on": date(2026, 6, 1)}, {}),
        # filed before any was issued
        ({"issued_on": date(2026, 5, 12)}, {}, {SHOP: 3}),
        # cancelled, filed, issued anew: what a cancelled one had counted stays
        ({"cancelled_on": date(2025, 12, 1)}, {"issued_on": date(2026, 5, 12)}, {}),
    ],
)
def test_the_order_of_issue_expiry_and_filing_decides(made, lapsed, first, second, months):
    certificate(made, **first)
    if second:
        made.add("disability_certificates", person_id=ANNA, **second)
    assert lapsed() == months
