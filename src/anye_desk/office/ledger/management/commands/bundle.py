"""``python -m anye_desk bundle SUBJECT DIR``: an evidence bundle for an auditor."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.ledger import bundles
from anye_desk.office.ledger.actions import record

ACTOR = "command:bundle"
LONGEST = 57  # the ledger writes "bundle:" before it


class Command(BaseCommand):
    """Write the bundle; that it was written is an event too."""

    help = "导出一件事项的凭证包。Writes an evidence bundle, to be verified without Anye."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the subject and the folder."""
        parser.add_argument("subject", help="对象，如 case:12 as the ledger names it")
        parser.add_argument("folder", type=Path, help="新目录 a new folder")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write it and say what is in it."""
        subject, folder = options["subject"], options["folder"]
        try:
            made = bundles.write(subject, folder, settings.KEYS, settings.WITNESSED)
        except FileExistsError:
            raise CommandError(f"目录已存在，请换一个。The folder is there: {folder}") from None
        except OSError as error:
            raise CommandError(f"写不进去，请换一个目录。Cannot be written: {error}") from error
        except bundles.NothingSealedError:
            raise CommandError(
                f"{subject} 没有已封存（有见证方的，须已见证）的记录；先执行 seal。"
                "Nothing of it is sealed (and witnessed, where there is a witness); run seal first."
            ) from None
        record(
            "ledger:bundle",
            subject=f"bundle:{subject[:LONGEST]}",
            actor=ACTOR,
            at=timezone.now(),
            details={"events": made.events},
            persons=made.persons,
        )
        self.stdout.write(_said(made))


def _said(made: bundles.Bundle) -> str:
    said = [f"记录 {made.events} 条。Events: {made.events}."]
    if made.left_out:
        said.append(f"检查点之后的 {made.left_out} 条未收入。Left out as too new: {made.left_out}.")
    if not made.is_witnessed:
        said.append("未经见证：没有见证方的公钥。Not witnessed: there is no witness's key.")
    return "\n".join(said)
