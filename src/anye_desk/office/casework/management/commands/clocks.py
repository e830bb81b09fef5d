"""``python -m anye_desk clocks``: what happens by itself when a day has passed; run it daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from anye_desk.office.casework.clocks import time_out
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.reminding import remind
from anye_desk.office.casework.words import refusal


class Command(BaseCommand):
    """Make the moves of silence of all kinds, and remind of what is due; twice a day is once."""

    help = "办理到期应自动办理的事项。Does what is done by itself when it is due."

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Say of each kind how many were made, and of which case why it was not."""
        now = timezone.now()
        for kind in kinds().values():
            made, refused = time_out([kind], now)
            self.stdout.write(
                f"{kind.words.zh}：到期自动办理 {made:,} 件，未能办理 {len(refused):,} 件。"
                f" {kind.words.en}: {made:,} done by itself, {len(refused):,} could not be."
            )
            for number, error in refused:
                self.stdout.write(f"  {number} {' '.join(refusal(error))}")
            if reminded := remind([kind], now):
                self.stdout.write(f"  提醒 {reminded:,} 件。 Reminders put out: {reminded:,}.")
