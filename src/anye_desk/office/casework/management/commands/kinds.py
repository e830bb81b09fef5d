"""``python -m anye_desk kinds``: every kind of case as it is declared."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from anye_desk.office.casework.declared.described import described
from anye_desk.office.casework.registry import kinds


class Command(BaseCommand):
    """List the kinds of case; asks no database."""

    help = "列出各类事项。Lists the kinds of case."
    requires_system_checks: tuple[str, ...] = ()  # the declarations alone are read

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the whole of them as data."""
        parser.add_argument("--json", action="store_true", help="全部内容 everything, as JSON")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write them all, or a line for each."""
        found = [described(kind) for kind in kinds().values()]
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for one in found:
            counts = " ".join(
                f"{zh}{len(one[name])} {en}"
                for name, zh, en in (
                    ("states", "状态", "states,"),
                    ("moves", "步骤", "moves,"),
                    ("clocks", "期限", "clocks"),
                )
            )
            self.stdout.write(f"{one['name']}  {one['zh']} {one['en']}  {counts}")
