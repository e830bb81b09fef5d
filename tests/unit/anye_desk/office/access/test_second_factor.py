"""A second factor: asked for after the password, used once, locked as passwords are, demanded."""

import re

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from anye_desk.office.ledger.models import Event

pytestmark = pytest.mark.django_db
GOOD = {"username": "officer", "password": "x" * 12}
AT = 1_780_000_000
SET_UP, ASKED = "/second-factor/", "/sign-in/second/"


@pytest.fixture(autouse=True)
def at_a_moment():
    cache.clear()
    with time_machine.travel(AT, tick=False):
        yield


def code_at(secret, at=AT):
    return format_hotp_value(hotp_value(secret, at // 30))


@pytest.fixture
def secured(client_of):
    """Set the officer's authenticator up; return its secret and recovery codes."""
    client = client_of("officer")
    secret = re.search(r"<code>(\w+)</code>", client.get(SET_UP).content.decode())[1]
    assert "验证码不对" in client.post(SET_UP, {"code": "000000"}).content.decode()
    page = client.post(SET_UP, {"code": code_at(secret)}).content.decode()
    codes = re.findall(r"<code>(\d+)</code>", page)
    assert len(codes) == 10
    assert "第二重验证已启用" in client.get(SET_UP).content.decode()
    return secret, codes


def past_the_password(client):
    assert client.post("/sign-in/", {**GOOD, "next": "/loads/"})["Location"] == ASKED
    assert client.get("/loads/")["Location"].startswith("/sign-in/")  # not in yet
    return client


def test_after_the_password_the_code_is_asked_for_and_leads_on(secured):
    client = past_the_password(Client())
    assert client.post(ASKED, {"code": code_at(secured[0])})["Location"] == "/loads/"
    assert client.get("/loads/").status_code == 200
    assert Event.objects.filter(action="account:sign_in", actor="officer").count() == 1


def test_a_code_is_used_up_and_so_is_each_recovery_code(secured):
    secret, codes = secured
    for code in (code_at(secret), codes[0]):
        client = past_the_password(Client())
        assert client.post(ASKED, {"code": code}).status_code == 302
        again = past_the_password(Client()).post(ASKED, {"code": code})
        assert "验证码不对" in again.content.decode()


def test_an_old_code_does_not_do(secured):
    client = past_the_password(Client())
    assert client.post(ASKED, {"code": code_at(secured[0], AT - 120)}).status_code == 200


def test_five_wrong_codes_lock_as_wrong_passwords_do(secured):
    client = past_the_password(Client())
    for _ in range(5):
        client.post(ASKED, {"code": "000000"})
    assert client.post(ASKED, {"code": code_at(secured[0])}).status_code == 429
    assert Client().post("/sign-in/", GOOD).status_code == 429
    assert Event.objects.filter(action="account:locked").exists()


def test_a_password_given_long_ago_is_given_anew(secured):
    client = past_the_password(Client())
    with time_machine.travel(AT + 601, tick=False):
        late = client.post(ASKED, {"code": code_at(secured[0], AT + 601)})
    assert late["Location"] == "/sign-in/"
    assert Client().get(ASKED)["Location"] == "/sign-in/"


def test_where_it_is_demanded_staff_sets_it_up_before_anything_else(client_of, settings):
    settings.SECOND_FACTOR = True
    for name in ("officer", "auditor", "system", "security", "reviewer"):
        assert client_of(name).get("/my-work/")["Location"] == SET_UP
        assert client_of(name).get(SET_UP).status_code == 200
    assert client_of("officer").get("/api/openapi.json").status_code == 403
    assert client_of("clerk").get("/my-work/").status_code == 200
    assert client_of("officer").post("/sign-out/")["Location"] == "/sign-in/"


def test_who_has_it_goes_on_where_it_is_demanded(secured, client_of, settings):
    settings.SECOND_FACTOR = True
    assert client_of("officer").get("/loads/").status_code == 200


def test_a_lost_authenticator_is_forgotten_by_the_command(secured):
    call_command("account", "officer", forget_second=True)
    assert Client().post("/sign-in/", GOOD)["Location"] == "/"
    assert Event.objects.filter(action="account:forget_second").exists()


def test_no_secret_and_no_code_reaches_the_ledger(secured):
    told = str(list(Event.objects.values()))
    assert not any(one in told for one in (secured[0], *secured[1]))
