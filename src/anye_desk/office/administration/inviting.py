"""Inviting somebody, and coming in by an invitation.

The system administrator invites; staff of the district and administrators come in only after the
security administrator, another human, has confirmed the role. Nobody gives rights to itself, and
no human holds two of the three administrators' roles.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from anye_desk.frame.language import Text
from anye_desk.office.access.actions import keep_account
from anye_desk.office.access.models import OWN, Account, human_of
from anye_desk.office.administration.models import BY_REGISTER, Invitation
from anye_desk.office.ledger.actions import record
from anye_desk.office.outbox.actions import plain_address, put

Role = Account.Role
STAFF = frozenset({Role.OFFICER, Role.REVIEWER, Role.AUDITOR, Role.SYSTEM, Role.SECURITY})
SEPARATED = frozenset({Role.SYSTEM, Role.SECURITY, Role.AUDITOR})
VALID_FOR = timedelta(days=3)
TOKEN_BYTES = 32
AddressOf = Callable[[str], str]  # of a token, the whole address of its page


class RefusedError(Exception):
    """An administrator may not do this; says why."""

    def __init__(self, why: Text) -> None:
        """Keep why."""
        super().__init__(str(why))
        self.why = why


NOT_THEIRS = Text("这不是您这一角色的事。", "This is not for your role.")
OWN_RIGHTS = Text("不能给自己权限。", "Nobody gives rights to itself.")
TWO_ROLES = Text(
    "系统管理、安全管理、审计三种角色，同一人不能兼任两种。",
    "Nobody holds two of the roles of system administrator, security administrator and auditor.",
)
NO_MARK = Text("请填写工号：凭它分辨是否同一人。", "Enter the staff number: it tells one human.")
ONE_HUMAN = Text("邀请的人不能自己确认。", "Who invites does not confirm.")
GONE = Text(
    "这个邀请已经用过、已经过期，或不存在；请联系邀请您的单位重新邀请。",
    "This invitation has been used or has expired, or there is none. Ask for a new one.",
)
NAME_TAKEN = Text("这个用户名已经有人用了。", "This user name is taken.")


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom an invitation is for and which way it goes."""

    role: str
    display_name: str
    kind: str
    to: str
    own: str = ""
    natural: str = ""


@transaction.atomic
def invite(who: Invited, *, by: Account, at: datetime, address_of: AddressOf) -> Invitation:
    """Invite somebody; staff once another has confirmed it.

    Raises:
        RefusedError: if that is not for this account to do.
        NoSuchAddressError: if the address is none.
    """
    if by.role != Role.SYSTEM:
        raise RefusedError(NOT_THEIRS)
    if who.role in STAFF:
        _fail_unless_another_human(who.role, who.natural, by)
    invitation = _kept(who, inviter=by.human, at=at)
    record("account:invite", subject=f"invitation:{invitation.pk}", actor=by.username, at=at)
    if who.role not in STAFF:
        _send(invitation, at, address_of)
    return invitation


@transaction.atomic
def confirm(invitation_id: int, *, by: Account, at: datetime, address_of: AddressOf) -> None:
    """Confirm the role that somebody is invited to; the link goes out.

    Raises:
        RefusedError: if that is not for this account to do.
    """
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None or invitation.token_hash:
        raise RefusedError(GONE)
    if by.role != Role.SECURITY:
        raise RefusedError(NOT_THEIRS)
    if by.human == invitation.inviter:
        raise RefusedError(ONE_HUMAN)
    _fail_unless_another_human(invitation.role, invitation.natural, by)
    invitation.confirmer = by.human
    record("account:confirm", subject=f"invitation:{invitation.pk}", actor=by.username, at=at)
    _send(invitation, at, address_of)


@transaction.atomic
def let_in_as_proved(employer_id: int, number: str, at: datetime) -> str:
    """Invite the clerk of an employer that proved itself; return the token, which goes nowhere."""
    who = Invited(Role.CLERK, number[-4:], "sms", number, own=str(employer_id))
    invitation = _kept(who, inviter=BY_REGISTER, at=at)
    return _token(invitation, at)


def open_invitation(token: str, at: datetime, *, is_held: bool = False) -> Invitation:
    """Return the invitation of a token.

    Raises:
        RefusedError: if it is spent, has expired or is none.
    """
    some = Invitation.objects.select_for_update() if is_held else Invitation.objects
    found = some.filter(token_hash=_hash(token), spent_at=None, expires_at__gt=at).first()
    if found is None:
        raise RefusedError(GONE)
    return found


@transaction.atomic
def come_in(token: str, *, username: str, password: str, name: str, at: datetime) -> Account:
    """Make the account of an invitation, which is spent by it.

    Raises:
        RefusedError: if it is spent or has expired, or the name is taken.
    """
    invitation = open_invitation(token, at, is_held=True)
    if Account.objects.filter(username=username).exists():
        raise RefusedError(NAME_TAKEN)
    own: int | str | None = invitation.own
    if OWN[invitation.role] != "department":
        own = int(invitation.own) if invitation.own else None
    account = keep_account(
        username=username,
        password=password,
        display_name=name,
        role=invitation.role,
        own=own,
        natural=invitation.natural,
    )
    invitation.account, invitation.spent_at = account, at
    invitation.save(update_fields=["account", "spent_at"])
    record("account:come_in", subject=f"invitation:{invitation.pk}", actor=username, at=at)
    return account


@transaction.atomic
def give_role(username: str, role: str, *, by: Account, at: datetime) -> None:
    """Give an account of the district another role of the district.

    Raises:
        RefusedError: if that is not for this account to do.
    """
    account = Account.objects.select_for_update().get(username=username)
    if by.role != Role.SECURITY or account.role not in STAFF or role not in STAFF:
        raise RefusedError(NOT_THEIRS)
    if by.human == account.human:
        raise RefusedError(OWN_RIGHTS)
    _fail_if_two(role, account.human, account)
    was, account.role = account.role, role
    account.save(update_fields=["role"])
    details = {"was": was, "is": role}
    record("account:role", subject=f"account:{username}", actor=by.username, at=at, details=details)


def _fail_unless_another_human(role: str, natural: str, by: Account) -> None:
    if not natural.strip():
        raise RefusedError(NO_MARK)
    human = human_of(natural, "")
    if human == by.human:
        raise RefusedError(OWN_RIGHTS)
    _fail_if_two(role, human, None)


def _fail_if_two(role: str, human: str, but: Account | None) -> None:
    others = Account.objects.filter(role__in=SEPARATED - {role}, is_active=True)
    if role in SEPARATED and any(one.human == human and one != but for one in others):
        raise RefusedError(TWO_ROLES)


def _kept(who: Invited, *, inviter: str, at: datetime) -> Invitation:
    return Invitation.objects.create(
        role=who.role,
        own=who.own,
        display_name=who.display_name,
        natural=who.natural,
        kind=who.kind,
        to=plain_address(who.to, who.kind),
        inviter=inviter,
        made_at=at,
    )


def _token(invitation: Invitation, at: datetime) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.token_hash, invitation.expires_at = _hash(token), at + VALID_FOR
    invitation.save(update_fields=["token_hash", "expires_at", "confirmer"])
    return token


def _send(invitation: Invitation, at: datetime, address_of: AddressOf) -> None:
    address = address_of(_token(invitation, at))
    put(
        to=invitation.to,
        kind=invitation.kind,
        words=f"请您登记安业工作台账号（{VALID_FOR.days}日内有效，只能用一次）：{address}",
        key=f"invitation:{invitation.pk}",
        at=at,
        is_secret=True,
    )


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
