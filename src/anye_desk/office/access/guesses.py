"""How many wrong passwords are too many: of a name from one place, of a name, from a place.

A few of one name from one address lock that pair, so that nobody is locked out by strangers at
once; many of one name from everywhere, or many of any names from one address, lock those.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest

from anye_desk.office.access.models import Account
from anye_desk.office.ledger.actions import record

UNKNOWN = "unknown"  # what is typed as a name may be a password; only names of accounts are kept
Credentials = Mapping[str, Any] | None


class Guesses(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """Counts wrong passwords, locks, and writes both down."""

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Return the failures of a name at an address, or enough where either has too many."""
        own: int = super().get_failures(request, credentials)
        now: datetime = request.axes_attempt_time  # type: ignore[attr-defined]  # axes' own
        name = (credentials or {}).get("username")
        address = getattr(request, "axes_ip_address", None)
        is_over = _failures(now, username=name) >= settings.GUESSES_OF_A_NAME or (
            address is not None
            and _failures(now, ip_address=address) >= settings.GUESSES_FROM_AN_ADDRESS
        )
        return max(own, settings.AXES_FAILURE_LIMIT) if is_over else own

    def user_login_failed(
        self,
        sender: Any,  # noqa: ANN401 (axes' own)
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **kwargs: Any,  # noqa: ANN401 (axes' own)
    ) -> None:
        """Count a wrong password and write it down; what comes while locked is not looked at."""
        was_locked = request is None or getattr(request, "axes_locked_out", False)
        super().user_login_failed(sender, credentials, request, **kwargs)
        if was_locked or request is None:
            return
        deeds = ["account:sign_in_failed"]
        if getattr(request, "axes_locked_out", False):
            deeds.append("account:locked")
        for deed in deeds:
            record(
                deed,
                subject=f"account:{_known(credentials.get('username'))}",
                actor="",
                at=request.axes_attempt_time,  # type: ignore[attr-defined]  # axes' own
                details={"address": getattr(request, "axes_ip_address", None)},
            )


@dataclass(frozen=True, slots=True)
class Lock:
    """A name or an address that is locked, and since when."""

    what: str
    failures: int
    since: datetime


def locks(now: datetime) -> Iterator[Lock]:
    """Yield what is locked: names at an address, names everywhere, addresses."""
    limits = {
        ("username", "ip_address"): settings.AXES_FAILURE_LIMIT,
        ("username",): settings.GUESSES_OF_A_NAME,
        ("ip_address",): settings.GUESSES_FROM_AN_ADDRESS,
    }
    for by, limit in limits.items():
        counted = _recent(now).values(*by).order_by(*by)
        for row in counted.annotate(failures=Sum("failures_since_start"), at=Max("attempt_time")):
            if row["failures"] >= limit:
                what = " @ ".join(str(row[name]) for name in by)
                yield Lock(what, row["failures"], row["at"])


def _recent(now: datetime) -> Any:  # noqa: ANN401 (axes has no types)
    return AccessAttempt.objects.filter(attempt_time__gte=now - settings.AXES_COOLOFF_TIME)


def _failures(now: datetime, **of: str | None) -> int:
    found: int | None = _recent(now).filter(**of).aggregate(n=Sum("failures_since_start"))["n"]
    return found or 0


def _known(username: object) -> str:
    is_known = Account.objects.filter(username=username).exists()
    return str(username) if is_known else UNKNOWN
