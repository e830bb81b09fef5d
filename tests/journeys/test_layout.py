"""Every page can be read at every width, at twice the text's size, on paper, in few colours."""

import re

import pytest
from tests.journeys.test_every_page import PAGES, open_page, overflow

PHONE = 320
WIDTHS = (1280, 960, 768, PHONE)
SHOWN_IN_BIG_TEXT = {"district", "employers", "employer", "link_review", "contradictions"}
A4 = 703  # px: 186 mm between the margins
FEWEST = 4  # characters a line, on average, in whatever has more than one line of text
TALLEST = 5  # times the height at 1280 px


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_readable_at_every_width_at_twice_its_size_and_on_paper(name, visit, shoot):
    page = open_page(visit, name, width=PHONE, height=640)
    shoot(page, f"{name}-320px")
    assert overflow(page) == []
    heights = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert thin(page) == [], width
        heights[width] = height(page)
    assert max(heights.values()) <= TALLEST * heights[1280], heights
    on_paper(page)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    assert thin(page) == []
    if name in SHOWN_IN_BIG_TEXT:
        shoot(page, f"{name}-200-percent")
    assert overflow(page) == []
    assert clipped(page) == []


def on_paper(page) -> None:
    """Nothing is cut off or addressed to a screen, and the sheet says when it was printed."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1000})
    assert thin(page) == []
    assert overflow(page) == []
    addresses = page.evaluate(
        """() => [...document.querySelectorAll('a')]
            .map(a => getComputedStyle(a, '::after').content).filter(text => text.includes('/'))"""
    )
    assert addresses == []
    assert re.search(r"20\d\d-\d\d-\d\d \d\d:\d\d", page.locator(".desk-on-paper").inner_text())


def thin(page) -> list[str]:
    """Return the texts of more than one line whose lines are only a few characters long."""
    return page.evaluate(
        """fewest => [...document.querySelectorAll('body :is(td, th, p, dd, dt, li, h1, h2, h3)')]
            .filter(e => e.checkVisibility() && !e.querySelector('td, th, p, dd, dt, li'))
            .flatMap(e => {
                const text = e.innerText.replace(/\\s+/g, '');
                const range = document.createRange();
                range.selectNodeContents(e);
                const tops = [...range.getClientRects()]
                    .filter(box => box.width > 1).map(box => box.bottom).sort((a, b) => a - b);
                const lines = tops.filter((top, n) => !n || top - tops[n - 1] > 6).length;
                return lines > 2 && text.length / lines < fewest
                    ? [`${lines} lines: ${e.outerHTML.slice(0, 160)}`] : [];
            })""",
        FEWEST,
    )


def clipped(page) -> list[str]:
    """Return the texts cut off by their own box."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, a, dt, dd, th, td, label, h1, h2')]
            .filter(e => getComputedStyle(e).overflow === 'hidden'
                && e.clientWidth > 1
                && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1))
            .map(e => e.outerHTML.slice(0, 120))"""
    )


def height(page) -> int:
    return page.evaluate("document.documentElement.scrollHeight")


def test_in_the_readers_own_few_colours_the_menu_and_the_chart_still_speak(visit):
    page = visit("officer")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto("/years/2025/")
    bars = page.evaluate(
        """() => [...document.querySelectorAll('.desk-menu a')]
            .map(a => [a.hasAttribute('aria-current'), getComputedStyle(a).borderBottomColor])"""
    )
    assert len({colour for _, colour in bars}) == 2
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part in (".desk-chart text", ".desk-chart .bar"):
        colour = page.evaluate("part => getComputedStyle(document.querySelector(part)).fill", part)
        assert contrast(colour, ground) >= 7, part


def test_a_frame_that_does_not_scroll_is_no_stop_for_the_tab_key(visit):
    page = visit("officer")
    page.goto("/loads/")
    assert page.locator(".desk-scroll").count() > 3
    page.locator(".desk-scroll[tabindex]").first.wait_for(state="detached")
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator(".desk-scroll[tabindex]").first.wait_for()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG works it out."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
