"""What can be done to accounts."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from anye_desk.office.access.models import OWN, Account
from anye_desk.office.ledger.actions import record

Role = Account.Role


@transaction.atomic
def keep_account(
    *,
    username: str,
    password: str,
    display_name: str,
    role: str = Role.OFFICER,
    own: int | str | None = None,
    natural: str = "",
) -> Account:
    """Make an account, or renew the one of this name.

    Args:
        username: to sign in with.
        password: likewise.
        display_name: as pages name it.
        role: in which role.
        own: whom it acts for in that role: an employer, a township, a department, a person.
        natural: the mark of the human, the same in all accounts of one.
    """
    bound: dict[str, int | str | None] = {
        "employer_id": None,
        "township": None,
        "person_id": None,
        "department": "",
    }
    if OWN[role]:
        bound[OWN[role]] = own
    account, _ = Account.objects.update_or_create(
        username=username,
        defaults={
            "display_name": display_name,
            "role": role,
            "natural": natural,
            **bound,
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
