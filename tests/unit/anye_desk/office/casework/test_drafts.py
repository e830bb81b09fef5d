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


DEEDS = {  # without words of somebody's own, by its address: what it is called, by whom it is done
    "/dispatch-filings/{case}/confirm/": ("clerk", "确认"),
    "/dispatch-filings/many/": ("officer", "批量办理的选择"),
    "/links/hand-over/": ("officer", "交付决定"),
    "/links/alike/": ("officer", "刚才提交的内容"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_without_words_is_said_not_to_be_done_until_one_is_where_it_is_done(
    deed, accounts, settings
):
    settings.AXES_ENABLED = False
    case = case_in(kinds()["dispatch_filings"], "filed", accounts)
    address, (name, what) = deed.format(case=case.pk), DEEDS[deed]
    client, mine = Client(), {"username": name, "password": PASSWORD}
    told = f"“{what}”没有办理"
    client.post("/sign-in/", mine)
    client.cookies.pop("sessionid")
    page = client.post(address, {"version": case.version}, follow=True)
    assert told in page.content.decode()
    wrong = client.post("/sign-in/", {**mine, "password": "y" * 12, "next": address})
    assert told in wrong.content.decode()
    landed = client.post("/sign-in/", {**mine, "next": address}, follow=True)
    assert landed.status_code == 200
    assert told in landed.content.decode()
    assert told not in client.get("/").content.decode()
    assert client.get(landed.request["PATH_INFO"]).status_code == 200


def test_what_was_not_done_is_told_to_nobody_else(accounts, settings):
    settings.AXES_ENABLED = False
    client = Client()
    client.post("/sign-in/", {"username": "officer", "password": PASSWORD})
    client.cookies.pop("sessionid")
    client.post("/links/hand-over/")
    landed = client.post("/sign-in/", {"username": "clerk", "password": PASSWORD}, follow=True)
    assert "没有办理" not in landed.content.decode()
