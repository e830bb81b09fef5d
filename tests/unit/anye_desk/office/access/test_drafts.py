"""What was written and not sent is its writer's alone, whole, and a stranger leaves nothing."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.office.access import drafts
from anye_desk.office.access.models import Draft

GOOD = {"username": "officer", "password": "x" * 12}


@pytest.fixture
def places(published, accounts):
    rows = Contradiction.objects.order_by("pk")[:2]
    return [f"/quality/contradictions/{row.pk}/" for row in rows]


class Browser(Client):
    """A client that sends a form as browsers do: with the token of a page that it has open."""

    def __init__(self):
        super().__init__(enforce_csrf_checks=True)
        self.open("/sign-in/")

    def open(self, place):
        page = self.get(place, follow=True).content.decode()
        self.proof = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
        return page

    def send(self, place, **said):
        return self.post(place, {**said, "csrfmiddlewaretoken": self.proof})

    def sign_in(self, name="officer"):
        self.open("/sign-in/")
        assert self.send("/sign-in/", **{**GOOD, "username": name}).status_code == 302
        self.open("/")
        return self

    def lose_session(self):
        self.cookies.pop("sessionid")
        return self


def test_a_stranger_leaves_no_session_and_no_draft(places):
    """Neither one who was here for a page's token nor one who posts without any."""
    for stranger in (Browser(), Client(enforce_csrf_checks=True)):
        stranger.cookies["writer"] = "1:made:up"
        proof = getattr(stranger, "proof", "")
        for place in (*places, "/links/1/answer/", "/sign-out/"):
            said = {"text": "x" * 1000, "csrfmiddlewaretoken": proof}
            assert stranger.post(place, said).status_code == (302 if proof else 403)
    assert not Session.objects.exists()
    assert not Draft.objects.exists()


def test_another_site_leaves_no_draft_in_a_writers_name(places):
    """Its page has no token of ours; browsers send it the writer's cookie on no form of its own."""
    writer = Browser().sign_in()
    assert writer.cookies["writer"]["samesite"] == writer.cookies["sessionid"]["samesite"] == "Lax"
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(places[0], {"text": "x"}).status_code == 403
    assert not Draft.objects.exists()


def test_each_tab_finds_its_own_words_after_the_session_ended(places):
    client = Browser().sign_in()
    client.lose_session()
    for place, text in zip(places, ("文本甲", "文本乙"), strict=True):
        assert client.send(place, text=text, version=1).status_code == 302
    client.sign_in()
    assert "文本甲" in client.open(places[0])
    assert "文本甲" not in client.open(places[1])
    assert "文本乙" in client.open(places[1])


def test_words_are_shown_to_their_writer_alone(places):
    client = Browser().sign_in("registry").lose_session()
    client.send(places[0], text="私密草稿")
    assert "私密草稿" not in client.sign_in().open(places[0])
    assert client.send("/sign-out/").status_code == 302
    client.send(places[0], text="下一人的话")
    assert Draft.objects.count() == 1


def test_the_page_after_signing_in_says_that_nothing_was_done_and_keeps_no_id(places):
    client = Browser().sign_in().lose_session()
    number = "12022519810219 1285"
    client.send(places[0], text=f"甲，{number}，乙")
    assert Draft.objects.get().said == {"text": "甲，〔身份号码未保留〕，乙"}
    page = client.sign_in().open(places[0])
    assert "没有提交，所选的一步没有做" in page
    assert "〔身份号码未保留〕" in page
    assert "没有提交" not in client.open(places[1])
    assert "没有提交，所选的一步没有做" in client.open(places[0])  # until it is sent
    version = Contradiction.objects.get(pk=places[0].split("/")[-2]).version
    sent = client.send(places[0], text="甲", answer="corrected", version=version)
    assert sent.status_code == 302
    assert "没有提交" not in client.open(places[0])


@pytest.mark.parametrize("is_open", [True, False])
def test_a_form_shown_to_one_and_sent_by_another_is_a_draft_of_neither(places, is_open):
    """Two tabs of one browser: the form stands in one, another account signs in in the other."""
    client = Browser().sign_in()
    page = client.open(places[0])
    stale, mark = client.proof, re.search(r'name="writer" value="([^"]+)"', page)[1]
    client.send("/sign-out/")
    client.sign_in("registry")
    client.proof = stale
    if not is_open:
        client.lose_session()
    client.send(places[0], text="前一人的话", writer=mark)
    assert not Draft.objects.exists()


def test_a_form_shown_to_its_writer_is_kept_for_the_writer(places):
    client = Browser().sign_in()
    mark = re.search(r'name="writer" value="([^"]+)"', client.open(places[0]))[1]
    client.lose_session().send(places[0], text="我的话", writer=mark)
    assert Draft.objects.get().account.username == "officer"


def test_a_long_text_is_kept_whole(places):
    client = Browser().sign_in().lose_session()
    client.send(places[0], text=f"{'长' * 1400}尾")
    assert f"{'长' * 1400}尾" in client.sign_in().open(places[0])


def test_a_form_that_expired_keeps_what_was_written_and_shows_the_words(places):
    client = Browser().sign_in()
    client.proof = "of-a-page-that-was-open-for-long"
    response = client.send(places[0], text="丁丁", answer="confirmed")
    page = response.content.decode()
    assert response.status_code == 403
    assert "丁丁" in page
    assert "confirmed" not in page
    assert f'href="{places[0]}"' in page
    assert "丁丁" in client.open(places[0])


def test_an_account_keeps_no_more_than_its_newest_drafts(places):
    client = Browser().sign_in().lose_session()
    for n in range(drafts.AT_MOST + 5):
        client.send(f"/quality/contradictions/{n + 1}/", text=f"第{n}条")
    assert Draft.objects.count() == drafts.AT_MOST
