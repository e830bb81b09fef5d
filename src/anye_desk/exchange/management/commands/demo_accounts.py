"""``python -m anye_desk demo_accounts``: the accounts that the sign-in page shows in a demo."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anye.codes.divisions import TOWNSHIPS
from anye_desk.office.access.actions import keep_account
from anye_desk.office.access.demonstration import DEMO_ACCOUNTS, DemoAccount
from anye_desk.office.access.models import OWN, Account
from anye_desk.published.years.lists import current_runs, persons_of, telling_employers


class Command(BaseCommand):
    """Make an account of each role whose password everybody knows; only in a demo."""

    help = "建立演示账号（仅限 ANYE_DEMO=1）。Makes the demonstration accounts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the clerk's employer."""
        parser.add_argument(
            "employer_id",
            type=int,
            nargs="?",
            help="经办人所属单位，默认选一个有残疾职工且应缴费的 the clerk's employer",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Make them anew."""
        if not settings.DEMO:
            raise CommandError("未设 ANYE_DEMO=1。Demonstration accounts need ANYE_DEMO=1.")
        telling = telling_employers()
        employer_id = options["employer_id"] or next(iter(telling), None)
        if employer_id is None:
            raise CommandError(
                "尚无已发布的年度；先 publish。Publish a year first, or name an employer."
            )
        for demo, own in _acting_for(employer_id, telling):
            keep_account(
                username=demo.username,
                password=demo.password,
                display_name=demo.name.zh,
                role=demo.role,
                own=own,
                natural=demo.username,
            )
            self.stdout.write(f"{demo.name.zh}  {demo.username} / {demo.password}")


def _acting_for(
    employer_id: int, telling: list[int]
) -> Iterator[tuple[DemoAccount, int | str | None]]:
    """Yield the accounts that can be made here, each with whom it acts for."""
    employers = iter((employer_id, *(one for one in telling if one != employer_id)))
    run = current_runs().first()
    person = persons_of(run, employer_id).first() if run else None
    for demo in DEMO_ACCOUNTS:
        match demo.role:
            case Account.Role.CLERK:
                own: int | str | None = next(employers, None)
            case Account.Role.PERSON:
                own = person.person_id if person else None
            case Account.Role.TOWNSHIP:
                own = person.township if person else next(iter(TOWNSHIPS))
            case _:
                own = demo.own
        if own or not OWN[demo.role]:
            yield demo, own
