"""The text of a signed file: a line of what it is, a line a row, an empty line, the signature.

JSON Lines in UTF-8, signed as the ledger's notes are (Ed25519). No text that is known sets how
provinces exchange files (unverified): the form is our own, and its version stands in each file.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from anye_desk.frame.language import Text
from anye_desk.office.ledger import notes

FORMAT = "anye-exchange/1"
LARGEST = 32_000_000  # characters; of a signed file that is read
END = "\n\n"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FileHead:
    """What a file is: from whom to whom, the how-many-eth, of what, what for and by what law.

    Attributes:
        format: of the file.
        message: kind, message and version of its rows.
        sender: the name of the key that signs it.
        receiver: the name of the key of whom it is for.
        number: from one on, without a gap, of this sender to this receiver.
        about: of a receipt, the number of the file it answers; else nought.
        written_at: when.
        purpose: what for and by what law.
        rows: how many follow.
        sha256: of the rows as they stand.
    """

    format: str
    message: str
    sender: str
    receiver: str
    number: int
    about: int
    written_at: str
    purpose: str
    rows: int
    sha256: str


class ExchangeRefusedError(Exception):
    """A file is not taken, and nothing of it is kept; says why and what to do."""

    def __init__(self, words: Text) -> None:
        """Keep the words."""
        self.words = words
        super().__init__(words.en)


NO_FILE = Text(
    "不是本系统的交换文件，或在传送中损坏；请对方重发",
    "This is no exchange file, or it was damaged on its way: have it sent again",
)
ALTERED = Text(
    "签名与内容不符：文件被改动过，或不是所称单位签发；请对方重发，并查明原因",
    "The signature does not fit: the file was altered, or is not by whom it says. Have it sent"
    " again, and find out why",
)


def written(
    head: Mapping[str, Any], rows: Iterable[Row], key: notes.SecretKey, at: datetime
) -> str:
    """Return the text of a file, signed.

    Args:
        head: its message, receiver, number, about and purpose.
        rows: what it holds.
        key: of the sender.
        at: the moment.
    """
    lines = [_line(row) for row in rows]
    whole = FileHead(
        format=FORMAT,
        sender=key.name,
        written_at=at.isoformat(timespec="seconds"),
        rows=len(lines),
        sha256=sha256_of("".join(lines)),
        **head,
    )
    body = _line(asdict(whole)) + "".join(lines)
    return f"{body}\n{notes.sign(body, key, at)}"


def head_of(text: str) -> FileHead:
    """Return what a file says it is; nothing is proved yet.

    Raises:
        ExchangeRefusedError: if it is no such file.
    """
    first = text[:LARGEST].partition("\n")[0]
    said = _read(first)
    if said.keys() != {field.name for field in fields(FileHead)} or said["format"] != FORMAT:
        raise ExchangeRefusedError(NO_FILE)
    if any(type(said[field.name]) is not field.type for field in fields(FileHead)):
        raise ExchangeRefusedError(NO_FILE)
    return FileHead(**said)


def rows_of(text: str, head: FileHead, keys: Sequence[notes.PublicKey]) -> list[Row]:
    """Return the rows of a file that one of these keys signed.

    Raises:
        ExchangeRefusedError: if none did, or the rows are not those of the head.
    """
    body, _, signature = text.partition(END)
    body += "\n"
    if not any(notes.is_by(line, body, key) for line in signature.split("\n") for key in keys):
        raise ExchangeRefusedError(ALTERED)
    lines = body.partition("\n")[2]
    rows: list[Row] = [_read(line) for line in lines.split("\n")[:-1]]
    if len(rows) != head.rows or sha256_of(lines) != head.sha256:
        raise ExchangeRefusedError(ALTERED)
    return rows


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _line(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise ExchangeRefusedError(NO_FILE) from None
    if not isinstance(said, dict):
        raise ExchangeRefusedError(NO_FILE)
    return said
