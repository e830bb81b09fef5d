"""Every page, in both languages: nothing for axe to find, room at 320 px, big text at 200 %."""

import re

import pytest

MILL = "/years/2025/employers/000000RT/"
ZHANG = "张伟"
PAGES = {
    "sign_in": ("", "/sign-in/"),
    "district": ("officer", "/years/2025/"),
    "employers": ("officer", "/years/2025/employers/"),
    "employers_none": ("officer", "/years/2025/employers/?q=没有这家"),
    "employer": ("officer", MILL),
    "employer_in_doubt": ("officer", "/years/2025/employers/000000RY/"),
    "what_if": ("officer", "/years/2025/employers/000000RV/what-if/?level=2&since=7&ratio=1.6"),
    "what_if_wrong": ("officer", f"{MILL}what-if/?ratio=abc"),
    "person": ("officer", "张伟"),
    "person_month": ("officer", "张伟/3月"),
    "flags": ("officer", "/years/2025/flags/"),
    "link_reviews": ("officer", "/links/"),
    "link_review": ("officer", "/links/1/"),
    "link_review_of_an_employer": ("officer", "/links/3/"),
    "link_review_wrong": ("officer", "张伟/章伟/长"),
    "same_person": ("officer", "张伟/同一人"),
    "departments_loads": ("swj", "/loads/"),
    "loads": ("officer", "/loads/"),
    "load": ("officer", "/loads/employers/0000000000000007/"),
    "quality": ("officer", "/quality/2025/"),
    "quality_month": ("officer", "/quality/2025/?department=区税务局&month=202503"),
    "quality_indicator": ("officer", "/quality/2025/rows_rejected/wage_months/?month=202503"),
    "quality_register": ("officer", "/quality/2025/facts_contradicted/employers/"),
    "quality_rows": ("officer", "/quality/2025/facts_contradicted/employers/rows/"),
    "quality_letters": ("officer", "/quality/2025/letters/"),
    "contradictions": ("officer", "/quality/2025/contradictions/"),
    "contradictions_none": ("officer", "/quality/2025/contradictions/?state=disputed"),
    "contradiction": ("officer", "/quality/contradictions/1/"),
    "not_found": ("officer", "/years/1999/"),
    "clerks_employer": ("clerk", "/"),
}


def open_page(visit, name, **window):
    who, address = PAGES[name]
    page = visit(who, **window)
    if not address.startswith(ZHANG):
        page.goto(address)
        return page
    page.goto(MILL)
    page.click(f"main >> text={ZHANG}")
    FURTHER.get(address, lambda _page: None)(page)
    return page


def search_the_same(page):
    page.locator("main p a[href*=same-person]").click()
    page.fill("#id_query", "王")
    page.press("#id_query", "Enter")
    page.wait_for_selector("tbody")


def write_too_long_a_note(page):
    page.goto("/links/1/")
    page.fill("#id_note", "长")
    page.evaluate("document.querySelector('#id_note').removeAttribute('maxlength')")
    page.fill("#id_note", "长" * 501)
    page.click("button[value=doubt]")
    page.wait_for_selector(".govuk-error-summary")


FURTHER = {
    "张伟/3月": lambda page: page.locator("main tbody a").nth(2).click(),
    "张伟/同一人": search_the_same,
    "张伟/章伟/长": write_too_long_a_note,
}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name, language, visit, faults, shoot):
    page = open_page(visit, name, language=language)
    shoot(page, f"{name}-{language}")
    assert faults(page) == []
    assert page.locator("html").get_attribute("lang").lower() == language
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_phones_width_needs_no_sideways_scrolling(name, visit, shoot):
    page = open_page(visit, name, width=320, height=640)
    shoot(page, f"{name}-320px")
    assert overflow(page) == []


@pytest.mark.parametrize(
    "name", ["sign_in", "district", "employers", "employer", "load", "link_reviews", "link_review"]
)
def test_text_at_twice_its_size_stays_readable(name, visit, shoot):
    page = open_page(visit, name, width=1280)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    shoot(page, f"{name}-200-percent")
    assert overflow(page) == []
    assert clipped(page) == []


@pytest.mark.parametrize(
    "name",
    ["district", "employers", "employer", "loads", "link_review", "quality", "contradictions"],
)
def test_an_english_page_keeps_no_chinese_but_names_law_and_places(name, visit):
    page = open_page(visit, name, language="en")
    stray = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('[lang="zh-Hans"]') || e.closest('[lang]').lang !== 'zh-Hans')
            .flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent))
            .filter(text => /[\\u4e00-\\u9fff]/.test(text))"""
    )
    assert stray == []


def test_pages_run_nothing_from_elsewhere_and_nothing_fails(visit, desk):
    page = visit("officer")
    seen, errors = [], []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/years/2025/")
    page.goto(MILL)
    assert [url for url in seen if not url.startswith(desk)] == []
    assert errors == []


def test_what_is_not_ours_to_serve_is_not_served(visit):
    page = visit("officer")
    page.goto("/years/2025/")
    for address in (
        "/static/vendor/govuk-frontend.min.css",
        "/static/vendor/govuk-frontend.min.js",
    ):
        text = page.request.get(address).text()
        assert len(text) > 10_000
        assert not re.search("GDS Transport|crest|crown|@font-face", text)


def overflow(page) -> list[str]:
    """Return the elements that make the page itself scroll sideways."""
    return page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [document.documentElement, ...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > wide + 1
                    || e === document.documentElement)
                .map(e => e.outerHTML.slice(0, 120));
        }"""
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
