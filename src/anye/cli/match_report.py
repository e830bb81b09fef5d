"""A match told to people: the report that counsellors decide from."""

from pathlib import Path

from anye.cli.language import LANGUAGE, say
from anye.tables.matching.matches import Match, check_unchanged

REPORT = say(
    "把一次匹配写成给工作人员看的报告：推荐方案报告.html、.pdf、.xlsx，写进一个新文件夹，"
    "要么全有，要么全无。\n\n"
    "例：anye match report --out var/matches --profiles var/feeds/profiles --to var/report",
    "Write a match as a report that counsellors can read: 推荐方案报告.html, .pdf and .xlsx in a\n"
    "new folder, all of them or none.\n\n"
    "Try: anye match report --out var/matches --profiles var/feeds/profiles --to var/report",
)


def report_on(match: Match, profiles: Path, folder: Path) -> list[Path]:
    """Write the report on a match in the language of this run; return its files.

    Raises:
        ProfilesChangedError: if the profiles are not those of the match.
        OtherReportError: if the folder holds anything else.
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    from anye.matching.profiles.read import read  # noqa: PLC0415 (what is slow is loaded when needed)
    from anye.reporting.matching.material import material_of  # noqa: PLC0415
    from anye.reporting.matching.write import fail_if_other, write_report  # noqa: PLC0415

    fail_if_other(folder, match.manifest["run_id"])
    check_unchanged(match, profiles)
    found = read(profiles)
    warnings = tuple(warning.say(LANGUAGE) for warning in found.warnings)
    return write_report(material_of(match, found.tables, warnings), folder, LANGUAGE)
