"""How does a document come to paper: one template, a tagged PDF for screen readers (PDF/UA-1)?

The template reads ``sys.inputs.document`` as JSON, and may import ``/paper/sheet.typ``.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

FONTS = (  # any of them will do; sheet.typ names them in this order
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "FandolSong",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei",
)


class NoChineseFontError(Exception):
    """The machine has no font that documents can be set in."""


def typeset(
    template: str,
    document: Mapping[str, Any],
    place: Path,
    *,
    on: date,
    fonts: Path | None = None,
) -> None:
    """Write a document as PDF; the same one is always the same bytes.

    Args:
        template: its place below ``anye``.
        document: what the template is filled with.
        place: the file to write.
        on: the day the PDF says it was made.
        fonts: the folder to take fonts from, in place of the machine's.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    found = typst.Fonts(include_system_fonts=fonts is None, font_paths=[fonts] if fonts else [])
    if not set(FONTS) & set(found.families()):
        raise NoChineseFontError(FONTS[0])
    at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    with as_file(files("anye")) as room:
        typst.compile(
            room / template,
            output=place,
            root=room,
            font_paths=found,
            format="pdf",
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=int(at.timestamp()),
        )
