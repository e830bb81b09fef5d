"""Texts in the reader's language, inside templates."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from anye.law.rule import Standing
from anye.law.wording import STANDING_WORDS
from anye_desk.layout.language import is_english, say

register = template.Library()

COLOURS: dict[Standing, str] = {
    "confirmed": "govuk-tag--green",
    "secondary": "govuk-tag--yellow",
    "unverified": "govuk-tag--red",
}


@register.simple_tag
def t(zh: str, en: str) -> str:
    """Write the text in the reader's language."""
    return say(zh, en)


@register.filter
def said(thing: object) -> str:
    """Write a thing that bears both texts as ``zh`` and ``en``."""
    zh, en = getattr(thing, "zh", ""), getattr(thing, "en", "")
    return say(zh, en or zh)


@register.simple_tag
def html_lang() -> str:
    """Name the page's language for ``<html lang>``."""
    return say("zh-Hans", "en")


@register.simple_tag
def zh_only() -> SafeString:
    """Mark an element whose text is Chinese even on an English page."""
    return SafeString(' lang="zh-Hans"' if is_english() else "")


def standing_words(value: Standing) -> str:
    """Say how sure a figure is."""
    words = STANDING_WORDS[value]
    return say(words["zh"], words["en"])


@register.simple_tag
def standing(value: Standing) -> SafeString:
    """Write how sure a figure is, as a coloured tag whose words say it too."""
    return format_html(
        '<strong class="govuk-tag {}">{}</strong>', COLOURS[value], standing_words(value)
    )


@register.simple_tag
def doubt(value: Standing) -> SafeString:
    """Write how sure a figure is, but only where it is not confirmed."""
    return SafeString("") if value == "confirmed" else standing(value)


@register.simple_tag
def query(**values: object) -> str:
    """Write a query string of the values that are not empty."""
    return "?" + urlencode({key: value for key, value in values.items() if value not in ("", None)})
