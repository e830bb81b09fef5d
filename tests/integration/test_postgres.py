"""The desk on PostgreSQL: the same tests, and what only a server of its own can show."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.integration import postgres
from tests.integration.postgres import NoPostgresError, server
from tests.made import gateway

ROOT = Path(__file__).parents[2]
SAME_TESTS = "tests/unit/anye_desk"
AT_LEAST = {"not long": 900, "long": 10}  # tests
DEADLINE = 1500  # seconds; some five minutes on two quiet cores


@pytest.fixture(scope="module")
def database():
    try:
        with server() as address:
            yield {**os.environ, "DATABASE_URL": address}
    except NoPostgresError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize("tier", ["not long", pytest.param("long", marks=pytest.mark.long)])
def test_the_desks_own_tests_pass_on_postgresql(database, tier):
    only = ("-p", "tests.integration.on_the_database", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", SAME_TESTS, "-q", "-m", tier, *only]
    done = subprocess.run(
        command,
        check=False,
        env=database,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d+) passed", done.stdout).group(1)) >= AT_LEAST[tier]


def test_the_tables_are_what_the_records_say(database):
    command = [sys.executable, "-m", "anye_desk"]
    subprocess.run([*command, "migrate", "-v", "0"], env=database, check=True)
    subprocess.run([*command, "makemigrations", "--check"], env=database, check=True)
    shell = "from django.db import connection; print(connection.vendor)"
    told = subprocess.run(
        [*command, "shell", "-v", "0", "-c", shell], env=database, check=True, capture_output=True
    )
    assert told.stdout.strip() == b"postgresql"


WRITERS, SEALERS, DEEDS = 2, 4, 800
WRITE = """
from datetime import UTC, datetime
from anye_desk.office.ledger.actions import record
for n in range({deeds}):
    at = datetime.now(UTC)
    record("a:b", subject=f"case:{{n}}", actor="x", at=at, persons=["p"] * (n % 3))
"""
COUNT = """
from anye_desk.office.ledger.models import Checkpoint, Entry, Event
from anye_desk.office.ledger.sealing import size, unsealed
events = Entry.objects.values_list("event", flat=True)
print(size(), len(events), len(set(events)), unsealed().count(), Checkpoint.objects.count())
"""


def test_two_sequencers_at_once_give_no_event_two_numbers_and_leave_none_out(database, tmp_path):
    told = {**database, "ANYE_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "anye_desk"]
    subprocess.run([*command, "migrate", "-v", "0"], env=told, check=True)
    subprocess.run([*command, "ledger_key"], env=told, check=True, capture_output=True)
    shell = [*command, "shell", "-v", "0", "-c"]
    writing = [
        subprocess.Popen([*shell, WRITE.format(deeds=DEEDS)], env=told) for _ in range(WRITERS)
    ]
    rounds = 0
    while not rounds or any(one.poll() is None for one in writing):
        sealing = [
            subprocess.Popen([*command, "seal"], env=told, stdout=subprocess.DEVNULL)
            for _ in range(SEALERS)
        ]
        assert [one.wait() for one in sealing] == [0] * SEALERS
        rounds += 1
    assert [one.wait() for one in writing] == [0] * WRITERS
    subprocess.run([*command, "seal"], env=told, check=True, stdout=subprocess.DEVNULL)
    counted = subprocess.run([*shell, COUNT], env=told, check=True, capture_output=True)
    size, entries, events, left, checkpoints = map(int, counted.stdout.split())
    assert size == entries == events == WRITERS * DEEDS
    assert not left
    assert checkpoints > 1


def test_programs_and_a_scratch_folder_that_only_root_may_enter_are_no_hindrance(
    tmp_path, monkeypatch
):
    """A checkout in root's home, which a new machine gives and which lets nobody else in."""
    home = tmp_path / "home"
    programs = postgres.with_libraries(postgres.bundled()[-1].parent, home)
    home.chmod(0o700)
    monkeypatch.setattr(postgres, "binaries", lambda: programs)
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    with server() as address:
        assert address.startswith("postgres://")


