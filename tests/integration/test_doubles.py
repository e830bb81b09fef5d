"""Many at once file and decide the same cases: each is done once, and none is lost."""

import os
import subprocess
import sys

import pytest
from tests.integration.postgres import server
from tests.integration.test_postgres import OPEN

ASKED = '    perform(kind, Order("ask_office"'
FILED_ONLY = "\n".join(line for line in OPEN.splitlines() if not line.startswith(ASKED))
PROCESSES, THREADS = 2, 4
WORK = """
from threading import Barrier, Thread
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from anye_desk.office.access.models import Account
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, Order, perform
from anye_desk.office.casework.registry import kinds
if {is_naive}:
    QuerySet.select_for_update = lambda self, **_: self  # reads, then writes
kind = kinds()["dispatch_filings"]
clerk, officer = (Account.objects.get(username=name) for name in ("clerk", "officer0"))
cases = list(Case.objects.order_by("pk").values_list("pk", flat=True))[{first}:{last}]
start, told = Barrier({threads}), []
def work():
    done = met = 0
    start.wait()
    for pk in cases:
        for move, who, said in (("ask_office", clerk, dict()),
                                ("refuse", officer, dict(reason="no_agreement"))):
            version = Case.objects.values_list("version", flat=True).get(pk=pk)
            order = Order(move, who, timezone.now(), case=pk, version=version, said=said)
            try:
                perform(kind, order)
                done += 1
            except (CaseChangedError, NotFromHereError):
                met += 1
    told.append((done, met))
    connection.close()
threads = [Thread(target=work) for _ in range({threads})]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(*(sum(column) for column in zip(*told)))
"""
COUNT = """
from collections import Counter
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.ledger.models import Event
cases = list(Case.objects.order_by("pk").values_list("pk", flat=True))[{first}:{last}]
moves = ("ask_office", "refuse")
steps = Counter(Step.objects.filter(case__in=cases, move__in=moves).values_list("case", "move"))
subjects = [f"case:{{pk}}" for pk in cases]
deeds = [f"dispatch_filings:{{move}}" for move in moves]
events = Event.objects.filter(subject__in=subjects, action__in=deeds).count()
wanted = {{(pk, move) for pk in cases for move in moves}}
final = Case.objects.filter(pk__in=cases, state="refused").count()
doubled = sum(n - 1 for n in steps.values())
print(doubled, len(wanted - set(steps)), len(cases) - final, events)
"""


def numbers(shell, script, environment):
    done = subprocess.run(
        [*shell, script], env=environment, check=True, capture_output=True, text=True
    )
    return list(map(int, done.stdout.split()))


@pytest.mark.parametrize("cases", [19, pytest.param(1_250, marks=pytest.mark.long)])
def test_nothing_is_done_twice_and_nothing_is_lost(cases, tmp_path):
    """Eight at once, 300 or 20,000 tries in all; without the lock of a row the same is doubled."""
    with server() as address:
        told = {**os.environ, "DATABASE_URL": address, "ANYE_DATA": str(tmp_path)}
        command = [sys.executable, "-m", "anye_desk"]
        subprocess.run([*command, "migrate", "-v", "0"], env=told, check=True)
        shell = [*command, "shell", "-v", "0", "-c"]
        opened = FILED_ONLY.format(officers=1, cases=2 * cases)
        subprocess.run([*shell, opened], env=told, check=True)
        found = {}
        for is_naive, first in ((False, 0), (True, cases)):
            which = {"first": first, "last": first + cases}
            script = WORK.format(is_naive=is_naive, threads=THREADS, **which)
            working = [
                subprocess.Popen([*shell, script], env=told, stdout=subprocess.PIPE, text=True)
                for _ in range(PROCESSES)
            ]
            by = [list(map(int, one.communicate()[0].split())) for one in working]
            done, met = (sum(column) for column in zip(*by, strict=True))
            assert done + met == 2 * cases * PROCESSES * THREADS
            found[is_naive] = (done, *numbers(shell, COUNT.format(**which), told))
    done, doubled, missing, not_final, events = found[False]
    assert (doubled, missing, not_final) == (0, 0, 0)
    assert done == events == 2 * cases
    assert found[True][1] > 0
