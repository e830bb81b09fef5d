"""``python -m anye_desk hand_over KIND YEAR``: writes the file for the authority that goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.access.models import Account
from anye_desk.office.casework.batch_file import BatchFile
from anye_desk.office.casework.batches.handing import (
    batches_of,
    hand_over,
    handing_kinds,
    officer_named,
)
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.performing import MissingError


class Command(BaseCommand):
    """Hand over what is settled, or write a file again."""

    help = "把已办结的一类事项成批移交。Hands what is settled over in one numbered file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the kind and year, who does it and where the file goes."""
        parser.add_argument("kind", choices=list(handing_kinds()), help="事项 kind of case")
        parser.add_argument("year", type=int, help="年度 year")
        parser.add_argument("--by", required=True, help="经办账号 the officer's account")
        parser.add_argument("--to", type=Path, required=True, help="文件夹 folder")
        parser.add_argument("--again", default="", help="重写某一批 write a hand-over again")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write it and say how many."""
        by, kind = officer_named(options["by"]), handing_kinds()[options["kind"]]
        if by is None:
            raise CommandError(
                f"没有经办账号 {options['by']}。There is no officer {options['by']}."
            )
        if not options["to"].is_dir():
            raise CommandError(f"没有文件夹 {options['to']}。There is no folder {options['to']}.")
        if options["again"]:
            files = batches_of(kind).file.objects
            made = files.filter(number=options["again"], year=options["year"]).first()
            if made is None:
                raise CommandError(
                    f"{options['year']}年度没有移交批号 {options['again']}。"
                    f"There is no hand-over {options['again']} of {options['year']}."
                )
        else:
            made = _handed_over(kind, options["year"], by)
        if made is None:
            self.stdout.write("没有可移交的。Nothing is to be handed over.")
            return
        place = options["to"] / f"{made.number}.csv"
        place.write_text(made.text, "utf-8-sig", newline="")
        self.stdout.write(f"{place}：{made.rows} 件 rows，SHA-256 {made.sha256}")


def _handed_over(kind: Kind, year: int, by: Account) -> BatchFile | None:
    try:
        return hand_over(kind, year, by=by, at=timezone.now())
    except MissingError as error:
        said = "\n".join(f"{guard.words.zh}\n{guard.words.en}" for guard in error.guards)
        raise CommandError(f"没有移交 NOT HANDED OVER\n{said}") from error
