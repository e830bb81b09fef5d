"""What the sequencer gives numbers to, and what it signs."""

import json
from configparser import ConfigParser
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger import feed
from anye_desk.office.ledger.models import Checkpoint, Entry, Event
from anye_desk.office.ledger.notes import read
from anye_desk.office.ledger.sealing import leaf_of, nodes, seal, unsealed
from anye_desk.office.ledger.tree import Range, inclusion, is_consistent, is_included, of_leaf
from anye_desk.office.ledger.witness import arguments

UNITS = Path(__file__).parents[5] / "deploy/units"


def test_each_event_has_one_number_without_a_gap_in_the_order_it_came(sealed):
    numbered = list(Entry.objects.order_by("pk").values_list("pk", "event"))
    assert [number for number, _ in numbered] == list(range(1, sealed + 1))
    events = [event for _, event in numbered]
    assert events == sorted(Event.objects.values_list("pk", flat=True))
    assert not unsealed().exists()


def test_a_leaf_says_all_of_an_event_and_whose_rows_it_opened(db, deed):
    event = Event.objects.get(pk=deed(3).pk)
    assert json.loads(leaf_of(event)) == {
        "event": event.pk,
        "action": "case:decide",
        "subject": "case:3",
        "actor": "officer0",
        "happened_at": "2026-06-01T00:03:00.000000+00:00",
        "details": {"count": 3, "choice": "甲"},
        "persons": ["p3", "p4"],
    }


def test_every_field_of_an_event_is_in_its_leaf():
    fields = {field.name for field in Event._meta.fields}
    assert fields == {"id", "action", "subject", "actor", "happened_at", "details"}


def test_each_checkpoint_is_signed_over_the_tree_of_its_size(sealed, key):
    growing = Range()
    roots = {}
    for hashes in Entry.objects.order_by("pk").values_list("hashes", flat=True):
        assert b"".join(growing.append(bytes(hashes)[:32])) == bytes(hashes)
        roots[growing.size] = growing.root()
    for checkpoint in Checkpoint.objects.all():
        said = read(checkpoint.note, key.public())
        assert (said.size, said.root) == (checkpoint.pk, roots[checkpoint.pk])
        assert said.at == checkpoint.sealed_at


def test_each_event_is_proved_from_what_the_database_keeps(sealed, key):
    root = read(Checkpoint.objects.latest("pk").note, key.public()).root
    for entry in Entry.objects.select_related("event"):
        leaf, index = of_leaf(leaf_of(entry.event)), entry.pk - 1
        assert is_included(root, sealed, leaf, index, inclusion(nodes, index, sealed))


def test_what_was_numbered_earlier_and_kept_later_is_sealed_too(sealed, key):
    """As when a long transaction ends after others that began later were sealed."""
    said = {"action": "a:b", "subject": "s", "actor": "x", "happened_at": AT}
    last = Event.objects.latest("pk").pk
    for pk in (last + 9, last + 5):
        Event.objects.create(id=pk, **said)
        assert seal(key, AT) == 1
    numbered = Entry.objects.filter(pk__gt=sealed).order_by("pk").values_list("event", flat=True)
    assert list(numbered) == [last + 9, last + 5]


def test_with_nothing_new_no_checkpoint_is_signed(sealed, key):
    before = Checkpoint.objects.count()
    assert seal(key, AT + timedelta(days=1)) == 0
    assert Checkpoint.objects.count() == before


def test_many_are_sealed_so_many_at_a_time(db, key, deed):
    while seal(key, AT):
        pass
    for n in range(5):
        deed(n)
    assert [seal(key, AT, 2) for _ in range(4)] == [2, 2, 1, 0]


def test_the_command_seals_and_gives_out_what_the_feed_lacks_each_proved_from_the_last(
    sealed, key, deed, settings, capsys
):
    deed(41)
    call_command("seal")
    assert "封存 1 条" in capsys.readouterr().out
    sizes = feed.sizes(settings.CHECKPOINTS)
    assert sizes == list(Checkpoint.objects.order_by("pk").values_list("pk", flat=True))
    old = 0, b""
    for size in sizes:
        step = feed.read(settings.CHECKPOINTS, size)
        said = read(step.note, key.public())
        assert step.old == old[0]
        assert is_consistent(*old, size, said.root, step.proof)
        old = size, said.root


def test_what_a_crash_left_unpublished_is_given_out_next_time(sealed, key, settings):
    call_command("seal")
    last = settings.CHECKPOINTS / feed.name_of(sealed)
    before = last.read_bytes()
    last.unlink()
    call_command("seal")
    assert last.read_bytes() == before


def test_each_unit_runs_a_command_that_is_there():
    told = {}
    for name in ("anye-seal", "anye-witness"):
        unit = ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str
        unit.read(UNITS / f"{name}.service", "utf-8")
        told[name] = unit["Service"]["ExecStart"]
    assert told["anye-seal"].endswith("python -m anye_desk seal")
    given = told["anye-witness"].partition(" -m anye_desk.office.ledger.witness ")[2].split()
    asked = arguments().parse_args(given)
    assert all((asked.store, asked.feed, asked.give, asked.every))
