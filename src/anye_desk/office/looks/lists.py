"""Who looked at a person's file: when, from which office, what for; never by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import CLOCK
from anye_desk.office.ledger.models import Reading
from anye_desk.office.looks.words import purpose
from anye_desk.office.parties.models import Employer, Township

AT_ONCE = 50
COMMAND = "command:"  # of whoever runs the desk's machine
ITSELF = Text("工作台自动处理", "the desk by itself")
GONE = Text("已不在的账号", "an account that is no more")


@dataclass(frozen=True, slots=True)
class Look:
    """One time that a person's rows were opened."""

    at: datetime
    office: str
    of: str  # which employer, township or department; a name of its own, in Chinese
    purpose: Text


def readings_of(number: str) -> QuerySet[Reading]:
    """Return the readings of a person's rows, the last first."""
    return Reading.objects.filter(person=number).select_related("event").order_by("-pk")


def looks(readings: Iterable[Reading]) -> list[Look]:
    """Return readings as the person is told of them."""
    events = [reading.event for reading in readings]
    found = Account.objects.filter(username__in={event.actor for event in events})
    accounts = {account.username: account for account in found}
    places = _places(accounts.values())
    return [
        Look(
            event.happened_at,
            _office(event.actor, accounts),
            places.get(event.actor, ""),
            purpose(event.action),
        )
        for event in events
    ]


def _office(actor: str, accounts: Mapping[str, Account]) -> str:
    if actor in accounts:
        return str(Account.Role(accounts[actor].role).label)
    return str(ITSELF if actor == CLOCK or actor.startswith(COMMAND) else GONE)


def _places(accounts: Iterable[Account]) -> dict[str, str]:
    """Return for whom each account acts, by its name to sign in with."""
    every = list(accounts)
    employers = Employer.objects.in_bulk([one.employer_id for one in every if one.employer_id])
    townships = Township.objects.in_bulk([one.township for one in every if one.township])
    return {
        one.username: one.department
        or str(employers.get(one.employer_id) or townships.get(one.township) or "")
        for one in every
    }
