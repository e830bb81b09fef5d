"""``python -m anye_desk exchange_in FILE``: takes what an office elsewhere sent, and answers."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.exchange.envelope import LARGEST, NO_FILE, ExchangeRefusedError
from anye_desk.exchange.taking import take
from anye_desk.exchange.writing_out import key_of_ours, officer, write_to
from anye_desk.office.casework.registry import kinds

BYTES_OF_A_CHARACTER = 4


class Command(BaseCommand):
    """Take a file whole with a verdict a row, or refuse it in words."""

    help = "接收外省单位的签名文件并写出回执。Takes a signed file and writes the receipt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file, who does it and where the receipt goes."""
        parser.add_argument("file", type=Path, help="文件 the file")
        parser.add_argument("--by", required=True, help="经办账号 the officer's account")
        parser.add_argument("--to", type=Path, required=True, help="回执的文件夹 folder")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Take it and say what became of its rows."""
        by, key = officer(options["by"]), key_of_ours(settings.KEYS)
        if not options["to"].is_dir():
            raise CommandError(f"没有文件夹 {options['to']}。There is no folder {options['to']}.")
        try:
            text = _text_of(options["file"])
            done = take(kinds().values(), text, key, by=by, at=timezone.now())
        except ExchangeRefusedError as error:
            raise CommandError(f"没有接收：{error.words.zh}。{error.words.en}.") from None
        file = done.file
        self.stdout.write(
            f"已接收 {file.peer} 第{file.number}号：{file.rows}行，未接收{file.refused}行。"
            f"Taken: {file.rows} rows, {file.refused} of them not."
        )
        if done.receipt:
            place = write_to(options["to"], done.receipt, key.name)
            self.stdout.write(f"回执 receipt：{place}")


def _text_of(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST * BYTES_OF_A_CHARACTER:
            raise ExchangeRefusedError(NO_FILE)
        return file.read_bytes().decode()
    except OSError:
        raise CommandError(f"读不到文件 {file}。The file {file} cannot be read.") from None
    except UnicodeDecodeError:
        raise ExchangeRefusedError(NO_FILE) from None
