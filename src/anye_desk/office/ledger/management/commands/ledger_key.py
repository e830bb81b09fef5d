"""``python -m anye_desk ledger_key``: makes the key that signs the ledger's checkpoints."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anye_desk.office.ledger import keys
from anye_desk.office.ledger.notes import LOG

STEM = "ledger"


class Command(BaseCommand):
    """Make the key once; print its public half, which witnesses and auditors are given."""

    help = "建立留痕账本的签名密钥，打印公钥。Makes the ledger's key, prints its public half."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the ledger, if it is to have a name of its own."""
        parser.add_argument(
            "--name", default="", help="账本名称，不含空格 its name, without spaces"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Make it and print it."""
        name = options["name"]
        if not name.isprintable() or set(name) & set(" +"):
            raise CommandError("名称不能含空格或加号。A name has no space and no plus sign.")
        try:
            made = keys.make(settings.KEYS, STEM, LOG, name)
        except FileExistsError:
            raise CommandError(
                f"{settings.KEYS}里已有密钥；它签过的须一直能核验，不再另建。"
                "There is a key already; what it signed must stay verifiable, so no other is made."
            ) from None
        self.stdout.write(str(made.public()))
