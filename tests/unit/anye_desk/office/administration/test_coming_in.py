"""Who comes in by an invitation or by proving which employer it is, once, and from no guess."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.made import sample
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.access.models import Account
from anye_desk.office.administration import proving
from anye_desk.office.administration.inviting import (
    STAFF,
    VALID_FOR,
    Invited,
    RefusedError,
    come_in,
    confirm,
    give_role,
    invite,
    open_invitation,
)
from anye_desk.office.administration.models import Invitation, Proof
from anye_desk.office.administration.proving import TooManyError, ask_for_code, prove
from anye_desk.office.ledger.models import Event
from anye_desk.office.outbox.models import Contact, Message

pytestmark = pytest.mark.django_db
Role = Account.Role
CLERK = Invited(Role.CLERK, "李四", "sms", "13800000000", own=str(sample.MILL))
OFFICER = Invited(Role.OFFICER, "王五", "sms", "13800000001", natural="A-17")
SAID = {"username": "li", "password": "long and own", "name": "李四"}
SOURCE = "198.51.100.7"


def address_of(token):
    return f"https://desk/invitations/{token}/"


def token_of(words=None):
    words = words or Message.objects.latest("pk").words
    return re.search(r"invitations/([\w-]+)/", words)[1]


def invited(accounts, who=CLERK, by="system"):
    return invite(who, by=accounts[by], at=AT, address_of=address_of)


def test_an_invitation_brings_one_account_in_as_what_it_says_and_once(accounts):
    invited(accounts)
    token = token_of()
    account = come_in(token, **SAID, at=AT)
    assert (account.role, account.employer_id) == (Role.CLERK, sample.MILL)
    for name in ("li", "zhao"):
        with pytest.raises(RefusedError):
            come_in(token, **{**SAID, "username": name}, at=AT)
    actions = Event.objects.order_by("-pk").values_list("action", flat=True)[:2]
    assert list(actions)[::-1] == ["account:invite", "account:come_in"]


def test_neither_database_nor_ledger_holds_the_token(accounts):
    invitation = invited(accounts)
    token = token_of()
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())
    assert token not in str(list(Event.objects.values()))


def test_an_invitation_ends_on_its_day(accounts):
    invited(accounts)
    open_invitation(token_of(), AT + VALID_FOR - timedelta(seconds=1))
    with pytest.raises(RefusedError):
        open_invitation(token_of(), AT + VALID_FOR)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
def test_only_the_system_administrator_invites(role, accounts):
    by = next(one for one in accounts.values() if one.role == role)
    with pytest.raises(RefusedError):
        invite(CLERK, by=by, at=AT, address_of=address_of)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_staff_comes_in_once_the_security_administrator_has_confirmed(role, accounts):
    invitation = invited(accounts, Invited(role, "王五", "sms", "13800000001", natural="A-17"))
    assert not Message.objects.exists()
    for other in sorted(set(accounts) - {"security"}):
        with pytest.raises(RefusedError):
            confirm(invitation.pk, by=accounts[other], at=AT, address_of=address_of)
    confirm(invitation.pk, by=accounts["security"], at=AT, address_of=address_of)
    assert come_in(token_of(), **SAID, at=AT).role == role
    with pytest.raises(RefusedError):
        confirm(invitation.pk, by=accounts["security"], at=AT, address_of=address_of)


def test_who_invites_confirms_nothing_whatever_its_accounts(accounts):
    for name in ("system", "security"):
        Account.objects.filter(username=name).update(natural="B-1" if name == "system" else "ｂ-1 ")
    system, security = (Account.objects.get(username=name) for name in ("system", "security"))
    invitation = invite(OFFICER, by=system, at=AT, address_of=address_of)
    with pytest.raises(RefusedError):
        confirm(invitation.pk, by=security, at=AT, address_of=address_of)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.update(confirmer=system.human)


@pytest.mark.parametrize("natural", ["", "  ", "S-1", "ｓ-1"])
def test_nobody_invites_itself_nor_somebody_without_a_mark(natural, accounts):
    Account.objects.filter(username="system").update(natural="S-1")
    by = Account.objects.get(username="system")
    who = Invited(Role.OFFICER, "王五", "sms", "13800000001", natural=natural)
    with pytest.raises(RefusedError):
        invite(who, by=by, at=AT, address_of=address_of)


SEPARATED = (Role.SYSTEM, Role.SECURITY, Role.AUDITOR)


@pytest.mark.parametrize("has", SEPARATED)
@pytest.mark.parametrize("wanted", SEPARATED)
def test_no_human_holds_two_of_the_three_separated_roles(has, wanted, accounts):
    Account.objects.create(username="u", role=has, natural="C-3")
    who = Invited(wanted, "王五", "sms", "13800000001", natural="c-3")
    if has == wanted:
        invited(accounts, who)
    else:
        with pytest.raises(RefusedError):
            invited(accounts, who)


def test_a_role_is_given_by_the_security_administrator_and_never_to_itself(accounts):
    security = accounts["security"]
    give_role("officer", Role.REVIEWER, by=security, at=AT)
    assert Account.objects.get(username="officer").role == Role.REVIEWER
    twin = Account.objects.create(username="twin", role=Role.OFFICER, natural=security.human)
    for name in ("security", twin.username, "clerk"):
        with pytest.raises(RefusedError):
            give_role(name, Role.OFFICER, by=security, at=AT)
    with pytest.raises(RefusedError):
        give_role("officer", Role.OFFICER, by=accounts["system"], at=AT)
    with pytest.raises(RefusedError):
        give_role("officer", Role.CLERK, by=security, at=AT)


@pytest.fixture
def known(accounts):
    Contact.objects.create(employer_id=sample.MILL, number="02229140000", source="x", as_of=AT)


def code_of():
    return re.search(r"\d{8}", Message.objects.latest("pk").words)[0]


def asked(employer=sample.MILL, at=AT, source=SOURCE):
    return ask_for_code(employer, source=source, at=at)


def tried(proof, code, at=AT, source=SOURCE):
    return prove(proof.pk, code, source=source, at=at)


def test_a_right_code_lets_the_employers_clerk_in_and_once(known):
    proof = asked()
    assert Message.objects.get().to == "02229140000"
    token = tried(proof, code_of())
    assert come_in(token, **SAID, at=AT).employer_id == sample.MILL
    assert tried(proof, code_of()) == ""
    assert Event.objects.filter(action="account:prove").count() == 1


def test_a_code_ends_and_five_wrong_ones_end_it(known):
    proof = asked()
    code = code_of()
    assert tried(proof, code, at=AT + timedelta(minutes=10)) == ""
    proof = asked()
    code = code_of()
    wrong = f"{(int(code) + 1) % 10**8:08}"
    assert [tried(proof, wrong) for _ in range(5)] == [""] * 5
    assert tried(proof, code) == ""


def test_an_employer_gets_three_codes_a_day_from_wherever(known):
    for n in range(6):
        asked(source=f"198.51.100.{n}")
    assert Message.objects.count() == 3
    asked(at=AT + timedelta(days=1, seconds=1))
    assert Message.objects.count() == 4


def test_a_source_asks_and_tries_so_often_an_hour_and_no_more(known, monkeypatch):
    for _ in range(10):
        asked(None)
    with pytest.raises(TooManyError):
        asked()
    assert asked(source="203.0.113.9")
    asked(at=AT + timedelta(hours=1, seconds=1))
    monkeypatch.setattr(proving, "WRONG", 10**6)
    proof = asked(source="203.0.113.10")
    for _ in range(20):
        tried(proof, "x", source="203.0.113.10")
    with pytest.raises(TooManyError):
        tried(proof, code_of(), source="203.0.113.10")


def test_the_answer_is_the_same_whether_employer_and_number_are_known(known):
    pages = [
        Client().post("/join/", {"credit_code": code})
        for code in (sample.credit_code(sample.MILL), "91110000600037341L", "nothing")
    ]
    assert {page.status_code for page in pages} == {200}
    plain = [re.sub(r'value="[^"]*"', "", page.content.decode()) for page in pages]
    assert plain[0] == plain[1] == plain[2]


def test_a_code_by_the_pages_leads_to_an_account_that_signs_in(known, monkeypatch):
    monkeypatch.setattr(
        "anye_desk.office.administration.forms.JoinForm.employer_id", lambda _form: sample.MILL
    )
    client = Client()
    page = client.post("/join/", {"credit_code": "x"}).content.decode()
    proof = re.search(r'name="proof" value="([^"]+)"', page)[1]
    wrong = client.post("/join/code/", {"proof": proof, "code": "x"}).content.decode()
    assert "验证码不对" in wrong
    led = client.post("/join/code/", {"proof": proof, "code": code_of()})
    said = {"username": "li", "name": "李四"}
    short = client.post(led["Location"], {**said, "password": "short"}).content.decode()
    assert "12" in short
    assert client.get(led["Location"]).status_code == 200  # looking spends nothing
    done = client.post(led["Location"], {**said, "password": "long and own"})
    assert done["Location"] == "/sign-in/"
    assert client.post("/sign-in/", {"username": "li", "password": "long and own"})["Location"]
    assert Account.objects.get(username="li").last_login
    assert Client().get(led["Location"]).status_code == 404


def test_nothing_personal_or_secret_reaches_ledger_or_address(known, accounts):
    invited(accounts)
    asked()
    told = str(list(Event.objects.values()))
    for secret in ("13800000000", "02229140000", "李四", code_of()):
        assert secret not in told
    assert Proof.objects.get().code_hash != code_of()


def test_administrators_invite_confirm_lock_and_give_by_their_pages(client_of, accounts):
    said = {"role": "officer", "display_name": "王五", "kind": "sms", "to": "13800000001"}
    system, security = client_of("system"), client_of("security")
    refused = system.post("/accounts/invite/", said).content.decode()
    assert "请填写工号" in refused
    assert system.post("/accounts/invite/", {**said, "natural": "A-17"}).status_code == 302
    assert "待安全管理员确认" in system.get("/accounts/").content.decode()
    number = Invitation.objects.get().pk
    assert "王五" in security.get("/rights/").content.decode()
    security.post(f"/rights/invitations/{number}/")
    assert Client().get(f"/invitations/{token_of()}/").status_code == 200
    clerk = accounts["clerk"]
    system.post(f"/accounts/{clerk.pk}/lock/")
    assert client_of("clerk").get("/my-work/").status_code == 302
    system.post(f"/accounts/{clerk.pk}/let-in/")
    assert system.post(f"/accounts/{accounts['system'].pk}/lock/").status_code == 404
    security.post(f"/rights/{accounts['officer'].pk}/", {"role": "reviewer"})
    assert Account.objects.get(username="officer").role == "reviewer"
    log = security.get("/access-log/").content.decode()
    assert "account:role" in log


@pytest.mark.parametrize(
    ("role", "own"),
    [("clerk", "123"), ("township", "999"), ("department", "没有的局"), ("person", "nobody")],
)
def test_an_invitation_for_nobody_there_is_refused_in_words(role, own, client_of):
    said = {"role": role, "display_name": "x", "kind": "sms", "to": "13800000001", "own": own}
    assert "没有找到" in client_of("system").post("/accounts/invite/", said).content.decode()
    assert not Invitation.objects.exists()
