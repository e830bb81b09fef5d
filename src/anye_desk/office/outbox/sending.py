"""Sending what waits, so that nothing is sent twice.

A message is marked as handed over before its adapter is asked, in a transaction of its own. If
the process dies in between it stays so: an adapter that sends each key once is asked again, with
any other an administrator decides, for the message may have gone.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from anye_desk.office.outbox.adapters import Adapter, NotTakenError, adapter_of
from anye_desk.office.outbox.models import Message

State = Message.State
LOG = logging.getLogger(__name__)
TRIES = 6
FIRST_WAIT = timedelta(minutes=5)  # then twice as long each time
LEFT = timedelta(minutes=10)  # handed over so long ago, nobody is at it any more


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the messages of a round."""

    sent: int
    failed: int
    without: Mapping[str, int]  # by kind that has no adapter, how many wait


def send_waiting(now: datetime, at_most: int = 1000) -> Sent:
    """Send what waits and is due."""
    sent = failed = 0
    adapters = {kind: adapter_of(kind) for kind in Message.By.values}
    ready = [kind for kind, adapter in adapters.items() if adapter]
    again = [kind for kind in ready if (one := adapters[kind]) and one.takes_once]
    while sent + failed < at_most and (message := _claimed(ready, again, now)):
        adapter = adapters[message.kind]
        if adapter and _is_taken(adapter, message, now):
            sent += 1
        else:
            failed += 1
    waiting = Message.objects.filter(state=State.WAITING).exclude(kind__in=ready)
    counts = {kind: waiting.filter(kind=kind).count() for kind in Message.By.values}
    return Sent(sent, failed, {kind: count for kind, count in counts.items() if count})


@transaction.atomic
def _claimed(ready: list[str], again: list[str], now: datetime) -> Message | None:
    """Return the next message, marked as handed over; nobody else gets it."""
    waits = Q(state=State.WAITING, kind__in=ready, next_at__lte=now)
    left = Q(state=State.SENDING, kind__in=again, next_at__lte=now - LEFT, tries__lt=TRIES)
    due = Message.objects.select_for_update(skip_locked=True).filter(waits | left)
    message = due.order_by("pk").first()
    if message:
        message.state, message.tries, message.next_at = State.SENDING, message.tries + 1, now
        message.save(update_fields=["state", "tries", "next_at"])
    return message


def _is_taken(adapter: Adapter, message: Message, now: datetime) -> bool:
    try:
        adapter.take(to=message.to, words=message.words, key=message.key)
    except NotTakenError:
        LOG.warning("%s was not taken, try %d", message, message.tries)
        _put_off(message, now)
        return False
    except Exception as error:  # noqa: BLE001 (the site's own code; its words may name somebody)
        LOG.error("%s: not known whether it went (%s)", message, type(error).__name__)  # noqa: TRY400
        return False
    _mark_sent(message, now)
    return True


def _mark_sent(message: Message, now: datetime) -> None:
    message.state, message.sent_at = State.SENT, now
    if message.is_secret and not settings.DEMO:
        message.words = ""
    message.save(update_fields=["state", "sent_at", "words"])


def _put_off(message: Message, now: datetime) -> None:
    message.state = State.GIVEN_UP if message.tries >= TRIES else State.WAITING
    message.next_at = now + FIRST_WAIT * 2 ** (message.tries - 1)
    message.save(update_fields=["state", "next_at"])
