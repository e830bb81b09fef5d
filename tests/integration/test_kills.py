"""Processes are killed at every durable step, and at random moments, of all that changes a store.

Readers see the old store or the new one, never a mix; nothing that was accepted is lost; the step
taken again gives the bytes of an undisturbed one.
"""

import hashlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import cycle
from random import Random
from typing import NamedTuple

import pytest
from tests.integration.killing import DURABLE, FULL, JIZHOU, STEPS, YEAR, Trouble, child
from tests.made.hand_made import ANNA, SHOP, HandMade
from tests.unit.anye.sources.feed_files import TODAY, csv_file, rows

from anye.kernel.months import months_of
from anye.pipeline.year import assess
from anye.sources.load import load
from anye.sources.store.decisions import decision_files, keep_decisions
from anye.sources.store.durable import only_writer, room
from anye.sources.store.held import held
from anye.tables.contracts import CONTRACTS
from anye.tables.links.finished import all_links
from anye.tables.year.runs import runs

SEED = 20261124
AT_RANDOM = 0.25  # of the kills; the others strike at a moment of a durable step
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["__main__", "tests.integration.killing", "anye.linkage.link"])
EARLIER = {
    "decision_id": 0,
    "subject": "person",
    "left_id": 11,
    "right_id": 22,
    "answer": "unsure",
    "decided_at": 1_760_000_000,
    "decided_by": "officer",
    "note": "",
}


