"""A year is filed as it stands, checked, decided by another and contested: by keyboard alone.

At every step nothing for axe to find; the last page in both languages.
"""

import re
import subprocess
import sys

import pytest
from tests.journeys.conftest import ROOT, environment
from tests.journeys.test_by_keyboard_alone import tab_to
from tests.journeys.test_every_page import names_of_tables, overflow, stray_chinese
from tests.made import sample

LAST_DAY = "2099-12-31"  # the journey is made in whatever year


@pytest.fixture
def opened(served):
    """Open the window of the year."""
    days = ("--from", "2026-03-01", "--until", LAST_DAY)
    subprocess.run(
        [sys.executable, "-m", "anye_desk", "open_reviews", str(sample.YEAR), *days],
        check=True,
        env=environment(served.records.parent),
        cwd=ROOT,
    )


@pytest.fixture
def looked_at(faults):
    def look(page, language="zh-hans"):
        assert faults(page) == []
        assert all(names_of_tables(page))
        assert language != "en" or stray_chinese(page) == []
        page.set_viewport_size({"width": 320, "height": 900})
        assert overflow(page) == []
        page.set_viewport_size({"width": 1280, "height": 900})

    return look


def made(page, move):
    """Press the button of a move by keyboard, and wait until it is said that it was made."""
    tab_to(page, f"form[action$='/{move}/'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk-calm")


@pytest.mark.usefixtures("opened")
def test_from_the_prefilled_year_to_the_contest(visit, looked_at):
    clerk, officer, reviewer = (visit(who) for who in ("clerk", "officer", "reviewer"))
    clerk.goto("/annual-reviews/next/")
    assert clerk.locator("td.desk-light-green", has_text="计2").count() == 12
    assert "与记录完全一致" in clerk.inner_text("main")
    looked_at(clerk)
    made(clerk, "file")
    looked_at(clerk)
    for page, move in ((officer, "check"), (reviewer, "decide")):
        page.goto("/annual-reviews/next/")
        looked_at(page)
        made(page, move)
    looked_at(reviewer)
    officer.goto("/annual-reviews/?state=decided")
    assert officer.locator("tbody tr").count() == 1
    looked_at(officer)
    clerk.reload()
    assert "已决定、未移交税务" in clerk.inner_text("main")
    tab_to(clerk, "#contest-reason")
    clerk.keyboard.press("ArrowDown")
    made(clerk, "contest")
    assert "有异议" in clerk.inner_text("main")
    english = visit("clerk", language="en")
    english.goto(clerk.url)
    assert re.search("contested", english.inner_text("main"))
    looked_at(english, "en")
