"""The frame of the desk leads to no room by name: what the menu holds, config says."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver
from django.utils.module_loading import import_string

import anye_desk
from anye_desk.config.menu import MENU

FRAME = Path(anye_desk.__file__).parent / "frame"
REVERSED = re.compile(r"""{%\s*url\s+['"](\w+)['"]""")
CODES_OF_ROLES = re.compile(r"is_officer|\.department|employer_id")
TEMPLATES = sorted(FRAME.glob("templates/**/*.html"))
AT_THE_ROOT = {one.name for one in get_resolver().url_patterns if isinstance(one, URLPattern)}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_of_the_frame_names_an_address_of_a_room_or_a_role(template):
    text = template.read_text("utf-8")
    assert set(REVERSED.findall(text)) <= AT_THE_ROOT
    assert not CODES_OF_ROLES.findall(text)


def test_some_template_of_the_frame_leads_somewhere():
    assert any(REVERSED.search(one.read_text("utf-8")) for one in TEMPLATES)


@pytest.mark.parametrize("entry", MENU, ids=lambda entry: f"{entry.name}-{entry.url}")
def test_each_entry_of_the_menu_leads_to_an_address_and_is_said_in_both_languages(entry):
    assert entry.address.startswith("/")
    assert entry.text.zh != entry.text.en


@pytest.mark.parametrize("named", [*settings.WAITING, *settings.HEAR_OF_IDENTITY])
def test_whoever_the_settings_name_is_there(named):
    assert callable(import_string(named))
