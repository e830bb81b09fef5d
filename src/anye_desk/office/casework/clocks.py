"""What happens by itself when a day has passed: what the declaration says, never by accident."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import CaseworkError, Order, local_day, perform


def overdue(kind: Kind, day: date) -> Iterator[tuple[Case, str]]:
    """Return the cases whose day is over, with the move that silence makes."""
    for version in (kind, *kind.former):
        silent = {state.name: state.on_silence for state in version.states if state.on_silence}
        found = Case.objects.filter(
            kind=kind.name, declared=version.version, state__in=silent, urgent_on__lt=day
        )
        for case in found.order_by("urgent_on", "pk").iterator():
            yield case, silent[case.state]


def time_out(kinds: Iterable[Kind], at: datetime) -> tuple[int, list[tuple[str, CaseworkError]]]:
    """Make the moves of silence; return how many were made, and which could not be.

    Running it twice on a day does nothing twice: a case that has moved is no longer overdue.
    """
    made, refused = 0, []
    for kind in kinds:
        for case, move in list(overdue(kind, local_day(at))):
            order = Order(move, None, at, case=case.pk, version=case.version)
            try:
                perform(kind, order)
            except CaseworkError as error:
                refused.append((case.number, error))
            else:
                made += 1
    return made, refused
