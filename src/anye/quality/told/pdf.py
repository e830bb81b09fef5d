"""A letter set in type."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from anye.paper.typeset import typeset
from anye.quality.told.letters import Letter


def write_pdf(letter: Letter, place: Path, *, sent_on: date, fonts: Path | None = None) -> None:
    """Write a letter as PDF; the same letter is always the same bytes.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    typeset("quality/told/letter.typ", asdict(letter), place, on=sent_on, fonts=fonts)
