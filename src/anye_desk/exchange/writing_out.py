"""What the commands of the exchange share: who does it, with which key, and the file's place."""

from pathlib import Path

from django.core.management.base import CommandError

from anye_desk.exchange.models import SignedFile
from anye_desk.office.access.models import Account
from anye_desk.office.ledger.keys import KeyFileError, read_secret
from anye_desk.office.ledger.notes import NoteError, SecretKey

STEM = "exchange"
OFFICERS = (Account.Role.OFFICER, Account.Role.REVIEWER)


def officer(username: str) -> Account:
    """Return the officer's account of a name, if it may still sign in.

    Raises:
        CommandError: if there is none.
    """
    found = Account.objects.filter(username=username, is_active=True, role__in=OFFICERS).first()
    if found is None:
        raise CommandError(f"没有经办账号 {username}。There is no officer {username}.")
    return found


def key_of_ours(folder: Path) -> SecretKey:
    """Return the key that signs what goes elsewhere.

    Raises:
        CommandError: if there is none.
    """
    try:
        return read_secret(folder, STEM)
    except (KeyFileError, NoteError) as error:
        raise CommandError(f"{error}；先执行 run exchange_key NAME first") from None


def write_to(folder: Path, file: SignedFile, sender: str) -> Path:
    """Write a file out under sender, receiver and number; again is the same to the byte."""
    place = folder / f"{sender}-{file.peer.code}-{file.number:06}.jsonl"
    place.write_text(file.text, "utf-8", newline="")
    return place
