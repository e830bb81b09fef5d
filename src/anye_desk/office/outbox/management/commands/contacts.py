"""``python -m anye_desk contacts FILE``: takes in at which numbers employers are reached."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polars as pl
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from anye.codes import credit_code
from anye_desk.office.outbox.actions import By, NoSuchAddressError, plain_address
from anye_desk.office.outbox.models import Contact

CODE, NUMBER = "统一社会信用代码", "联系电话"


class Command(BaseCommand):
    """Take a CSV file of codes and numbers; all of it or nothing."""

    help = f"导入单位联系电话（CSV，表头 {CODE},{NUMBER}）。Takes in employers' numbers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file and whose it is."""
        parser.add_argument("file", type=Path, help=f"CSV: {CODE},{NUMBER}")
        parser.add_argument("--source", required=True, help="来自哪个登记 which register says so")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Take the file in, or name the first line that is wrong."""
        today, source = timezone.localdate(), options["source"]
        try:
            with options["file"].open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError("读不了这个文件。This file cannot be read as UTF-8.") from error
        contacts = [_contact(n, row, source, today) for n, row in enumerate(rows, start=2)]
        with transaction.atomic():
            Contact.objects.filter(pk__in=[one.pk for one in contacts]).delete()
            Contact.objects.bulk_create({one.pk: one for one in contacts}.values())
        self.stdout.write(f"已导入 {len(contacts):,} 个号码。{len(contacts):,} numbers taken in.")


def _contact(line: int, row: dict[str, str], source: str, today: Any) -> Contact:  # noqa: ANN401
    code = (row.get(CODE) or "").strip().upper()
    employer_id = int(credit_code.employer_ids(pl.Series([code]))[0])
    try:
        number = plain_address(row.get(NUMBER) or "", By.SMS)
    except NoSuchAddressError:
        number = ""
    if not (employer_id and number):
        raise CommandError(
            f"第{line}行：信用代码或电话无效，没有导入任何一行。"
            f"Line {line}: no valid code or number; nothing was taken in."
        )
    return Contact(employer_id=employer_id, number=number, source=source, as_of=today)
