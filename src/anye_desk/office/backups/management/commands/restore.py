"""``python -m anye_desk restore FROM``: a backup, put back onto an empty machine and verified."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.backups.contents import BackupError
from anye_desk.office.backups.making import STEM
from anye_desk.office.backups.restoring import Restored, restore
from anye_desk.office.ledger.keys import SECRET, KeyFileError
from anye_desk.office.ledger.notes import NoteError


class Command(BaseCommand):
    """Put a backup back where there is nothing, or change nothing and say why."""

    help = "把备份恢复到空的机器并核验。Puts a backup back where there is nothing, verifies it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the backup and, for an encrypted one, the key."""
        parser.add_argument("source", metavar="FROM", type=Path, help="一份备份 one backup")
        parser.add_argument("--secret", type=Path, help="备份私钥文件 the secret key's file")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Restore it and say what was verified."""
        try:
            done = restore(options["source"].absolute(), timezone.now(), options["secret"])
        except (BackupError, KeyFileError, NoteError, OSError) as error:
            raise CommandError(f"没有恢复 NOT RESTORED\n{error}") from error
        self.stdout.write("\n".join(_said(done)))


def _said(done: Restored) -> list[str]:
    said = [
        "\n".join(
            (
                f"已恢复：数据库 {done.rows} 行，文件 {done.files} 个。",
                f"Restored: {done.rows} rows, {done.files} files.",
                f"核验通过：账本 {done.size} 条，根 {done.root}，与备份时签署的相同。",
                f"VERIFIED: {done.size} entries, the root is the one that was signed.",
            )
        )
    ]
    if done.own_key:
        said.append(
            "核验用的是备份里的公钥：它只证明备份前后一致；请与另存的账本公钥比对。"
            "The key in the backup itself was used: compare it with the one kept elsewhere."
        )
    if (lost := done.witnessed - done.size) > 0:
        said.append(
            f"见证方已见证到 {done.witnessed} 条：备份之后的 {lost} 条不在其中。"
            f"{done.witnessed} were witnessed: what came after the backup is not in it."
        )
    if not (settings.KEYS / f"{STEM}{SECRET}").is_file():
        said.append(
            f"密钥不在备份里：请把另存的 keys 放回 {settings.KEYS}。"
            f"Keys are in no backup: put those kept elsewhere back into {settings.KEYS}."
        )
    return said
