"""Issuing a paper with the deed that it is about, and taking it back.

What a paper says is written in the deed's own transaction; it is set in type when it is first
asked for, always from the same words and so always to the same bytes.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import segno
from django.conf import settings
from django.db.models import QuerySet

from anye.paper.typeset import typeset
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import local_day
from anye_desk.office.ledger.actions import record
from anye_desk.office.papers.models import Paper, Withdrawal

TEMPLATE = "paper/office_paper.typ"
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none is taken for another
CODE = 14  # of them: some 69 bits, which nobody guesses


@dataclass(frozen=True, slots=True)
class Text:
    """What a paper says, in Chinese: it is an official document.

    Attributes:
        title: its name: 劳务派遣备案回执.
        addressee: to whom it is addressed.
        paragraphs: before the table.
        heads: of the table; none: there is no table.
        rows: of the table.
        closing: paragraphs after it.
    """

    title: str
    addressee: str
    paragraphs: Sequence[str] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    closing: Sequence[str] = ()


def issue(case: Case, text: Text, *, holder: str, by: str, at: datetime) -> Paper:
    """Issue a paper of a case, in the transaction of the deed that it is about.

    One of the same title that the case already has is superseded.
    """
    earlier = list(standing(case).filter(title=text.title))
    said = {**asdict(text), "office": settings.OFFICE, "day": _written(local_day(at))}
    paper = Paper.objects.create(
        case=case,
        number=f"{case.number}-{Paper.objects.filter(case=case).count() + 1}",
        title=text.title,
        holder=holder,
        says=said,
        mark=mark_of(said),
        code="".join(secrets.choice(LETTERS) for _ in range(CODE)),
        issued_on=local_day(at),
        issued_by=by,
    )
    for old in earlier:
        _withdraw(old, Withdrawal.Why.SUPERSEDED, by=by, at=at)
    record("paper:issue", subject=f"paper:{paper.pk}", actor=by, at=at)
    return paper


def revoke_all(case: Case, *, by: str, at: datetime) -> None:
    """Take back every paper of a case that still holds."""
    for paper in standing(case):
        _withdraw(paper, Withdrawal.Why.REVOKED, by=by, at=at)


def standing(case: Case) -> QuerySet[Paper]:
    """Return the papers of a case that hold."""
    return Paper.objects.filter(case=case, withdrawals=None)


def pdf_of(paper: Paper, address: str) -> bytes:
    """Return a paper as tagged PDF.

    Args:
        paper: which.
        address: of the page that checks it, as its QR code says it.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    qr = BytesIO()
    segno.make(address, error="m").save(qr, kind="svg", scale=4, border=2)
    document = {
        **paper.says,
        "number": paper.number,
        "code": paper.code,
        "qr": qr.getvalue().decode(),
    }
    with TemporaryDirectory() as folder:
        place = Path(folder) / "paper.pdf"
        typeset(TEMPLATE, {**document, "mark": paper.mark[:16]}, place, on=paper.issued_on)
        return place.read_bytes()


def mark_of(says: object) -> str:
    """Return the hash of what a paper says."""
    written = json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _withdraw(paper: Paper, why: Withdrawal.Why, *, by: str, at: datetime) -> None:
    Withdrawal.objects.create(paper=paper, why=why, at=at, by=by)
    record(f"paper:{why}", subject=f"paper:{paper.pk}", actor=by, at=at)