def contents(store):
    """Return what is on the disk but staging: the hash of every file."""
    found = {}
    for path in store.rglob("*"):
        place = path.relative_to(store)
        if place.parts[0] not in {"staging", ".lock"} and path.is_file():
            found[str(place)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


class View(NamedTuple):
    """What a reader finds."""

    loads: dict
    runs: set
    links: set
    decisions: set


def view(store):
    return View(
        held(store).names(),
        {run.manifest.run_id for run in runs(store)},
        {links.manifest.links_id for links in all_links(store)},
        {file.name for file in decision_files(store)},
    )


class Town:
    """A small town before a step, the same after it, and copies to be troubled."""

    def __init__(self, folder, before, step):
        self.folder, self.step, self.trials = folder, step, 0
        self.before = before
        self.undisturbed = self.copy()
        started = time.monotonic()
        self.moments = self.take(self.undisturbed, Trouble()).splitlines()
        self.seconds = time.monotonic() - started
        self.old, self.new = contents(before), contents(self.undisturbed)
        assert self.old.items() < self.new.items()  # a step only adds
        added = self.new.keys() - self.old.keys()
        runs_added = {place for place in added if place.startswith("runs/")}
        # A year is assessed from links, which are shown before it.
        linked = {place: found for place, found in self.new.items() if place not in runs_added}
        self.states = [self.old, linked, self.new]
        old, new = view(before), view(self.undisturbed)
        self.views = [old, new._replace(runs=old.runs), new]

    def copy(self):
        self.trials += 1
        place = self.folder / f"{self.step}-{self.trials}"
        shutil.copytree(self.before.parent, place)
        return place / "store"

    def begin(self, store, trouble):
        process = FORKS.Process(target=child, args=(self.step, store, trouble, self.log(store)))
        process.start()
        return process

    def take(self, store, trouble, ends=0):
        """Take the step to its end and return the moments it passed."""
        process = self.begin(store, trouble)
        process.join()
        assert process.exitcode == ends
        return self.log(store).read_text()

    def log(self, store):
        return store.parent / "moments.txt"

    def kill_at_moment(self, number):
        """Let a process die at a moment; return where."""
        store = self.copy()
        passed = self.take(store, Trouble(number), ends=-signal.SIGKILL)
        self.recovers(store)
        return passed.splitlines()[-1]

    def kill_after(self, share):
        """Kill a process after a share of the time it needs, while another reads."""
        store = self.copy()
        process = self.begin(store, Trouble())
        until = time.monotonic() + share * self.seconds
        while process.is_alive() and time.monotonic() < until:
            assert view(store) in self.views
        process.kill()
        process.join()
        self.recovers(store)
        return "at random" if process.exitcode == -signal.SIGKILL else ""

    def fill_disk(self, number):
        store = self.copy()
        self.take(store, Trouble(number, full=True), ends=FULL)
        self.recovers(store)

    def recovers(self, store):
        assert view(store) in self.views
        assert contents(store) in self.states
        self.take(store, Trouble())
        assert contents(store) == self.new
        with only_writer(store), room(store) as staging:
            assert list(staging.iterdir()) == []
        shutil.rmtree(store.parent)


ON_A_FULL_DISK = """
mount -t tmpfs -o size=32m tmpfs "$1"
cp -r "$2"/. "$1"
cat /dev/zero > "$1/ballast" 2> /dev/null || true
"$3" -m tests.integration.killing "$4" "$1/store" && code=0 || code=$?
rm -r "$2/store"
cp -r "$1/store" "$2/store"
exit $code
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Make a store that holds a load, a run and an answer, and beside it a file that corrects."""
    place, months = tmp_path_factory.mktemp("before"), months_of(YEAR)
    made = HandMade(place / "unused")
    made.add("disability_certificates", person_id=ANNA, level=4)
    made.add("employers", employer_id=SHOP, employer_name="甲厂")
    made.works(ANNA, SHOP, months)
    made.staff(SHOP, months, 30, start=100)
    made.add("declarations", employer_id=SHOP)
    store = made.store(place / "town" / "store")
    assess(store, YEAR, JIZHOU)
    keep_decisions(store, [EARLIER])
    first = csv_file(place / "town", rows("wage_months"), name="first.csv")
    load(store, first, CONTRACTS["wage_months"], today=TODAY)
    wages = rows("wage_months", {"应发工资": "1.00"}, {"月份": "202504"}, {"公民身份号码": "1"})
    csv_file(place / "town", wages, name="more.csv")
    return store


@pytest.fixture(scope="module")
def towns(before, tmp_path_factory):
    return {step: Town(tmp_path_factory.mktemp(step), before, step) for step in STEPS}


@pytest.mark.parametrize("kills", [12, pytest.param(500, marks=pytest.mark.long)])
def test_a_kill_leaves_the_old_or_the_new_and_a_rerun_completes(towns, kills, capsys):
    chance, struck, started = Random(SEED), Counter(), time.monotonic()  # noqa: S311 (no secret)
    for town in cycle(towns.values()):
        at_random = chance.random() < AT_RANDOM
        place = (
            town.kill_after(chance.random())
            if at_random
            else town.kill_at_moment(1 + chance.randrange(len(town.moments)))
        )
        struck.update([f"{town.step}: {place}"] if place else [])
        if struck.total() == kills:
            break
    with capsys.disabled():
        lines = (f"{times:4} {place}" for place, times in sorted(struck.items()))
        print(f"\n{kills} kills in {time.monotonic() - started:.0f} s", *lines, sep="\n")


@pytest.mark.parametrize("step", STEPS)
def test_every_durable_step_is_a_place_to_die(towns, step):
    passed = {moment.split()[1] for moment in towns[step].moments}
    assert {"fsync", "rename", "mkdir", "rmtree"} <= passed
    assert passed <= {name for _, name in DURABLE}


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_leaves_the_old_or_the_new_and_says_so(towns, step):
    moments = towns[step].moments
    begun = moments.index("after rmtree") + 1  # staging is empty
    first = {name: number for number, name in reversed([*enumerate(moments, start=1)])}
    first.pop("before link", None)  # what cannot be linked is copied
    for name, number in first.items():
        if number > begun and name.startswith("before"):
            towns[step].fill_disk(number)


def can_mount():
    command = ["unshare", "--map-root-user", "--mount", "true"]
    return shutil.which("unshare") and subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="needs a file system of its own")
@pytest.mark.parametrize("step", STEPS)
def test_a_disk_that_is_full_indeed_is_told_and_the_store_is_as_it_was(towns, tmp_path, step):
    town = towns[step]
    store = town.copy()
    command = ["unshare", "--map-root-user", "--mount", "sh", "-ec", ON_A_FULL_DISK, "sh"]
    given = [tmp_path, store.parent, sys.executable, step]
    source = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([*command, *given], env=source, check=False, capture_output=True)
    assert done.returncode == FULL, done.stderr.decode()
    assert contents(store) == town.old
    town.recovers(store)
