"""The report of a match in a browser: axe finds nothing, 320 px are enough, nothing is fetched."""

import pytest
from tests.journeys.test_every_page import overflow
from tests.unit.anye.reporting.matching.hostile import hostile_material

from anye.reporting.matching.page import html_of
from anye.reporting.matching.persons import told_of_seekers
from anye.reporting.matching.report import match_report


def top(width):
    """Return what fits into one picture of a page of many persons."""
    return {"x": 0, "y": 0, "width": width, "height": 6000}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the page in each language."""
    folder = tmp_path_factory.mktemp("report")
    material = hostile_material(folder)
    found = {}
    for language in ("zh", "en"):
        found[language] = folder / f"{language}.html"
        report = match_report(material, told_of_seekers(material, language), language)
        found[language].write_text(html_of(report), "utf-8")
    return found


@pytest.fixture
def opened(chromium, pages):
    """Open the page in a window of some width; return it with all it asked for and said."""
    contexts = []

    def open_page(language, width=1280):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page, told_of = context.new_page(), []
        page.on("request", lambda request: told_of.append(request.url))
        page.on("console", lambda message: told_of.append(message.text))
        page.on("pageerror", lambda error: told_of.append(str(error)))
        page.goto(pages[language].as_uri())
        return page, told_of

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_in_a_report(language, opened, faults, shoot):
    page, _ = opened(language)
    shoot(page, f"match_report-{language}", clip=top(1280))
    assert faults(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_needs_no_sideways_scrolling_on_a_phone(language, opened, shoot):
    page, _ = opened(language, width=320)
    shoot(page, f"match_report-{language}-320px", clip=top(320))
    assert overflow(page) == []


def test_a_report_fetches_nothing_and_its_style_is_allowed(opened, pages):
    page, told_of = opened("zh")
    assert told_of == [pages["zh"].as_uri()]
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.people')).listStyleType") == "none"
    )
