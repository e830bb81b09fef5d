"""``python -m anye_desk exchange_out OFFICE``: writes what waits for an office elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.exchange.models import SignedFile
from anye_desk.exchange.sending import OUT, send, why_not
from anye_desk.exchange.writing_out import key_of_ours, officer, write_to
from anye_desk.office.casework.performing import CaseworkError
from anye_desk.office.casework.registry import kinds
from anye_desk.office.peers.models import Peer


class Command(BaseCommand):
    """Write signed files, or one of them again."""

    help = "把等待发往外省单位的内容写成签名文件。Writes signed files for an office elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the office, who does it and where the files go."""
        parser.add_argument("office", help="外省单位代号 the office, such as cdpf-130822")
        parser.add_argument("--by", required=True, help="经办账号 the officer's account")
        parser.add_argument("--to", type=Path, required=True, help="文件夹 folder")
        parser.add_argument("--again", type=int, help="重写第几号 write that number again")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write them and say how many rows."""
        by, key = officer(options["by"]), key_of_ours(settings.KEYS)
        peer = Peer.objects.filter(code=options["office"]).first()
        if peer is None:
            known = "、".join(Peer.objects.values_list("code", flat=True)) or "—"
            raise CommandError(
                f"没有登记 {options['office']}；已登记：{known}。"
                f"There is no office {options['office']}; entered are: {known}."
            )
        if not options["to"].is_dir():
            raise CommandError(f"没有文件夹 {options['to']}。There is no folder {options['to']}.")
        if options["again"]:
            files = list(
                SignedFile.objects.filter(peer=peer, direction=OUT, number=options["again"])
            )
        else:
            try:
                files = send(kinds().values(), peer, key, by=by, at=timezone.now())
            except CaseworkError as error:
                raise CommandError(why_not(error)) from None
        for file in files:
            self.stdout.write(f"{write_to(options['to'], file, key.name)}：{file.rows}行 rows")
        if not files:
            self.stdout.write("没有要发的。Nothing waits to be sent.")
