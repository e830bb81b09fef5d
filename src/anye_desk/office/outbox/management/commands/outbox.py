"""``python -m anye_desk outbox``: sends what waits in the outbox; run it each minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.office.outbox.models import Message
from anye_desk.office.outbox.sending import send_waiting


class Command(BaseCommand):
    """Send what waits; twice at once sends nothing twice."""

    help = "发送发件箱中待发的消息。Sends the messages that wait in the outbox."

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Say how many were sent, and of which kind nobody takes any."""
        try:
            done = send_waiting(timezone.now())
        except ImportError as error:
            raise CommandError(
                f"发送通道没有找到：{error.name or error}。An adapter that the settings name "
                "(ANYE_SMS, ANYE_MAIL, ANYE_LETTER) is not there."
            ) from error
        self.stdout.write(
            f"已发送 {done.sent:,} 条，未能发送 {done.failed:,} 条。"
            f"{done.sent:,} sent, {done.failed:,} not taken."
        )
        for kind, count in done.without.items():
            self.stdout.write(
                f"{Message.By(kind).label}：没有设置发送通道（ANYE_{kind.upper()}），"
                f"{count:,} 条在等。No adapter for {kind}: {count:,} wait; "
                f"set ANYE_{kind.upper()}."
            )
