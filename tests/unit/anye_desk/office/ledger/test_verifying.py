"""What an administrator with SQL can do to the ledger, and that it is seen."""

import random
import shutil
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger import notes, witness
from anye_desk.office.ledger.keys import read_public
from anye_desk.office.ledger.models import Checkpoint, Entry, Event, Reading
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.sealing import leaf_of, seal
from anye_desk.office.ledger.tree import Range, of_leaf
from anye_desk.office.ledger.verifying import Witness, findings

NOW = AT + timedelta(hours=1)
QUICK, LONG = 60, 1_000


@pytest.fixture
def witnessing(sealed, key, settings, tmp_path):
    publish(settings.CHECKPOINTS)
    store = tmp_path / "elsewhere"
    witness.begin(store, str(key.public()))
    witness.look(store, settings.CHECKPOINTS, AT)
    return Witness(store / "held", read_public(store / "witness.pub"))


@pytest.fixture
def administrator(witnessing, key):
    """One whom the triggers do not hold back: gone on SQLite, passed over on PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger_%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def _pick(chance, records):
    return records.order_by("pk")[chance.randrange(records.count())]


def _an_event(chance):
    return Event.objects.filter(pk=_pick(chance, Event.objects.all()).pk)


def _changed(chance, _key):
    field = chance.choice(("action", "subject", "actor"))
    _an_event(chance).update(**{field: f"x{chance.random()}"})


def _other_details(chance, _key):
    _an_event(chance).update(details={"count": chance.randrange(10**6)})


def _dated_anew(chance, _key):
    by = timedelta(microseconds=chance.choice((-1, 1)) * 10 ** chance.randrange(12))
    _an_event(chance).update(happened_at=F("happened_at") + by)


def _removed(chance, _key):
    event = _pick(chance, Event.objects.all()).pk
    Reading.objects.filter(event=event)._raw_delete("default")
    Event.objects.filter(pk=event)._raw_delete("default")
    if chance.random() < 0.5:
        Entry.objects.filter(event=event)._raw_delete("default")


def _renumbered_over_a_removed(chance, key):
    entry = _pick(chance, Entry.objects.all())
    Entry.objects.filter(pk=entry.pk)._raw_delete("default")
    Event.objects.filter(pk=entry.event_id)._raw_delete("default")
    for later in Entry.objects.filter(pk__gt=entry.pk).order_by("pk"):
        Entry.objects.filter(pk=later.pk).update(id=later.pk - 1)
    _hashes_anew()


def _added_in_the_past(chance, _key):
    at = AT - timedelta(hours=1, minutes=chance.randrange(1, 10**5))
    Event.objects.create(action="a:b", subject="s", actor="x", happened_at=at)


def _added_in_the_past_and_sealed(chance, key):
    _added_in_the_past(chance, key)
    seal(key, NOW)


def _added_with_a_number(chance, key):
    event = Event.objects.create(action="a:b", subject="s", actor="x", happened_at=AT)
    Entry.objects.create(id=Entry.objects.count() + 1, event=event, hashes=b"")
    _hashes_anew()


def _reordered(chance, _key):
    one, other = (entry.pk for entry in chance.sample(list(Entry.objects.all()), 2))
    events = dict(Entry.objects.filter(pk__in=(one, other)).values_list("pk", "event"))
    Entry.objects.filter(pk=one).update(event=events[other])
    Entry.objects.filter(pk=other).update(event=events[one])
    if chance.random() < 0.5:
        _hashes_anew()


def _numbered_twice(chance, _key):
    one, other = (entry.pk for entry in chance.sample(list(Entry.objects.all()), 2))
    Entry.objects.filter(pk=one).update(event=Entry.objects.get(pk=other).event)
    if chance.random() < 0.5:
        _hashes_anew()


def _reading_removed(chance, _key):
    Reading.objects.filter(pk=_pick(chance, Reading.objects.all()).pk)._raw_delete("default")


def _reading_added(chance, _key):
    Reading.objects.create(event=_pick(chance, Event.objects.all()), person="p9")


def _reading_of_another(chance, _key):
    Reading.objects.filter(pk=_pick(chance, Reading.objects.all()).pk).update(person="p999")


def _reading_moved(chance, _key):
    reading = _pick(chance, Reading.objects.all())
    to = _pick(chance, Event.objects.exclude(pk=reading.event_id))
    Reading.objects.filter(pk=reading.pk).update(event=to)


def _changed_and_hashed_anew(chance, key):
    _changed(chance, key)
    _hashes_anew()


def _a_bit_of_a_hash(chance, _key):
    entry = _pick(chance, Entry.objects.all())
    raw = bytearray(entry.hashes)
    raw[chance.randrange(len(raw))] ^= 1
    Entry.objects.filter(pk=entry.pk).update(hashes=bytes(raw))


def _checkpoint_changed(chance, _key):
    found = _pick(chance, Checkpoint.objects.all())
    place = chance.randrange(len(found.note.partition("\n\n")[0]))
    note = found.note[:place] + chr(ord(found.note[place]) ^ 1) + found.note[place + 1 :]
    Checkpoint.objects.filter(pk=found.pk).update(note=note)


def _checkpoint_removed(chance, _key):
    Checkpoint.objects.filter(pk=_pick(chance, Checkpoint.objects.all()).pk)._raw_delete("default")


def _checkpoint_of_another_size(chance, _key):
    one, other = chance.sample(list(Checkpoint.objects.all()), 2)
    Checkpoint.objects.filter(pk=one.pk).update(note=other.note)


def _end_cut_off(chance, _key):
    """Leave no trace of what came after a checkpoint."""
    last = _pick(chance, Checkpoint.objects.exclude(pk=Checkpoint.objects.latest("pk").pk)).pk
    events = list(Entry.objects.filter(pk__gt=last).values_list("event", flat=True))
    Checkpoint.objects.filter(pk__gt=last)._raw_delete("default")
    Entry.objects.filter(pk__gt=last)._raw_delete("default")
    Reading.objects.filter(event__in=events)._raw_delete("default")
    Event.objects.filter(pk__in=events)._raw_delete("default")


def _sealed_anew_with_the_key(chance, key):
    """Change the past and sign it from end to end with the ledger's own key."""
    _changed(chance, key)
    roots = _hashes_anew()
    for checkpoint in Checkpoint.objects.all():
        said = notes.Checkpoint(key.name, checkpoint.pk, roots[checkpoint.pk], checkpoint.sealed_at)
        Checkpoint.objects.filter(pk=checkpoint.pk).update(note=notes.signed(said, key))


