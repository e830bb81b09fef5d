"""What one employer may claim, in one sentence a scheme: persons, months, money, what fails.

The desk proposes from it and the command line tells it; nobody must know a scheme to be told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from anye.law.scheme import Scheme, all_schemes
from anye.tables.year.entitled import ANOTHER_PAYS, NOBODY

OTHER = "another_pays"  # instead of a condition: the month is another scheme's or employer's


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an employer may claim of one scheme."""

    scheme: str
    persons: int  # with at least one month that is paid; 0 where the employer as such is paid
    periods: int  # months, or years, that are paid
    amount: int  # fen
    failing: Mapping[str, int]  # by condition, the months or years in which it fails


def proposals(rows: Iterable[Mapping[str, Any]]) -> list[Proposal]:
    """Return what rows of entitlements come to, by scheme; those that pay most first."""
    by_scheme: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_scheme.setdefault(row["scheme"], []).append(row)
    found = [_proposal(all_schemes()[name], of) for name, of in by_scheme.items()]
    return sorted(found, key=lambda one: (-one.amount, one.scheme))


def failing(scheme: Scheme, unmet: int) -> tuple[str, ...]:
    """Name what fails by its bits: conditions as they are called, in the scheme's order."""
    tests = tuple(name for bit, name in enumerate(scheme.tests) if unmet >> bit & 1)
    return (*tests, OTHER) if unmet >> ANOTHER_PAYS & 1 else tests


def fails_for_good(scheme: Scheme, unmet: int) -> bool:
    """Test whether a condition fails that no paper mends."""
    bits = (bit for bit, name in enumerate(scheme.conditions) if name in scheme.settled)
    return any(unmet >> bit & 1 for bit in bits)


def _proposal(scheme: Scheme, rows: list[Mapping[str, Any]]) -> Proposal:
    paid = [row for row in rows if row["is_entitled"]]
    counted = Counter(name for row in rows for name in failing(scheme, row["unmet"]))
    return Proposal(
        scheme=scheme.name,
        persons=len({row["person_id"] for row in paid} - {NOBODY}),
        periods=len(paid),
        amount=sum(row["amount"] for row in paid),
        failing=dict(counted.most_common()),
    )
