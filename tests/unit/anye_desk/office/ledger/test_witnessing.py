"""Whether the witness has kept up: each way in which it may not have stops what asks."""

from datetime import timedelta

import pytest
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger import feed, keys, witness
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.models import Checkpoint
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.sealing import seal
from anye_desk.office.ledger.witnessing import witnessed_within

HOURS = 4
LONG = timedelta(hours=HOURS + 1)


def deed(at):
    record("a:b", subject="case:1", actor="x", at=at)


def seal_all(key, at):
    while seal(key, at):
        pass


@pytest.fixture
def kept_up(db, key, tmp_path, settings):
    """A ledger whose witness has signed all there is; returns what looks once more."""
    store = tmp_path / "witness"
    own = witness.begin(store, str(key.public()))
    (settings.KEYS / "witness.pub").write_text(f"{own}\n", "utf-8")

    def look(at):
        publish(settings.CHECKPOINTS)
        return witness.look(store, settings.CHECKPOINTS, at, settings.WITNESSED)

    deed(AT)
    seal_all(key, AT)
    look(AT)
    return look


def test_what_is_witnessed_is_fresh_however_quiet_it_has_been(kept_up):
    assert witnessed_within(HOURS, AT)
    assert witnessed_within(HOURS, AT + timedelta(days=3))


def test_what_is_new_may_wait_for_so_long_and_no_longer(kept_up, key):
    deed(AT + LONG)
    seal_all(key, AT + LONG)
    assert witnessed_within(HOURS, AT + LONG + timedelta(hours=HOURS - 1))
    assert not witnessed_within(HOURS, AT + 2 * LONG)
    kept_up(AT + 2 * LONG)
    assert witnessed_within(HOURS, AT + 2 * LONG)


def test_what_nobody_seals_is_not_witnessed(kept_up):
    deed(AT + LONG)
    assert not witnessed_within(HOURS, AT + 2 * LONG)


def test_without_a_witness_nothing_is(kept_up, settings):
    (settings.KEYS / "witness.pub").unlink()
    assert not witnessed_within(HOURS, AT)


def test_anothers_signature_is_none(kept_up, settings, tmp_path):
    other = keys.make(tmp_path / "thief", "witness", 4)
    (settings.KEYS / "witness.pub").write_text(f"{other.public()}\n", "utf-8")
    assert not witnessed_within(HOURS, AT)


def test_nor_is_what_was_witnessed_of_another_past(kept_up, settings):
    """Sealed anew with the ledger's own key: the witness signed another root of that size."""
    [size] = feed.sizes(settings.WITNESSED)[-1:]
    held = settings.WITNESSED / feed.name_of(size)
    held.write_text(held.read_text("utf-8").replace("\n", "\nx", 1), "utf-8")
    assert not witnessed_within(HOURS, AT)


def test_nor_is_a_ledger_whose_end_was_cut_off(kept_up, settings):
    last = Checkpoint.objects.order_by("pk").last()
    held = settings.WITNESSED / feed.name_of(last.pk)
    held.rename(settings.WITNESSED / feed.name_of(last.pk + 1))
    assert not witnessed_within(HOURS, AT)
