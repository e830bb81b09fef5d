"""``python -m anye_desk return_cases``: what was decided on the desk returns to the core."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye.sources.store.durable import DiskIsFullError, StoreIsBusyError
from anye_desk.exchange.returning import RowsNotTakenError, return_all
from anye_desk.office.casework.registry import kinds


class Command(BaseCommand):
    """Return what holds; twice is once."""

    help = "把工作台的决定作为数据交回核心。Returns the desk's decisions to the core as feeds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the store, if not the usual one."""
        parser.add_argument("--store", type=Path, default=settings.STORE, help="数据存储 folder")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Return them, and say what became of the rows."""
        try:
            reports = return_all(kinds().values(), options["store"], today=timezone.localdate())
        except StoreIsBusyError:
            raise CommandError("存储正忙，请稍后再试。The store is busy; try again.") from None
        except DiskIsFullError:
            raise CommandError(
                "磁盘已满，决定没有丢失；请腾出空间后再交。"
                "The disk is full, no decision is lost; make room and try again."
            ) from None
        except RowsNotTakenError as error:
            raise CommandError(
                f"有{error.count}行未被接收，见数据批次的退回行；工作台的决定没有丢失。"
                f"{error.count} rows were not taken: see the rejected rows of the load."
            ) from None
        for name, report in reports.items():
            words, held = kinds()[name].words, report.manifest
            self.stdout.write(f"{words.zh}：{held.accepted}行。{words.en}: {held.accepted} rows.")
        if not reports:
            self.stdout.write("没有要交回的。Nothing to return.")
