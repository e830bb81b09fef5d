"""``python -m anye_desk backup TO``: database, store and files, with the ledger's checkpoint."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.backups.contents import BackupError
from anye_desk.office.backups.making import back_up, keep_newest
from anye_desk.office.ledger.keys import KeyFileError
from anye_desk.office.ledger.notes import NoteError


class Command(BaseCommand):
    """Make a backup while the desk is at work; run by a timer."""

    help = "备份数据库、数据目录和文件。Backs up the database, the store and the files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the folder, the key and how many are kept."""
        parser.add_argument("into", metavar="TO", type=Path, help="备份目录 folder of backups")
        parser.add_argument("--for", dest="public", default="", help="备份公钥 a key, age1…")
        parser.add_argument(
            "--keep", type=_some, metavar="N", help="只留最新N份 remove all but the newest N"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Make it and say what it holds."""
        try:
            made = back_up(options["into"].absolute(), timezone.now(), options["public"])
        except (KeyFileError, NoteError) as error:
            raise CommandError(
                f"{error}\n还没有密钥时，先执行 python -m anye_desk ledger_key。"
                "Where there is no key yet, run python -m anye_desk ledger_key first."
            ) from error
        except (BackupError, OSError) as error:
            raise CommandError(f"没有备份 NOT BACKED UP\n{error}") from error
        removed = keep_newest(made.place.parent, options["keep"]) if options["keep"] else []
        self.stdout.write(
            f"已备份 Backed up: {made.place}\n"
            f"文件 {made.files} 个，账本 {made.size} 条，根 {made.root}。"
            f"Files {made.files}, entries of the ledger {made.size}, root {made.root}."
        )
        if removed:
            self.stdout.write(f"移除旧备份 {len(removed)} 份。Older ones removed: {len(removed)}.")


def _some(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ArgumentTypeError("至少为 1 at least 1")
    return number
