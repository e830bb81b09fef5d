"""A signed file that came is taken whole, with a verdict on each row, and answered by a receipt.

What is wrong with the file as such stops it, and nothing of it is kept; what is wrong with a row
is told in the receipt, and the other rows are taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from anye_desk.exchange.envelope import (
    LARGEST,
    NO_FILE,
    ExchangeRefusedError,
    FileHead,
    Row,
    head_of,
    rows_of,
    sha256_of,
)
from anye_desk.exchange.models import SignedFile
from anye_desk.exchange.sending import (
    keep_out,
    last_number,
    message_name,
    move_on,
    why_not,
)
from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import ExchangedRow, Kind
from anye_desk.office.casework.performing import CaseworkError, local_day
from anye_desk.office.ledger.actions import record as write_event
from anye_desk.office.ledger.notes import PublicKey, SecretKey
from anye_desk.office.peers.models import Peer
from anye_desk.office.peers.register import keys_on

IN, OUT = SignedFile.Direction.IN, SignedFile.Direction.OUT
RECEIPT, RECEIPT_FOR = "receipt/1", "回执"
VERDICT = ("row", "reference", "verdict", "why")  # the columns of a receipt
TAKEN, REFUSED = "taken", "refused"
LONGEST_NOTE = 300
NOT_FOR_US = Text(
    "文件不是发给本单位的，请转交或退回",
    "The file is for another office: pass it on or send it back",
)
UNKNOWN = Text(
    "发送单位未登记，或其公钥今天不在用；核实对方后用 peer 命令登记",
    "The sender is not in the register, or no key of it holds today: make sure of it, then enter"
    " it (command peer)",
)
REPLAYED = Text(
    "这个文件已经收过，没有重复办理", "The file was taken before; nothing is done twice"
)
TWO_OF_A_NUMBER = Text(
    "这个序号已收过另一个文件；请对方核对序号后重发",
    "Another file was taken under this number: have the sender check its numbers",
)
UNKNOWN_MESSAGE = Text(
    "不认识这种内容或版本，请两地先升级到同一版本",
    "This content or its version is not known here: both offices need the same version",
)
WRONG_COLUMNS = Text("列与约定不符，多列少列都不接收", "the columns are not those agreed on")
NOT_PLAIN = Text("值的类型不符", "a value is of a wrong type")
NO_CASE = Text("没有这个编号的协查", "there is no such case")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken, and the receipt that goes back; a receipt gets none."""

    file: SignedFile
    receipt: SignedFile | None


def take(kinds: Iterable[Kind], text: str, key: SecretKey, *, by: Account, at: datetime) -> Taken:
    """Take a file that came.

    Raises:
        ExchangeRefusedError: if the file as such cannot be; that is written down, nothing else is.
    """
    try:
        return _take(tuple(kinds), text, key, by, at)
    except ExchangeRefusedError as error:
        details = {"why": error.words.en[:200], "sha256": sha256_of(text[:LARGEST])}
        name = by.username
        write_event("exchange:refuse", subject="exchange", actor=name, at=at, details=details)
        raise


@transaction.atomic
def _take(kinds: tuple[Kind, ...], text: str, key: SecretKey, by: Account, at: datetime) -> Taken:
    if len(text) > LARGEST:
        raise ExchangeRefusedError(NO_FILE)
    head = head_of(text)
    if head.receiver != key.name:
        raise ExchangeRefusedError(NOT_FOR_US)
    peer, keys = _sender(head, at)
    rows = rows_of(text, head, keys)
    _fail_unless_next(peer, head, text)
    if head.message == RECEIPT:
        verdicts = _take_receipt(kinds, peer, head, rows, by, at)
    else:
        verdicts = _take_rows(_message(kinds, head), peer, rows, by, at)
    refused = sum(1 for one in verdicts if one["verdict"] == REFUSED)
    file = _keep(peer, head, text, refused, by.username, at)
    if head.message == RECEIPT:
        return Taken(file, None)
    said = {"message": RECEIPT, "about": head.number, "purpose": RECEIPT_FOR}
    return Taken(file, keep_out(peer, said, verdicts, key, by=by.username, at=at))


