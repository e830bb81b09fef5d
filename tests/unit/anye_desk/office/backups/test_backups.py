"""A backup comes back to the same root of the ledger, or nothing is put back and it is said why."""

import shutil
import threading
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as of_the_desk
from django.core.management import CommandError, call_command
from django.db import connection, connections
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.backups import archives, contents, databases
from anye_desk.office.backups.contents import BackupError
from anye_desk.office.backups.making import back_up, keep_newest
from anye_desk.office.backups.restoring import restore
from anye_desk.office.ledger import feed, keys, notes, witness
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.models import Event
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.sealing import seal, size

LATER = AT + timedelta(minutes=1)
DATA = of_the_desk.DATA
OF_THE_TEST = {"STORE", "KEYS", "CHECKPOINTS", "WITNESSED"}  # below DATA too, and set by machines


@pytest.fixture
def saved(machines, desk):
    """Return a backup; the machine is an empty one now."""
    publish_all(desk)
    made = back_up(machines.folder / "backups", AT)
    machines.go("other")
    return made


def publish_all(key):
    while seal(key, AT):
        pass
    publish(of_the_desk.CHECKPOINTS)


def again_signed(place, key, **changed):
    """Sign the list of a backup again, as whoever has the ledger's key can."""
    listed = contents.signed_list(place, key.public())
    files = {name: contents.hash_of(place / name) for name in listed.files}
    kept = {name: getattr(listed, name) for name in listed.__slots__}
    text = contents.Contents(**(kept | {"files": files} | changed)).written()
    (place / contents.LIST).write_text(text, "utf-8")
    (place / contents.SIGNATURE).write_text(notes.sign(text, key, AT), "utf-8")


def nothing_is_here(machines):
    there = [path for path in machines.settings.DATA.rglob("*") if path.is_file()]
    others = [path for path in there if path.suffix != ".pub" and path.stem != "desk"]
    return not databases.is_there() and others == []


def test_what_comes_back_is_what_was_saved(machines, saved, assessed):
    done = restore(saved.place, LATER)
    assert (done.size, done.root) == (saved.size, saved.root)
    assert done.files == saved.files > 0
    assert done.root
    assert done.size == size()
    call_command("verify_ledger", stdout=(said := StringIO()))
    assert "VERIFIED" in said.getvalue()
    here = machines.settings
    assert (here.DATA / "evidence/1.pdf").read_bytes() == b"%PDF-1.7 made up"
    for path in assessed[0].rglob("*"):
        if path.is_file():
            assert (here.STORE / path.relative_to(assessed[0])).read_bytes() == path.read_bytes()
    assert Event.objects.get(action="ledger:restore").details == {"entries": saved.size}


def test_it_is_made_while_deeds_are_done(machines, desk):
    database, stop = connection.settings_dict["NAME"], threading.Event()

    def work():
        machines.connect(database)
        for n in range(500):
            record("a:b", subject=f"case:{n}", actor="x", at=AT, persons=["p"])
            if stop.is_set():
                break
        connections["default"].close()

    working = threading.Thread(target=work)
    working.start()
    try:
        made = back_up(machines.folder / "backups", AT)
    finally:
        stop.set()
        working.join()
    machines.go("other")
    assert restore(made.place, LATER).root == made.root


def test_a_desk_goes_on_from_where_it_was_saved(machines, saved, desk):
    restore(saved.place, LATER)
    shutil.copy(machines.folder / "desk/keys/ledger.key", machines.settings.KEYS)
    assert seal(desk, LATER) >= 1
    publish(machines.settings.CHECKPOINTS)
    assert max(feed.sizes(machines.settings.CHECKPOINTS)) == size() > saved.size


def test_secret_keys_are_in_no_backup(saved, desk):
    assert (saved.place / "data/keys/ledger.pub").is_file()
    for path in saved.place.rglob("*"):
        assert not path.is_file() or b"PRIVATE KEY" not in path.read_bytes()


