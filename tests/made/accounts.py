"""Accounts by role, not saved: whom a deed asks for its maker's right."""

from anye_desk.office.access.models import Account

Role = Account.Role


def account(role: str = Role.OFFICER, username: str = "officer", **own: object) -> Account:
    """Return an account of a role, bound to its own."""
    return Account(role=role, username=username, display_name=username, **own)
