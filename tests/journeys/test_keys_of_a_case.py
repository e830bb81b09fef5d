"""A clean case is decided in two keys, the next is one key away, and the keys can be turned off."""

import subprocess
import sys

import pytest
from tests.journeys.conftest import ROOT, environment

FILED = "from tests.made.filed import filed; filed(3)"


@pytest.fixture
def opened(served, visit):
    """Open the first of three filings that wait for the other employer's clerk."""
    subprocess.run(
        [sys.executable, "-m", "anye_desk", "shell", "--command", FILED],
        check=True,
        env=environment(served.records.parent),
        cwd=ROOT,
    )
    page = visit("clerk2")
    page.goto("/dispatch-filings/?state=mine")
    page.locator("tbody th a").first.click()
    page.wait_for_url("**/dispatch-filings/*/")
    return page


def test_a_clean_case_takes_two_keys_and_the_next_is_one_away(opened, faults):
    assert faults(opened) == []
    opened.keyboard.press("?")
    dialog = opened.get_by_role("dialog", name="快捷键")
    assert dialog.is_visible()
    assert faults(opened) == []
    opened.keyboard.press("Escape")
    assert not dialog.is_visible()
    first = opened.url
    opened.keyboard.press("n")
    opened.wait_for_url(lambda url: url != first)
    opened.keyboard.press("p")
    opened.wait_for_url(first)
    opened.keyboard.press("a")  # one
    opened.wait_for_function("document.activeElement.innerText.startsWith('确认')")
    opened.keyboard.press("Enter")  # two
    opened.get_by_role("status").first.wait_for()
    assert "：已确认" in opened.get_by_role("status").first.inner_text()


def test_letters_in_a_field_are_letters_and_the_keys_can_be_turned_off(opened):
    note = opened.locator("form[data-key=a] input[name=note]")
    note.focus()
    opened.keyboard.type("and")
    assert note.input_value() == "and"
    opened.get_by_role("button", name="快捷键").click()
    opened.get_by_label("使用单字母快捷键").uncheck()
    opened.get_by_role("button", name="关闭").click()
    opened.evaluate("document.activeElement.blur()")
    here = opened.url
    for key in ("n", "a", "?"):
        opened.keyboard.press(key)
    assert opened.url == here
    assert not opened.get_by_role("dialog").is_visible()
    assert opened.evaluate("document.activeElement === document.body")
