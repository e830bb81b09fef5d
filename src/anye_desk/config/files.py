"""Styles and scripts by an address that changes with their content, so browsers may keep them."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

SHORT = 10


class ByContent(StaticFilesStorage):
    """Serves the folder as it is: no collecting step, and yet no stale style after a change."""

    def url(self, name: str | None) -> str:
        """Return the address with a mark of the content."""
        return f"{super().url(name)}?v={_mark(name or '')}"


@cache
def _mark(name: str) -> str:
    found = finders.find(name)
    return sha256(Path(found).read_bytes()).hexdigest()[:SHORT] if isinstance(found, str) else ""
