"""``python -m anye_desk row_security --role NAME``: PostgreSQL shows each account its own rows."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from anye_desk.registers.policies import NoPoliciesError, put_policies_in_force


class Command(BaseCommand):
    """Make or renew the policies; by the owner of the tables, after each migration."""

    help = "在 PostgreSQL 上设行级权限。Put row-level security in force on PostgreSQL."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the role that the desk's server signs in with."""
        parser.add_argument("--role", required=True)

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Put them in force."""
        try:
            tables = put_policies_in_force(options["role"])
        except NoPoliciesError:
            raise CommandError(
                "只有 PostgreSQL 有行级权限；SQLite 上只有程序自己的一道锁。"
                "Only PostgreSQL has row-level security; on SQLite the program's own lock is alone."
            ) from None
        self.stdout.write(f"{tables} 张表已设行级权限。Row-level security on {tables} tables.")
