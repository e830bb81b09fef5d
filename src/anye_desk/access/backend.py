"""Signing in by name and password; a password that stands on a page is none outside a demo."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from anye_desk.access.demonstration import DEMO_ACCOUNTS
from anye_desk.access.models import Account

KNOWN_TO_ALL = frozenset(demo.password for demo in DEMO_ACCOUNTS)


class Passwords(ModelBackend):
    """Django's own, less the passwords of the demonstration where there is none."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,  # noqa: ANN401 (Django's own)
    ) -> Account | None:
        """Return whose name and password these are."""
        found = super().authenticate(request, username, password, **kwargs)
        return None if password in KNOWN_TO_ALL and not settings.DEMO else found
