"""A shift of an officer: 200 years of certification, by keyboard alone, one after another.

Every key is counted by the browser, and how long it takes from the last key of a case until the
next one stands on the page. A clean case agrees wholly with the records.
"""

import re
import subprocess
import sys
import time
from statistics import median, quantiles

import pytest
from tests.journeys.conftest import ROOT, Desk, environment
from tests.made_once import made_once
from tests.unit.anye.cli.conftest import make_town

CASES = 200
FILED = CASES + 1  # there is a next one to the end
AT_MOST_KEYS = 3  # for a clean case
AT_MOST = 0.3  # seconds until the next case, p95
TWENTIETHS = 20
WAITING = f"from tests.made.shift import waiting; waiting({FILED})"
COUNTING = """for (const kind of ["keydown", "mousedown"])
  addEventListener(kind, () => localStorage[kind] = 1 + Number(localStorage[kind] ?? 0), true)"""
CLEAN = "与记录完全一致"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve a desk on which the cases of the shift wait."""
    data = made_once("town", make_town, tmp_path_factory.mktemp("shift"))
    for command in (
        ("migrate", "--verbosity", "0"),
        ("publish",),
        ("demo_accounts",),
        ("shell", "--command", WAITING),
    ):
        subprocess.run(
            [sys.executable, "-m", "anye_desk", *command],
            check=True,
            env=environment(data),
            cwd=ROOT,
        )
    serve = [sys.executable, "-m", "anye_desk.config.serve", "--port", "0"]
    with subprocess.Popen(
        serve, env=environment(data), stdout=subprocess.PIPE, text=True
    ) as serving:
        try:
            url = re.search(r"http://\S+", serving.stdout.readline()).group().rstrip("/")
            yield Desk(url, data / "desk.sqlite3")
        finally:
            serving.terminate()


def counted(page, kind="keydown"):
    return page.evaluate(f"Number(localStorage.{kind} ?? 0)")


def decide(page):
    """Do what the case asks, by keyboard; return how many keys it took, and how long the next."""
    before, here = counted(page), page.url
    page.keyboard.press("a")
    if "采纳单位所报" in page.inner_text("form[data-key=a]"):  # says other figures: asks of them
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")  # as the records say: what is odd wants no word then
        while page.evaluate("document.activeElement.tagName") != "BUTTON":
            page.keyboard.press("Tab")
    keys = counted(page) - before + 1
    began = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != here, wait_until="domcontentloaded")
    return keys, time.perf_counter() - began


def test_a_clean_case_takes_three_keys_at_most_and_the_next_is_there_at_once(visit, capsys):
    page = visit("officer")
    page.add_init_script(COUNTING)
    page.goto("/annual-reviews/next/")
    keys, others, seconds = [], [], []
    for _ in range(CASES):
        is_clean = CLEAN in page.inner_text("main")
        taken, until_next = decide(page)
        (keys if is_clean else others).append(taken)
        seconds.append(until_next)
    page.goto("/annual-reviews/?state=filed")
    assert page.locator(".desk-table tbody tr").count() == 1
    assert counted(page, "mousedown") == 0
    p95 = quantiles(seconds, n=TWENTIETHS)[-1]
    with capsys.disabled():
        print(
            f"\n{len(keys)} clean: median {median(keys)} keys; {len(others)} others:"
            f" median {median(others)}; next case p95 {p95 * 1000:.0f} ms,"
            f" median {median(seconds) * 1000:.0f} ms"
        )
    assert len(others) == CASES // 10
    assert median(keys) <= AT_MOST_KEYS
    assert p95 <= AT_MOST
