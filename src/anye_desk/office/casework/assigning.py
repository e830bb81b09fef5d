"""Who works at which case: the next one is handed out to one officer at a time.

A case that was handed out is kept for its officer for a while; if nothing was done with it then,
it is anybody's again. Whoever may make a move may make it, whoever holds the case.
"""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.eyes import leaves_others
from anye_desk.office.casework.lists import waiting
from anye_desk.office.casework.models import Case, Part

KEPT = timedelta(minutes=30)


@transaction.atomic
def take_next(account: Account, kind: Kind, at: datetime, after: Case | None = None) -> Case | None:
    """Hand the most urgent case that waits to an account, and keep it for it; none if none waits.

    Two who ask at once get two cases.

    Args:
        account: who asks.
        kind: of which kind.
        at: the moment.
        after: the case just done, which is not handed out again.
    """
    free = Q(handler=None) | Q(handler=account) | Q(taken_at__lt=at - KEPT)
    in_batches = [state.name for state in kind.states if state.in_batches]
    found = waiting(account, kind).filter(free).exclude(state__in=in_batches)
    found = found.exclude(_barred(account, kind))
    found = found.exclude(pk=after.pk) if after else found
    if not account.is_officer:
        return found.first()
    skips = connection.features.has_select_for_update_skip_locked
    case = found.select_for_update(of=("self",), skip_locked=skips).first()
    if case is not None:
        case.handler, case.taken_at = account, at
        case.save(update_fields=["handler", "taken_at"])
    return case


def _barred(account: Account, kind: Kind) -> Q:
    """Return the cases that want other eyes than those of the human behind an account."""
    barred = Q(pk__in=())
    for state in kind.states:
        parts = {move.part for move in kind.leading_from(state.name) if move.part}
        if not parts:
            continue
        own = Part.objects.filter(human=account.human)
        barred |= Q(state=state.name, pk__in=own.exclude(part__in=parts).values("case"))
        if not any(leaves_others(kind, part, account, Case(), {}) for part in parts):
            barred |= Q(state=state.name) & ~Q(pk__in=own.values("case"))
    return barred


def held_by_another(case: Case, account: Account, at: datetime) -> bool:
    """Test whether another officer was handed the case a short while ago."""
    return (
        case.handler_id not in {None, account.pk}
        and case.taken_at is not None
        and case.taken_at >= at - KEPT
    )
