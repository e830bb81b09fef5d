"""Questions that are alike are answered on one page, each as a deed of its own."""

import re

import pytest
from tests.unit.anye_desk.link_reviews import alike
from tests.unit.anye_desk.link_reviews.alike import ALIKE

from anye_desk.ledger.models import Event
from anye_desk.link_reviews.models import LinkDecision, LinkReview


@pytest.fixture
def slips(linked):
    return alike.slips()


@pytest.fixture
def officer(client_of):
    return client_of("officer")


def sent(reviews, step, *answers, note=""):
    said = {"step": step, "note": note, "question": [one.pk for one in reviews]}
    for review, answer in zip(reviews, answers, strict=True):
        said |= {f"answer-{review.pk}": answer, f"version-{review.pk}": review.version}
    return said


def test_the_queue_shows_the_code_as_sent_marked_and_groups_what_is_alike(slips, officer):
    page = officer.get("/links/").content.decode()
    assert '91120<mark class="desk-differs">X</mark>25MA00001001' in page
    assert "同类的可以一并答复" in page
    assert re.search(r'agreeing=code%3A3">信用代码：只差一个字符', page)
    officer.post("/links/", {"query": "X25MA"})
    assert officer.get("/links/").context["page"].count == 0  # tokens come with publication


def test_nothing_is_chosen_until_somebody_chooses(slips, officer):
    assert " selected" not in officer.get(ALIKE).content.decode()
    assert officer.get(f"{ALIKE}&all=same").content.decode().count(" selected") == 4


def test_what_was_chosen_is_looked_at_before_it_is_kept(slips, officer):
    page = officer.post(
        ALIKE, sent(slips, "look", "same", "", "different", "same")
    ).content.decode()
    assert "将保存答复 3 条" in page
    assert not LinkDecision.objects.exists()


def test_each_answer_is_a_deed_of_its_own_that_can_be_withdrawn(slips, officer):
    answers = ("same", "", "different", "same")
    response = officer.post(ALIKE, sent(slips, "keep", *answers, note="电话核实"))
    page = officer.get(response["Location"]).content.decode()
    assert "已保存答复：3" in page
    states = [LinkReview.objects.get(pk=one.pk).state for one in slips]
    assert states == ["accepted", "open", "refused", "accepted"]
    deeds = Event.objects.filter(action__in=("link_review:accept", "link_review:refuse_all"))
    assert deeds.count() == 3
    assert set(LinkDecision.objects.values_list("note", flat=True)) == {"电话核实"}
    first = LinkReview.objects.get(pk=slips[0].pk)
    officer.post(
        f"/links/{first.pk}/answer/",
        {"deed": "withdraw", "version": first.version, "candidate": 1, "note": ""},
    )
    assert LinkReview.objects.get(pk=first.pk).state == "open"


def test_a_question_that_changed_meanwhile_is_left_out_and_named(slips, officer):
    LinkReview.objects.filter(pk=slips[0].pk).update(version=7)
    response = officer.post(ALIKE, sent(slips, "keep", "same", "same", "", ""))
    page = officer.get(response["Location"]).content.decode()
    assert "没有保存的" in page
    assert LinkDecision.objects.count() == 1
    assert LinkReview.objects.get(pk=slips[0].pk).state == "open"


def test_what_is_not_alike_cannot_be_slipped_in(slips, zhang, officer):
    said = sent([*slips, zhang], "keep", "", "", "", "", "same")
    officer.post(ALIKE, said)
    assert not LinkDecision.objects.exists()


def test_a_clerk_has_no_such_page(slips, client_of):
    assert client_of("clerk").get(ALIKE).status_code == 404
