"""What goes between two provinces: a question, and its answer; no column more than they need.

No text that is known says in which form provinces exchange these (unverified): the form is our own.
"""

from collections.abc import Mapping
from typing import Any

from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.frame.language import Text
from anye_desk.office.casework.declaring import ExchangedRow
from anye_desk.office.casework.models import Case
from anye_desk.office.peers.models import Peer

PURPOSE = Text(
    "联网认证：核对外省残疾人证是否有效、等级和已在当地计入的月份（残联厅函〔2022〕63号）",
    "yearly certification: whether a certificate holds, its level, and the months counted where"
    " it was issued (残联厅函〔2022〕63号)",
)
FOUND, REFUSED = "found", "refused"
Row = Mapping[str, Any]


def question_row(inquiry: ProvinceInquiry) -> Row:
    """Return what is asked; by which employer is nothing that the other needs."""
    return {
        "reference": inquiry.reference,
        "holder_id": inquiry.resident_id,
        "holder_name": inquiry.name,
        "first_month": inquiry.first_month,
        "last_month": inquiry.last_month,
    }


def answer_row(inquiry: ProvinceInquiry) -> Row:
    """Return what is answered; of whom says the reference alone."""
    return {
        "reference": inquiry.reference,
        "outcome": REFUSED if inquiry.refusal else FOUND,
        "reason": inquiry.refusal,
        "level": inquiry.level,
        "valid_from": _day(inquiry.valid_from),
        "valid_until": _day(inquiry.valid_until),
        "counted_months": inquiry.counted_months,
    }


def question_said(peer: Peer, row: Row) -> Row:
    """Return a question as the form of those that are received is sent it."""
    first, last = (str(row[name]) for name in ("first_month", "last_month"))
    return {
        **{name: row[name] for name in ("reference", "holder_id", "holder_name")},
        "peer": peer.pk,
        "year": first[:4],
        "first": first[4:].lstrip("0"),
        "last": last[4:].lstrip("0") if last[:4] == first[:4] else "",
    }


def answer_said(_peer: Peer, row: Row) -> Row:
    """Return an answer as the form of an answer, or of a refusal, is sent it."""
    if row["outcome"] != FOUND:
        return {"reason": row["reason"]}
    months = row["counted_months"]
    said = {name: row[name] for name in ("level", "valid_from", "valid_until")}
    return {
        **said,
        "counted_months": " ".join(map(str, months if isinstance(months, list) else ())),
    }


def ours(peer: Peer, reference: str) -> Case | None:
    """Return the case of what we asked an office under a reference."""
    return _case(peer, reference, is_ours=True)


def theirs(peer: Peer, reference: str) -> Case | None:
    """Return the case of what an office asked us under a reference."""
    return _case(peer, reference, is_ours=False)


def _case(peer: Peer, reference: str, *, is_ours: bool) -> Case | None:
    found = ProvinceInquiry.objects.filter(peer=peer, reference=reference, is_ours=is_ours)
    inquiry = found.select_related("case").first()
    return inquiry.case if inquiry else None


def _day(value: Any) -> str:  # noqa: ANN401 (a day or none)
    return value.isoformat() if value else ""


MESSAGES = (
    ExchangedRow(
        name="question",
        words=Text("协查函", "question"),
        version=1,
        purpose=PURPOSE,
        columns=("reference", "holder_id", "holder_name", "first_month", "last_month"),
        waits="to_send",
        send="send",
        bounce="enter_refusal",
        row=question_row,
        take=lambda _: "receive",
        said=question_said,
        sent=ours,
    ),
    ExchangedRow(
        name="answer",
        words=Text("答复", "answer"),
        version=1,
        purpose=PURPOSE,
        columns=(
            "reference",
            "outcome",
            "reason",
            "level",
            "valid_from",
            "valid_until",
            "counted_months",
        ),
        waits="replied",
        send="send_reply",
        bounce="reopen",
        row=answer_row,
        take=lambda row: "enter_answer" if row["outcome"] == FOUND else "enter_refusal",
        said=answer_said,
        sent=theirs,
        meant=ours,
    ),
)
