"""What can be done to the ledger: add to it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from anye_desk.office.ledger.models import Event, Reading


@transaction.atomic
def record(
    action: str,
    *,
    subject: str,
    actor: str,
    at: datetime,
    details: Mapping[str, object] | None = None,
    persons: Iterable[str] = (),
) -> Event:
    """Write down a deed, and each person whose rows it opened."""
    event = Event.objects.create(
        action=action, subject=subject, actor=actor, happened_at=at, details=dict(details or {})
    )
    Reading.objects.bulk_create(Reading(event=event, person=person) for person in persons)
    return event
