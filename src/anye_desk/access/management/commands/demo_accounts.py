"""``python -m anye_desk demo_accounts``: the accounts that the sign-in page shows in a demo."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anye_desk.access.actions import keep_account
from anye_desk.access.demonstration import DEMO_ACCOUNTS
from anye_desk.access.models import Account


class Command(BaseCommand):
    """Make an officer and a clerk whose passwords everybody knows; only in a demo."""

    help = "建立演示账号（仅限 ANYE_DEMO=1）。Makes the demonstration accounts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the clerk's employer."""
        parser.add_argument("employer_id", type=int, help="经办人所属单位 the clerk's employer")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Make them anew."""
        if not settings.DEMO:
            raise CommandError("未设 ANYE_DEMO=1。Demonstration accounts need ANYE_DEMO=1.")
        for demo in DEMO_ACCOUNTS:
            keep_account(
                username=demo.username,
                password=demo.password,
                display_name=demo.name.zh,
                employer_id=options["employer_id"] if demo.role == Account.Role.CLERK else None,
            )
            self.stdout.write(f"{demo.name.zh}  {demo.username} / {demo.password}")
