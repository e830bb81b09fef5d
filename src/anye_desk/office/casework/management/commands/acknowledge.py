"""``python -m anye_desk acknowledge KIND FILE``: reads back what was answered to a hand-over."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.casework.batches.handing import (
    AnswerRefusedError,
    acknowledge,
    handing_kinds,
    officer_named,
)

ENCODINGS = ("utf-8-sig", "gb18030")
SHOWN = 20


class Command(BaseCommand):
    """Enter a whole answer, or nothing of it."""

    help = "登记回执文件。Enters the answer to what was handed over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the kind, the file and who does it."""
        parser.add_argument("kind", choices=list(handing_kinds()), help="事项 kind of case")
        parser.add_argument("file", type=Path, help="回执文件 CSV")
        parser.add_argument("--by", required=True, help="经办账号 the officer's account")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Enter it and say how many."""
        by = officer_named(options["by"])
        if by is None:
            raise CommandError(
                f"没有经办账号 {options['by']}。There is no officer {options['by']}."
            )
        try:
            kind, text = handing_kinds()[options["kind"]], _text_of(options["file"])
            count = acknowledge(kind, text, by=by, at=timezone.now())
        except AnswerRefusedError as error:
            lines = [
                f"第{one.line}行 line {one.line}：{one.words.zh} {one.words.en}"
                for one in error.faults[:SHOWN]
            ]
            raise CommandError(
                "\n".join(("没有登记，请更正后再试。Nothing was entered; mend the file:", *lines))
            ) from None
        self.stdout.write(f"已登记 {count} 件回执。Receipts entered: {count}.")


def _text_of(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError:
        raise CommandError(f"读不到文件 {file}。The file {file} cannot be read.") from None
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandError(f"{file} 不是文本文件。{file} is no text file.")
