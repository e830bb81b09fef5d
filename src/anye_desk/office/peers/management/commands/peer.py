"""``python -m anye_desk peer``: enters an office elsewhere with its public key."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.keys import KeyFileError, read_public
from anye_desk.office.ledger.notes import NoteError
from anye_desk.office.peers.register import keep_peer

ACTOR = "command:peer"


class Command(BaseCommand):
    """Enter an office, another key of it, or the last day of one; twice is once."""

    help = "登记外省协作单位及其公钥。Enters an office elsewhere with its public key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the office, its key file and the days on which the key holds."""
        parser.add_argument("name", help="单位名称 name of the office")
        parser.add_argument("--key", type=Path, required=True, help="公钥文件 public key file")
        parser.add_argument("--since", type=date.fromisoformat, help="启用日 first day: 2026-03-01")
        parser.add_argument("--until", type=date.fromisoformat, help="停用前最后一日 last day")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Enter it."""
        since, until = options["since"] or timezone.localdate(), options["until"]
        if until and until < since:
            raise CommandError("停用日早于启用日。The last day is before the first.")
        try:
            key = read_public(options["key"])
        except KeyFileError as error:
            raise CommandError(str(error)) from None
        except (NoteError, UnicodeDecodeError):
            raise CommandError(f"不是公钥文件 not a public key: {options['key']}") from None
        kept = keep_peer(key, options["name"], since=since, until=until)
        record(
            "peer:keep",
            subject=f"peer:{kept.peer.pk}",
            actor=ACTOR,
            at=timezone.now(),
            details={"key": str(key), "since": f"{since}", "until": f"{until or ''}"},
        )
        self.stdout.write(f"已登记 {kept.peer}（{key.name}）。Entered: {key.name}.")
