"""A letter set in type."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from anye.reporting.quality.letters import Letter
from anye.reporting.typeset import typeset


def write_pdf(letter: Letter, place: Path, *, sent_on: date, fonts: Path | None = None) -> None:
    """Write a letter as PDF; the same letter is always the same bytes.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    typeset("quality/letter.typ", asdict(letter), place, on=sent_on, fonts=fonts)
