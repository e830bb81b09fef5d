"""Texts in the reader's language, inside templates."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from django import template
from django.template import Context, Node, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, render_value_in_context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from anye.codes.words.law import STANDING_WORDS
from anye.law.rule import Standing
from anye.law.said.english import in_language
from anye_desk.frame.forms import HAN
from anye_desk.frame.language import is_english, reader, say

register = template.Library()
BOTH = 2  # languages

COLOURS: dict[Standing, str] = {
    "confirmed": "govuk-tag--green",
    "secondary": "govuk-tag--yellow",
    "unverified": "govuk-tag--red",
}


class InTheirs(Node):
    """A text in both languages.

    No simple tag of Django's: it resolves both each time, and a page holds a hundred.
    """

    def __init__(self, zh: FilterExpression, en: FilterExpression) -> None:
        """Keep both; what is written out in the template needs no more to be done."""
        self.zh, self.en = (one if one.is_var else str(one.resolve(Context())) for one in (zh, en))

    def render(self, context: Context) -> SafeString:
        """Write that of the reader."""
        text = self.en if is_english() else self.zh
        if isinstance(text, str):
            return SafeString(text)
        return SafeString(render_value_in_context(text.resolve(context), context))


@register.tag
def t(parser: Parser, token: Token) -> InTheirs:
    """Write the text in the reader's language.

    Raises:
        TemplateSyntaxError: if it is not given in both.
    """
    _, *texts = token.split_contents()
    if len(texts) != BOTH:
        raise TemplateSyntaxError("t takes a text in Chinese and one in English")
    return InTheirs(*map(parser.compile_filter, texts))


@register.simple_tag
def cells(row: Iterable[tuple[str, str]]) -> SafeString:
    """Write some cells of a row, each of a style and a text, in one piece.

    Chinese on an English page is marked as that.
    """
    mark, english = ' lang="zh-Hans"', is_english()
    return SafeString(
        "".join(
            f'<td class="{style}"{mark if english and HAN.search(text) else ""}>{escape(text)}</td>'
            for style, text in row
        )
    )


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
