"""``python -m anye_desk exchange_key NAME``: makes the key that signs what goes elsewhere."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from anye_desk.exchange.writing_out import STEM
from anye_desk.office.ledger import keys
from anye_desk.office.ledger.notes import LOG


class Command(BaseCommand):
    """Make the key once; print its public half, which offices elsewhere enter."""

    help = "建立跨省交换的签名密钥，打印公钥。Makes the key of exchanged files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name this office as others are to know it."""
        parser.add_argument("name", help="本单位代号，如 cdpf-120119 how others name this office")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Make it and print it."""
        name = options["name"]
        if not name or not name.isprintable() or set(name) & set(" +"):
            raise CommandError("代号不能含空格或加号。A name has no space and no plus sign.")
        try:
            made = keys.make(settings.KEYS, STEM, LOG, name)
        except FileExistsError:
            raise CommandError(
                f"{settings.KEYS}里已有密钥；要更换，先把旧的两个文件移走，再把新公钥交给各外省单位。"
                "There is a key already. To change it, move its two files away first, and give the"
                " new public key to the offices elsewhere."
            ) from None
        self.stdout.write(str(made.public()))
