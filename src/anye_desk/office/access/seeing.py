"""What an account sees of a record: the one place where a view of it is made.

Every column of the core's tables and every field of the desk's records has a class. Pages and
files get records through ``seen_by`` alone, so a column that an account is not cleared for never
reaches a template or a workbook, whatever those ask for. Which rows an account may open at all is
for ``permissions``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass, replace
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
Reader = Account | AnonymousUser


def seen_by(reader: Reader, thing: Any, at: int | None = None) -> Any:  # noqa: ANN401 (any record)
    """Return a record, or some, as a reader sees them.

    Args:
        reader: who looks.
        thing: a record of the desk or the core, or a list or mapping of such.
        at: the employer that a record without one of its own is about.
    """
    if isinstance(thing, Step):
        return seen_steps(reader, (thing,), at)[0]
    if isinstance(thing, Model) or (is_dataclass(thing) and not isinstance(thing, type)):
        return Seen(reader, thing, at)
    if isinstance(thing, Mapping):
        return _seen_row(reader, thing, at)
    if isinstance(thing, (tuple, list, QuerySet)):
        seen = [seen_by(reader, one, at) for one in thing]
        return tuple(seen) if isinstance(thing, tuple) else seen
    return thing


def _seen_row(reader: Reader, row: Mapping[Any, Any], at: int | None) -> dict[Any, Any]:
    """Return a mapping, if it is a row of the core's with what its columns hide."""
    here = row.get("employer_id", at)
    shut = SUMS if row.get("moved_in") and not _is_cleared(reader, "elsewhere", here) else ()
    return {
        name: Hidden(WITH_MOVED_IN)
        if name in shut
        else seen_by(reader, value, here)
        if not value or _is_cleared(reader, COLUMNS.get(name, "open"), here)
        else _hidden(COLUMNS[name])
        for name, value in row.items()
    }


class Seen:
    """A record as one reader sees it: what the reader is not cleared for is hidden."""

    __slots__ = ("_at", "_reader", "_thing")

    def __init__(self, reader: Reader, thing: Any, at: int | None) -> None:  # noqa: ANN401
        """Keep the record out of reach."""
        self._reader, self._thing = reader, thing
        self._at = getattr(thing, "employer_id", at) if isinstance(thing, Model) else at

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (any field)
        """Return a field as the reader sees it."""
        value = getattr(self._thing, name)
        if isinstance(self._thing, Model):
            wanted = _class_of(type(self._thing), name)
            if value is not None and not _is_cleared(self._reader, wanted, self._at):
                return _hidden(wanted)
        if callable(value) and not isinstance(value, type):
            return self._asked(value)
        return seen_by(self._reader, value, self._at)

    def _asked(self, method: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given: seen_by(self._reader, method(*given), self._at)

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
    hidden: dict[str, Hidden] = {}
    shown = []
    for step in steps:
        wanted = COLUMNS.get(step.name, "open")
        if not _is_cleared(reader, wanted, at) and step.value != NOBODY_ELSE.get(step.unit, 0):
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


def _is_cleared(reader: Reader, wanted: str, at: int | None) -> bool:
    if not isinstance(reader, Account):
        return wanted in OPEN
    is_payer = reader.role == Role.CLERK and at in {None, reader.employer_id}
    return wanted in CLEARED[reader.role] or (wanted == "pay" and is_payer)


def _hidden(wanted: str) -> Hidden:
    return Hidden(ELSEWHERE if wanted in {"elsewhere", "pay"} else NOT_SHOWN)
