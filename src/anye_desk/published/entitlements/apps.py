"""Django handle."""

from django.apps import AppConfig


class Config(AppConfig):
    """Django handle."""

    name = "anye_desk.published.entitlements"
