"""A real desk in its own process, a real browser, and a page for each test."""

import os
import re
import secrets
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.browser import FLAGS, NoBrowserError, browser
from tests.made import hand_made_links, sample
from tests.made_once import made_once

from anye.sources.store.held import loads
from anye.tables.year.runs import latest_run

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "journeys"
WHO = ("officer", "reviewer", "auditor", "clerk", "clerk2", "township", "person", "swj")
PASSWORDS = {who: f"anye-demo-{who}" for who in WHO}
ALIKE = "from tests.made import alike; alike.slips()"
SESSION_COPIED = """INSERT INTO django_session (session_key, session_data, expire_date)
    SELECT ?, session_data, expire_date FROM django_session WHERE session_key = ?"""
PATIENCE = 60_000  # ms; two cores may be busy with other tests


def publish(data):
    """Publish the small district on a desk that nobody has worked on."""
    store = made_once("small-district", sample.make, data / "store")
    [insured] = loads(store, "insured_months")
    hand_made_links.waiting(store, insured.load_id, insured.number)
    hand_made_links.store(store)
    for command in (
        ("migrate", "--verbosity", "0"),
        ("publish", latest_run(store, sample.YEAR).manifest.run_id),
        ("demo_accounts", str(sample.MILL)),
        ("shell", "--command", ALIKE),
    ):
        subprocess.run(
            [sys.executable, "-m", "anye_desk", *command],
            check=True,
            env=environment(data),
            cwd=ROOT,
        )


def environment(data):
    return {**os.environ, "ANYE_DATA": str(data), "ANYE_DEMO": "1", "DATABASE_URL": ""}


@dataclass
class Desk:
    """A desk that is served, and who has signed in to it."""

    url: str
    records: Path
    cookies: dict[str, list[dict]] = field(default_factory=dict)  # by who signed in

    def signed_in(self, who: str, context) -> None:
        """Give a context a session of its own, as it is just after signing in.

        Somebody signs in once to a file of tests: checking a password is made dear on purpose.
        """
        if who not in self.cookies:
            page = context.new_page()
            sign_in(page, who)
            page.close()
            self.cookies[who] = context.cookies()
            context.clear_cookies()
        cookies = {cookie["name"]: cookie for cookie in self.cookies[who]}
        first, own = cookies["sessionid"]["value"], secrets.token_hex(16)
        with closing(sqlite3.connect(self.records, timeout=60)) as records, records:
            assert records.execute(SESSION_COPIED, (own, first)).rowcount == 1
        context.add_cookies([*self.cookies[who], {**cookies["sessionid"], "value": own}])


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve a desk to one file of tests: what another file answered on its own is not seen."""
    data = made_once("published-desk", publish, tmp_path_factory.mktemp("desk") / "data")
    command = [sys.executable, "-m", "anye_desk.config.serve", "--port", "0"]
    with subprocess.Popen(
        command, env=environment(data), stdout=subprocess.PIPE, text=True
    ) as serving:
        try:
            url = re.search(r"http://\S+", serving.stdout.readline()).group().rstrip("/")
            yield Desk(url, data / "desk.sqlite3")
        finally:
            serving.terminate()


@pytest.fixture(scope="session")
def chromium():
    try:
        executable = browser()
    except NoBrowserError as error:
        pytest.fail(str(error))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def desk(served):
    """Return the address of the desk."""
    return served.url


@pytest.fixture
def visit(chromium, served):
    """Open a page as somebody, in a language, in a window of some width; nothing is on it yet."""
    contexts = []

    def page(who="", *, language="zh-hans", width=1280, height=900):
        context = chromium.new_context(
            base_url=served.url, viewport={"width": width, "height": height}, locale="zh-CN"
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if who:
            served.signed_in(who, context)
        context.add_cookies([{"name": "language", "value": language, "url": served.url}])
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.fixture
def home(visit):
    """Open somebody's first page."""

    def page(who, **window):
        opened = visit(who, **window)
        opened.goto("/")
        return opened

    return page


def sign_in(page, who):
    page.goto("/sign-in/")
    page.fill("#id_username", who)
    page.fill("#id_password", PASSWORDS[who])
    page.press("#id_password", "Enter")
    page.wait_for_url(re.compile("/years/|/loads/|/my-work/"))


@pytest.fixture
def shoot():
    """Keep a picture of a page as build output."""
    SHOTS.mkdir(parents=True, exist_ok=True)

    def picture(page, name, **options):
        page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=True, **options)

    return picture


@pytest.fixture
def faults():
    """Return what axe finds wrong with a page."""

    def found(page):
        violations = Axe().run(page).response["violations"]
        return [
            (fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in violations
        ]

    return found
