"""A move made of more cases than one request holds: looked at, confirmed, made, by a worker.

Each row of the job is one case as its owner saw it. A chunk's verdicts stand in the transaction in
which the moves are made, so a worker that dies in it leaves no case done and not written down.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework import pages
from anye_desk.office.casework.bulk import verdicts
from anye_desk.office.casework.declaring import Kind, Move
from anye_desk.office.casework.forms import MoveForm
from anye_desk.office.casework.registry import kinds
from anye_desk.office.jobs.actions import ask
from anye_desk.office.jobs.models import Job, JobRow
from anye_desk.office.jobs.working import After, JobFailedError, Work

LOOKED_AT_ONCE, MADE_AT_ONCE = 500, 50  # SQLite is locked while a chunk is done
KEPT_AT_ONCE = 2_000
Verdict = JobRow.Verdict
GONE = Text(
    "这类事项现在没有这个步骤，没有办理。",
    "This kind of case no longer has that step: nothing was done.",
)


@transaction.atomic
def ask_for_many(
    account: Account, kind: Kind, move: Move, chosen: Iterable[tuple[int, int, str]], at: datetime
) -> Job:
    """Write down that a move is wanted of many cases: of each its key, version and number."""
    arguments = {"kind": kind.name, "move": move.name}
    job = ask(WORK.name, account, at, arguments=arguments, total=0)
    rows = (
        JobRow(job=job, position=n, about=[key, version], name=number)
        for n, (key, version, number) in enumerate(chosen, 1)
    )
    for some in _in_batches(rows, KEPT_AT_ONCE):
        job.total += len(JobRow.objects.bulk_create(some))
    job.save()
    return job


def _chunk(job: Job, at: datetime) -> After:
    """Look at the next cases; once the owner gave the word, make the move of the next."""
    kind, move = _declared(job)
    is_look = job.phase == 0
    wanted, at_once = (Verdict.OPEN, LOOKED_AT_ONCE) if is_look else (Verdict.CAN, MADE_AT_ONCE)
    rows = list(job.rows.filter(verdict=wanted).order_by("position")[:at_once])
    chosen = {row.about[0]: row.about[1] for row in rows}
    if is_look:
        found = iter(verdicts.looked_at(job.owner, kind, move.name, chosen, at))
    else:
        said = job.arguments["said"]
        found = verdicts.made(job.owner, kind, move.name, chosen, said, at)
    good, bad = (Verdict.CAN, Verdict.CANNOT) if is_look else (Verdict.DONE, Verdict.REFUSED)
    for row, one in zip(rows, found, strict=True):
        row.verdict, row.why = (good if one.is_made else bad), " ".join(one.why)
    JobRow.objects.bulk_update(rows, ["verdict", "why"])
    job.done += len(rows)
    if job.rows.filter(verdict=wanted).exists():
        return After.MORE
    if not is_look:
        return After.DONE
    job.total = job.rows.filter(verdict=Verdict.CAN).count()
    return After.ASK if job.total else After.DONE


def _declared(job: Job) -> tuple[Kind, Move]:
    kind = kinds().get(job.arguments["kind"])
    move = kind.move(job.arguments["move"]) if kind else None
    if kind is None or move is None or not move.bulk:
        raise JobFailedError(GONE)
    return kind, move


def _title(job: Job) -> str:
    try:
        kind, move = _declared(job)
    except JobFailedError:
        return str(WORK.words)
    return f"{WORK.words} {kind.words} {move.words}"


def _form(job: Job, data: Any) -> MoveForm:  # noqa: ANN401 (a form's own)
    """Return the form of the move, the same for all."""
    _, move = _declared(job)
    return pages.form_of(move, data={**data.dict(), "version": "0"} if data is not None else None)


def _context(job: Job) -> Mapping[str, Any]:
    kind, move = _declared(job)
    can = job.rows.filter(verdict=Verdict.CAN).count()
    return {"kind": kind, "move": move, "confirm_words": f"{move.words} ({can:,})"}


def _in_batches(rows: Iterable[JobRow], size: int) -> Iterator[list[JobRow]]:
    each = iter(rows)
    while some := list(islice(each, size)):
        yield some


WORK = Work(
    name="many_cases",
    words=Text("一并办理：", "Many at once:"),
    chunk=_chunk,
    title=_title,
    form=_form,
    template="casework/many_job.html",
    context=_context,
)
