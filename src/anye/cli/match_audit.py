"""What a second, plain look at a match found, and by which figures the match is to be judged."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import note, progress, tell, tell_table
from anye.codes.words.matching import UNITS, WAYS
from anye.pipeline import match as pipeline
from anye.pipeline.match import AuditRows
from anye.tables.matching.matches import Match

AUDIT = say(
    "独立复核一次匹配：用另一套程序，从档案和写出的各表，重新核对每一项限制、每一分、每个名额、保底和上界；"
    "并列出公平和质量指标，旁边是不设保底、先到先得等对照。结果存在匹配旁边。\n\n"
    "有不符的，退出码为1；在查明之前，请不要据此办理。anye match 结束时会自动复核。\n\n"
    "例：anye match audit --out var/matches --profiles var/feeds/profiles",
    "Audit a match: other code checks every limit, point, seat, floor and the bound anew, from\n"
    "the profiles and the tables as written, and works out how fair and good the match is, beside\n"
    "what it is compared with. What is found lies beside the match.\n\n"
    "Exit code 1 where something is not so: do not act on the match until it is known why. anye\n"
    "match audits what it makes.\n\n"
    "Try: anye match audit --out var/matches --profiles var/feeds/profiles",
)
PER_CENT = 100  # of per 10,000


def audited(folder: Path, match: Match, threads: int, *, quiet: bool) -> Mapping[str, AuditRows]:
    """Look at a match once more; return what is found as rows.

    Raises:
        ProfilesChangedError: if profiles or held seats are no longer those of the match.
    """
    with progress(quiet=quiet) as report:
        report(say("独立复核", "auditing"), 0, 0)
        return pipeline.audit(folder, match, threads or None)


def offences(found: Mapping[str, AuditRows]) -> int:
    """Return how many checks found something."""
    return sum(row["offences"] > 0 for row in found["audit"])


def tell_audit(match: Match, found: Mapping[str, AuditRows]) -> None:
    """Tell whether anything is not as it should be, and what."""
    checks, wrong = len(found["audit"]), offences(found)
    looked_at = sum(row["rows"] for row in found["audit"])
    if not wrong:
        tell(
            say(
                f"独立复核：{checks}项、{looked_at:,}行，全部相符。",
                f"Audit by other code: {checks} checks of {looked_at:,} rows, none failed.",
            )
        )
        return
    tell_table(
        [
            say("复核不符", "failed"),
            say("看过", "rows"),
            say("不符", "not so"),
            say("举例", "e.g."),
        ],
        [
            (row[LANGUAGE], row["rows"], row["offences"], row["first"])
            for row in found["audit"]
            if row["offences"]
        ],
    )
    note(
        say(
            f"查明之前，请不要据此办理。全部复核项：{match.audit}",
            f"Do not act on this match until it is known why. All checks: {match.audit}",
        )
    )


def tell_figures(found: Mapping[str, AuditRows]) -> None:
    """Tell the figures, one a row, each way of handing out in its column."""
    by_figure: dict[str, dict[str, Any]] = {}
    for row in found.get("match_figures", []):
        by_figure.setdefault(row["figure"], row)[row["way"]] = _said(row)
    rows = [
        (row[LANGUAGE], *(row.get(way, "") for way in WAYS), say(*UNITS[row["unit"]]))
        for row in by_figure.values()
    ]
    tell_table([say("指标", "figure"), *(say(*words) for words in WAYS.values()), ""], rows)


def _said(row: Mapping[str, Any]) -> str:
    if row["unit"] == "per_10000":
        return f"{row['value'] / PER_CENT:.2f}"
    return f"{row['value']:,}"
