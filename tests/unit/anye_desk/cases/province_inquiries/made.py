"""What is said with each move of an inquiry, as the form sends it; see casework/walked.py."""

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.made import sample

from anye.codes.resident_id import whole_ids
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.office.ledger import notes
from anye_desk.office.ledger.notes import LOG
from anye_desk.office.parties.models import Person
from anye_desk.office.peers.register import keep_peer

NAME, STRANGER = "韩雪梅", whole_ids(13082219850707002)
XINGLONG = "cdpf-130822"


def secret(name=XINGLONG):
    """Return a key that is always the same; only tests sign with it."""
    return notes.SecretKey(name, LOG, Ed25519PrivateKey.from_private_bytes(name.encode()[:8] * 4))


def peer():
    key = secret().public()
    return keep_peer(key, "河北省兴隆县残疾人联合会", since=date(2026, 1, 1), until=None).peer


def asked():
    months = {"year": "2025", "first": "1", "last": "6"}
    n = ProvinceInquiry.objects.count()
    whole = whole_ids(int(STRANGER[:17]) + 10 * n)  # none is asked of twice
    return {"peer": peer().pk, "holder_name": NAME, "holder_id": whole, **months}


def said(move):
    certificate = {"level": "2", "valid_from": "2020-01-01", "valid_until": ""}
    if move == "receive":
        zhang = Person.objects.get(person_id=sample.ZHANG)
        zhang.resident_id = whole_ids(zhang.pk)
        zhang.save()
        n = ProvinceInquiry.objects.count()
        about = {"holder_name": zhang.name, "holder_id": zhang.resident_id, "reference": f"兴残{n}"}
        return {**asked(), **about}
    return {
        "ask": asked,
        "ask_for": lambda: {**asked(), "code": sample.credit_code(sample.MILL)},
        "decline": lambda: {"reason": "no_employment"},
        "send": lambda: {"file": "1"},
        "send_reply": lambda: {"file": "1"},
        "enter_answer": lambda: {**certificate, "counted_months": "202503"},
        "enter_refusal": lambda: {"reason": "not_a_holder"},
        "take": lambda: {"settled": "there"},
        "reply": lambda: certificate,
        "refuse": lambda: {"reason": "cancelled"},
        "reopen": lambda: {"reason": "row_refused"},
    }.get(move, dict)()


def apart(record, n):
    """A reference is an office's once."""
    record.reference = f"{record.reference}-{n}"
