"""The queue stays right and cheap: every question once, the unsure last, the same queries."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.unit.anye_desk.conftest import AT
from tests.unit.anye_desk.published.years.test_lists import shape

from anye_desk.cases.link_reviews.lists import ON_A_PAGE, Wish, next_after, page_of_reviews
from anye_desk.cases.link_reviews.models import LinkCandidate, LinkReview

SNAPSHOTS = Path(__file__).parent / "snapshots"
UNSURE = {"state": "unsure", "turn": 0, "decided_by": "officer", "decided_at": AT}


@pytest.fixture
def many(published):
    count = 3 * ON_A_PAGE + 7
    LinkReview.objects.bulk_create(
        LinkReview(
            kind="person", asked_id=n, name=f"人{n}", rows=n % 7, weight=n % 5 * 1000,
            feed="wage_months", **(UNSURE if n % 4 == 0 else {}),
        )
        for n in range(count)
    )  # fmt: skip
    LinkCandidate.objects.bulk_create(
        LinkCandidate(review=review, candidate_id=n, rank=n, weight=0, says={"name": ["甲"]})
        for review in LinkReview.objects.all()
        for n in (1, 2)
    )
    return count


def walk(wish):
    pages, after = [], None
    while True:
        page = page_of_reviews(wish, after=after)
        pages.append(page)
        if not page.has_next:
            return pages
        after = page.reviews[-1].pk


@pytest.mark.parametrize("sort", ["rows", "weight"])
def test_walking_the_pages_meets_every_question_once_the_unsure_last(many, sort):
    pages = walk(Wish(sort=sort))
    reviews = [one for page in pages for one in page.reviews]
    assert len({one.pk for one in reviews}) == len(reviews) == many == pages[0].count
    keys = [(one.turn, getattr(one, sort), one.pk) for one in reviews]
    assert keys == sorted(keys, reverse=True)
    places = [n for page in pages for n in range(page.first, page.last + 1)]
    assert places == list(range(1, many + 1))
    assert [page.has_previous for page in pages] == [False] + [True] * (len(pages) - 1)


def test_walking_back_meets_the_same_pages(many):
    forth = walk(Wish())
    back, before = [], forth[-1].reviews[0].pk
    for _ in forth[1:]:
        page = page_of_reviews(Wish(), before=before)
        back.append([one.pk for one in page.reviews])
        before = page.reviews[0].pk
        assert page.first == ON_A_PAGE * (len(forth) - 1 - len(back)) + 1
    assert back[::-1] == [[one.pk for one in page.reviews] for page in forth[:-1]]
    assert not page.has_previous


def test_the_next_question_follows_the_order_and_begins_again_at_the_end(many):
    first, *_, last = [one for page in walk(Wish()) for one in page.reviews]
    assert next_after(Wish(), last) == first
    assert next_after(Wish(), first).rows == first.rows


def test_a_place_that_is_gone_starts_from_the_beginning(many):
    assert page_of_reviews(Wish(), after=10**9).reviews == page_of_reviews(Wish()).reviews


@pytest.mark.parametrize("name", ["queue", "review"])
def test_a_page_asks_the_same_queries_however_many_rows(name, many, client_of):
    client = client_of("officer")
    first = LinkReview.objects.order_by("pk").first()
    address = {"queue": "/links/", "review": f"/links/{first.pk}/"}[name]
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    asked = "\n".join(shape(query["sql"]) for query in queries) + "\n"
    snapshot = SNAPSHOTS / f"{name}.sql"
    if not snapshot.exists():
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(asked, "utf-8")
        pytest.fail(f"{snapshot.name} is written anew: read it and commit it")
    if connection.vendor == "sqlite":
        assert asked == snapshot.read_text("utf-8")
    else:
        assert asked.count("\n") == snapshot.read_text("utf-8").count("\n")


def test_a_hundred_questions_ask_no_more_than_one(many, client_of):
    client, counts = client_of("officer"), []
    for kept in (None, LinkReview.objects.order_by("pk").first().pk):
        if kept:
            LinkReview.objects.exclude(pk=kept).delete()
        with CaptureQueriesContext(connection) as queries:
            client.get("/links/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
