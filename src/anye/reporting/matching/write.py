"""Which files does a report consist of?"""

from functools import partial
from pathlib import Path

from anye.kernel.language import Language
from anye.reporting.matching.folder import OtherReportError, show_report
from anye.reporting.matching.material import Material
from anye.reporting.matching.page import html_of
from anye.reporting.matching.paper import write_pdf
from anye.reporting.matching.persons import ToldOfSeekers, told_of_seekers
from anye.reporting.matching.report import PERSONS_SHOWN, match_report
from anye.reporting.matching.sheets import person_sheets, write_sheets, write_workbook
from anye.reporting.matching.words import speaking, township_named

NAME = "推荐方案报告"
BY_TOWNSHIP = "乡镇街道"


def write_report(
    material: Material, folder: Path, language: Language, persons_shown: int = PERSONS_SHOWN
) -> list[Path]:
    """Write a report into a new folder, whole or not at all; return its files.

    Raises:
        OtherReportError: if the folder holds anything else; it is left as it was.
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    return show_report(folder, partial(_write, material, language, persons_shown))


def fail_if_other(folder: Path, run_id: str) -> None:
    """Look, before the work, whether a folder is free or holds a report on this match.

    Raises:
        OtherReportError: if it holds anything else.
    """
    page = folder / f"{NAME}.html"
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not page.is_file() or run_id not in page.read_text("utf-8", errors="replace"):
        raise OtherReportError(folder.name)


def _write(material: Material, language: Language, persons_shown: int, folder: Path) -> None:
    about = told_of_seekers(material, language)
    is_whole = material.seekers.height <= persons_shown
    report = match_report(material, about, language, lists_persons=is_whole)
    (folder / f"{NAME}.html").write_text(html_of(report), "utf-8")
    write_pdf(report, folder / f"{NAME}.pdf", on=material.day)
    write_workbook(material, about, report, folder / f"{NAME}.xlsx", with_persons=is_whole)
    if not is_whole:
        _write_townships(material, about, folder / BY_TOWNSHIP, language)


def _write_townships(
    material: Material, about: ToldOfSeekers, folder: Path, language: Language
) -> None:
    folder.mkdir()
    say = speaking(language)
    for (code,), seekers in material.seekers.group_by("township", maintain_order=True):
        name = township_named(int(str(code)), say)
        place = folder / (f"{code}.xlsx" if name == str(code) else f"{code}-{name}.xlsx")
        write_sheets(person_sheets(seekers, about, language), place, material.day)
