"""Kill workers in the midst of a bulk and see that each case is done once, and written down.

``python -m tests.integration.killing_workers KILLS SEED`` with ``ANYE_DATA`` or ``DATABASE_URL`` of
a desk with cases (``benchmarks.desk.fill``). Each worker is forked from here, where the libraries
are loaded already, and runs the worker's own command.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (once Django is set up)
from django.db import connection  # noqa: E402

from anye_desk.office.access.models import Account  # noqa: E402
from anye_desk.office.casework.bulk import work  # noqa: E402
from anye_desk.office.casework.models import Case, Part, Step  # noqa: E402
from anye_desk.office.casework.registry import kinds  # noqa: E402
from anye_desk.office.jobs.actions import confirm_job  # noqa: E402
from anye_desk.office.jobs.models import Job, JobRow  # noqa: E402
from anye_desk.office.ledger.models import Event  # noqa: E402

CHECK, LAPSE = "annual_reviews:check", timedelta(seconds=0.3)
AT = datetime(2026, 4, 20, 2, tzinfo=UTC)
AT_ONCE, STATEMENTS = 5, 600  # cases a chunk, some 75 statements; a worker lives up to so many


def main() -> None:
    """Ask for a check of all that is filed; kill; let one finish; count."""
    kills, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))  # noqa: S311 (no secret)
    work.MADE_AT_ONCE, work.LOOKED_AT_ONCE = AT_ONCE, 10 * AT_ONCE
    officer, kind = Account.objects.get(username="officer0"), kinds()["annual_reviews"]
    found = Case.objects.filter(kind=kind.name, state="filed").order_by("pk")
    chosen = list(found.values_list("pk", "version", "number"))
    work.ask_for_many(officer, kind, kind.move("check"), chosen, AT)
    moments = []
    while not (job := Job.objects.get()).ended_at:
        if job.state == Job.State.ASKING:
            confirm_job(job, {}, AT)
            job = Job.objects.get()
        enough = kills if job.phase else kills // 2  # half of the deaths are left for the doing
        last = chance.randint(1, STATEMENTS) if len(moments) < enough else 0
        if _ended(last) == signal.SIGKILL:
            moments.append([job.phase, Job.objects.get().done])
        time.sleep(LAPSE.total_seconds())
    _tell(chosen, moments)


def _ended(last: int) -> int:
    """Let a worker live until its last statement, none: to its end; return by which signal it died.

    Between two statements is where a death could leave one thing done and the other not.
    """
    connection.close()
    worker = os.fork()
    if not worker:
        try:
            with connection.execute_wrapper(_until(last)):
                call_command("worker", "--once", "--lapse", str(LAPSE.total_seconds()))
        finally:
            os._exit(0)
    _, status = os.waitpid(worker, 0)
    return os.WTERMSIG(status)


def _until(last: int) -> Callable[..., object]:
    passed = itertools.count(1)

    def counted(execute: Callable[..., object], *statement: object) -> object:
        if next(passed) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)

    return counted


def _tell(chosen: list[tuple[int, int, str]], moments: list[list[int]]) -> None:
    keys = [key for key, _, _ in chosen]
    steps = Step.objects.filter(move="check").values_list("case_id", flat=True)
    verdicts = JobRow.objects.values_list("verdict", flat=True)
    told = {
        "killed": len(moments),
        "state": Job.objects.get().state,
        "chosen": len(keys),
        "rows": len(verdicts),
        "done": sum(one == "done" for one in verdicts),
        "steps": len(steps),
        "cases": len(set(steps)),
        "checked": Case.objects.filter(pk__in=keys, state="checked").count(),
        "events": Event.objects.filter(action=CHECK).count(),
        "parts": Part.objects.count(),
        "moments": moments,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
