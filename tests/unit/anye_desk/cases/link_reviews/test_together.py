"""Questions that are alike are answered on one page, each as a deed of its own."""

import re

import pytest
from django.test import Client
from tests.made import alike
from tests.made.alike import ALIKE

from anye_desk.cases.link_reviews.models import LinkDecision, LinkReview
from anye_desk.office.access.models import Draft
from anye_desk.office.ledger.models import Event


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
    officer.post("/links/", {"q": "X25MA"})
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


def chosen(page):
    """Return the answers chosen on a page, by the number of the question."""
    lists = re.findall(r'name="answer-(\d+)">(.*?)</select>', page, re.DOTALL)
    picked = {int(pk): re.search(r'value="(\w*)" selected', said) for pk, said in lists}
    return {pk: found[1] for pk, found in picked.items() if found}


def test_what_was_chosen_outlives_the_session_and_an_expired_form(slips, accounts):
    client = Client(enforce_csrf_checks=True)
    client.force_login(accounts["officer"], "anye_desk.office.access.backend.Passwords")
    first, _, third, _ = (one.pk for one in slips)
    said = sent(slips, "keep", "same", "", "different", "", note="电话核实")
    page = client.post(ALIKE, said)  # without a token: the page was open for too long
    assert page.status_code == 403
    assert f'href="{ALIKE.replace("&", "&amp;")}"' in page.content.decode()
    again = client.get(ALIKE).content.decode()
    assert chosen(again) == {first: "same", third: "different"}
    assert 'value="电话核实"' in again
    assert chosen(client.get(f"{ALIKE}&all=none").content.decode()) == {}
    assert len(chosen(client.get(f"{ALIKE}&all=same").content.decode())) == 4
    assert not LinkDecision.objects.exists()


def test_a_draft_of_other_questions_or_of_what_was_kept_fills_nothing(slips, officer):
    officer.post(ALIKE, sent(slips, "look", "same", "same", "", "", note="甲"))
    LinkReview.objects.filter(pk__in=[one.pk for one in slips[:2]]).delete()
    page = officer.get(ALIKE).content.decode()
    assert chosen(page) == {}
    assert "甲" not in page
    officer.post(ALIKE, sent(slips[2:], "keep", "same", "", note="乙"))
    assert not Draft.objects.exists()
