"""The report on paper: a tagged PDF."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from anye.paper.typeset import typeset
from anye.reporting.matching.content import Report


def write_pdf(report: Report, place: Path, *, on: date) -> None:
    """Write a report as PDF; the same report is always the same bytes.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    typeset("reporting/matching/report.typ", asdict(report), place, on=on)
