"""An officer's and a clerk's work without a mouse, every focus to be seen."""

import re

import pytest
from tests.made.alike import ALIKE

MANY_TABS = 60


def focused(page) -> str:
    return page.evaluate("document.activeElement.outerHTML")


def tab_to(page, wanted: str) -> None:
    """Press Tab until the wanted element has the focus."""
    for _ in range(MANY_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", wanted):
            return
    pytest.fail(f"{wanted} is not reached by Tab; the focus ended on {focused(page)[:200]}")


def test_the_first_tab_skips_to_the_content(home):
    page = home("officer")
    page.keyboard.press("Tab")
    assert "govuk-skip-link" in focused(page)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_signing_in_by_keyboard(visit):
    page = visit()
    page.goto("/sign-in/")
    tab_to(page, "#id_username")
    page.keyboard.type("officer")
    page.keyboard.press("Tab")
    page.keyboard.type("anye-demo-officer")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/years/2025/"))


def test_an_officer_searches_sorts_and_opens_an_employer(visit):
    page = visit("officer")
    page.goto("/years/2025/employers/")
    tab_to(page, "#filter-q")
    page.keyboard.type("tianjin")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=tianjin"))
    assert page.locator("tbody tr").count() == 2
    tab_to(page, "th.desk-sort a[href*='sort=headcount_months']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sort=headcount_months"))
    assert page.locator("th[aria-sort=descending]").count() == 1
    tab_to(page, "tbody th a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/employers/000000R"))


def test_a_clerk_asks_what_if_and_reads_the_difference(home):
    page = home("clerk")
    tab_to(page, "#id_level")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#id_ratio")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("what-if"))
    assert page.get_by_role("region", name="假如的结果").is_visible()


def test_a_wrong_number_takes_the_focus_to_the_error_and_from_there_to_the_field(home):
    page = home("clerk")
    tab_to(page, "#id_ratio")
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    tab_to(page, ".govuk-error-summary a")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'id_ratio'")


def press(page, wanted: str) -> None:
    """Reach what is wanted by Tab and press it."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def test_an_officer_finds_a_doubtful_link_refuses_and_accepts(visit):
    page = visit("officer")
    page.goto("/links/")
    tab_to(page, "#filter-q")
    page.keyboard.type("zhangwei")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=共 1 条")
    assert "zhangwei" not in page.url
    press(page, "tbody th a:not([href*='/alike/'])")
    page.wait_for_url(re.compile(r"/links/\d+/"))
    press(page, "button[value=refuse]")
    page.wait_for_selector("[role=status] >> text=下一个候选")
    assert page.get_by_role("status").get_by_text("下一个候选").is_visible()
    press(page, "a[href='?candidate=1']")
    page.wait_for_url(re.compile("candidate=1"))
    tab_to(page, "#id_note")
    page.keyboard.type("电话核实")
    press(page, "button[value=accept]")
    page.wait_for_selector("[role=status] >> text=已认定相同")


def test_an_officer_answers_questions_that_are_alike_together(visit):
    page = visit("officer")
    page.goto("/links/")
    press(page, "a[href*='/links/alike/']")
    page.wait_for_url(re.compile("/links/alike/"))
    asked = page.locator("tbody tr").count()
    press(page, "a[href*='all=same']")
    page.wait_for_url(re.compile("all=same"))
    tab_to(page, "tbody select")
    page.keyboard.press("Home")  # leave the first one open
    press(page, "button[value=look]")
    page.wait_for_selector("button[value=keep]")
    assert page.locator("tbody tr").count() == asked - 1
    press(page, "button[value=keep]")
    page.wait_for_selector("[role=status] >> text=已保存答复")


def test_an_officer_takes_an_answer_back_and_hands_over(visit):
    page = visit("officer")
    page.goto("/links/3/")
    press(page, "button[value=accept]")
    page.wait_for_selector("[role=status] >> text=已认定相同")
    press(page, "[role=status] a")
    page.wait_for_url(re.compile("/links/3/$"))
    press(page, "button[value=withdraw]")
    page.wait_for_selector("[role=status] >> text=已撤回")
    page.goto("/links/")
    press(page, "form[action='/links/hand-over/'] button")
    page.wait_for_selector("[role=status] >> text=已交付决定")
    press(page, "button[name=clear]")
    page.wait_for_url(re.compile("/links/$"))


def test_the_language_changes_and_the_session_ends_by_keyboard(home):
    page = home("officer")
    tab_to(page, "button[name=language]")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[lang=en]")
    tab_to(page, "form[action='/sign-out/'] button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/sign-in/"))


@pytest.mark.parametrize(
    "address",
    [
        "/years/2025/",
        "/years/2025/employers/",
        "/loads/",
        "/links/",
        "/links/1/",
        ALIKE,
        "/quality/2025/contradictions/",
    ],
)
def test_every_focus_is_to_be_seen(address, visit):
    page = visit("officer")
    page.goto(address)
    for _ in range(25):
        page.keyboard.press("Tab")
        look = page.evaluate(
            """() => { const s = getComputedStyle(document.activeElement);
                return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor]; }"""
        )
        outline, width, shadow, _ = look
        if focused(page).startswith("<body"):
            break  # past the last
        assert (outline != "none" and width != "0px") or shadow != "none", focused(page)[:200]


def test_everything_works_without_scripts(chromium, desk):
    context = chromium.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("#id_username", "clerk")
    page.fill("#id_password", "anye-demo-clerk")
    page.press("#id_password", "Enter")
    page.wait_for_url(re.compile("/years/2025/employers/"))
    page.fill("#id_ratio", "2")
    page.press("#id_ratio", "Enter")
    page.wait_for_url(re.compile("what-if"))
    assert page.get_by_role("region", name="假如的结果").is_visible()
    context.close()


def test_an_officer_finds_a_contradiction_and_answers_it(visit):
    page = visit("officer")
    page.goto("/quality/2025/contradictions/?kind=two_certificates")
    tab_to(page, "tbody th a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/quality/contradictions/\d+/"))
    tab_to(page, "#id_answer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answers + * tbody tr")
    assert page.locator("h1 + p strong").inner_text() == "待更正"
