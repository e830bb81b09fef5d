"""``python -m anye_desk backup_key FILE``: a key for which backups are encrypted."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from anye_desk.office.backups.archives import make_key


class Command(BaseCommand):
    """Make a key; the file goes elsewhere, the public half stays."""

    help = "建立备份密钥，打印公钥。Makes a key for backups, prints its public half."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file."""
        parser.add_argument("file", type=Path, help="新的私钥文件 a new file for the secret half")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Make it and print the public half."""
        try:
            self.stdout.write(make_key(options["file"]))
        except FileExistsError:
            raise CommandError(
                f"{options['file']} 已存在；为它加密的备份须一直能打开，不覆盖。"
                "The file is there; what was encrypted for it must stay readable."
            ) from None
        except OSError as error:
            raise CommandError(f"写不进去，请换一处。Cannot be written: {error}") from error
