"""What an account may see of all cases, and in which capacity it stands to one: written once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Capacity, Kind
from anye_desk.office.casework.models import Case

Role = Account.Role
NOTHING = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Standing:
    """How accounts of a role stand to cases: to all, or to those whose column is their own."""

    capacity: Capacity | None  # none: to look only
    column: str = ""  # of the case
    own: str = ""  # of the account

    def condition(self, account: Account) -> Q:
        """Return the condition on a case."""
        return Q(**{self.column: getattr(account, self.own)}) if self.column else Q()

    def holds(self, account: Account, case: Case) -> bool:
        """Test it on one case."""
        own = getattr(account, self.own) if self.own else None
        return not self.column or (own is not None and getattr(case, self.column) == own)


STANDINGS: Mapping[str, tuple[Standing, ...]] = {
    Role.OFFICER: (Standing(Capacity.HANDLER),),
    Role.REVIEWER: (Standing(Capacity.HANDLER), Standing(Capacity.REVIEWER)),
    Role.AUDITOR: (Standing(None),),
    Role.TOWNSHIP: (Standing(Capacity.TOWNSHIP, "township", "township"),),
    Role.CLERK: (
        Standing(Capacity.EMPLOYER, "employer_id", "employer_id"),
        Standing(Capacity.COUNTERPART, "counterpart_id", "employer_id"),
    ),
    Role.PERSON: (Standing(Capacity.PERSON, "person_id", "person_id"),),
    Role.DEPARTMENT: (Standing(Capacity.DEPARTMENT, "unit", "department"),),
    Role.SYSTEM: (),
    Role.SECURITY: (),
}


def seen_by(account: Account) -> Q:
    """Return the condition under which an account may see a case."""
    standings = [standing.condition(account) for standing in STANDINGS[account.role]]
    return reduce(or_, standings) if standings else NOTHING


def capacities(account: Account | None, case: Case) -> frozenset[Capacity]:
    """Return in which capacities an account stands to a case; nobody is the clock."""
    if account is None:
        return frozenset({Capacity.CLOCK})
    return frozenset(
        standing.capacity
        for standing in STANDINGS[account.role]
        if standing.capacity and standing.holds(account, case)
    )


def waiting_for(account: Account, kind: Kind) -> Q:
    """Return the condition under which a case of a kind waits for an account."""
    found = NOTHING
    for standing in STANDINGS[account.role]:
        states = [state.name for state in kind.states if standing.capacity in state.turn]
        found |= standing.condition(account) & Q(state__in=states)
    return found & Q(kind=kind.name)
