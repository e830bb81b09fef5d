"""Everything that changes a job: asked for, taken, gone on with, confirmed, cancelled, ended.

A chunk is done under the lock of the job's row and only by the worker that holds it: a worker that
was thought dead and comes back finds that it no longer does, and keeps nothing.
"""

import logging
import sys
import traceback
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import translation

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.jobs.models import Job
from anye_desk.office.jobs.working import After, JobFailedError, kinds_of_work
from anye_desk.office.ledger.actions import record

State = Job.State
ATTEMPTS = 5  # takings without a chunk done; then the work itself is what kills its workers
LAPSE = timedelta(seconds=60)  # without a heartbeat a worker is taken for dead
FAULT = Text(
    "程序出错，这项工作停在了最后一个完成的部分；已办的都有效，不会重办。请把任务编号告诉管理员。",
    "A fault of the program: the work stopped after the last part that was done. What is done"
    " stands and is not done again. Tell the administrator the number of this job.",
)
GAVE_UP = Text(
    "连续多次在同一处中断，已停止重试；已办的都有效。请把任务编号告诉管理员。",
    "It was cut off at the same place several times and is not tried again; what is done stands."
    " Tell the administrator the number of this job.",
)
OWNER_GONE = Text(
    "提交人的账号已停用，没有继续办理。", "Its owner's account is closed: it was stopped."
)
LOG = logging.getLogger(__name__)


class NotThatStateError(Exception):
    """The job has gone on since it was looked at."""


def ask(
    kind: str, owner: Account, at: datetime, *, arguments: Mapping[str, Any], total: int
) -> Job:
    """Write down long work that an account wants done."""
    language = translation.get_language() or ""
    job = Job.objects.create(
        kind=kind,
        owner=owner,
        asked_at=at,
        arguments={**arguments, "language": language},
        total=total,
    )
    _write_down(job, "ask", owner.username, at)
    return job


@transaction.atomic
def confirm_job(job: Job, said: Mapping[str, Any], at: datetime) -> None:
    """Give the owner's word: the job goes on with its next phase.

    Raises:
        NotThatStateError: if it does not wait for that.
    """
    found = _locked(job.pk, state=State.ASKING)
    found.arguments = {**found.arguments, "said": dict(said)}
    found.state, found.phase, found.done = State.WAITING, found.phase + 1, 0
    found.save()
    _write_down(found, "confirm", found.owner.username, at)


@transaction.atomic
def cancel_job(job: Job, at: datetime) -> None:
    """Stop a job at its next chunk, at once if nobody is at it; what is done stands.

    Raises:
        NotThatStateError: if it has ended.
    """
    found = _locked(job.pk, ended_at=None)
    found.is_cancel_asked = True
    if found.state == State.RUNNING:
        found.save()
    else:
        _end(found, State.CANCELLED, at)
    _write_down(found, "cancel", found.owner.username, at)


@transaction.atomic
def take_job(worker: str, at: datetime, lapse: timedelta = LAPSE) -> Job | None:
    """Take the job that waited longest, or one whose worker is dead; none if there is none.

    On PostgreSQL two workers skip each other's; SQLite lets one transaction write at a time.
    """
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, heartbeat_at__lt=at - lapse)
    found = Job.objects.select_for_update(skip_locked=True).filter(free).order_by("pk").first()
    if found is None:
        return None
    if found.attempts >= ATTEMPTS:
        _fail(found, GAVE_UP, at)
        return take_job(worker, at, lapse)
    found.state, found.worker, found.heartbeat_at = State.RUNNING, worker, at
    found.attempts += 1
    found.save()
    return found


def beat(job: Job, at: datetime) -> None:
    """Say that the worker of a job is alive."""
    held = Job.objects.filter(pk=job.pk, worker=job.worker, state=State.RUNNING)
    held.update(heartbeat_at=at)


def release(job: Job) -> None:
    """Let a job go that its worker stops at, for another to take up."""
    held = Job.objects.filter(pk=job.pk, worker=job.worker, state=State.RUNNING)
    held.update(state=State.WAITING, worker="", heartbeat_at=None, attempts=0)


def next_chunk(job: Job, at: datetime) -> bool:
    """Do the next chunk of a job that its worker holds; return whether there is more to do now."""
    work = kinds_of_work().get(job.kind)
    try:
        if work and not work.holds_database and (found := _to_do(job, at)):
            after = _chunk(found, at)
            return _kept(found, after, job.worker, at)
        with transaction.atomic():
            held = _to_do(job, at)
            return held is not None and _kept(held, _chunk(held, at), job.worker, at)
    except JobFailedError as error:
        _stopped(job, error.words, at)
    except OperationalError:  # the database is busy, or gone for a moment
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, the worker goes on with the next)
        # Not what it says: that may be somebody's data.
        where = traceback.extract_tb(sys.exc_info()[2])[-1]
        LOG.error(  # noqa: TRY400 (not the trace: its lines may hold data)
            "job %s: %s at %s:%s", job.pk, type(error).__name__, where.name, where.lineno
        )
        _stopped(job, FAULT, at)
    return False


def _chunk(job: Job, at: datetime) -> After:
    with translation.override(job.arguments.get("language") or None):
        return kinds_of_work()[job.kind].chunk(job, at)


@transaction.atomic
def _to_do(job: Job, at: datetime) -> Job | None:
    """Return a job as it now is, locked; none if it is no longer its worker's or is to stop."""
    held = Job.objects.select_for_update(of=("self",)).select_related("owner")
    found = held.filter(pk=job.pk, worker=job.worker, state=State.RUNNING).first()
    if found is None:
        return None
    if found.is_cancel_asked:
        _end(found, State.CANCELLED, at)
        return None
    if not found.owner.is_active:
        _fail(found, OWNER_GONE, at)
        return None
    return found


@transaction.atomic
def _kept(job: Job, after: After, worker: str, at: datetime) -> bool:
    """Keep how far a job is; return whether there is more to do now."""
    held = Job.objects.select_for_update().filter(pk=job.pk, worker=worker, state=State.RUNNING)
    now = held.first()
    if now is None:
        return False
    job.is_cancel_asked, job.attempts, job.heartbeat_at = now.is_cancel_asked, 0, at
    if after is After.MORE:
        job.save()
        return True
    if after is After.ASK:
        job.state, job.worker, job.heartbeat_at = State.ASKING, "", None
        job.save()
    else:
        _end(job, State.DONE, at)
    return False


@transaction.atomic
def _stopped(job: Job, words: Text, at: datetime) -> None:
    found = Job.objects.select_for_update().filter(
        pk=job.pk, worker=job.worker, state=State.RUNNING
    )
    if held := found.first():
        _fail(held, words, at)


def _fail(job: Job, words: Text, at: datetime) -> None:
    job.problem_zh, job.problem_en = words.zh, words.en
    _end(job, State.FAILED, at)


def _end(job: Job, state: State, at: datetime) -> None:
    job.state, job.ended_at, job.worker, job.heartbeat_at = state, at, "", None
    job.save()


def _locked(number: int, **wanted: object) -> Job:
    found = Job.objects.select_for_update(of=("self",)).select_related("owner")
    job = found.filter(pk=number, **wanted).first()
    if job is None:
        raise NotThatStateError
    return job


def _write_down(job: Job, what: str, actor: str, at: datetime) -> None:
    record(f"job:{what}", subject=f"job:{job.pk}", actor=actor, at=at, details={"kind": job.kind})
