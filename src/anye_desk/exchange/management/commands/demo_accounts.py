"""``python -m anye_desk demo_accounts``: the accounts that the sign-in page shows in a demo."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anye_desk.office.access.actions import keep_account
from anye_desk.office.access.demonstration import DEMO_ACCOUNTS
from anye_desk.office.access.models import Account
from anye_desk.published.years.lists import telling_employer


class Command(BaseCommand):
    """Make an officer, a clerk and departments whose passwords everybody knows; only in a demo."""

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
        employer_id = options["employer_id"] or telling_employer()
        if employer_id is None:
            raise CommandError(
                "尚无已发布的年度；先 publish。Publish a year first, or name an employer."
            )
        for demo in DEMO_ACCOUNTS:
            keep_account(
                username=demo.username,
                password=demo.password,
                display_name=demo.name.zh,
                role=demo.role,
                own=employer_id if demo.role == Account.Role.CLERK else demo.own,
                natural=demo.username,
            )
            self.stdout.write(f"{demo.name.zh}  {demo.username} / {demo.password}")
