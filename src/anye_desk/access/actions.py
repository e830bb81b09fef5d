"""What can be done to accounts."""

from django.db import transaction

from anye_desk.access.models import Account

Role = Account.Role


@transaction.atomic
def keep_account(
    *, username: str, password: str, display_name: str, employer_id: int | None = None
) -> Account:
    """Make an account, or renew the one of this name: a clerk where an employer is named."""
    account, _ = Account.objects.update_or_create(
        username=username,
        defaults={
            "display_name": display_name,
            "role": Role.OFFICER if employer_id is None else Role.CLERK,
            "employer_id": employer_id,
        },
    )
    account.set_password(password)
    account.save()
    return account
