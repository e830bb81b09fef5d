"""What every road to a case begins with: whose it is, and that it was opened is written down."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404

from anye_desk.office.access.models import Account
from anye_desk.office.casework import lists
from anye_desk.office.casework.declaring import Kind, Move
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import person_of, persons_of
from anye_desk.office.casework.scopes import STANDINGS
from anye_desk.office.ledger.actions import record as write_event


def case_for(account: Account, kind: Kind, number: int) -> Case:
    """Return a case that an account may see.

    Raises:
        Http404: if it may not; the answer is the same as for one that does not exist.
    """
    found = lists.with_rows(lists.seen(account, kind), kind).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def can_ever(account: Account, move: Move) -> bool:
    """Test whether an account of such a role makes such a move of any case."""
    return any(standing.capacity in move.who for standing in STANDINGS[account.role])


def write_down(
    account: Account, kind: Kind, what: str, cases: Sequence[Case], at: datetime
) -> None:
    """Write down whose rows were opened, and what for; a list, those whom its cases are about."""
    if what == "read":
        persons = {one for case in cases for one in persons_of(kind, case)}
    else:
        persons = {one for case in cases for one in person_of(case)}
    write_event(
        f"{kind.name}:{what}",
        subject=f"case:{cases[0].pk}" if len(cases) == 1 else kind.name,
        actor=account.username,
        at=at,
        details={"cases": len(cases)},
        persons=sorted(persons),
    )
