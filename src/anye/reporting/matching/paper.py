"""The report on paper: a tagged PDF."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from anye.reporting.matching.content import Report
from anye.reporting.typeset import typeset


def write_pdf(report: Report, place: Path, *, on: date) -> None:
    """Write a report as PDF; the same report is always the same bytes.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    typeset("matching/report.typ", asdict(report), place, on=on)
