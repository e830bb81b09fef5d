import pytest
from django.core.management import CommandError, call_command

from anye_desk.office.ledger import keys
from anye_desk.office.ledger.notes import LOG, PublicKey


def test_a_key_is_made_once_and_read_back(tmp_path):
    made = keys.make(tmp_path / "keys", "ledger", LOG)
    assert keys.read_secret(tmp_path / "keys", "ledger").public() == made.public()
    with pytest.raises(FileExistsError):
        keys.make(tmp_path / "keys", "ledger", LOG)
    assert keys.read_secret(tmp_path / "keys", "ledger").public() == made.public()


def test_a_secret_key_is_its_owners_alone(tmp_path):
    keys.make(tmp_path / "keys", "ledger", LOG)
    assert (tmp_path / "keys/ledger.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_a_key_that_others_may_read_is_not_used(tmp_path):
    keys.make(tmp_path, "ledger", LOG)
    (tmp_path / "ledger.key").chmod(0o640)
    with pytest.raises(keys.KeyFileError, match="chmod 600"):
        keys.read_secret(tmp_path, "ledger")


def test_halves_of_two_keys_are_no_key(tmp_path):
    keys.make(tmp_path, "ledger", LOG)
    keys.make(tmp_path, "other", LOG)
    (tmp_path / "other.pub").replace(tmp_path / "ledger.pub")
    with pytest.raises(keys.KeyFileError, match="no pair"):
        keys.read_secret(tmp_path, "ledger")


def test_the_command_prints_the_public_half_and_makes_no_second(tmp_path, settings, capsys):
    settings.KEYS = tmp_path / "keys"
    call_command("ledger_key", "--name", "jizhou.example")
    key = PublicKey.read(capsys.readouterr().out)
    assert key.name == "jizhou.example"
    with pytest.raises(CommandError, match="already"):
        call_command("ledger_key")
    assert keys.read_public(tmp_path / "keys/ledger.pub") == key


def test_a_name_that_a_note_cannot_bear_is_refused(tmp_path, settings):
    settings.KEYS = tmp_path
    for name in ("two words", "a+b", "a\nb"):
        with pytest.raises(CommandError, match="no plus sign"):
            call_command("ledger_key", "--name", name)


@pytest.mark.django_db
def test_who_seals_without_a_key_is_told_how_to_make_one(tmp_path, settings):
    settings.KEYS = tmp_path
    with pytest.raises(CommandError, match="ledger_key"):
        call_command("seal")
