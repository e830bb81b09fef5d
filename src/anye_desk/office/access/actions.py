"""What can be done to accounts."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from anye_desk.office.access.models import Account
from anye_desk.office.ledger.actions import record

Role = Account.Role


@transaction.atomic
def keep_account(
    *,
    username: str,
    password: str,
    display_name: str,
    employer_id: int | None = None,
    department: str = "",
) -> Account:
    """Make an account, or renew the one of this name.

    It is a clerk's where an employer is named, a department's where a department is.
    """
    account, _ = Account.objects.update_or_create(
        username=username,
        defaults={
            "display_name": display_name,
            "role": _role(employer_id, department),
            "employer_id": employer_id,
            "department": department,
        },
    )
    account.set_password(password)
    account.save()
    return account


@transaction.atomic
def set_in_use(username: str, *, is_active: bool, actor: str, at: datetime) -> Account:
    """Let an account sign in, or no longer; its sessions end at once.

    Raises:
        DoesNotExist: if there is no such account.
    """
    account = Account.objects.select_for_update().get(username=username)
    account.is_active = is_active
    account.save(update_fields=["is_active"])
    deed = "account:enable" if is_active else "account:disable"
    record(deed, subject=f"account:{username}", actor=actor, at=at)
    return account


@transaction.atomic
def unlock(username: str, *, actor: str, at: datetime) -> int:
    """Forget the wrong passwords of a name; return of how many places they were."""
    places: int = reset(username=username)
    record("account:unlock", subject=f"account:{username}", actor=actor, at=at)
    return places


def _role(employer_id: int | None, department: str) -> Account.Role:
    if department:
        return Role.DEPARTMENT
    return Role.OFFICER if employer_id is None else Role.CLERK
