"""Key files: the secret half readable by its owner alone, the public half beside it."""

import os
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anye_desk.office.ledger.notes import PublicKey, SecretKey
from anye_desk.office.ledger.tree import sm3

SECRET, PUBLIC = ".key", ".pub"
OWNER_ONLY = 0o600
OTHERS = 0o077


class KeyFileError(Exception):
    """A key file is missing, not ours alone, or no key; says which and what to do."""


def make(folder: Path, stem: str, kind: int, name: str = "") -> SecretKey:
    """Make a key and its two files.

    Raises:
        FileExistsError: if there is one: what it signed must stay verifiable.
    """
    secret = Ed25519PrivateKey.generate()
    mark = sm3(secret.public_key().public_bytes_raw()).hex()[:8]
    key = SecretKey(name or f"anye-{stem}-{mark}", kind, secret)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = secret.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    into = os.open(folder / f"{stem}{SECRET}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(into, "wb") as file:
        file.write(written)
        os.fsync(file.fileno())
    (folder / f"{stem}{PUBLIC}").write_text(f"{key.public()}\n", "utf-8")
    return key


def read_secret(folder: Path, stem: str) -> SecretKey:
    """Read a key.

    Raises:
        KeyFileError: if there is none, or others may read it.
    """
    path = folder / f"{stem}{SECRET}"
    public = read_public(folder / f"{stem}{PUBLIC}")
    try:
        if path.stat().st_mode & OTHERS:
            raise KeyFileError(f"别人也能读 others may read {path}: chmod 600 {path}")
        secret = serialization.load_pem_private_key(path.read_bytes(), None)
    except FileNotFoundError as error:
        raise KeyFileError(f"没有密钥文件 no key file: {path}") from error
    except ValueError as error:
        raise KeyFileError(f"不是密钥文件 not a key file: {path}") from error
    if not isinstance(secret, Ed25519PrivateKey) or secret.public_key() != public.key:
        raise KeyFileError(f"公钥与私钥不是一对 public and secret key are no pair: {path}")
    return SecretKey(public.name, public.kind, secret)


def read_public(path: Path) -> PublicKey:
    """Read a public key.

    Raises:
        KeyFileError: if there is none.
        NoteError: if it is no key.
    """
    try:
        return PublicKey.read(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise KeyFileError(f"没有公钥文件 no public key: {path}") from error
