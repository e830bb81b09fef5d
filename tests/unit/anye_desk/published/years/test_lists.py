"""The list of employers counts what it must, and as far as that goes."""

import pytest
from django.http import QueryDict
from tests.made import many as made

from anye_desk.frame.listing import ON_A_PAGE, Wish
from anye_desk.published.years.lists import employers_listed, page_of_employers
from anye_desk.published.years.summary import summary_of


@pytest.fixture
def many(db):
    return made.employers()


def page_of(run, query="", place="", **filters):
    return page_of_employers(run, Wish(query, filters), QueryDict(place.removeprefix("?")))


def walk(run, query):
    """Follow the addresses to the end."""
    pages = [page_of(run, query)]
    while pages[-1].following:
        pages.append(page_of(run, query, pages[-1].following))
    return pages


@pytest.mark.parametrize(
    ("filters", "count"),
    [({"mark": "duty_unmet"}, 1), ({"query": "第3厂"}, 1), ({"kind": 9}, 0), ({"query": "？"}, 0)],
)
def test_filters_keep_what_they_say(many, filters, count):
    page = page_of(many, **filters)
    assert (page.count, len(page.rows)) == (count, count)


@pytest.mark.parametrize("filters", [{}, {"kind": 1}, {"outcome": 2}, {"mark": "problem"}])
def test_a_file_holds_what_the_pages_show(many, filters):
    page = page_of(many, **filters)
    whole = list(employers_listed(many, Wish(filters=filters)))
    assert len(whole) == page.count
    assert whole[:ON_A_PAGE] == page.rows


def test_more_than_are_gathered_are_all_shown_though_not_counted(many, monkeypatch):
    monkeypatch.setattr("anye_desk.published.years.lists.FEW", 1)
    first, second, *_ = pages = walk(many, "厂")
    assert sum(len(page.rows) for page in pages) == made.COUNT
    assert (first.first, second.first) == (1, 0)
    assert (bool(first.previous), bool(second.previous)) == (False, True)
    assert first.is_at_least


COUNTED = [{}, {"kind": 1}, {"outcome": 2}, {"township": 0}, {"kind": 99}, {"mark": "problem"}]


@pytest.mark.parametrize("filters", COUNTED)
def test_what_the_summary_counted_is_not_counted_again(many, monkeypatch, filters):
    counted = page_of(many, **filters).count
    monkeypatch.setattr("anye_desk.frame.listing.COUNTED_UP_TO", 1)
    many.summary = summary_of(many, [], {})
    page = page_of(many, **filters)
    assert (page.count, page.is_at_least) == (counted, False)


def test_what_no_summary_counted_is_counted_as_far_as_that_goes(many, monkeypatch):
    many.summary = summary_of(many, [], {})
    monkeypatch.setattr("anye_desk.frame.listing.COUNTED_UP_TO", 1)
    for filters in ({"kind": 1, "outcome": 2}, {"kind": 1, "mark": "problem"}, {"query": "厂"}):
        page = page_of(many, **filters)
        assert (page.count, page.is_at_least) == (1, True)
