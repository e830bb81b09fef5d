"""A letter set in type: one template, a tagged PDF that a screen reader can follow (PDF/UA-1)."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from pathlib import Path

import typst

from anye.reporting.quality.letters import Letter

TEMPLATE = "letter.typ"
FONTS = (  # any of them will do; the template names them in this order
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "FandolSong",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei",
)


class NoChineseFontError(Exception):
    """The machine has no font that the letters can be set in."""


def write_pdf(letter: Letter, place: Path, *, sent_on: date, fonts: Path | None = None) -> None:
    """Write a letter as PDF; the same letter is always the same bytes.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    found = typst.Fonts(include_system_fonts=fonts is None, font_paths=[fonts] if fonts else [])
    if not set(FONTS) & set(found.families()):
        raise NoChineseFontError(FONTS[0])
    at = datetime(sent_on.year, sent_on.month, sent_on.day, tzinfo=UTC)
    with as_file(files(__package__).joinpath(TEMPLATE)) as template:
        typst.compile(
            template,
            output=place,
            font_paths=found,
            format="pdf",
            sys_inputs={"letter": json.dumps(asdict(letter), ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=int(at.timestamp()),
        )
