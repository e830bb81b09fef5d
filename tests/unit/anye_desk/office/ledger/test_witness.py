"""The witness as another process: what it signs, and what it refuses and keeps."""

import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger import feed, notes, witness
from anye_desk.office.ledger.keys import read_public
from anye_desk.office.ledger.models import Checkpoint
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.tree import Range, consistency, of_leaf

COMMAND = (sys.executable, "-m", "anye_desk.office.ledger.witness")
LEAVES = [of_leaf(bytes([n])) for n in range(40)]
ANOTHER = [*LEAVES[:5], of_leaf(b"changed"), *LEAVES[6:]]


def tree_of(leaves):
    grown = Range()
    kept = [grown.append(leaf) for leaf in leaves]
    return grown.root(), lambda level, index: kept[(index + 1 << level) - 1][level]


def show(key, folder, leaves, old=0):
    """Add a checkpoint over leaves to a feed, with the proof from an older size."""
    root, nodes = tree_of(leaves)
    said = notes.Checkpoint(key.name, len(leaves), root, AT)
    step = feed.Step(old, consistency(nodes, old, len(leaves)), notes.signed(said, key))
    feed.write(folder, len(leaves), step)


@pytest.fixture
def begun(tmp_path, key):
    """A witness that holds twenty leaves, and the feed it reads."""
    store, shown = tmp_path / "witness", tmp_path / "shown"
    witness.begin(store, str(key.public()))
    show(key, shown, LEAVES[:10])
    show(key, shown, LEAVES[:20], 10)
    assert witness.look(store, shown, AT) == [10, 20]
    return store, shown


def test_it_signs_each_checkpoint_that_follows_and_holds_it(begun, key):
    store, shown = begun
    show(key, shown, LEAVES[:33], 20)
    assert witness.look(store, shown, AT) == [33]
    assert witness.look(store, shown, AT) == []
    held = (store / "held" / feed.name_of(33)).read_text()
    own = read_public(store / "witness.pub")
    assert notes.read(held, own) == notes.read(held, key.public())
    assert notes.read(held, own).root == tree_of(LEAVES[:33])[0]


REFUSED = {
    "a changed past": ((ANOTHER[:33], 20), "has changed"),
    "a jump over what was not shown": ((LEAVES[:33], 25), "is missing"),
    "a second beginning": ((ANOTHER[:33], 0), "has changed"),
    "two faces of one size": ((ANOTHER[:20], 10), "two faces"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_and_keeps_what_it_was_shown(what, begun, key):
    store, shown = begun
    (leaves, old), said = REFUSED[what]
    show(key, shown, leaves, old)
    with pytest.raises(witness.RefusedError, match=said):
        witness.look(store, shown, AT)
    [kept] = (store / "refused").iterdir()
    assert kept.read_bytes() == (shown / feed.name_of(len(leaves))).read_bytes()
    assert feed.sizes(store / "held") == [10, 20]
    assert witness.holding(store, key.public()).root == tree_of(LEAVES[:20])[0]


def test_it_refuses_what_the_ledger_did_not_sign(begun, key, tmp_path):
    store, shown = begun
    forged = notes.SecretKey(key.name, notes.LOG, Ed25519PrivateKey.generate())
    show(forged, shown, LEAVES[:33], 20)
    with pytest.raises(witness.RefusedError, match="not a checkpoint of the ledger"):
        witness.look(store, shown, AT)


def test_it_refuses_a_ledger_that_went_back(begun):
    store, shown = begun
    (shown / feed.name_of(20)).unlink()
    with pytest.raises(witness.RefusedError, match="went back"):
        witness.look(store, shown, AT)


def test_it_refuses_a_file_that_is_damaged(begun):
    store, shown = begun
    (shown / feed.name_of(33)).write_bytes(b"\xff\x00 no feed")
    with pytest.raises(witness.RefusedError):
        witness.look(store, shown, AT)
    assert feed.sizes(store / "held") == [10, 20]


def test_it_knows_its_ledger_for_good(begun, key):
    store, _ = begun
    with pytest.raises(FileExistsError):
        witness.begin(store, str(key.public()))


@pytest.mark.django_db
def test_as_a_process_of_its_own_it_follows_the_ledger_without_the_desk(
    sealed, key, settings, tmp_path
):
    publish(settings.CHECKPOINTS)
    store, given = tmp_path / "elsewhere", tmp_path / "given"
    run = [*COMMAND, "--store", store, "--feed", settings.CHECKPOINTS, "--give", given]
    first = [*run, "--begin", str(key.public())]
    begun = subprocess.run(first, check=True, capture_output=True, text=True, cwd=tmp_path)
    own = notes.PublicKey.read(begun.stdout.splitlines()[0])
    sizes = list(Checkpoint.objects.order_by("pk").values_list("pk", flat=True))
    assert feed.sizes(given) == feed.sizes(store / "held") == sizes
    notes.read((given / feed.name_of(sealed)).read_text(), own)
    loaded = f"import sys, {COMMAND[2]}; sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", loaded], check=True)


def test_as_a_process_it_says_in_words_what_it_refuses(begun, key):
    store, shown = begun
    show(key, shown, ANOTHER[:33], 20)
    done = subprocess.run(
        [*COMMAND, "--store", store, "--feed", shown], check=False, capture_output=True, text=True
    )
    assert done.returncode == witness.REFUSED
    assert "检查点 33" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("said", [[], ["--feed", "nowhere"], ["--begin", "no key"]])
def test_who_asks_wrongly_is_told(said, tmp_path, capsys):
    try:
        code = witness.main(["--store", str(tmp_path / "w"), *said])
    except SystemExit as stopped:
        code = stopped.code
    assert code == witness.WRONG
    assert "--begin" in capsys.readouterr().err
