"""What an account sees of a record: the one place where a view of it is made.

Every column of the core's tables and every field of the desk's records has a class. Pages and
files get records through ``seen_by`` alone, so a column that an account is not cleared for never
reaches a template or a workbook, whatever those ask for. Which rows an account may open at all is
for ``permissions``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from anye.rulebook.chain import Step
from anye.tables.year.assessed import EMPLOYER_MONTHS, PERSON_MONTHS
from anye_desk.frame.hidden import ELSEWHERE, NOT_SHOWN, WITH_MOVED_IN, Hidden
from anye_desk.office.access.classes import DERIVED, classes_of
from anye_desk.office.access.models import Account

Role = Account.Role
OPEN = frozenset({"open"})
USUAL = frozenset({"open", "official", "personal", "health"})
EVERYTHING = USUAL | {"identity", "pay", "elsewhere"}
CLEARED: Mapping[str, frozenset[str]] = {
    Role.OFFICER: EVERYTHING,
    Role.REVIEWER: EVERYTHING,
    Role.AUDITOR: EVERYTHING,
    Role.TOWNSHIP: USUAL,
    Role.PERSON: USUAL,
    Role.CLERK: USUAL,  # and the pay of its own employer's staff
    Role.DEPARTMENT: USUAL,
    Role.SYSTEM: frozenset({"open", "official", "personal"}),  # of accounts; they see no case
    Role.SECURITY: frozenset({"open", "official", "personal"}),
}
COLUMNS: Mapping[str, str] = {
    name: column.visibility
    for shape in (EMPLOYER_MONTHS, PERSON_MONTHS)
    for name, column in shape.columns.items()
}
VERDICTS = frozenset({"truth", "weight", "bits"})  # units whose values say only whether
# Of one employer's month; where somebody moved in, what another employer pays is in them.
SUMS = frozenset({"wages", "staff_wages", "wages_moved_in"})
NOBODY_ELSE = {"employers": 1}  # by unit, the value that tells of nothing elsewhere; else nought
PLAIN = frozenset({str, int, bool, type(None)})  # most of what a page shows; it holds nothing
Reader = Account | AnonymousUser


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader may see, asked of the account once: a page asks it a thousand times."""

    cleared: frozenset[str]  # classes
    pays_at: int | None  # the employer whose pay is seen too, a clerk's own

    def is_cleared(self, wanted: str, at: int | None) -> bool:
        """Test whether a class is seen, of an employer or of whatever."""
        if wanted in self.cleared:
            return True
        return wanted == "pay" and self.pays_at is not None and at in {None, self.pays_at}


def _sight_of(reader: Reader) -> Sight:
    if not isinstance(reader, Account):
        return Sight(OPEN, None)
    is_clerk = reader.role == Role.CLERK
    return Sight(CLEARED[reader.role], reader.employer_id if is_clerk else None)


def seen_by(reader: Reader, thing: Any, at: int | None = None) -> Any:  # noqa: ANN401 (any record)
    """Return a record, or some, as a reader sees them.

    Args:
        reader: who looks.
        thing: a record of the desk or the core, or a list or mapping of such.
        at: the employer that a record without one of its own is about.
    """
    return _seen(_sight_of(reader), thing, at)


def _seen(sight: Sight, thing: Any, at: int | None) -> Any:  # noqa: ANN401 (any record)
    if type(thing) in PLAIN:
        return thing
    if isinstance(thing, Step):
        return _seen_steps(sight, (thing,), at)[0]
    if isinstance(thing, Model) or (is_dataclass(thing) and not isinstance(thing, type)):
        return Seen(sight, thing, at)
    if isinstance(thing, Mapping):
        return _seen_row(sight, thing, at)
    if isinstance(thing, (tuple, list, QuerySet)):
        seen = [_seen(sight, one, at) for one in thing]
        return tuple(seen) if isinstance(thing, tuple) else seen
    return thing


def _seen_row(sight: Sight, row: Mapping[Any, Any], at: int | None) -> dict[Any, Any]:
    """Return a mapping, if it is a row of the core's with what its columns hide."""
    here = row.get("employer_id", at)
    shut = SUMS if row.get("moved_in") and not sight.is_cleared("elsewhere", here) else ()
    return {
        name: Hidden(WITH_MOVED_IN)
        if name in shut
        else _seen(sight, value, here)
        if not value or sight.is_cleared(COLUMNS.get(name, "open"), here)
        else _hidden(COLUMNS[name])
        for name, value in row.items()
    }


class Seen:
    """A record as one reader sees it: what the reader is not cleared for is hidden."""

    __slots__ = ("_at", "_sight", "_thing")

    def __init__(self, sight: Sight, thing: Any, at: int | None) -> None:  # noqa: ANN401
        """Keep the record out of reach."""
        self._sight, self._thing = sight, thing
        self._at = getattr(thing, "employer_id", at) if isinstance(thing, Model) else at

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (any field)
        """Return a field as the reader sees it."""
        value = getattr(self._thing, name)
        if isinstance(self._thing, Model):
            wanted = _class_of(type(self._thing), name)
            if value is not None and not self._sight.is_cleared(wanted, self._at):
                return _hidden(wanted)
        if type(value) in PLAIN:
            return value
        if callable(value) and not isinstance(value, type):
            return self._asked(value)
        return _seen(self._sight, value, self._at)

    def _asked(self, method: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given: _seen(self._sight, method(*given), self._at)

    def __str__(self) -> str:
        """Name the record as it names itself."""
        return str(self._thing)

    def __eq__(self, other: object) -> bool:
        """Two views of one record are one."""
        return bool(self._thing == (other._thing if isinstance(other, Seen) else other))

    def __hash__(self) -> int:
        """Hash the record."""
        return hash(self._thing)


def seen_steps(reader: Reader, steps: Iterable[Step], at: int | None) -> tuple[Step, ...]:
    """Return a chain as a reader sees it.

    A value of a hidden column is hidden wherever it is read; so is a figure worked out of one,
    unless it only says whether.
    """
    return _seen_steps(_sight_of(reader), steps, at)


def _seen_steps(sight: Sight, steps: Iterable[Step], at: int | None) -> tuple[Step, ...]:
    hidden: dict[str, Hidden] = {}
    shown = []
    for step in steps:
        wanted = COLUMNS.get(step.name, "open")
        if not sight.is_cleared(wanted, at) and step.value != NOBODY_ELSE.get(step.unit, 0):
            hidden[step.name] = _hidden(wanted)
        elif step.unit not in VERDICTS:
            read = [hidden[name] for name in step.inputs if name in hidden]
            hidden |= {step.name: read[0]} if read else {}
        value: Any = hidden.get(step.name, step.value)
        inputs: dict[str, Any] = {
            name: hidden.get(name, given) for name, given in step.inputs.items()
        }
        shown.append(replace(step, value=value, inputs=inputs))
    return tuple(shown)


@cache
def _class_of(kind: type[Model], name: str) -> str:
    """Return the class of a field, or of what a record says by a property or method of its own."""
    label, key = kind._meta.label, kind._meta.pk
    fields = classes_of(label)
    if name == "pk":
        return fields[key.name] if key else "open"
    display = name.removeprefix("get_").removesuffix("_display")
    for of in (name, name.removesuffix("_id"), display):
        if of in fields:
            return fields[of]
    return DERIVED.get(label, {}).get(name, "undeclared")


def _hidden(wanted: str) -> Hidden:
    return Hidden(ELSEWHERE if wanted in {"elsewhere", "pay"} else NOT_SHOWN)
