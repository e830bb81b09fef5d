"""What can be done to accounts."""

from django.db import transaction

from anye_desk.access.models import Account

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


def _role(employer_id: int | None, department: str) -> Account.Role:
    if department:
        return Role.DEPARTMENT
    return Role.OFFICER if employer_id is None else Role.CLERK
