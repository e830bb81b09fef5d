import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from anye_desk.office.access.actions import keep_account
from anye_desk.office.ledger.models import Event

Account = get_user_model()
GOOD = {"username": "officer", "password": "x" * 12}


def test_signing_in_leads_to_the_wanted_page_and_is_written_down(accounts):
    response = Client().post("/sign-in/", {**GOOD, "next": "/loads/"})
    assert response["Location"] == "/loads/"
    assert Event.objects.get(action="account:sign_in").actor == "officer"


@pytest.mark.parametrize(
    "wanted",
    [
        *(
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "///e.example",
        ),
        *("http://[", "javascript:alert(1)", "x", "sign_in", "employer", "home", ""),
    ],
)
def test_signing_in_never_leads_elsewhere(accounts, wanted):
    response = Client().post("/sign-in/", {**GOOD, "next": wanted})
    assert response["Location"] == "/"


def test_who_signs_in_where_anothers_session_ended_comes_home_from_a_page_not_theirs(
    accounts, published
):
    client = Client()
    said = {"username": "clerk", "password": "x" * 12, "next": "/links/"}
    response = client.post("/sign-in/", said, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[1] == ("/", 302)
    assert client.get("/links/").status_code == 404  # asked for by the clerk itself


def test_a_wrong_password_says_so_and_not_which_was_wrong(accounts):
    page = Client().post("/sign-in/", {**GOOD, "password": "y" * 12}).content.decode()
    assert "用户名或密码不正确" in page


def test_empty_fields_are_named(accounts):
    page = Client().post("/sign-in/", {"username": "", "password": ""}).content.decode()
    assert "请填写用户名" in page
    assert "请填写密码" in page


def test_five_wrong_passwords_lock_the_account_for_a_while(accounts):
    client = Client()
    for _ in range(5):
        response = client.post("/sign-in/", {**GOOD, "password": "y" * 12})
    assert response.status_code == 429
    assert "15" in response.content.decode()
    assert client.post("/sign-in/", GOOD).status_code == 429


def test_signing_out_ends_the_session_and_clears_the_browser(client_of):
    client = client_of("officer")
    response = client.post("/sign-out/")
    assert "cache" in response["Clear-Site-Data"]
    assert client.get("/loads/").status_code == 302


def test_pages_stay_in_no_cache_and_run_no_foreign_script(client_of):
    response = client_of("officer").get("/loads/")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_cookies_are_out_of_reach_of_scripts(accounts):
    cookies = Client().post("/sign-in/", GOOD).cookies
    assert cookies["sessionid"]["httponly"]
    assert cookies["csrftoken"]["httponly"]


def test_the_switch_turns_pages_english_and_back(client_of):
    client = client_of("officer")
    assert 'lang="zh-Hans"' in client.get("/loads/").content.decode()
    client.post("/language/", {"language": "en", "next": "/loads/"})
    assert '<html class="govuk-template" lang="en"' in client.get("/loads/").content.decode()
    client.post("/language/", {"language": "zh-hans", "next": "/loads/"})
    assert "各部门数据批次" in client.get("/loads/").content.decode()


def test_a_browsers_wish_does_not_undo_chinese_first(client_of):
    page = client_of("officer").get("/loads/", headers={"Accept-Language": "en"})
    assert page["Content-Language"] == "zh-hans"


def test_demonstration_accounts_need_a_demonstration(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo_accounts", 1001)
    assert "anye-demo" not in Client().get("/sign-in/").content.decode()
    settings.DEMO = True
    call_command("demo_accounts", 1001, verbosity=0)
    assert "anye-demo-officer" in Client().get("/sign-in/").content.decode()
    assert Account.objects.get(username="clerk").employer_id == 1001


@pytest.mark.parametrize(
    ("role", "employer", "department"),
    [
        ("clerk", None, ""),
        ("officer", 1001, ""),
        ("officer", None, "区人社局"),
        ("department", None, ""),
        ("department", 1001, "区人社局"),
        ("clerk", 1001, "区人社局"),
    ],
)
def test_database_refuses_a_role_not_bound_to_its_own(db, role, employer, department):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(username="a", role=role, employer_id=employer, department=department)


def test_an_account_of_the_same_name_is_renewed(db):
    for employer in (1, 2):
        keep_account(username="a", password="x" * 12, display_name="", role="clerk", own=employer)
    assert Account.objects.get().employer_id == 2
