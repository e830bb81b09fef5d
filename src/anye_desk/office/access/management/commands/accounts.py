"""``python -m anye_desk accounts``: who may sign in, as what, and who is locked out."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from anye.codes.organisation_code import organisation
from anye_desk.office.access.backend import KNOWN_TO_ALL
from anye_desk.office.access.demonstration import DEMO_ACCOUNTS
from anye_desk.office.access.guesses import locks
from anye_desk.office.access.models import Account

DEMO_NAMES = frozenset(demo.username for demo in DEMO_ACCOUNTS)


class Command(BaseCommand):
    """List the accounts, those with a demonstration's password marked, and what is locked."""

    help = "列出账号和锁定情况。Lists accounts, and what is locked."

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write a line for each."""
        for account in Account.objects.order_by("role", "username"):
            self.stdout.write("  ".join(_said(account)))
        for lock in locks(timezone.now()):
            since = f"{timezone.localtime(lock.since):%Y-%m-%d %H:%M}"
            self.stdout.write(f"锁定 locked: {lock.what}  {lock.failures}次  {since}")


def _said(account: Account) -> list[str]:
    of = account.department or (account.employer_id and organisation(account.employer_id)) or ""
    said = [account.username, account.display_name, account.get_role_display(), of]
    if not account.is_active:
        said.append("已停用 disabled")
    if account.username in DEMO_NAMES and any(map(account.check_password, KNOWN_TO_ALL)):
        said.append("演示密码 demonstration password")
    return [str(word) for word in said if word]
