"""The how-to of a role shows a page that is there, in both languages.

``ANYE_SHOTS=1`` writes the pictures anew: docs/images/roles.
"""

import os
import re

import pytest
from tests.journeys.conftest import ROOT

PICTURES, HOW_TOS = ROOT / "docs/images/roles", ROOT / "docs/how-to/roles"
PAGES = {  # by role: who signs in, where, and what stands there
    "clerk": ("clerk", "/my-work/", "我的工作"),
}
LANGUAGES = {"zh": "zh-hans", "en": "en"}


@pytest.mark.parametrize("role", PAGES)
def test_the_page_that_a_how_to_shows_is_there(role, visit):
    who, address, words = PAGES[role]
    for short, language in LANGUAGES.items():
        page = visit(who, language=language, width=960, height=600)
        assert page.goto(address).status == 200
        assert short == "en" or words in page.inner_text("body")
        if os.environ.get("ANYE_SHOTS"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{role}.{short}.png")


def test_every_picture_is_of_a_page_that_is_walked_and_stands_in_its_how_to():
    there = {path.name for path in PICTURES.iterdir()}
    assert there == {f"{role}.{short}.png" for role in PAGES for short in LANGUAGES}
    shown = {
        name
        for page in HOW_TOS.glob("*.md")
        for name in re.findall(r"images/roles/([\w.]+)", page.read_text("utf-8"))
    }
    assert shown == there
