"""An employer proves that it is the one: by a code sent to the number that the register holds.

The answer is the same whether the employer and its number are known or not. Codes are few and
short-lived: so many of an employer a day, so many from a source an hour, and so many wrong tries.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils.crypto import constant_time_compare, salted_hmac

from anye_desk.office.administration.inviting import let_in_as_proved
from anye_desk.office.administration.models import Proof
from anye_desk.office.ledger.actions import record
from anye_desk.office.outbox.actions import number_of, put

VALID_MINUTES = 10
DIGITS = 8
OF_AN_EMPLOYER, FROM_A_SOURCE = 3, 10  # codes in a day, in an hour
WRONG, WRONG_FROM_A_SOURCE = 5, 20  # tries of a code, of all codes of a source in an hour
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SALT = "proof"


class TooManyError(Exception):
    """So many codes were asked for or tried from here that it is to wait."""


@transaction.atomic
def ask_for_code(employer_id: int | None, *, source: str, at: datetime) -> Proof:
    """Send a code to the number of an employer, if both are known and it is not too often.

    Raises:
        TooManyError: if it was asked too often from this source.
    """
    _fail_if_too_many(source, at)
    before = Proof.objects.filter(employer_id=employer_id, made_at__gt=at - DAY).count()
    number = number_of(employer_id) if employer_id and before < OF_AN_EMPLOYER else ""
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    proof = Proof.objects.create(
        employer_id=employer_id,
        source=source,
        code_hash=_hash(code) if number else "",
        made_at=at,
        expires_at=at + timedelta(minutes=VALID_MINUTES),
    )
    record(
        "account:ask_for_code",
        subject=f"proof:{proof.pk}",
        actor="",
        at=at,
        details={"address": source, "is_sent": bool(number)},
    )
    if number:
        words = f"安业工作台登记验证码 {code}，{VALID_MINUTES}分钟内有效，请勿告诉他人。"
        key = f"proof:{proof.pk}"
        put(to=number, kind="sms", words=words, key=key, at=at, is_secret=True)
    return proof


@transaction.atomic
def prove(proof_id: int, code: str, *, source: str, at: datetime) -> str:
    """Return the token of the invitation that a right code opens; empty for a wrong one.

    Raises:
        TooManyError: if it was tried too often from this source.
    """
    _fail_if_too_many(source, at, at_least=1)
    proof = Proof.objects.select_for_update().filter(pk=proof_id).first()
    if proof is None:
        return ""
    is_open = proof.spent_at is None and proof.expires_at > at and proof.tries < WRONG
    is_right = constant_time_compare(_hash(code), proof.code_hash)
    if not (is_open and is_right and proof.employer_id):
        proof.tries += 1
        proof.save(update_fields=["tries"])
        details = {"address": source}
        subject = f"proof:{proof.pk}"
        record("account:wrong_code", subject=subject, actor="", at=at, details=details)
        return ""
    proof.spent_at = at
    proof.save(update_fields=["spent_at"])
    record("account:prove", subject=f"proof:{proof.pk}", actor="", at=at)
    return let_in_as_proved(proof.employer_id, number_of(proof.employer_id), at)


def _fail_if_too_many(source: str, at: datetime, *, at_least: int = 0) -> None:
    recent = Proof.objects.filter(source=source, made_at__gt=at - HOUR)
    wrong = recent.aggregate(n=Sum("tries"))["n"] or 0
    if recent.count() >= FROM_A_SOURCE + at_least or wrong >= WRONG_FROM_A_SOURCE:
        raise TooManyError


def _hash(code: str) -> str:
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()
