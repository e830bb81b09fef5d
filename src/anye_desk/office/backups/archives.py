"""One encrypted file of a backup, in the format of age: any machine with age can open it.

It is encrypted for a public key, so the machine that makes backups cannot read them. The secret key
lies elsewhere; whoever has lost it has lost the backups.
"""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path, PurePosixPath

import pyrage

from anye_desk.office.backups.contents import UNFINISHED, BackupError
from anye_desk.office.ledger.keys import OWNER_ONLY

ENDING = ".tar.age"


def make_key(path: Path) -> str:
    """Write a secret key into a new file and return its public half.

    Raises:
        FileExistsError: if the file is there: what was encrypted for it must stay readable.
    """
    made = pyrage.x25519.Identity.generate()
    into = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(into, "w", encoding="utf-8") as file:
        file.write(f"# public key: {made.to_public()}\n{made}\n")
    return str(made.to_public())


@contextmanager
def writing(path: Path, public: str) -> Iterator[tarfile.TarFile]:
    """Yield an archive to add to; what is added is encrypted on its way to the disk.

    Raises:
        BackupError: if this is no public key.
    """
    try:
        to = pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError as error:
        raise BackupError(
            f"不是备份公钥（以 age1 开头）：{public}", f"Not a public key (age1…): {public}"
        ) from error
    read_end, write_end = os.pipe()
    into = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with (
        ThreadPoolExecutor(1) as other,
        os.fdopen(into, "wb") as file,
        os.fdopen(read_end, "rb") as plain,
    ):
        done = other.submit(pyrage.encrypt_io, plain, file, [to])
        with (
            os.fdopen(write_end, "wb") as pipe,
            tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as archive,
        ):
            yield archive
        done.result()
        file.flush()
        os.fsync(file.fileno())


def add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """Add a file and return the SHA-256 of what was added, should it change meanwhile."""
    with path.open("rb") as file:
        info = archive.gettarinfo(arcname=name, fileobj=file)
        hashed = _Hashed(file)
        archive.addfile(info, hashed)
    return hashed.hash.hexdigest()


class _Hashed(BufferedReader):
    """A file that is hashed as it is read."""

    def __init__(self, file: BufferedReader) -> None:
        super().__init__(file.raw)
        self.hash = hashlib.sha256()

    def read(self, size: int | None = -1, /) -> bytes:
        block = super().read(size)
        self.hash.update(block)
        return block


def unpack(path: Path, into: Path, secret: Path) -> None:
    """Decrypt an archive and put its files into a folder.

    Raises:
        BackupError: if there is no such key, it does not open the archive, or that is damaged.
    """
    key = _identity(secret)
    decrypted = into / f"all{UNFINISHED}"
    try:
        with path.open("rb") as file, decrypted.open("xb") as plain:
            pyrage.decrypt_io(file, plain, [key])
    except (pyrage.DecryptError, OSError) as error:
        raise BackupError(
            f"{secret} 打不开 {path}：不是这份备份的私钥，或者文件已损坏。",
            f"{secret} does not open {path}: it is not its key, or the file is damaged.",
        ) from error
    with tarfile.open(decrypted) as archive:
        for member in archive:
            _put(archive, member, into)
    decrypted.unlink()


def _identity(secret: Path) -> pyrage.x25519.Identity:
    try:
        lines = secret.read_text("utf-8").splitlines()
        return pyrage.x25519.Identity.from_str(lines[-1])
    except (OSError, IndexError, ValueError, pyrage.IdentityError) as error:
        raise BackupError(f"读不到备份私钥 {secret}。", f"No secret key in {secret}.") from error


def _put(archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> None:
    """Write one file, and only below the folder: anybody can encrypt for a public key."""
    parts = PurePosixPath(member.name).parts
    source = archive.extractfile(member) if member.isfile() else None
    if source is None or ".." in parts or parts[0] == "/":
        raise BackupError(f"备份里有异常的文件名：{member.name!r}", f"Odd name: {member.name!r}")
    place = into.joinpath(*parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as file:
        while block := source.read(1 << 20):
            file.write(block)
