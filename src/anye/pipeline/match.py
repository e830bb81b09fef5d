"""Profiles become proposals, which other code looks at once more and people read.

    profiles -> match -> audit (matching) -> report (reporting)

What is slow to load is loaded when it is wanted. Only people decide on what is proposed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anye.kernel.language import Language
from anye.kernel.progress import Progress
from anye.matching.settings import Settings
from anye.tables.matching.matches import Match, ProfilesChangedError, check_unchanged

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from anye.matching.explain import SeekerOrPost, SideOfMatch
    from anye.matching.offers import Offer

AuditRows = list[dict[str, Any]]


def match(
    profiles: Path,
    out: Path,
    settings: Settings,
    progress: Progress,
    session: "SparkSession | None" = None,
) -> Mapping[str, Any]:
    """Match a folder of profiles beside the other matches of a folder; return the manifest.

    Args:
        profiles: seekers, posts and what is decided of them.
        out: the folder of matches.
        settings: how the match is made.
        progress: told of each step that is done, and how many of all are.
        session: of many machines, where one does not hold all seekers.

    Raises:
        ProfilesRefusedError: if the profiles cannot be matched; nothing is written.
    """
    if session is None:
        from anye.matching.match import match as on_this_machine  # noqa: PLC0415 (loads slowly)

        return on_this_machine(profiles, out, settings, progress)
    from anye.matching.nation.match import (  # noqa: PLC0415 (loads slowly)
        SettingsInParts,
        match_in_parts,
    )
    from anye.matching.nation.on_spark import OnSpark  # noqa: PLC0415 (needs pyspark)

    in_parts = SettingsInParts(**asdict(settings))
    return match_in_parts(profiles, out, in_parts, OnSpark(session), progress)


def offers(
    made: Match, profiles: Path, day: date | None, number: int, kinds: "Iterable[SideOfMatch]"
) -> "tuple[SeekerOrPost, tuple[Offer, ...], Mapping[int, str]]":
    """Return who is meant, what is offered between two matches, and what the posts are called.

    Raises:
        NotAskedForError: if the seeker does not seek, or the post is not open.
        SeekerOrPostError: if it is both a seeker's and a post's.
        ProfilesRefusedError: if the profiles cannot be matched.
    """
    from anye.matching.offers import offers as offered  # noqa: PLC0415 (loads slowly)
    from anye.matching.profiles.read import read  # noqa: PLC0415 (loads slowly)

    known = read(profiles)
    titles = dict(known.tables["posts"].select("post_id", "title").rows())
    return *offered(made, known, day, number, kinds), titles


def audit(profiles: Path, made: Match, threads: int | None) -> Mapping[str, AuditRows]:
    """Look at a match once more; return what is found as rows.

    Raises:
        ProfilesChangedError: if profiles or held seats are no longer those of the match.
    """
    from anye.matching.audit.audit import audit as look_again  # noqa: PLC0415 (loads slowly)
    from anye.matching.profiles.read import read  # noqa: PLC0415 (loads slowly)

    known = read(profiles)
    if known.files != made.manifest["files"]:
        raise ProfilesChangedError
    found = look_again(known, made, threads)
    return {name: table.rows(named=True) for name, table in found.items()}


def report(made: Match, profiles: Path, folder: Path, language: Language) -> list[Path]:
    """Write the report on a match that counsellors decide from; return its files.

    Raises:
        ProfilesChangedError: if the profiles are not those of the match.
        OtherReportError: if the folder holds anything else.
        NoChineseFontError: if no font with Chinese characters is installed.
    """
    from anye.matching.profiles.read import read  # noqa: PLC0415 (loads slowly)
    from anye.reporting.matching.material import report_material  # noqa: PLC0415 (loads slowly)
    from anye.reporting.matching.write import fail_if_other, write_report  # noqa: PLC0415

    fail_if_other(folder, made.manifest["run_id"])
    check_unchanged(made, profiles)
    found = read(profiles)
    warnings = tuple(warning.say(language) for warning in found.warnings)
    return write_report(report_material(made, found.tables, warnings), folder, language)
