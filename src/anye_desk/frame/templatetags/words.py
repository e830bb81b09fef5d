"""Texts in the reader's language, inside templates."""

from urllib.parse import urlencode

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from anye.codes.words.law import STANDING_WORDS
from anye.law.rule import Standing
from anye.law.said.english import in_language
from anye_desk.frame.forms import HAN
from anye_desk.frame.language import is_english, reader, say

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


@register.filter
def of_law(text: str) -> str:
    """Write a formula or note of the law in the reader's language."""
    return in_language(text, reader())


@register.simple_tag
def html_lang() -> str:
    """Name the page's language for ``<html lang>``."""
    return say("zh-Hans", "en")


@register.simple_tag
def zh_only() -> SafeString:
    """Mark an element whose text is Chinese even on an English page."""
    return SafeString(' lang="zh-Hans"' if is_english() else "")


@register.simple_tag
def zh_if(text: object) -> SafeString:
    """Mark an element whose text may be Chinese on an English page, if it is."""
    return SafeString(' lang="zh-Hans"' if is_english() and HAN.search(str(text)) else "")


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


@register.simple_tag(takes_context=True)
def doubt(context: Context, value: Standing) -> SafeString:
    """Write how sure a figure is where that is not what the page says of all its figures.

    A page that says it once names it as ``basis``; without one, what is not confirmed is marked.
    """
    usual = context.get("basis", "confirmed")
    return SafeString("") if value == usual else standing(value)


@register.simple_tag
def query(**values: object) -> str:
    """Write a query string of the values that are not empty."""
    return "?" + urlencode({key: value for key, value in values.items() if value not in ("", None)})