def test_every_folder_that_the_desk_is_told_of_is_in_it(machines, desk):
    """A folder that a later setting names lies below ANYE_DATA, all of which is saved."""
    folders = {
        name: value
        for name in dir(of_the_desk)
        if name.isupper() and isinstance(value := getattr(of_the_desk, name), Path)
    }
    outside = {name for name, folder in folders.items() if DATA not in folder.parents}
    assert outside - {"DATA", *OF_THE_TEST} == {"HERE"}  # the program
    (machines.settings.DATA / "of/later").mkdir(parents=True)
    (machines.settings.DATA / "of/later/file").write_text("x", "utf-8")
    made = back_up(machines.folder / "backups", AT)
    assert (made.place / "data/of/later/file").is_file()


def byte_changed(place, _key):
    file = place / "data/evidence/1.pdf"
    file.write_bytes(b"%PDF-1.7 made UP")


def file_missing(place, _key):
    (place / "data/evidence/1.pdf").unlink()


def list_changed(place, _key):
    file_missing(place, None)
    text = (place / contents.LIST).read_text("utf-8")
    line = next(line for line in text.splitlines() if "1.pdf" in line)
    (place / contents.LIST).write_text(text.replace(line, ""), "utf-8")


def signed_by_another(place, _key):
    other = keys.make(place.parent / "thief", "ledger", notes.LOG)
    text = (place / contents.LIST).read_text("utf-8")
    (place / contents.SIGNATURE).write_text(notes.sign(text, other, AT), "utf-8")


def rows_missing(place, key):
    rows = contents.signed_list(place, key.public()).rows
    again_signed(place, key, rows=rows | {"parties_person": rows["parties_person"] + 1})


def of_another_moment(place, key):
    (place / contents.DATABASE).write_bytes((place.parent / "later/database").read_bytes())
    again_signed(place, key, rows=contents.signed_list(place.parent / "later", key.public()).rows)


def event_changed(place, key):
    (place / contents.DATABASE).write_bytes((place.parent / "forced/database").read_bytes())
    again_signed(place, key)


def of_another_program(place, key):
    again_signed(place, key, migrations=["access.0001_initial"])


def of_another_database(place, key):
    again_signed(place, key, vendor="oracle")


TAMPERED = {
    byte_changed: "changed: 1",
    file_missing: "changed: 1",
    list_changed: "not signed by",
    signed_by_another: "not signed by",
    rows_missing: "Rows are missing: parties_person",
    of_another_moment: "Another root",
    event_changed: "not verified",
    of_another_program: "Made by another version: check out",
    of_another_database: "The backup is of oracle",
}


@pytest.fixture
def to_tamper_with(machines, desk):
    """A backup, one of later, and one of a database that its owner changed by force."""
    publish_all(desk)
    made = back_up(machines.folder / "backups", AT)
    with connection.cursor() as cursor:
        if machines.is_postgresql:
            cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER ledger_event_UPDATE")
        force = "UPDATE ledger_event SET actor = %s WHERE id = 1"
        first = Event.objects.get(pk=1).actor
        cursor.execute(force, ["nobody"])
        forced = made.place.parent / "forced"
        forced.mkdir()
        databases.dump(forced / contents.DATABASE)
        cursor.execute(force, [first])
    later = back_up(machines.folder / "backups", AT + timedelta(seconds=1))
    later.place.rename(made.place.parent / "later")
    machines.go("other")
    shutil.copytree(machines.folder / "desk/keys", machines.settings.KEYS)
    return made.place


def test_what_is_not_as_it_was_saved_is_refused_whole(machines, to_tamper_with, desk):
    (machines.settings.KEYS / "ledger.key").unlink()
    faults = {}
    for tamper, why in TAMPERED.items():
        place = to_tamper_with.with_name(f"to_{tamper.__name__}")
        shutil.copytree(to_tamper_with, place)
        tamper(place, desk)
        try:
            call_command("restore", place)
        except CommandError as refused:
            if "NOT RESTORED" not in str(refused) or why not in str(refused):
                faults[tamper.__name__] = str(refused)
        else:
            faults[tamper.__name__] = "restored"
        if not nothing_is_here(machines):
            faults[tamper.__name__] = "something was left"
    assert faults == {}


