"""Signed checkpoints: size, root and time of the tree as a text that anybody can check.

The text is a signed note with a checkpoint (C2SP), so that tools of the trade read it: origin,
size, root and time, an empty line, then one line a signature: — NAME BASE64. A line says by its
key's mark which algorithm it is of: one of SM2 can stand beside those of Ed25519, without any
change of what is signed.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LOG, WITNESS = 1, 4  # what C2SP calls an Ed25519 signature, and a timestamped Ed25519 cosignature
MARK, STAMP = 4, 8  # bytes before a signature: of which key; of a witness also when
SIGNED = "— "


class NoteError(Exception):
    """A text is no checkpoint, or is not signed by whom it should be."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The tree at a moment."""

    origin: str
    size: int
    root: bytes
    at: datetime

    def body(self) -> str:
        """Return what is signed."""
        said = (self.origin, self.size, b64encode(self.root).decode(), self.at.isoformat())
        return "".join(f"{line}\n" for line in said)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who signs, under which name, and as what."""

    name: str
    kind: int
    key: Ed25519PublicKey

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a key as ``__str__`` writes it.

        Raises:
            NoteError: if it is none.
        """
        try:
            name, _, (kind, *raw) = _split_key(text)
            found = cls(name, kind, Ed25519PublicKey.from_public_bytes(bytes(raw)))
        except ValueError as error:
            raise NoteError(f"not a public key: {text.strip()[:80]}") from error
        if str(found) != text.strip():
            raise NoteError(f"the mark of this public key is not its own: {text.strip()[:80]}")
        return found

    def __str__(self) -> str:
        """Write the key in one line: NAME+MARK+BASE64."""
        return f"{self.name}+{self.mark().hex()}+{b64encode(self._raw()).decode()}"

    def mark(self) -> bytes:
        """Return what its signatures begin with."""
        digest = hashes.Hash(hashes.SHA256())
        digest.update(self.name.encode() + b"\n" + self._raw())
        return digest.finalize()[:MARK]

    def _raw(self) -> bytes:
        return bytes([self.kind]) + self.key.public_bytes_raw()


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key that signs."""

    name: str
    kind: int
    key: Ed25519PrivateKey

    def public(self) -> PublicKey:
        """Return its public half."""
        return PublicKey(self.name, self.kind, self.key.public_key())


def sign(body: str, key: SecretKey, at: datetime) -> str:
    """Return the line of a signature; a witness signs also when it saw the checkpoint."""
    stamp = _stamp(at) if key.kind == WITNESS else b""
    signature = key.key.sign(_signed(body, stamp))
    line = b64encode(key.public().mark() + stamp + signature).decode()
    return f"{SIGNED}{key.name} {line}\n"


def signed(checkpoint: Checkpoint, key: SecretKey) -> str:
    """Return the whole note of a checkpoint."""
    body = checkpoint.body()
    return f"{body}\n{sign(body, key, checkpoint.at)}"


def read(note: str, key: PublicKey) -> Checkpoint:
    """Return what a note says, if its key signed it.

    Raises:
        NoteError: if the key did not, or it is no checkpoint.
    """
    body, _, lines = note.partition("\n\n")
    body += "\n"
    if not any(is_by(line, body, key) for line in lines.split("\n")):
        raise NoteError(f"not signed by {key.name}")
    try:
        origin, size, root, at = body.removesuffix("\n").split("\n")
        found = Checkpoint(
            origin, int(size), b64decode(root, validate=True), datetime.fromisoformat(at)
        )
    except ValueError as error:
        raise NoteError("no checkpoint") from error
    if found.origin != key.name and key.kind == LOG:
        raise NoteError(f"a checkpoint of {found.origin}, signed by {key.name}")
    return found


def is_signed(body: str, line: str, key: PublicKey) -> bool:
    """Test whether a line is this key's signature of a text that is no checkpoint."""
    return is_by(line.removesuffix("\n"), body, key)


def is_by(line: str, body: str, key: PublicKey) -> bool:
    """See whether a line is this key's signature of a body."""
    name, _, said = line.removeprefix(SIGNED).rpartition(" ")
    try:
        raw = b64decode(said, validate=True)
    except ValueError:
        return False
    if not line.startswith(SIGNED) or name != key.name or raw[:MARK] != key.mark():
        return False
    before = MARK + STAMP if key.kind == WITNESS else MARK
    try:
        key.key.verify(raw[before:], _signed(body, raw[MARK:before]))
    except InvalidSignature:
        return False
    return True


def _signed(body: str, stamp: bytes) -> bytes:
    if not stamp:
        return body.encode()
    return f"cosignature/v1\ntime {int.from_bytes(stamp)}\n{body}".encode()


def _stamp(at: datetime) -> bytes:
    return int(at.astimezone(UTC).timestamp()).to_bytes(STAMP)


def _split_key(text: str) -> tuple[str, str, bytes]:
    name, mark, raw = text.strip().split("+", 2)
    return name, mark, b64decode(raw, validate=True)
