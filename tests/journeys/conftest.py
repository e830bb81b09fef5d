"""A real desk in its own process, a real browser, and a page for each test."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.browser import FLAGS, NoBrowserError, browser
from tests.unit.anye_desk import sample
from tests.unit.anye_desk.link_reviews import hand_made_links

from anye.sources.store import loads

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "journeys"
PASSWORDS = {"officer": "anye-demo-officer", "clerk": "anye-demo-clerk", "swj": "anye-demo-swj"}
ALIKE = "from tests.unit.anye_desk.link_reviews import alike; alike.slips()"
PATIENCE = 60_000  # ms; two cores may be busy with other tests


@pytest.fixture(scope="session")
def published_desk(tmp_path_factory):
    """Publish the small district on a desk that nobody has worked on."""
    data = tmp_path_factory.mktemp("journeys")
    store = sample.store(data / "store")
    run_id = sample.run(store)
    [insured] = loads(store, "insured_months")
    hand_made_links.waiting(store, insured.load_id, insured.number)
    hand_made_links.store(store)
    for command in (
        ("migrate", "--verbosity", "0"),
        ("publish", run_id),
        ("demo_accounts", str(sample.MILL)),
        ("shell", "--command", ALIKE),
    ):
        subprocess.run(
            [sys.executable, "-m", "anye_desk", *command],
            check=True,
            env=environment(data),
            cwd=ROOT,
        )
    return data


def environment(data):
    return {**os.environ, "ANYE_DATA": str(data), "ANYE_DEMO": "1", "DATABASE_URL": ""}


@pytest.fixture(scope="module")
def desk(published_desk, tmp_path_factory):
    """Serve a desk to one file of tests: what another file answered on its own is not seen."""
    data = tmp_path_factory.mktemp("desk") / "data"
    shutil.copytree(published_desk, data)
    command = [sys.executable, "-m", "anye_desk.config.serve", "--port", "0"]
    with subprocess.Popen(
        command, env=environment(data), stdout=subprocess.PIPE, text=True
    ) as serving:
        try:
            yield re.search(r"http://\S+", serving.stdout.readline()).group().rstrip("/")
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
def visit(chromium, desk):
    """Open a page as somebody, in a language, in a window of some width."""
    contexts = []

    def page(who="", *, language="zh-hans", width=1280, height=900):
        context = chromium.new_context(
            base_url=desk, viewport={"width": width, "height": height}, locale="zh-CN"
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.add_cookies([{"name": "language", "value": language, "url": desk}])
        opened = context.new_page()
        if who:
            sign_in(opened, who)
        return opened

    yield page
    for context in contexts:
        context.close()


def sign_in(page, who):
    page.goto("/sign-in/")
    page.fill("#id_username", who)
    page.fill("#id_password", PASSWORDS[who])
    page.press("#id_password", "Enter")
    page.wait_for_url(re.compile("/years/|/loads/"))


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
