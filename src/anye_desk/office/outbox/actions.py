"""Putting a message out: a row of the deed's own transaction, so both are there or neither."""

import re
import unicodedata
from datetime import datetime

from django.db import transaction

from anye_desk.frame.notes import without_ids
from anye_desk.office.outbox.models import LONGEST_KEY, LONGEST_WORDS, Contact, Message

By, State = Message.By, Message.State
NUMBER = re.compile(r"\+?\d{5,15}")
MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")
LONGEST_ADDRESS = 200
BETWEEN = re.compile(r"[\s()-]")


class NoSuchAddressError(ValueError):
    """Whom a message is for is no number, mail or postal address of its kind."""


class OtherWordsUnderOneKeyError(ValueError):
    """A message of this key is there and says something else, or to somebody else."""


@transaction.atomic
def put(
    *, to: str, kind: str, words: str, key: str, at: datetime, is_secret: bool = False
) -> Message:
    """Put a message out; the same again under its key is the one that is there.

    Args:
        to: a telephone number, mail address or postal address, as the kind asks; where none is
            known, empty: the message then stands in the outbox and says so.
        kind: ``sms``, ``mail`` or ``letter``.
        words: what is said, without any resident ID.
        key: the caller's, such as ``annual_reviews:123:remind:7``.
        at: when.
        is_secret: it holds a code or link, which is forgotten once it is sent.

    Raises:
        NoSuchAddressError: if that is no address of the kind.
        OtherWordsUnderOneKeyError: if the key is taken by another message.
        ValidationError: if the words hold a resident ID.
        ValueError: if words or key are too long.
    """
    without_ids(words)
    if len(words) > LONGEST_WORDS or not 0 < len(key) <= LONGEST_KEY:
        raise ValueError("words or key")
    address = plain_address(to, kind) if to else ""
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "to": address,
            "words": words,
            "is_secret": is_secret,
            "state": State.WAITING if address else State.NOWHERE,
            "put_at": at,
            "next_at": at,
        },
    )
    is_same = (message.kind, message.to) == (kind, address) and message.words in {words, ""}
    if not (is_new or is_same):
        raise OtherWordsUnderOneKeyError
    return message


def plain_address(to: str, kind: str) -> str:
    """Return an address of a kind as it is kept.

    Raises:
        NoSuchAddressError: if it is none.
    """
    written = unicodedata.normalize("NFKC", to).strip()
    if kind == By.SMS:
        written = BETWEEN.sub("", written)
    fits = {By.SMS: NUMBER, By.MAIL: MAIL}.get(By(kind), re.compile(r".+", re.DOTALL))
    if not fits.fullmatch(written) or len(written) > LONGEST_ADDRESS:
        raise NoSuchAddressError
    return written


def number_of(employer_id: int) -> str:
    """Return the number at which the register reaches an employer; empty if it holds none."""
    found = Contact.objects.filter(pk=employer_id).values_list("number", flat=True).first()
    return found or ""
