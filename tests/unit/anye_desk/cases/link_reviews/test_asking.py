"""What links doubt arrives as questions, keeps its answers, and goes when it is asked no more."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.made import hand_made_links, sample
from tests.unit.anye_desk.cases.link_reviews.conftest import publish
from tests.unit.anye_desk.conftest import AT

from anye_desk.cases.link_reviews import actions
from anye_desk.cases.link_reviews.asking import AT_ONCE, Candidate, Place, Question, take
from anye_desk.cases.link_reviews.models import (
    LinkCandidate,
    LinkReview,
    PublishedLinks,
    WaitingRow,
)
from anye_desk.cases.link_reviews.review_page import shown_candidate
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person


def test_only_what_is_doubtful_is_asked(linked):
    asked = LinkReview.objects.order_by("asked_id").values_list("kind", "asked_id", "rows")
    assert list(asked) == [("person", 71, 3), ("person", 72, 1), ("employer", 81, 2)]
    assert Event.objects.get(action="links:publish").details == {"questions": 3, "closed": 0}


def test_a_question_brings_what_was_sent_and_the_candidates_best_first(zhang):
    assert zhang.says["name"] == ["章伟"]
    assert zhang.says["birth"] == ["1980-01-01"]
    found = [(one.candidate_id, one.rank, one.weight) for one in zhang.candidates.all()]
    assert found == [(sample.ZHANG, 1, 12_400), (sample.WANG, 2, -2_500), (sample.LI, 3, -4_000)]
    best = zhang.candidates.first()
    assert best.says["employer"] == [sample.MILL, sample.SHOP]
    assert best.compared["id"] == list(hand_made_links.ONE_SLIP)


def test_the_waiting_rows_are_named_by_feed_month_file_and_line(zhang):
    rows = [(row.feed, row.part, row.line) for row in zhang.waiting.all()]
    assert rows == [(("insured_months"), month, n) for month, n in
                    (("202501", 2), ("202501", 5), ("202502", 3))]  # fmt: skip
    assert all(row.file_name for row in zhang.waiting.all())


def test_an_employer_is_asked_about_by_name(linked):
    mill = LinkReview.objects.get(kind="employer")
    assert (mill.name, mill.rows) == ("渔阳食品公司", 2)
    assert mill.candidates.get().says["employer_name"] == [sample.NAMES[sample.MILL]]


def test_candidates_the_desk_does_not_know_become_known_and_the_known_keep_their_number(linked):
    Person.objects.filter(name="张伟").update(number="kept")
    PublishedLinks.objects.all().delete()
    publish(linked, hand_made_links.LINKS)
    assert Person.objects.get(name="张伟").number == "kept"


def test_publishing_twice_is_publishing_once(linked, zhang):
    assert publish(linked, hand_made_links.LINKS) == 0
    version = zhang.version
    zhang.refresh_from_db()
    assert zhang.version == version


def test_an_answer_outlives_links_made_before_it_was_known(linked, zhang, deed_on):
    actions.accept(deed_on(zhang), sample.ZHANG)
    PublishedLinks.objects.all().delete()
    publish(linked, hand_made_links.LINKS)
    zhang.refresh_from_db()
    assert zhang.state == "accepted"
    assert zhang.candidates.get(answer="same").candidate_id == sample.ZHANG


def test_a_refused_question_is_asked_again_when_a_candidate_is_new(linked, zhang, deed_on):
    actions.refuse_all(deed_on(zhang))
    zhang.candidates.filter(candidate_id=sample.LI).delete()  # as if the links had not known her
    PublishedLinks.objects.all().delete()
    publish(linked, hand_made_links.LINKS)
    zhang.refresh_from_db()
    assert zhang.state == "open"
    assert shown_candidate(zhang, None).candidate_id == sample.LI


def test_questions_asked_no_more_are_closed_and_open_again_when_they_are(linked, zhang):
    hand_made_links.store(linked, sure=(71,))
    publish(linked, f"{hand_made_links.LINKS[:-1]}2")
    zhang.refresh_from_db()
    assert zhang.state == "closed"
    PublishedLinks.objects.filter(links_id=hand_made_links.LINKS).delete()
    publish(linked, hand_made_links.LINKS)
    zhang.refresh_from_db()
    assert zhang.state == "open"


def test_a_decided_question_stays_decided_when_the_links_honour_it(linked, zhang, deed_on):
    actions.accept(deed_on(zhang), sample.ZHANG)
    hand_made_links.store(linked, sure=(71,))
    publish(linked, f"{hand_made_links.LINKS[:-1]}2")
    zhang.refresh_from_db()
    assert zhang.state == "accepted"


def many(count):
    best, next_best = (Candidate(one, 5_000, {"name": ["李娜"]}, {}) for one in (1, 2))
    place = Place("insured_months", "202501", "1.csv", 2)
    return [
        Question("person", n, "李娜", {}, 0, "insured_months", 1, (best, next_best), (place,))
        for n in range(1_000, 1_000 + count)
    ]


def queries_of(count, links_id):
    with CaptureQueriesContext(connection) as queries:
        assert take(many(count), links_id=links_id, actor="test", at=AT) == count
    return len(queries)


def test_a_batch_of_questions_costs_as_many_queries_as_one_question(empty, monkeypatch):
    # SQLite takes few values at once and so cuts what is written together; a server does not.
    monkeypatch.setattr(connection.ops, "bulk_batch_size", lambda _fields, rows: len(rows))
    assert queries_of(1, "one") == queries_of(1, "again") - 1  # which asks for earlier answers
    assert queries_of(AT_ONCE, "many") == queries_of(AT_ONCE, "many again")
    assert queries_of(1, "few") == queries_of(AT_ONCE, "all again") + 1  # which closes the others
    assert LinkCandidate.objects.count() == 2 * AT_ONCE
    assert WaitingRow.objects.count() == AT_ONCE
    assert LinkReview.objects.filter(state="open").count() == AT_ONCE
