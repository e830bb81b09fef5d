"""A ledger with a key of its own and some events in it."""

from datetime import timedelta

import pytest
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger import keys
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.models import Event
from anye_desk.office.ledger.notes import LOG
from anye_desk.office.ledger.sealing import seal


@pytest.fixture
def key(tmp_path, settings):
    settings.KEYS = tmp_path / "keys"
    settings.CHECKPOINTS = tmp_path / "checkpoints"
    settings.WITNESSED = tmp_path / "witnessed"
    return keys.make(settings.KEYS, "ledger", LOG)


@pytest.fixture
def deed():
    """Write down the n-th deed, a minute after the one before."""

    def write(n):
        return record(
            f"case:{('read', 'decide')[n % 2]}",
            subject=f"case:{n % 7}",
            actor=f"officer{n % 3}",
            at=AT + timedelta(minutes=n),
            details={"count": n, "choice": "甲"},
            persons=[f"p{n}", f"p{n + 1}"] if n % 2 else [],
        )

    return write


@pytest.fixture
def sealed(db, key, deed):
    """Forty deeds, sealed ten at a time."""
    while seal(key, AT):  # what publishing the district wrote down
        pass
    for n in range(40):
        deed(n)
        if n % 10 == 9:
            seal(key, AT + timedelta(minutes=n + 1))
    return Event.objects.count()
