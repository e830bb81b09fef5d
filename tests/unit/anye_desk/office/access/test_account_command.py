import pytest
from django.core.management import CommandError, call_command

from anye_desk.office.access.models import Account
from anye_desk.office.ledger.models import Event

GOOD = "a long enough password 7"


@pytest.fixture
def typed(monkeypatch):
    """Type these passwords at the prompts, in order."""

    def type_in(*passwords):
        waiting = iter(passwords)
        place = "anye_desk.office.access.management.commands.account.getpass"
        monkeypatch.setattr(place, lambda _prompt: next(waiting))

    return type_in


def test_an_officer_and_a_clerk_are_made(db, typed):
    typed(GOOD, GOOD)
    call_command("account", "wang", name="王主任", verbosity=0)
    typed(GOOD, GOOD)
    call_command("account", "li", employer="91110000600037341L", verbosity=0)
    wang, li = Account.objects.get(username="wang"), Account.objects.get(username="li")
    assert (wang.role, wang.employer_id, wang.display_name) == ("officer", None, "王主任")
    assert li.role == "clerk"
    assert li.employer_id > 0
    assert wang.check_password(GOOD)


def test_a_department_is_made_one_of_those_that_send_feeds(db, typed):
    typed(GOOD, GOOD)
    call_command("account", "rsj", department="区人社局", verbosity=0)
    assert Account.objects.get().may_see_feed("insured_months")
    assert not Account.objects.get().may_see_feed("wage_months")
    with pytest.raises(CommandError):
        call_command("account", "rsj", "--department", "用人单位", verbosity=0)


def test_nobody_speaks_for_an_employer_and_a_department(db, typed):
    with pytest.raises(CommandError):
        call_command(
            "account", "a", employer="91110000600037341L", department="区人社局", verbosity=0
        )


@pytest.mark.parametrize(
    ("passwords", "employer"),
    [(("short", "short"), ""), ((GOOD, "another long password"), ""), ((), "91110000600037341X")],
)
def test_what_will_not_do_is_refused(db, typed, passwords, employer):
    typed(*passwords)
    with pytest.raises(CommandError):
        call_command("account", "wang", employer=employer, verbosity=0)
    assert not Account.objects.exists()


@pytest.mark.parametrize("deed", [{}, {"disable": True}, {"enable": True}, {"unlock": True}])
@pytest.mark.parametrize("name", ["a" * 57, "a\0b", "a\nb"])
def test_a_name_that_the_ledger_cannot_hold_is_refused_in_words(db, name, deed):
    with pytest.raises(CommandError, match="56"):
        call_command("account", name, **deed, verbosity=0)


def test_the_longest_name_fits_the_ledger(db, typed):
    typed(GOOD, GOOD)
    call_command("account", "a" * 56, name="王" * 64, verbosity=0)
    longest = max(len(event.subject) for event in Event.objects.all())
    assert longest <= Event.subject.field.max_length
    with pytest.raises(CommandError, match="64"):
        call_command("account", "b", name="王" * 65, verbosity=0)
