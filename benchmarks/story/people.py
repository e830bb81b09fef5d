"""Who plays the year: each account another human, and each deed by its own form."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from anye_desk.office.access.models import Account
from anye_desk.office.casework import pages
from anye_desk.office.casework.assigning import take_next
from anye_desk.office.casework.bulk import verdicts
from anye_desk.office.casework.clocks import time_out
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import Order, perform, row_of
from anye_desk.office.parties.models import Employer

Role = Account.Role
OFFICE = {
    "checker": Role.OFFICER,
    "sender_back": Role.OFFICER,
    "decider": Role.REVIEWER,
    "second_decider": Role.REVIEWER,
}
MANY = 500  # cases at one stroke, as an officer ticks a page of them
AT_ONCE = 500


class PlayedWrongError(Exception):
    """Somebody could not do what the year has them do."""


class People:
    """The accounts of the year, and what they do with its cases."""

    def __init__(self, kind: Kind, employers: Iterable[Employer]) -> None:
        """Give each employer a clerk of its own, and the office its officers."""
        self.kind = kind
        made = [
            Account(username=name, display_name=name, natural=f"staff:{name}", role=role)
            for name, role in OFFICE.items()
        ] + [
            Account(
                username=f"clerk-{one.credit_code}",
                display_name=one.name[:64],
                natural=f"clerk:{one.credit_code}",
                role=Role.CLERK,
                employer_id=one.pk,
            )
            for one in employers
        ]
        for account in made:
            account.set_unusable_password()  # nobody signs in
        Account.objects.bulk_create(made, AT_ONCE)
        self.office = {name: Account.objects.get(username=name) for name in OFFICE}
        clerks = Account.objects.filter(role=Role.CLERK)
        self.clerks = {one.employer_id: one for one in clerks}

    def does(
        self,
        move: str,
        by: Account | None,
        at: datetime,
        case: Case,
        **said: object,
    ) -> Case:
        """Make a move by its form, as the page does.

        Raises:
            PlayedWrongError: if the form refuses what is said.
            CaseworkError: if the move is not made.
        """
        declared = self.kind.at(case.declared).move(move)
        if declared is None:
            raise PlayedWrongError(move)
        data = {"version": str(case.version), **{name: str(one) for name, one in said.items()}}
        form = pages.form_of(declared, case, row_of(self.kind, case), data)
        if not form.is_valid():
            raise PlayedWrongError(move, case.number, form.errors.as_json())
        order = Order(move, by, at, case=case.pk, version=case.version, said=form.cleaned_data)
        return perform(self.kind, order)

    def does_many(self, move: str, by: Account, at: datetime, cases: Iterable[Case]) -> int:
        """Make a move of many cases at once, as the page of many does.

        Raises:
            PlayedWrongError: if it is refused for one of them.
        """
        chosen = {case.pk: case.version for case in cases}
        keys = list(chosen)
        for first in range(0, len(keys), MANY):
            some = {key: chosen[key] for key in keys[first : first + MANY]}
            for verdict in verdicts.made(by, self.kind, move, some, {}, at):
                if not verdict.is_made:
                    raise PlayedWrongError(move, str(verdict.case), *verdict.why)
        return len(keys)

    def next_case(self, by: Account, at: datetime) -> Case | None:
        """Hand somebody the most urgent case that waits."""
        return take_next(by, self.kind, at)

    def let_time_pass(self, at: datetime) -> int:
        """Let the clock do what silence does; return how many moves it made.

        Raises:
            PlayedWrongError: if one of them is refused.
        """
        made, refused = time_out([self.kind], at)
        if refused:
            raise PlayedWrongError(*refused[0])
        return made

    def cases(self, state: str, **more: Any) -> list[Case]:  # noqa: ANN401 (columns of a case)
        """Return the cases that stand in a state, each with its own row."""
        found = Case.objects.filter(kind=self.kind.name, state=state, **more).order_by("pk")
        return list(found.select_related(self.kind.name, "employer"))
