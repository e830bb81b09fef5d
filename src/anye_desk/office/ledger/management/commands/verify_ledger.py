"""``python -m anye_desk verify_ledger``: does the ledger say today what was sealed?"""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.ledger import keys
from anye_desk.office.ledger.management.commands.ledger_key import STEM
from anye_desk.office.ledger.notes import NoteError
from anye_desk.office.ledger.sealing import size
from anye_desk.office.ledger.verifying import FINDINGS, Witness, findings
from anye_desk.office.ledger.witnessing import WITNESS

SHOWN = 20


class Command(BaseCommand):
    """Verify every entry against its live row; end with an error if one differs."""

    help = "逐条核验留痕账本。Verifies the ledger, entry by entry."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name what is had from elsewhere."""
        ledger, witness = settings.KEYS / f"{STEM}.pub", settings.KEYS / WITNESS
        parser.add_argument("--key", type=Path, default=ledger, help="账本公钥文件 ledger's key")
        parser.add_argument("--witness", type=Path, default=witness, help="见证方公钥文件 its key")
        parser.add_argument(
            "--witnessed", type=Path, default=settings.WITNESSED, help="见证过的检查点 folder"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Verify and say what was found."""
        counted, shown = Counter[str](), list[str]()
        try:
            key = keys.read_public(options["key"])
            witness = _witness(options["witness"], options["witnessed"])
            for found in findings(key, timezone.now(), witness):
                counted[found.what] += 1
                if counted.total() <= SHOWN:
                    said = FINDINGS[found.what]
                    shown.append(f"  {found.where}  {said.zh} {said.en}")
        except (keys.KeyFileError, NoteError) as error:
            raise CommandError(str(error)) from error
        if not witness:
            self.stdout.write(
                "没有见证方：账本密钥的持有者若重写全部记录，此处看不出来。"
                "No witness: a past sealed anew with the ledger's own key would not be seen here."
            )
        if counted:
            more = counted.total() - len(shown)
            ends = [f"  …… {more}"] if more else []
            raise CommandError("\n".join(["核验不通过 NOT VERIFIED", *shown, *ends]))
        self.stdout.write(f"核验通过，共 {size()} 条。VERIFIED, {size()} entries.")


def _witness(key: Path, folder: Path) -> Witness | None:
    return Witness(folder, keys.read_public(key)) if key.is_file() else None
