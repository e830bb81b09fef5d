"""Evidence bundles: what happened with a subject, proved without the desk and its database.

A folder with the events as they were sealed, each with its proof, the checkpoint they are proved
against, public keys, and the program that verifies it, which needs no Anye.
"""

import json
import shutil
from base64 import b64encode
from pathlib import Path
from typing import NamedTuple

from anye_desk.office.ledger import feed, verify_bundle
from anye_desk.office.ledger.keys import PUBLIC
from anye_desk.office.ledger.models import Checkpoint, Entry, Event
from anye_desk.office.ledger.sealing import leaf_of, nodes
from anye_desk.office.ledger.tree import inclusion

ABOUT = """\
凭证包：{subject}

entries.jsonl        {count} 条留痕记录，每行一条：编号、原文、在账本中的证明
checkpoint           账本的签名检查点（编号 1 至 {size}）{seen_zh}
keys/                公钥；请与另行取得的公钥核对
verify_bundle.py     核验程序：python verify_bundle.py（只需 Python 3.11 和 cryptography）

证明的是：这些记录原样在账本里。是否还有别的记录，须由持有账本的一方核对（verify_ledger）。

Evidence bundle: {subject}

{count} events, one a line: number, text, proof. The checkpoint covers numbers 1 to {size}{seen_en}.
Run python verify_bundle.py; compare the keys with those that you had from elsewhere.
What is proved: these events are in the ledger as they stand here. Whether there are others is for
whoever holds the ledger to check (verify_ledger).
"""


class NothingSealedError(Exception):
    """No event of the subject is in a tree that is signed (and witnessed, where there is one)."""


class Bundle(NamedTuple):
    """What went into a bundle."""

    events: int
    left_out: int  # events that came after the checkpoint
    persons: list[str]
    is_witnessed: bool


def write(subject: str, into: Path, keys: Path, witnessed: Path) -> Bundle:
    """Write a bundle.

    Args:
        subject: as events name it: ``case:12``.
        into: the folder, which must not be there yet.
        keys: the folder of public keys; with a witness's among them only what it signed counts.
        witnessed: the folder of what it signed.

    Raises:
        FileExistsError: if the folder is there.
        NothingSealedError: if nothing of the subject is sealed.
    """
    is_witnessed = (keys / f"witness{PUBLIC}").is_file()
    size, note = _newest(witnessed) if is_witnessed else _newest_of_ours()
    entries = list(
        Entry.objects.filter(event__subject=subject, pk__lte=size)
        .order_by("pk")
        .select_related("event")
        .prefetch_related("event__readings")
    )
    if not entries:
        raise NothingSealedError(subject)
    into.mkdir(parents=True)
    lines = (json.dumps(_proved(entry, size), ensure_ascii=False) + "\n" for entry in entries)
    (into / "entries.jsonl").write_text("".join(lines), "utf-8")
    (into / "checkpoint").write_text(note, "utf-8")
    (into / "keys").mkdir()
    for stem in ("ledger", "witness")[: 1 + is_witnessed]:
        shutil.copy(keys / f"{stem}{PUBLIC}", into / "keys")
    shutil.copy(verify_bundle.__file__, into)
    (into / "README.txt").write_text(
        _about(subject, len(entries), size, is_witnessed=is_witnessed), "utf-8"
    )
    every = Event.objects.filter(subject=subject).count()
    persons = {one.person for entry in entries for one in entry.event.readings.all()}
    return Bundle(len(entries), every - len(entries), sorted(persons), is_witnessed)


def _proved(entry: Entry, size: int) -> dict[str, object]:
    proof = inclusion(nodes, entry.pk - 1, size)
    return {
        "number": entry.pk,
        "leaf": leaf_of(entry.event).decode(),
        "proof": [b64encode(one).decode() for one in proof],
    }


def _newest(witnessed: Path) -> tuple[int, str]:
    """Return the newest checkpoint that the witness gave back."""
    size = max(feed.sizes(witnessed), default=0)
    return size, (witnessed / feed.name_of(size)).read_text("utf-8") if size else ""


def _newest_of_ours() -> tuple[int, str]:
    found = Checkpoint.objects.order_by("-pk").first()
    return (found.pk, found.note) if found else (0, "")


def _about(subject: str, count: int, size: int, *, is_witnessed: bool) -> str:
    return ABOUT.format(
        subject=subject,
        count=count,
        size=size,
        seen_zh="，已见证" if is_witnessed else "，未经见证",
        seen_en=", witnessed" if is_witnessed else ", NOT witnessed",
    )
