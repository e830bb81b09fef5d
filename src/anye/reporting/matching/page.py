"""The report as one page: no script, nothing fetched, every text escaped."""

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from anye.reporting.matching.content import Cell, Report, ShareBar

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
CHINESE = re.compile(r"([\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)")


def html_of(report: Report) -> str:
    """Return the report as HTML."""
    style = _text("page.css")
    template = _environment(report).get_template("page.html")
    return template.render(
        report=report,
        words=report.words,
        lang=LANGUAGES[report.language],
        style=Markup(style),  # noqa: S704 (our own file)
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


def _environment(report: Report) -> Environment:
    made = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["told"] = _chinese_marked if report.language == "en" else escape
    made.tests["bar"] = lambda value: isinstance(value, ShareBar)
    made.filters["of_bar"] = lambda share: f"{100 * share:.1f}"
    made.filters["shown"] = _shown
    return made


def _shown(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"{cell:,}"
    return cell if isinstance(cell, str) else cell.text


def _chinese_marked(text: str) -> Markup:
    """Escape a text of an English page; mark what is Chinese in it, for screen readers."""
    marked = Markup('<span lang="zh-Hans">{}</span>')
    parts = CHINESE.split(str(text))
    return Markup().join(
        marked.format(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
