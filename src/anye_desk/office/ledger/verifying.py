"""Does the ledger say today what was sealed? Every entry against the live rows.

The database's triggers hold back the desk; they do not hold back whoever owns the tables. This
finds what such a one changed, took away, put in between, moved or dated anew. Who holds the
ledger's key as well can seal a new past from end to end: only what a witness signed shows that.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from typing import NamedTuple

from django.db.models import Count

from anye_desk.frame.language import Text
from anye_desk.office.ledger import feed, notes
from anye_desk.office.ledger.leaves import Said, written
from anye_desk.office.ledger.models import Checkpoint, Entry, Event, Reading
from anye_desk.office.ledger.sealing import unsealed
from anye_desk.office.ledger.tree import WIDTH, Range, of_leaf

AT_ONCE = 2_000
LONGEST_DEED = timedelta(hours=1)  # from the moment a deed is dated to when its transaction ends
AHEAD = timedelta(minutes=5)  # by which clocks of two machines may differ

FINDINGS: Mapping[str, Text] = {
    "gap": Text("编号不连续", "a number is missing"),
    "removed": Text("已封存的记录不见了", "a sealed event is gone"),
    "changed": Text("记录与封存时不同", "an event is not as it was sealed"),
    "two_numbers": Text("同一记录有两个编号", "an event has two numbers"),
    "hashes": Text("树的散列被改动", "hashes of the tree were changed"),
    "dated": Text("记录的时间不在封存它的时段内", "dated outside of when it was sealed"),
    "added": Text(
        "未封存的记录，时间早于上一检查点", "dated before the last checkpoint, not sealed"
    ),
    "unsigned": Text("检查点的签名不符", "the signature of a checkpoint is wrong"),
    "root": Text("检查点与记录不符", "a checkpoint does not fit the events"),
    "uncovered": Text("最后的检查点没有盖住全部编号", "the last checkpoint leaves numbers out"),
    "witnessed": Text("与见证方所签的不符", "differs from what the witness signed"),
}


class Finding(NamedTuple):
    """Something that is not as it was sealed."""

    what: str
    where: str


class Live(NamedTuple):
    """An entry, and what its event says today; none where it is gone."""

    number: int
    event: int
    hashes: bytes
    said: Said | None
    persons: list[str]


class Witness(NamedTuple):
    """The folder of what a witness signed, its key, and up to which size it is asked."""

    folder: Path
    key: notes.PublicKey
    until: float = inf


def findings(
    key: notes.PublicKey, now: datetime, witness: Witness | None = None
) -> Iterator[Finding]:
    """Yield what is not as it was sealed.

    Args:
        key: of the ledger.
        now: the moment.
        witness: of the ledger, if it has one.

    Raises:
        NoteError: if what the witness gave back does not bear its signature and the ledger's.
    """
    kept = dict(Checkpoint.objects.order_by("pk").values_list("pk", "note"))
    signed = _signed(kept, key)
    yield from (Finding("unsigned", f"{size}") for size in kept if size not in signed)
    tree = Tree(signed)
    yield from tree.walk()
    if tree.size != max(kept, default=0):
        yield Finding("uncovered", f"{tree.size}")
    if witness:
        yield from _unlike(witness, kept, key)
    for event in Entry.objects.values("event").annotate(n=Count("pk")).filter(n__gt=1):
        yield Finding("two_numbers", f"#{event['event']}")
    yield from _unsealed(signed, now)


class Tree:
    """The tree worked out anew over all entries, beside what is signed of it."""

    def __init__(self, signed: Mapping[int, notes.Checkpoint]) -> None:
        """Begin before the first entry."""
        self._signed, self._sizes = signed, list(signed)
        self._grown = Range()

    @property
    def size(self) -> int:
        """Return how many entries follow each other without a gap."""
        return self._grown.size

    def walk(self) -> Iterator[Finding]:
        """Yield what is wrong with each entry, and with the checkpoints that end at it."""
        for entry in _entries():
            if entry.number != self.size + 1:
                yield Finding("gap", f"{self.size + 1}")
                return
            yield from self._event(entry)
            completed = self._grown.append(entry.hashes[:WIDTH])
            if b"".join(completed) != entry.hashes:
                yield Finding("hashes", f"{entry.number}")
            said = self._signed.get(entry.number)
            if said and said.root != self._grown.root():
                yield Finding("root", f"{entry.number}")

    def _event(self, entry: Live) -> Iterator[Finding]:
        where = f"{entry.number}: #{entry.event}"
        if entry.said is None:
            yield Finding("removed", where)
        elif of_leaf(written(entry.said, entry.persons)) != entry.hashes[:WIDTH]:
            yield Finding("changed", where)
        elif not self._is_in_time(entry.number, entry.said.happened_at):
            yield Finding("dated", where)

    def _is_in_time(self, number: int, at: datetime) -> bool:
        """See whether an event happened after the checkpoint before its own, and not after it."""
        place = bisect_left(self._sizes, number)
        if place == len(self._sizes):
            return True  # no checkpoint covers it, which is said elsewhere
        if at > self._signed[self._sizes[place]].at + AHEAD:
            return False
        return not place or at >= self._signed[self._sizes[place - 1]].at - LONGEST_DEED


def _signed(kept: Mapping[int, str], key: notes.PublicKey) -> dict[int, notes.Checkpoint]:
    """Return the checkpoints that the key signed, of the size under which they are kept."""
    signed = {}
    for size, note in kept.items():
        try:
            said = notes.read(note, key)
        except notes.NoteError:
            continue
        if said.size == size:
            signed[size] = said
    return signed


def _entries() -> Iterator[Live]:
    last = 0
    while rows := list(
        Entry.objects.filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", "event", "hashes")[:AT_ONCE]
    ):
        events = [event for _, event, _ in rows]
        live = Event.objects.filter(pk__in=events).values_list(
            "pk", "action", "subject", "actor", "happened_at", "details"
        )
        said = {row[0]: Said(*row) for row in live}
        persons = defaultdict[int, list[str]](list)
        for event, person in Reading.objects.filter(event__in=events).values_list(
            "event", "person"
        ):
            persons[event].append(person)
        for number, event, hashes in rows:
            yield Live(number, event, bytes(hashes), said.get(event), persons[event])
        last = rows[-1][0]


def _unlike(witness: Witness, kept: Mapping[int, str], key: notes.PublicKey) -> Iterator[Finding]:
    """Yield what the witness signed and the ledger does not keep."""
    for size in feed.sizes(witness.folder):
        if size > witness.until:
            break
        note = (witness.folder / feed.name_of(size)).read_text("utf-8")
        notes.read(note, witness.key)
        notes.read(note, key)
        if not note.startswith(kept.get(size, "nothing")):
            yield Finding("witnessed", f"{size}")


def _unsealed(signed: Mapping[int, notes.Checkpoint], now: datetime) -> Iterator[Finding]:
    last = max((said.at for said in signed.values()), default=None)
    waiting = unsealed().prefetch_related(None).values_list("pk", "happened_at")
    for event, at in waiting.iterator():
        if last and at < last - LONGEST_DEED:
            yield Finding("added", f"#{event}")
        elif at > now + AHEAD:
            yield Finding("dated", f"#{event}")
