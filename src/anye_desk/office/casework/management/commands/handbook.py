"""``python -m anye_desk handbook FOLDER``: a page of the handbook for each kind of case."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from anye_desk.office.casework.declared.handbook import page_of
from anye_desk.office.casework.registry import kinds


class Command(BaseCommand):
    """Write the pages, and take away those of kinds that are no more; asks no database."""

    help = "按声明写出各类事项的手册页。Writes the handbook's pages on the kinds of case."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Write a page for each."""
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        pages = {f"{kind.name}.md": page_of(kind) for kind in kinds().values()}
        for old in folder.glob("*.md"):
            if old.name not in pages:
                old.unlink()
        for name, text in pages.items():
            (folder / name).write_text(text, "utf-8")