OFFICERS, CASES = 4, 60
OPEN = """
import datetime
from django.utils import timezone
from anye_desk.office.access.models import Account
from anye_desk.office.casework.performing import Order, perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.parties.models import Employer, Person
kind = kinds()["dispatch_filings"]
for n, name in enumerate(("甲公司", "乙公司")):
    Employer.objects.create(
        employer_id=9000 + n, credit_code=f"91120225000{{n}}", name=name, is_registered=True
    )
person = Person.objects.create(person_id=1, name="张伟", resident_id="1" * 18, township=1)
clerk = Account.objects.create(username="clerk", role="clerk", employer_id=9000)
for n in range({officers}):
    Account.objects.create(username=f"officer{{n}}", role="officer")
from anye_desk.cases.dispatch_filings import actions
actions.employer_of_code = lambda code: Employer.objects.get(pk=9001)
said = dict(own_side=1, other="", resident_id="1" * 18, name="张伟", counts_for=1,
            starts_on=datetime.date(2026, 3, 1), ends_on=None)
for n in range({cases}):
    said["starts_on"] += datetime.timedelta(days=1)
    case = perform(kind, Order("file", clerk, timezone.now(), said=said))
    perform(kind, Order("ask_office", clerk, timezone.now(), case=case.pk, version=case.version))
"""
WORK = """
import sys
from django.utils import timezone
from anye_desk.office.access.models import Account
from anye_desk.office.casework.assigning import take_next
from anye_desk.office.casework.lists import waiting
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, Order, perform
from anye_desk.office.casework.registry import kinds
kind, me = kinds()["dispatch_filings"], Account.objects.get(username="{name}")
done = met = 0
while True:
    case = {take}
    if case is None:
        break
    order = Order("refuse", me, timezone.now(), case=case.pk, version=case.version,
                  said=dict(reason="no_agreement"))
    try:
        perform(kind, order)
        done += 1
    except (CaseChangedError, NotFromHereError):
        met += 1
print(done, met)
"""
TAKE = {"handed out": "take_next(me, kind, timezone.now())", "naive": "waiting(me, kind).first()"}


@pytest.mark.parametrize("way", TAKE)
def test_officers_who_take_the_next_case_never_meet(way, tmp_path):
    """Each case is decided once whatever the way; handed out, nobody's work is in vain."""
    with server() as address:
        told = {**os.environ, "DATABASE_URL": address, "ANYE_DATA": str(tmp_path)}
        command = [sys.executable, "-m", "anye_desk"]
        subprocess.run([*command, "migrate", "-v", "0"], env=told, check=True)
        shell = [*command, "shell", "-v", "0", "-c"]
        subprocess.run([*shell, OPEN.format(officers=OFFICERS, cases=CASES)], env=told, check=True)
        working = [
            subprocess.Popen(
                [*shell, WORK.format(name=f"officer{n}", take=TAKE[way])],
                env=told,
                stdout=subprocess.PIPE,
                text=True,
            )
            for n in range(OFFICERS)
        ]
        told_by = [list(map(int, one.communicate()[0].split())) for one in working]
    done, met = (sum(column) for column in zip(*told_by, strict=True))
    assert done == CASES
    assert (met > 0) == (way == "naive")


SENDERS, MESSAGES = 4, 150
PUT_AND_SEND = """
from django.utils import timezone
from anye_desk.office.outbox.actions import put
from anye_desk.office.outbox.sending import send_waiting
for n in range({messages}):
    put(to="13800000000", kind="sms", words="x", key=f"k{{n}}", at=timezone.now())
    if not n % 10:
        send_waiting(timezone.now())
send_waiting(timezone.now())
"""


def test_several_who_put_out_and_send_the_same_send_each_message_once(database, tmp_path):
    told = {**database, gateway.TAKEN: str(tmp_path / "taken")}
    told |= {"ANYE_SMS": "tests.made.gateway.Appending", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "anye_desk"]
    subprocess.run([*command, "migrate", "-v", "0"], env=told, check=True)
    shell = [*command, "shell", "-v", "0", "-c", PUT_AND_SEND.format(messages=MESSAGES)]
    sending = [subprocess.Popen(shell, env=told, cwd=tmp_path) for _ in range(SENDERS)]
    assert [one.wait() for one in sending] == [0] * SENDERS
    taken = (tmp_path / "taken").read_text().split()
    assert sorted(taken) == sorted(f"k{n}" for n in range(MESSAGES))
