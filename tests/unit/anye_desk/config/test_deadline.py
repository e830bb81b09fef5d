import time
from contextlib import suppress

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from anye_desk.config import deadline
from anye_desk.config.urls import urlpatterns as desk

SOON = 0.6


@login_not_required
def for_ever(_request):
    until = time.monotonic() + 60  # a broken watch fails the test instead of hanging it
    while time.monotonic() < until:
        sum(range(1000))
    return HttpResponse("done")


@login_not_required
def stubborn(_request):
    """Go on whatever is raised, as what runs in a database does."""
    until = time.monotonic() + 3
    while time.monotonic() < until:
        with suppress(Exception):
            sum(range(1000))
    return HttpResponse("done")


urlpatterns = [*desk, path("for-ever/", for_ever), path("stubborn/", stubborn)]


@pytest.fixture
def soon(settings, monkeypatch):
    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr(deadline, "DEADLINE", SOON)


@pytest.mark.usefixtures("soon", "db")
def test_a_request_that_takes_too_long_is_stopped_with_a_page():
    began = time.monotonic()
    response = Client(raise_request_exception=False).get("/for-ever/")
    assert time.monotonic() - began < 10
    assert response.status_code == 503
    assert "用时过长" in response.content.decode()


@pytest.mark.usefixtures("soon", "db")
def test_the_next_request_of_the_thread_is_answered_as_ever():
    client = Client(raise_request_exception=False)
    client.get("/for-ever/")
    time.sleep(2 * deadline.EACH)
    assert client.get("/sign-in/").status_code == 200


@pytest.mark.usefixtures("soon", "db")
def test_a_worker_that_cannot_be_stopped_is_ended(monkeypatch):
    ended = []
    monkeypatch.setattr(deadline.WATCH, "_end_worker", lambda: ended.append(True))
    Client(raise_request_exception=False).get("/stubborn/")
    assert ended


@pytest.mark.usefixtures("db")
def test_a_quick_request_is_left_alone():
    assert Client().get("/sign-in/").status_code == 200
    assert not deadline.WATCH._until
    assert not deadline.WATCH._stopped
