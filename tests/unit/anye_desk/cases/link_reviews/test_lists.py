"""The queue keeps its order, the unsure last, and one question leads to the next."""

import pytest
from django.http import QueryDict
from tests.made import many

from anye_desk.cases.link_reviews.lists import next_after, ordered, page_of_reviews
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.frame.listing import Wish


@pytest.fixture
def asked(published):
    many.link_reviews()


@pytest.mark.parametrize("sort", ["rows", "weight"])
def test_the_unsure_come_last(asked, sort):
    keys = [(one.turn, getattr(one, sort), one.pk) for one in ordered(Wish(sort=sort))]
    assert len({turn for turn, *_ in keys}) == 2
    assert keys == sorted(keys, reverse=True)


def test_the_queue_says_how_many_rows_all_of_it_holds_up(asked):
    page, held = page_of_reviews(Wish(), QueryDict())
    assert held == sum(LinkReview.objects.values_list("rows", flat=True))
    assert held > sum(one.rows for one in page.rows)


def test_the_next_question_follows_the_order_and_begins_again_at_the_end(asked):
    first, second, *_, last = ordered(Wish())
    assert next_after(Wish(), first) == second
    assert next_after(Wish(), last) == first


def test_what_comes_next_waits_whatever_the_list_shows(asked):
    answered = LinkReview.objects.order_by("pk")[:3]
    LinkReview.objects.filter(pk__in=[one.pk for one in answered]).update(
        state="accepted", turn=-1, decided_by="officer", decided_at=many.AT
    )
    wish = Wish(filters={"state": "accepted"})
    assert ordered(wish).count() == 3
    assert next_after(wish, answered[0]).state in {"open", "unsure"}
