"""``python -m anye_desk export_ledger 2025 --for NAME --to FILE``: the ledger, however long."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict
from django.utils import timezone

from anye.cli import terminal
from anye_desk.office.access.models import Account
from anye_desk.published.years.lists import current_runs
from anye_desk.registers.export import WantedLedger, said_by, write_ledger
from anye_desk.registers.forms import LedgerFilter


class Command(BaseCommand):
    """Write what an account may see of the ledger of employment, and down whose rows went out."""

    help = "把就业台账写成 XLSX，行数不限。Write the ledger of employment as XLSX, however long."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the year, whose rights it is written by, the address of the list, the file."""
        parser.add_argument("year", type=int)
        parser.add_argument("--for", dest="account", required=True, metavar="NAME")
        parser.add_argument("--query", default="", help="the end of the list's address, after ?")
        parser.add_argument("--to", type=Path, required=True, metavar="FILE.xlsx")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write it, saying how far it is."""
        run = current_runs().filter(year=options["year"]).first()
        account = Account.objects.filter(username=options["account"], is_active=True).first()
        form = LedgerFilter(QueryDict(options["query"]), options["year"])
        if run is None:
            raise CommandError("没有这一年的结果。No such year is published.")
        if account is None:
            raise CommandError("没有这个账号。No such account.")
        if not form.is_valid():
            raise CommandError(
                "筛选条件不明白，请从网页地址栏复制。The filters are not understood."
            )
        wanted = WantedLedger(account, run, form.wish(), said_by(form), timezone.now())
        with terminal.progress() as report:
            count = write_ledger(wanted, options["to"], lambda done: report(f"{done:,}", 0, 0))
        self.stdout.write(f"已写 {count:,} 行。{count:,} rows written: {options['to']}")
