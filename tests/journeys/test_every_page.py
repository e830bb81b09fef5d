"""Every page, in both languages: nothing for axe to find; nothing from elsewhere, no fault."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from tests.made.alike import ALIKE

MILL = "/years/2025/employers/000000RT/"
ZHANG = "张伟"
LONG = "长" * 61
PAGES = {
    "sign_in": ("", "/sign-in/"),
    "sign_in_wrong": ("", "/sign-in/"),
    "district": ("officer", "/years/2025/"),
    "employers": ("officer", "/years/2025/employers/"),
    "employers_none": ("officer", "/years/2025/employers/?q=没有这家"),
    "employers_wrong": ("officer", f"/years/2025/employers/?kind=x&q={LONG}"),
    "employer": ("officer", MILL),
    "employer_in_doubt": ("officer", "/years/2025/employers/000000RY/"),
    "what_if": ("officer", "/years/2025/employers/000000RV/what-if/?level=2&since=7&ratio=1.6"),
    "what_if_wrong": ("officer", f"{MILL}what-if/?ratio=abc"),
    "person": ("officer", MILL),
    "person_month": ("officer", MILL),
    "looks": ("officer", MILL),
    "flags": ("officer", "/years/2025/flags/"),
    "link_reviews": ("officer", "/links/"),
    "link_reviews_wrong": ("officer", "/links/"),
    "link_review": ("officer", "/links/1/"),
    "link_review_of_an_employer": ("officer", "/links/3/"),
    "link_review_of_a_code": ("officer", "/links/4/"),
    "link_review_wrong": ("officer", "/links/1/"),
    "alike": ("officer", ALIKE),
    "alike_chosen": ("officer", f"{ALIKE}&all=same"),
    "alike_looked_at": ("officer", f"{ALIKE}&all=same"),
    "alike_nothing_chosen": ("officer", ALIKE),
    "alike_wrong": ("officer", ALIKE),
    "alike_none": ("officer", "/links/alike/?kind=employer&agreeing=code:2"),
    "same_person": ("officer", MILL),
    "same_person_wrong": ("officer", MILL),
    "departments_loads": ("swj", "/loads/"),
    "loads": ("officer", "/loads/"),
    "loads_with_rejects": ("officer", "/loads/?only=rejects"),
    "load": ("officer", "/loads/employers/0000000000000007/"),
    "quality": ("officer", "/quality/2025/"),
    "quality_wrong": ("officer", "/quality/2025/?month=x&township=x"),
    "quality_month": ("officer", "/quality/2025/?department=区税务局&month=202503"),
    "quality_indicator": ("officer", "/quality/2025/rows_rejected/wage_months/?month=202503"),
    "quality_register": ("officer", "/quality/2025/facts_contradicted/employers/"),
    "quality_rows": ("officer", "/quality/2025/facts_contradicted/employers/rows/"),
    "quality_letters": ("officer", "/quality/2025/letters/"),
    "contradictions": ("officer", "/quality/2025/contradictions/"),
    "contradictions_none": ("officer", "/quality/2025/contradictions/?state=disputed"),
    "contradictions_wrong": ("officer", f"/quality/2025/contradictions/?state=x&q={LONG}"),
    "contradiction": ("officer", "/quality/contradictions/1/"),
    "contradiction_wrong": ("officer", "/quality/contradictions/1/"),
    "departments_contradictions": ("swj", "/quality/2025/contradictions/"),
    "clerks_employer": ("clerk", "/"),
    "clerks_person_month": ("clerk", MILL),
    "clerks_contradictions": ("clerk", "/quality/2025/contradictions/"),
    "work": ("officer", "/my-work/"),
    "clerks_work": ("clerk", "/my-work/"),
    "persons_work": ("person", "/my-work/"),
    "cases_none": ("auditor", "/dispatch-filings/"),
    "cases_wrong": ("officer", "/dispatch-filings/?state=x&township=x"),
    "not_found": ("officer", "/years/1999/"),
    "not_understood": ("officer", "/quality/2025/rows_rejected/wage_months/rows/?month=x"),
    "not_this_way": ("officer", "/links/hand-over/"),
    "too_large": ("officer", "/links/1/"),
    "took_too_long": ("officer", "/years/2025/flags/"),
    "went_wrong": ("officer", "/years/2025/flags/"),
}


def open_page(visit, name, **window):
    who, address = PAGES[name]
    page = visit(who, **window)
    if name in ANSWERED:
        page.route(f"**{address}", lambda route: answer(route, name, window))
    page.goto(address)
    FURTHER.get(name, lambda _page: None)(page)
    return page


def answer(route, name, window):
    """Answer as the desk does where it is stopped or fails; no request brings that on."""
    with translation.override(window.get("language", "zh-hans")):
        page = render_to_string(f"frame/{name}.html")
    route.fulfill(status=ANSWERED[name], content_type="text/html; charset=utf-8", body=page)


def open_zhang(page):
    page.click(f"main >> text={ZHANG}")


def open_looks(page):
    open_zhang(page)
    page.click("a[href^='/looks/']")
    page.wait_for_url("**/looks/*/")


def open_march(page):
    open_zhang(page)
    page.locator("main tbody a").nth(2).click()


def search_the_same(page, query="王"):
    open_zhang(page)
    page.locator("main p a[href*=same-person]").click()
    page.fill("#id_query", query)
    page.press("#id_query", "Enter")
    page.wait_for_selector("tbody" if query else ".govuk-error-summary")


def write_too_much(page, deed, least=501):
    page.evaluate("document.querySelector('main [maxlength]').removeAttribute('maxlength')")
    page.fill("main [name=note], main [name=text]", "长" * least)
    page.click(deed)


def wrong(steps):
    """Take the steps and wait for what is wrong to be said."""

    def taken(page):
        steps(page)
        page.wait_for_selector(".govuk-error-summary")

    return taken


def sign_in_wrong(page):
    page.fill("#id_username", "nobody-of-the-desk")
    page.fill("#id_password", "wrong")
    page.press("#id_password", "Enter")


def search_too_long(page):
    page.evaluate("document.querySelector('#filter-q').removeAttribute('maxlength')")
    page.fill("#filter-q", LONG)
    page.press("#filter-q", "Enter")


def look(page):
    page.click("button[value=look]")
    page.wait_for_selector(".desk-calm, button[value=keep]")


def send_too_much(page):
    write_too_much(page, "button[value=doubt]", 60_000)
    page.wait_for_selector("h1:text('内容过大'), h1:text('Too large')")


ANSWERED = {"took_too_long": 503, "went_wrong": 500}
FURTHER = {
    "looks": open_looks,
    "sign_in_wrong": wrong(sign_in_wrong),
    "person": open_zhang,
    "person_month": open_march,
    "clerks_person_month": open_march,
    "link_reviews_wrong": wrong(search_too_long),
    "link_review_wrong": wrong(lambda page: write_too_much(page, "button[value=doubt]")),
    "alike_looked_at": look,
    "alike_nothing_chosen": look,
    "alike_wrong": wrong(lambda page: write_too_much(page, "button[value=look]")),
    "same_person": search_the_same,
    "same_person_wrong": wrong(lambda page: search_the_same(page, "")),
    "contradiction_wrong": wrong(lambda page: write_too_much(page, "main form button")),
    "too_large": send_too_much,
}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_all_is_named_in_the_readers_language(
    name, language, visit, faults, shoot
):
    page = open_page(visit, name, language=language)
    shoot(page, f"{name}-{language}")
    assert faults(page) == []
    assert page.locator("html").get_attribute("lang").lower() == language
    assert page.locator("h1").count() == 1
    names = names_of_tables(page)
    assert all(names), names
    assert len(set(names)) == len(names)
    assert language != "en" or stray_chinese(page) == []


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


def names_of_tables(page) -> list[str]:
    """Return what a screen reader calls each table: its caption, or the heading it points to."""
    return page.evaluate(
        """() => [...document.querySelectorAll('table')].map(table =>
            (table.caption || document.getElementById(table.getAttribute('aria-labelledby')))
                ?.textContent.replace(/\\s+/g, ' ').trim() ?? '')"""
    )


def stray_chinese(page) -> list[str]:
    """Return the Chinese of an English page that is neither a name nor a citation of the law."""
    return page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('[lang="zh-Hans"]') || e.closest('[lang]').lang !== 'zh-Hans')
            .filter(e => e.tagName !== 'TEXTAREA')  // the reader's own words
            .flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent))
            .filter(text => /[\\u4e00-\\u9fff]/.test(text))"""
    )


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
