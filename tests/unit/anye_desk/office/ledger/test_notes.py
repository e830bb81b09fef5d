import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.ledger.notes import (
    LOG,
    WITNESS,
    Checkpoint,
    NoteError,
    PublicKey,
    SecretKey,
    read,
    sign,
    signed,
)


def _key(name="desk", kind=LOG):
    return SecretKey(name, kind, Ed25519PrivateKey.generate())


KEY, OTHER = _key(), _key()
CHECKPOINT = Checkpoint("desk", 12, b"r" * 32, AT)
NOTE = signed(CHECKPOINT, KEY)


def test_what_was_signed_is_read_back():
    assert read(NOTE, KEY.public()) == CHECKPOINT


def test_a_note_reads_line_by_line_as_the_trade_has_it():
    origin, size, root, at, empty, signature, end = NOTE.split("\n")
    assert (origin, size, at, empty, end) == ("desk", "12", AT.isoformat(), "", "")
    assert root == "cnJycnJycnJycnJycnJycnJycnJycnJycnJycnJycnI="
    assert signature.startswith("— desk ")


@pytest.mark.parametrize(
    "changed",
    [
        NOTE.replace("12", "13"),
        NOTE.replace("cnJy", "cnJz", 1),
        NOTE.replace("desk\n", "disk\n", 1),
        NOTE.replace("— ", "- "),
        NOTE.partition("\n\n")[0] + "\n\n",
        "",
    ],
)
def test_what_was_changed_is_refused(changed):
    with pytest.raises(NoteError):
        read(changed, KEY.public())


def test_another_key_of_the_same_name_is_not_this_one():
    with pytest.raises(NoteError):
        read(NOTE, OTHER.public())


def test_what_is_signed_but_no_checkpoint_is_refused():
    body = "desk\nmany\ncnJy\nnow\n"
    with pytest.raises(NoteError, match="no checkpoint"):
        read(f"{body}\n{sign(body, KEY, AT)}", KEY.public())


def test_a_checkpoint_of_another_ledger_is_refused_whoever_signed_it():
    with pytest.raises(NoteError, match="signed by desk"):
        read(signed(Checkpoint("elsewhere", 12, b"r" * 32, AT), KEY), KEY.public())


def test_a_witness_signs_beside_the_ledger_and_says_when():
    witness = _key("audit", WITNESS)
    both = NOTE + sign(CHECKPOINT.body(), witness, AT)
    assert read(both, KEY.public()) == read(both, witness.public()) == CHECKPOINT
    with pytest.raises(NoteError):
        read(NOTE, witness.public())


def test_a_public_key_is_written_in_one_line_and_read_back():
    assert PublicKey.read(f"{KEY.public()}\n") == KEY.public()


NO_KEYS = {
    "nothing": "",
    "a name": "desk",
    "no key": "desk+00000000+",
    "cut short": str(KEY.public())[:-5],
    "no hash": "a+b+c",
}


@pytest.mark.parametrize("text", NO_KEYS.values(), ids=list(NO_KEYS))
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(NoteError):
        PublicKey.read(text)


def test_a_key_under_another_name_is_refused_for_its_mark_is_of_its_name():
    with pytest.raises(NoteError):
        PublicKey.read(str(KEY.public()).replace("desk", "disk"))
