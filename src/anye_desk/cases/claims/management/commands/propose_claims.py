"""``python -m anye_desk propose_claims``: tells employers what they may claim for a year."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye.law.scheme import all_schemes
from anye_desk.cases.claims.kind import KIND
from anye_desk.cases.claims.proposing import NoWindowError, propose
from anye_desk.frame.writing import yuan


class Command(BaseCommand):
    """Propose them; twice is once."""

    help = "为可以申领补贴的单位各提示一件。Proposes a claim to each employer that may be paid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the scheme and the year."""
        known = [one.name for one in all_schemes().values() if one.is_from_feeds]
        parser.add_argument("scheme", choices=known, help="补贴 scheme")
        parser.add_argument("year", type=int, help="年度 year")
        parser.add_argument(
            "--until", type=date.fromisoformat, help="截止日期，规定未见的必填 last day"
        )
        parser.add_argument("--dry-run", action="store_true", help="只列数，不提示 count only")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Propose them and say how many."""
        is_dry = options["dry_run"]
        try:
            found = propose(
                KIND,
                options["scheme"],
                options["year"],
                until=options["until"],
                at=timezone.now(),
                is_dry=is_dry,
            )
        except NoWindowError:
            raise CommandError(
                "这项补贴的申领期未见规定；请用 --until 写明截止日期。"
                "No text says until when it is claimed: give the last day with --until."
            ) from None
        verb = "将提示 would propose" if is_dry else "已提示 proposed"
        self.stdout.write(
            f"{verb}：{found.claims} 件 claims，{yuan(found.amount)}；"
            f"原有 already there {found.already}"
        )
