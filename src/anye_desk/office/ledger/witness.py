"""``python -m anye_desk.office.ledger.witness``: the witness of a ledger.

Another process, best on another office's machine, with a folder and a key of its own and no way
into the desk's database. It reads the feed of checkpoints, and of each asks: did the ledger's key
sign it, and does its tree begin with the last that I hold? Then it signs too. If not, it refuses,
keeps what it was shown, and holds to what it has: who changes what was sealed, or shows one tree
here and another there, is found out, whatever keys and databases are theirs.
"""

import fcntl
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from anye_desk.office.ledger import feed, keys, notes
from anye_desk.office.ledger.tree import is_consistent, sm3

STEM, LEDGER = "witness", "ledger.pub"
HELD, REFUSED_NOTES = "held", "refused"
REFUSED, WRONG = 1, 2


class RefusedError(Exception):
    """A checkpoint does not follow what the witness holds; says in two languages how."""

    def __init__(self, size: int, zh: str, en: str) -> None:
        """Say of which checkpoint, and what is wrong."""
        self.size = size
        super().__init__(f"检查点 {size}：{zh}\nCheckpoint {size}: {en}")


class Holding(NamedTuple):
    """The last tree that a witness signed."""

    size: int
    root: bytes


def look(store: Path, shown: Path, at: datetime, give: Path | None = None) -> list[int]:
    """Take what a feed shows beyond what is held; return the sizes that were signed.

    Args:
        store: the witness's own folder.
        shown: the feed.
        at: the moment.
        give: where else to put what was signed.

    Raises:
        RefusedError: if a checkpoint is not signed, or does not follow the last that is held.
    """
    with _alone(store):
        ledger, own = keys.read_public(store / LEDGER), keys.read_secret(store, STEM)
        held = holding(store, ledger)
        taken: list[int] = []
        sizes = feed.sizes(shown)
        if held.size and (not sizes or sizes[-1] < held.size):
            raise RefusedError(
                sizes[-1] if sizes else 0,
                f"账本退回了：已见证到 {held.size}。",
                f"the ledger went back: {held.size} was witnessed.",
            )
        for size in sizes[_first_at(sizes, held.size) :]:
            step, said = _followed(store, shown, size, held, ledger)
            if size > held.size:
                both = step.note + notes.sign(said.body(), own, at)
                for folder in (store / HELD, *([give] if give else [])):
                    feed.write_whole(folder / feed.name_of(size), both)
                held = Holding(size, said.root)
                taken.append(size)
        return taken


def holding(store: Path, ledger: notes.PublicKey) -> Holding:
    """Return the last tree that a store holds."""
    size = max(feed.sizes(store / HELD), default=0)
    if not size:
        return Holding(0, sm3(b""))
    said = notes.read((store / HELD / feed.name_of(size)).read_text("utf-8"), ledger)
    return Holding(said.size, said.root)


def _first_at(sizes: Sequence[int], size: int) -> int:
    return sum(one < size for one in sizes)


def _followed(
    store: Path, shown: Path, size: int, held: Holding, ledger: notes.PublicKey
) -> tuple[feed.Step, notes.Checkpoint]:
    """Return a checkpoint that follows what is held; what does not is kept as it was shown."""
    try:
        step = feed.read(shown, size)
        said = notes.read(step.note, ledger)
        _fail_unless_it_follows(size, step, said, held)
    except (ValueError, notes.NoteError) as error:
        _keep(store, shown, size)
        raise RefusedError(
            size, f"不是账本签署的检查点（{error}）。", f"not a checkpoint of the ledger ({error})."
        ) from error
    except RefusedError:
        _keep(store, shown, size)
        raise
    return step, said


def _fail_unless_it_follows(
    size: int, step: feed.Step, said: notes.Checkpoint, held: Holding
) -> None:
    if said.size != size:
        raise RefusedError(size, f"签的是 {said.size}。", f"what is signed is of {said.size}.")
    if size == held.size:
        if said.root != held.root:
            raise RefusedError(
                size,
                "同一大小已见证过另一个根：账本给出了两个样子。",
                "another root of this size was witnessed: the ledger shows two faces.",
            )
        return
    if step.old != held.size or not is_consistent(*held, size, said.root, step.proof):
        raise RefusedError(
            size,
            f"不是已见证的 {held.size} 的延续：之前的记录被改动过，或者少了检查点。",
            f"does not follow the witnessed {held.size}: what was sealed has changed, or a "
            "checkpoint is missing.",
        )


def _keep(store: Path, shown: Path, size: int) -> None:
    raw = (shown / feed.name_of(size)).read_bytes()
    name = f"{feed.name_of(size)}-{sm3(raw).hex()[:8]}"
    feed.write_whole(store / REFUSED_NOTES / name, raw.decode("utf-8", "replace"))


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    with (store / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def begin(store: Path, ledger: str) -> notes.PublicKey:
    """Give a witness its folder and key, and have it know its ledger for good; return its key.

    Raises:
        NoteError: if the ledger's key is none.
        FileExistsError: if the folder is a witness's already.
    """
    key = notes.PublicKey.read(ledger)
    own = keys.make(store, STEM, notes.WITNESS)
    feed.write_whole(store / LEDGER, f"{key}\n")
    return own.public()


def arguments() -> ArgumentParser:
    """Return what the command understands."""
    parser = ArgumentParser(
        prog="python -m anye_desk.office.ledger.witness",
        description="账本的见证方：另一个进程，另一个目录。The witness of a ledger.",
    )
    parser.add_argument("--store", type=Path, required=True, help="见证方自己的目录 its own folder")
    parser.add_argument("--begin", metavar="KEY", help="建立见证方，给出账本公钥 the ledger's key")
    parser.add_argument("--feed", type=Path, help="检查点目录 the folder of checkpoints")
    parser.add_argument("--give", type=Path, help="见证后另存到 where to put what was signed")
    parser.add_argument("--every", type=int, metavar="SECONDS", help="隔几秒再看 look again")
    return parser


def main(said: Sequence[str] | None = None) -> int:
    """Do what is asked and return the code to end with: 1 where a checkpoint was refused."""
    parser = arguments()
    asked = parser.parse_args(said)
    if not (asked.begin or asked.feed):
        parser.error("--begin KEY | --feed DIR")
    try:
        if asked.begin:
            sys.stdout.write(f"{begin(asked.store, asked.begin)}\n")
        return _watch(asked) if asked.feed else 0
    except RefusedError as error:
        sys.stderr.write(f"不予见证 Refused. {error}\n")
        return REFUSED
    except FileExistsError:
        sys.stderr.write(f"{asked.store}已是见证方的目录 is a witness's folder already.\n")
    except (keys.KeyFileError, notes.NoteError, OSError) as error:
        sys.stderr.write(f"{error}\n先用 --begin 建立见证方 begin with --begin KEY.\n")
    return WRONG


def _watch(asked: Namespace) -> int:
    while True:
        now = datetime.now(UTC)  # noqa: TID251 (a command of its own)
        taken = look(asked.store, asked.feed, now, asked.give)
        last = f"，至 {taken[-1]} up to {taken[-1]}" if taken else ""
        sys.stdout.write(f"见证 {len(taken)} 个 witnessed{last}\n")
        sys.stdout.flush()
        if not asked.every:
            return 0
        time.sleep(asked.every)


if __name__ == "__main__":
    sys.exit(main())
