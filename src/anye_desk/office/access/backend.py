"""Signing in by name and password; a password that stands on a page is none outside a demo."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from anye_desk.office.access.demonstration import DEMO_ACCOUNTS
from anye_desk.office.access.models import Account

KNOWN_TO_ALL = frozenset(demo.password for demo in DEMO_ACCOUNTS)


class Passwords(ModelBackend):
    """Django's own, less the passwords of the demonstration."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,  # noqa: ANN401 (Django's own)
    ) -> Account | None:
        """Return whose name and password these are."""
        if password in KNOWN_TO_ALL:
            return None
        return super().authenticate(request, username, password, **kwargs)


class DemonstrationPasswords(ModelBackend):
    """The passwords of the demonstration, where there is one; what they opened ends with it.

    A session keeps by which of the two it was opened, so one of a demonstration is nobody's on a
    desk that has come to be in earnest.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,  # noqa: ANN401 (Django's own)
    ) -> Account | None:
        """Return whose name and password these are."""
        if password not in KNOWN_TO_ALL or not settings.DEMO:
            return None
        return super().authenticate(request, username, password, **kwargs)

    def get_user(self, user_id: int) -> Account | None:
        """Return whose session this is, while there is a demonstration."""
        return super().get_user(user_id) if settings.DEMO else None
