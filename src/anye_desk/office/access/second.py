"""The second factor: six digits of an authenticator (TOTP), or a recovery code, once.

The arithmetic and the record are django-allauth's; pages, lock-out and ledger are the desk's own.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.http import HttpRequest

from anye_desk.office.access.models import Account
from anye_desk.office.ledger.actions import record

Role = Account.Role
WAITS = "second"  # where a session keeps who has given its password
OFFICES = frozenset({Role.OFFICER, Role.REVIEWER, Role.AUDITOR, Role.SYSTEM, Role.SECURITY})


def has_second(account: Account) -> bool:
    """Test whether an account signs in with a second factor."""
    found = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP)
    return bool(found.exists())


def lacks_second(account: Account) -> bool:
    """Test whether an account has to set a second factor up before anything else."""
    return settings.SECOND_FACTOR and account.role in OFFICES and not has_second(account)


@transaction.atomic
def set_up(account: Account, secret: str, code: str, at: datetime) -> list[str]:
    """Keep the secret if the code is one of it; return the recovery codes, none if it is not."""
    if has_second(account) or not validate_totp_code(secret, code):
        return []
    TOTP.activate(account, secret)
    record(
        "account:second_factor",
        subject=f"account:{account.username}",
        actor=account.username,
        at=at,
    )
    codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    return codes


def is_right(account: Account, code: str, request: HttpRequest) -> bool:
    """Test a code, which is used up by it; a wrong one counts as a wrong password does."""
    plain = "".join(code.split())
    found = Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.WEBAUTHN)
    for one in found:
        if one.wrap().validate_code(plain):
            one.record_usage()
            return True
    user_login_failed.send(__name__, credentials={"username": account.username}, request=request)
    return False


@transaction.atomic
def forget_second(username: str, *, actor: str, at: datetime) -> None:
    """Forget the second factor of an account: its authenticator is lost, its codes are used up."""
    Authenticator.objects.filter(user__username=username).delete()
    record("account:forget_second", subject=f"account:{username}", actor=actor, at=at)