def test_nothing_is_overwritten(machines, saved):
    restore(saved.place, LATER)
    with pytest.raises(BackupError, match="not empty"):
        restore(saved.place, LATER)
    machines.go("third")
    (machines.settings.DATA / "evidence").mkdir()
    (machines.settings.DATA / "evidence/1.pdf").write_bytes(b"another")
    with pytest.raises(BackupError, match="differs"):
        restore(saved.place, LATER)
    assert not databases.is_there()


def test_what_is_no_backup_is_said(machines, tmp_path):
    machines.go("other")
    (tmp_path / "photos").mkdir()
    with pytest.raises(CommandError, match="holds no backup"):
        call_command("restore", tmp_path / "photos")


def test_without_the_ledgers_key_its_command_is_named(machines, tmp_path):
    machines.go("other", filled=True)
    with pytest.raises(CommandError, match="ledger_key"):
        call_command("backup", tmp_path / "backups")


def test_an_encrypted_one_is_opened_by_its_key_alone(machines, desk, tmp_path):
    secret, another = tmp_path / "backup.secret", tmp_path / "another.secret"
    public, _ = archives.make_key(secret), archives.make_key(another)
    made = back_up(tmp_path / "backups", AT, public)
    assert b"ledger_event" not in made.place.read_bytes()
    assert made.place.stat().st_mode & 0o077 == 0
    machines.go("other")
    for wrong, why in ((None, "--secret"), (another, "does not open"), (made.place, "No secret")):
        with pytest.raises(BackupError, match=why):
            restore(made.place, LATER, wrong)
        assert nothing_is_here(machines)
    damaged = tmp_path / made.place.name
    raw = bytearray(made.place.read_bytes())
    raw[len(raw) // 2] ^= 1
    damaged.write_bytes(raw)
    with pytest.raises(BackupError, match="damaged"):
        restore(damaged, LATER, secret)
    assert nothing_is_here(machines)
    assert restore(made.place, LATER, secret).root == made.root


def test_no_file_of_an_archive_leaves_its_folder(machines, desk, tmp_path):
    public = archives.make_key(tmp_path / "secret")
    (tmp_path / "evil").write_text("x", "utf-8")
    path = tmp_path / f"20260601T000000Z{archives.ENDING}"
    with archives.writing(path, public) as archive:
        archives.add(archive, "../evil2", tmp_path / "evil")
    machines.go("other")
    with pytest.raises(BackupError, match="Odd name"):
        restore(path, LATER, tmp_path / "secret")
    assert not list(tmp_path.rglob("evil2"))


def test_what_has_not_changed_is_kept_once_and_the_oldest_go(machines, desk, tmp_path):
    into = tmp_path / "backups"
    made = [back_up(into, AT + timedelta(days=n)).place for n in range(3)]
    (into / "notes.txt").write_text("of somebody's own", "utf-8")
    one, other = (place / "data/evidence/1.pdf" for place in made[:2])
    assert one.stat().st_ino == other.stat().st_ino
    assert keep_newest(into, 2) == made[:1]
    assert {path.name for path in into.iterdir()} == {
        "notes.txt",
        made[1].name,
        made[2].name,
    }


def test_a_backup_that_fails_leaves_nothing(machines, desk, tmp_path, monkeypatch):
    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(contents, "hash_of", fails)
    with pytest.raises(CommandError, match="NOT BACKED UP"):
        call_command("backup", tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_what_a_witness_saw_later_is_said(machines, desk, tmp_path):
    """Restored to before what was witnessed: it is verified as far as it goes, and that is said."""
    key = witness.begin(tmp_path / "witness", str(desk.public()))
    made = back_up(tmp_path / "backups", AT)
    record("a:b", subject="case:1", actor="x", at=AT)
    publish_all(desk)
    here = machines.settings
    witness.look(tmp_path / "witness", here.CHECKPOINTS, AT, here.WITNESSED)
    machines.go("other")
    shutil.copytree(machines.folder / "desk/witnessed", machines.settings.WITNESSED)
    machines.settings.KEYS.mkdir()
    (machines.settings.KEYS / "witness.pub").write_text(f"{key}\n", "utf-8")
    call_command("restore", made.place, stdout=(said := StringIO()))
    assert f"{made.size + 1} were witnessed" in said.getvalue()
    assert "Keys are in no backup" in said.getvalue()
