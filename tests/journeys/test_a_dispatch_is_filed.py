"""A dispatch is filed by a clerk and settled by an officer, by keyboard; anybody checks the paper.

At every step: nothing for axe to find, in both languages, and nothing that scrolls at 320 pixels.
"""

import re
import sqlite3
from contextlib import closing

import pytest
from tests.journeys.test_by_keyboard_alone import tab_to
from tests.journeys.test_every_page import names_of_tables, overflow, stray_chinese
from tests.made import sample

ENDS = {"zh-hans": "2026-03-01", "en": "2026-03-02"}
STARTS = {"zh-hans": "2026年3月1日", "en": "2026-03-02"}  # the first ends before the second begins


@pytest.fixture
def parties(served):
    """Return the other employer's code, and the ID and name of a person, as a clerk knows them."""
    with closing(sqlite3.connect(served.records)) as records:
        [code] = records.execute(
            "SELECT credit_code FROM parties_employer WHERE employer_id = ?", (sample.SHOP,)
        ).fetchone()
        person = records.execute(
            "SELECT resident_id, name FROM parties_person WHERE person_id = ?", (sample.ZHANG,)
        ).fetchone()
    return (code, *person)


@pytest.fixture
def looked_at(faults):
    """Look at a page as it stands."""

    def look(page, language):
        assert faults(page) == []
        assert all(names_of_tables(page))
        assert language != "en" or stray_chinese(page) == []
        page.set_viewport_size({"width": 320, "height": 900})
        assert overflow(page) == []
        page.set_viewport_size({"width": 1280, "height": 900})

    return look


def typed(page, field, text):
    tab_to(page, field)
    page.keyboard.type(text)


def file_it(page, language, code, resident_id, name):
    page.goto("/my-work/")
    tab_to(page, "a[href$='/new/file/']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/new/file/"))
    tab_to(page, "#file-own_side")
    page.keyboard.press("ArrowDown")
    typed(page, "#file-other", code)
    typed(page, "#file-resident_id", resident_id)
    typed(page, "#file-name", name)
    tab_to(page, "#file-counts_for")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    typed(page, "#file-starts_on", STARTS[language])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/dispatch-filings/\d+/$"))


def filed(clerk, language, parties, looked_at):
    clerk.goto("/dispatch-filings/new/file/")
    looked_at(clerk, language)
    tab_to(clerk, "main form button")
    clerk.keyboard.press("Enter")
    clerk.wait_for_selector(".govuk-error-summary")
    looked_at(clerk, language)
    file_it(clerk, language, *parties)
    looked_at(clerk, language)
    tab_to(clerk, "form[action$='/ask_office/'] button")
    clerk.keyboard.press("Enter")
    clerk.wait_for_selector(".desk-calm")
    looked_at(clerk, language)


def settled(officer, language, looked_at):
    officer.goto("/dispatch-filings/next/")
    looked_at(officer, language)
    tab_to(officer, "#settle-reason")
    officer.keyboard.press("ArrowDown")
    tab_to(officer, "form[action$='/settle/'] button")
    officer.keyboard.press("Enter")
    officer.wait_for_selector(".desk-calm")
    looked_at(officer, language)
    officer.goto("/dispatch-filings/")
    looked_at(officer, language)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_from_the_clerk_to_the_paper(language, visit, parties, looked_at):
    filed(visit("clerk", language=language), language, parties, looked_at)
    settled(visit("officer", language=language), language, looked_at)
    clerk = visit("clerk", language=language)
    clerk.goto("/dispatch-filings/?sort=new")
    clerk.locator("tbody th a").first.click()
    looked_at(clerk, language)
    with clerk.expect_download() as paper:
        clerk.locator("a[href^='/papers/']").first.click()
    assert paper.value.suggested_filename.endswith(".pdf")
    tab_to(clerk, "#end-ends_on")
    clerk.keyboard.type(ENDS[language])
    clerk.keyboard.press("Enter")
    clerk.wait_for_selector(".desk-calm")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_whoever_holds_a_paper_checks_it_without_an_account(language, visit, looked_at):
    page = visit(language=language)
    page.goto("/check/")
    looked_at(page, language)
    typed(page, "#id_code", "ABCDEFGHJKMNPQ")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    looked_at(page, language)
