"""Nothing typed is lost: the session ends in the middle of a move, or of an opening."""

import pytest
from django.test import Client
from tests.unit.anye_desk.cases.dispatch_filings.made import said
from tests.unit.anye_desk.office.casework.walked import case_in

from anye_desk.office.access.models import Draft
from anye_desk.office.casework.registry import kinds

pytestmark = pytest.mark.usefixtures("published")
PASSWORD = "x" * 12


def signed_in_again(client, onward):
    return client.post(
        "/sign-in/", {"username": "clerk", "password": PASSWORD, "next": onward}, follow=True
    )


@pytest.fixture
def client(accounts, settings):
    settings.AXES_ENABLED = False
    found = Client()
    found.post("/sign-in/", {"username": "clerk", "password": PASSWORD})
    return found


def test_an_opening_stands_there_again_filled_in_but_for_the_id(client):
    address, typed = "/dispatch-filings/new/file/", {"version": 0, **said("file"), "note": "见协议"}
    client.cookies.pop("sessionid")
    assert client.post(address, typed).status_code == 302
    page = signed_in_again(client, address).content.decode()
    for text in (typed["other"], typed["name"], "2026-03-01", "见协议", "没有提交"):
        assert text in page, text
    assert typed["resident_id"] not in page
    assert typed["resident_id"] not in str(list(Draft.objects.values()))


def test_a_move_stands_there_again_filled_in(client, accounts):
    case = case_in(kinds()["dispatch_filings"], "disputed", accounts)
    address = f"/dispatch-filings/{case.pk}/amend/"
    typed = {"version": case.version, **said("amend"), "ends_on": "2026-09-09", "note": "改了"}
    client.cookies.pop("sessionid")
    assert client.post(address, typed).status_code == 302
    page = signed_in_again(client, address).content.decode()
    for text in ("2026-09-09", "改了", "没有提交"):
        assert text in page, text
    assert client.post(address, typed).status_code == 302
    assert not Draft.objects.exists()