def _hashes_anew():
    grown, roots = Range(), {}
    for entry in Entry.objects.order_by("pk"):
        event = Event.objects.filter(pk=entry.event_id).first()
        hashes = b"".join(grown.append(of_leaf(leaf_of(event) if event else b"")))
        Entry.objects.filter(pk=entry.pk).update(hashes=hashes)
        roots[grown.size] = grown.root()
    return roots


SEEN_BY_THE_WITNESS_ALONE = (_end_cut_off, _sealed_anew_with_the_key)
WAYS = (
    _changed, _other_details, _dated_anew, _removed, _renumbered_over_a_removed,
    _added_in_the_past, _added_in_the_past_and_sealed, _added_with_a_number, _reordered,
    _numbered_twice, _reading_removed, _reading_added, _reading_of_another, _reading_moved,
    _changed_and_hashed_anew, _a_bit_of_a_hash, _checkpoint_changed, _checkpoint_removed,
    _checkpoint_of_another_size, *SEEN_BY_THE_WITNESS_ALONE,
)  # fmt: skip


def _found(way, n, key, seen_by):
    """Return what is found after something was done, and undo it."""
    before = transaction.savepoint()
    way(random.Random(n), key)  # noqa: S311 (to choose by)
    found = list(findings(key.public(), NOW, seen_by))
    transaction.savepoint_rollback(before)
    return found


def _unseen(count, key, seen_by):
    return [
        (way.__name__, n)
        for n in range(count)
        if not _found(way := WAYS[n % len(WAYS)], n, key, seen_by)
    ]


@pytest.mark.usefixtures("administrator")
def test_no_tampering_goes_unseen(key, witnessing):
    assert _unseen(QUICK, key, witnessing) == []
    assert list(findings(key.public(), NOW, witnessing)) == []


@pytest.mark.long
@pytest.mark.usefixtures("administrator")
def test_of_a_thousand_tamperings_none_goes_unseen(key, witnessing):
    assert _unseen(LONG, key, witnessing) == []


@pytest.mark.usefixtures("administrator")
@pytest.mark.parametrize("way", SEEN_BY_THE_WITNESS_ALONE)
def test_without_a_witness_some_would(way, key):
    assert [_found(way, n, key, None) for n in range(5)] == [[]] * 5


@pytest.mark.usefixtures("administrator")
@pytest.mark.parametrize(
    ("way", "what"),
    [
        (_changed, "changed"),
        (_dated_anew, "changed"),
        (_removed, "removed"),
        (_added_in_the_past, "added"),
        (_added_in_the_past_and_sealed, "dated"),
        (_reordered, "changed"),
        (_numbered_twice, "two_numbers"),
        (_added_with_a_number, "uncovered"),
        (_checkpoint_changed, "unsigned"),
        (_end_cut_off, "witnessed"),
    ],
)
def test_it_is_called_what_it_is(way, what, key, witnessing):
    assert what in {found.what for found in _found(way, 3, key, witnessing)}


def test_what_goes_on_as_it_should_is_no_finding(witnessing, key, deed):
    deed(50)
    assert list(findings(key.public(), NOW, witnessing)) == []
    seal(key, AT + timedelta(minutes=51))
    assert list(findings(key.public(), NOW, witnessing)) == []


def test_the_command_says_that_all_is_well(witnessing, key, settings, capsys):
    call_command("verify_ledger")
    said = capsys.readouterr().out
    assert "VERIFIED" in said
    assert "No witness" in said
    shutil.copy(witnessing.folder.parent / "witness.pub", settings.KEYS)
    call_command("verify_ledger", "--witnessed", str(witnessing.folder))
    assert "No witness" not in capsys.readouterr().out


@pytest.mark.usefixtures("administrator")
def test_the_command_says_what_was_changed_and_where(key, capsys):
    entry = Entry.objects.get(pk=5)
    Event.objects.filter(pk=entry.event_id).update(actor="nobody")
    with pytest.raises(CommandError, match=f"5: #{entry.event_id}  记录与封存时不同"):
        call_command("verify_ledger")
