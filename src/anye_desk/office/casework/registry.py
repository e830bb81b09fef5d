"""The kinds of case that the settings name, which are the one list that everything walks."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from anye_desk.office.casework.declaring import Kind


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds by name, in the order of the settings."""
    found: list[Kind] = [import_string(f"{folder}.kind.KIND") for folder in settings.KINDS]
    return {kind.name: kind for kind in found}
