"""``python -m anye_desk export_decisions``: hands the officers' answers over to the store."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anye.sources.store.durable import DiskIsFullError, StoreIsBusyError
from anye_desk.cases.link_reviews.hand_over import hand_over


class Command(BaseCommand):
    """Write the decisions the store does not hold yet; twice is once."""

    help = "把关联核对的决定交付到数据存储。Hands decisions on links over to the store."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the store, if not the usual one."""
        parser.add_argument("--store", type=Path, default=settings.STORE, help="数据存储 folder")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Hand over and say how many."""
        try:
            count = hand_over(options["store"])
        except StoreIsBusyError:
            raise CommandError("存储正忙，请稍后再试。The store is busy; try again.") from None
        except DiskIsFullError:
            raise CommandError(
                "磁盘已满，决定没有丢失；请腾出空间后再交付。"
                "The disk is full, no decision is lost; make room and try again."
            ) from None
        self.stdout.write(f"已交付 {count} 条决定。Decisions handed over: {count}.")
