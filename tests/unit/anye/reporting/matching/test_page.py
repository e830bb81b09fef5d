"""The page is one whole file: escaped, without scripts, with headings and tables in order."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.unit.anye.reporting.matching.hostile import FORMULA, MARKUP, SCRIPT

from anye.reporting.matching.page import html_of

VOID = {"meta", "line", "rect", "br"}


class Seen(HTMLParser):
    """What stands in a page: its elements in order, and that each is closed."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.open, self.ids = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.ids += [value for name, value in attributes if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, report, in_english):
    return html_of(report if request.param == "zh" else in_english)


@pytest.fixture(scope="module")
def seen(page):
    return Seen(page)


def test_hostile_titles_are_text(page, seen):
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    assert MARKUP not in page
    assert FORMULA.replace("'", "&#39;") in page
    assert not seen.named("script", "img", "iframe", "link", "object", "form")
    assert not any(name.startswith("on") for _, attributes in seen.elements for name in attributes)


def test_nothing_is_fetched_and_nothing_runs(page, seen):
    assert not re.search(r"https?://|@import|url\(|javascript:", page)
    [policy] = [one for one in seen.named("meta") if "http-equiv" in one]
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/=]+'", policy["content"])
    assert not any("style" in attributes for _, attributes in seen.elements)


def test_every_element_is_closed_and_every_id_and_link_is_right(seen):
    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))
    targets = [one["href"].removeprefix("#") for one in seen.named("a")]
    targets += [one["aria-labelledby"] for _, one in seen.elements if "aria-labelledby" in one]
    assert set(targets) <= set(seen.ids)


def test_headings_skip_no_level_and_tables_name_their_rows_and_columns(seen):
    levels = [int(tag[1]) for tag, _ in seen.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(seen.named("caption")) == len(seen.named("table")) > 6
    assert {one.get("scope") for one in seen.named("th")} == {"col", "row"}


def test_the_language_is_said_and_chinese_in_an_english_page_is_marked(page, seen):
    [html] = seen.named("html")
    assert html["lang"] in {"zh-Hans", "en"}
    if html["lang"] == "en":
        bare = re.sub(
            r'<style>.*?</style>|<span lang="zh-Hans">[^<]*</span>', "", page, flags=re.DOTALL
        )
        assert not re.search(r"[\u4e00-\u9fff]", bare)


def test_a_bar_stands_beside_its_figures(seen):
    drawn = seen.named("svg")
    assert len(drawn) > 20
    assert {one["aria-hidden"] for one in drawn} == {"true"}


def test_the_same_report_is_the_same_page(report):
    assert html_of(report) == html_of(report)
