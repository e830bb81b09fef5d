"""``python -m anye_desk seal``: seals what the ledger took in, gives the checkpoints out."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.ledger import keys
from anye_desk.office.ledger.management.commands.ledger_key import STEM
from anye_desk.office.ledger.notes import NoteError
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.sealing import seal


class Command(BaseCommand):
    """Seal all events that wait; run by a timer. Two at once do no harm."""

    help = "给新记录编号入树并签署检查点。Seals the new events and signs checkpoints over them."

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Seal, publish, and say how many."""
        try:
            key = keys.read_secret(settings.KEYS, STEM)
        except (keys.KeyFileError, NoteError) as error:
            raise CommandError(
                f"{error}\n还没有密钥时，先执行 python -m anye_desk ledger_key。"
                "Where there is no key yet, run python -m anye_desk ledger_key first."
            ) from error
        count = 0
        while sealed := seal(key, timezone.now()):
            count += sealed
        given = publish(settings.CHECKPOINTS)
        self.stdout.write(
            f"封存 {count} 条，发出检查点 {given} 个。"
            f"Sealed {count}, checkpoints given out {given}."
        )