def _sender(head: FileHead, at: datetime) -> tuple[Peer, list[PublicKey]]:
    held = list(keys_on(local_day(at)).filter(peer__code=head.sender))
    if not held:
        raise ExchangeRefusedError(UNKNOWN)
    peer = Peer.objects.select_for_update().get(pk=held[0].peer_id)
    return peer, [PublicKey.read(one.text) for one in held]


def _fail_unless_next(peer: Peer, head: FileHead, text: str) -> None:
    """Let a file pass that is the next of its sender."""
    expected = last_number(peer, IN) + 1
    if head.number > expected:
        raise ExchangeRefusedError(
            Text(
                f"顺序不对：这是第{head.number}号文件，第{expected}号还没有收到；请先收第{expected}号",
                f"Out of order: this is file {head.number}, and {expected} has not come yet",
            )
        )
    if head.number < expected:
        there = SignedFile.objects.filter(peer=peer, direction=IN, sha256=sha256_of(text))
        raise ExchangeRefusedError(REPLAYED if there.exists() else TWO_OF_A_NUMBER)


def _message(kinds: tuple[Kind, ...], head: FileHead) -> tuple[Kind, ExchangedRow]:
    for kind in kinds:
        for message in kind.messages:
            if message_name(kind, message) == head.message:
                return kind, message
    raise ExchangeRefusedError(UNKNOWN_MESSAGE)


def _take_rows(
    known: tuple[Kind, ExchangedRow], peer: Peer, rows: list[Row], by: Account, at: datetime
) -> list[Row]:
    verdicts: list[Row] = []
    for n, row in enumerate(rows, start=1):
        why = _take_row(*known, peer, row, by, at)
        verdict = REFUSED if why else TAKEN
        reference = str(row.get("reference", ""))[:40]
        verdicts.append(dict(zip(VERDICT, (n, reference, verdict, why), strict=True)))
    return verdicts


def _take_row(
    kind: Kind, message: ExchangedRow, peer: Peer, row: Row, by: Account, at: datetime
) -> str:
    """Take a row; return why not, in words, or nothing if it was taken."""
    if row.keys() != set(message.columns):
        return WRONG_COLUMNS.zh
    if not all(map(_is_plain, row.values())):
        return NOT_PLAIN.zh
    case = message.meant(peer, str(row["reference"])) if message.meant else None
    if message.meant and case is None:
        return NO_CASE.zh
    try:
        with transaction.atomic():
            move_on(kind, message.take(row), case, message.said(peer, row), by, at)
    except CaseworkError as error:
        return why_not(error)
    return ""


def _take_receipt(
    kinds: tuple[Kind, ...], peer: Peer, head: FileHead, rows: list[Row], by: Account, at: datetime
) -> list[Row]:
    """Read what became of the rows that were sent; a case whose row was refused is moved on."""
    ours = SignedFile.objects.filter(peer=peer, direction=OUT, number=head.about).first()
    if ours is None or len(rows) != ours.rows:
        raise ExchangeRefusedError(NO_FILE)
    sent = head_of(ours.text)
    kind, message = _message(kinds, sent)
    for row in rows:
        if row.keys() != set(VERDICT) or row["verdict"] not in {TAKEN, REFUSED}:
            raise ExchangeRefusedError(NO_FILE)
        case = message.sent(peer, str(row["reference"])) if row["verdict"] == REFUSED else None
        if case is None:
            continue
        said = {"reason": "row_refused", "note": str(row["why"])[:LONGEST_NOTE]}
        try:
            with transaction.atomic():
                move_on(kind, message.bounce, case, said, by, at)
        except CaseworkError:
            continue  # it has moved on meanwhile: answered by letter, say
    return rows


def _keep(peer: Peer, head: FileHead, text: str, refused: int, by: str, at: datetime) -> SignedFile:
    details = {"number": head.number, "rows": head.rows, "refused": refused}
    write_event("exchange:take", subject=f"peer:{peer.pk}", actor=by, at=at, details=details)
    return SignedFile.objects.create(
        direction=IN,
        peer=peer,
        number=head.number,
        message=head.message,
        rows=head.rows,
        refused=refused,
        about=head.about or None,
        at=at,
        by=by,
        sha256=sha256_of(text),
        text=text,
    )


def _is_plain(value: object) -> bool:
    """Test whether a value is a text, a number, nothing, or a list of numbers."""
    if isinstance(value, list):
        return all(type(one) is int for one in value)
    return value is None or type(value) in {str, int}
