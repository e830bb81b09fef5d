"""A bundle is verified by its own program, and nothing in it can be changed unseen."""

import ast
import json
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger import keys, notes, verify_bundle, witness
from anye_desk.office.ledger.models import Event, Reading
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.sealing import seal

SUBJECT = "case:3"
AN_AUDITORS_PATIENCE = 200  # lines


@pytest.fixture
def witnessed(sealed, key, settings, tmp_path):
    """The ledger with a witness who gave its key and its signatures back."""
    publish(settings.CHECKPOINTS)
    store = tmp_path / "elsewhere"
    witness.begin(store, str(key.public()))
    witness.look(store, settings.CHECKPOINTS, AT, settings.WITNESSED)
    shutil.copy(store / "witness.pub", settings.KEYS)
    return store


@pytest.fixture
def bundle(witnessed, tmp_path):
    call_command("bundle", SUBJECT, str(tmp_path / "bundle"))
    return tmp_path / "bundle"


def verified(folder, *said):
    done = subprocess.run(
        [sys.executable, "-I", folder / "verify_bundle.py", *said],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_its_own_program_verifies_it_with_keys_had_from_elsewhere(bundle, key, witnessed):
    code, said = verified(
        bundle, "--ledger", str(key.public()), "--witness", str(witnessed / "witness.pub")
    )
    assert (code, said.splitlines()[-1]) == (0, "核验通过 VERIFIED")
    assert "NOT" not in said
    assert "compare them" not in said


def test_it_says_that_keys_of_its_own_are_to_be_compared(bundle):
    code, said = verified(bundle)
    assert code == 0
    assert "compare them" in said


def test_it_holds_each_event_of_its_subject_as_it_was_sealed(bundle):
    lines = (bundle / "entries.jsonl").read_text().splitlines()
    leaves = [json.loads(json.loads(line)["leaf"]) for line in lines]
    events = Event.objects.filter(subject=SUBJECT).order_by("pk")
    assert [leaf["event"] for leaf in leaves] == list(events.values_list("pk", flat=True))
    assert {leaf["subject"] for leaf in leaves} == {SUBJECT}


def test_whoever_takes_a_bundle_is_written_down_with_whose_rows_are_in_it(bundle):
    event = Event.objects.get(action="ledger:bundle")
    opened = Reading.objects.filter(event__subject=SUBJECT).values_list("person", flat=True)
    assert set(event.readings.values_list("person", flat=True)) == set(opened)


def _entries(change):
    def tamper(bundle):
        path = bundle / "entries.jsonl"
        entries = [json.loads(line) for line in path.read_text().splitlines()]
        change(entries)
        path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))

    return tamper


def _note(change):
    def tamper(bundle):
        path = bundle / "checkpoint"
        path.write_text(change(path.read_text()))

    return tamper


def _other_key(stem, kind):
    def tamper(bundle):
        made = keys.make(bundle.parent / "other", stem, kind)
        (bundle / "keys" / f"{stem}.pub").write_text(str(made.public()))

    return tamper


TAMPERINGS = {
    "another actor": _entries(lambda it: it[1].update(leaf=it[1]["leaf"].replace("officer", "o"))),
    "another number": _entries(lambda it: it[0].update(number=it[0]["number"] + 1)),
    "another order": _entries(lambda it: it.reverse()),
    "twice the same": _entries(lambda it: it.append(it[-1])),
    "a number beyond": _entries(lambda it: it[-1].update(number=10**6)),
    "another's proof": _entries(lambda it: it[0].update(proof=it[1]["proof"])),
    "a proof cut short": _entries(lambda it: it[0]["proof"].pop()),
    "a proof drawn out": _entries(lambda it: it[0]["proof"].append(it[0]["proof"][0])),
    "no proof": _entries(lambda it: it[0].pop("proof")),
    "nothing": _entries(lambda it: it.clear()),
    "a smaller tree": _note(lambda text: text.replace("\n", "\n1", 1)),
    "a later day": _note(lambda text: text.replace("2026", "2027", 1)),
    "no witness": _note(lambda text: text[: text.rindex("— ")]),
    "no signature": _note(lambda text: text.partition("\n\n")[0] + "\n\n"),
    "no checkpoint": lambda bundle: (bundle / "checkpoint").unlink(),
    "another ledger's key": _other_key("ledger", notes.LOG),
    "another witness's key": _other_key("witness", notes.WITNESS),
    "a key of another kind": lambda bundle: shutil.copy(
        bundle / "keys/ledger.pub", bundle / "keys/witness.pub"
    ),
    "no key": lambda bundle: (bundle / "keys/ledger.pub").unlink(),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_was_changed_is_seen(what, bundle):
    TAMPERINGS[what](bundle)
    code, said = verified(bundle)
    assert (code, said.splitlines()[-1]) == (1, "核验不通过 NOT VERIFIED")


def test_a_turned_bit_anywhere_is_seen(bundle):
    asked = Namespace(ledger="", witness="")
    assert verify_bundle.verify(bundle, asked)
    for name in ("entries.jsonl", "checkpoint"):
        raw = (bundle / name).read_bytes()
        for place in range(len(raw) - 1, -1, -7):
            changed = bytes([raw[place] ^ 1])
            (bundle / name).write_bytes(raw[:place] + changed + raw[place + 1 :])
            with pytest.raises(Exception):  # noqa: B017, PT011 (what main says in words)
                verify_bundle.verify(bundle, asked)
        (bundle / name).write_bytes(raw)


def test_the_verifier_is_one_short_file_that_needs_only_cryptography():
    source = Path(verify_bundle.__file__).read_text("utf-8")
    assert len(source.splitlines()) <= AN_AUDITORS_PATIENCE
    named = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert named - sys.stdlib_module_names == {"cryptography"}


def test_what_came_after_the_witness_looked_is_left_out_and_said_so(
    witnessed, deed, key, tmp_path, capsys
):
    deed(45)  # of the same case
    seal(key, AT)
    call_command("bundle", SUBJECT, str(tmp_path / "bundle"))
    assert "Left out as too new: 1." in capsys.readouterr().out
    assert verified(tmp_path / "bundle")[0] == 0


def test_without_a_witness_it_says_that_there_was_none(sealed, tmp_path, capsys):
    call_command("bundle", SUBJECT, str(tmp_path / "bundle"))
    assert "Not witnessed" in capsys.readouterr().out
    code, said = verified(tmp_path / "bundle")
    assert code == 0
    assert "NOT witnessed" in said


def test_who_asks_for_what_is_not_there_is_told(bundle, tmp_path):
    with pytest.raises(CommandError, match="run seal first"):
        call_command("bundle", "case:none", str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    with pytest.raises(CommandError, match="The folder is there"):
        call_command("bundle", SUBJECT, str(bundle))
