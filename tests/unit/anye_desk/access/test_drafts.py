"""What was written and not sent is its writer's alone, whole, and a stranger leaves nothing."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from anye_desk.access import drafts
from anye_desk.access.models import Draft
from anye_desk.quality.models import Contradiction

GOOD = {"username": "officer", "password": "x" * 12}


@pytest.fixture
def places(published, accounts):
    rows = Contradiction.objects.order_by("pk")[:2]
    return [f"/quality/contradictions/{row.pk}/" for row in rows]


def signed_in(client, name="officer"):
    client.post("/sign-in/", {**GOOD, "username": name})
    return client


def without_session(client):
    client.cookies.pop("sessionid")
    return client


def text_of(client, place):
    return client.get(place).content.decode()


def test_a_stranger_leaves_no_session_and_no_draft(places):
    stranger = Client()
    stranger.cookies["writer"] = "1:made:up"
    for place in (*places, "/links/1/answer/", "/sign-out/"):
        assert stranger.post(place, {"text": "x" * 1000}).status_code == 302
    assert not Session.objects.exists()
    assert not Draft.objects.exists()


def test_each_tab_finds_its_own_words_after_the_session_ended(places):
    client = without_session(signed_in(Client()))
    for place, text in zip(places, ("文本甲", "文本乙"), strict=True):
        assert client.post(place, {"text": text, "version": 1}).status_code == 302
    signed_in(client)
    assert "文本甲" in text_of(client, places[0])
    assert "文本乙" in text_of(client, places[1])
    assert "文本甲" not in text_of(client, places[1])


def test_words_are_shown_to_their_writer_alone(places):
    client = without_session(signed_in(Client(), "registry"))
    client.post(places[0], {"text": "私密草稿"})
    assert "私密草稿" not in text_of(signed_in(client), places[0])
    client.post("/sign-out/")
    client.post(places[0], {"text": "下一人的话"})
    assert Draft.objects.count() == 1


def test_a_long_text_is_kept_whole(places):
    client = without_session(signed_in(Client()))
    client.post(places[0], {"text": f"{'长' * 1400}尾"})
    assert f"{'长' * 1400}尾" in text_of(signed_in(client), places[0])


def test_a_form_that_expired_keeps_and_shows_what_was_written(places):
    client = Client(enforce_csrf_checks=True)
    page = client.get("/sign-in/").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    client.post("/sign-in/", {**GOOD, "csrfmiddlewaretoken": token})
    response = client.post(places[0], {"text": "丁丁", "csrfmiddlewaretoken": token})
    assert response.status_code == 403
    assert "丁丁" in response.content.decode()
    assert f'href="{places[0]}"' in response.content.decode()
    assert "丁丁" in text_of(client, places[0])


def test_an_account_keeps_no_more_than_its_newest_drafts(places):
    client = signed_in(Client())
    without_session(client)
    for n in range(drafts.AT_MOST + 5):
        client.post(f"/quality/contradictions/{n + 1}/", {"text": f"第{n}条"})
    assert Draft.objects.count() == drafts.AT_MOST
