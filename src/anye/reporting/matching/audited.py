"""Was the match checked by somebody else's arithmetic, and what did that find?"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from anye.codes.words.matching import UNITS, WAYS
from anye.kernel.units import PER_TEN_THOUSAND
from anye.reporting.matching.content import Cell, Section, TableTold
from anye.reporting.matching.material import Material
from anye.reporting.matching.words import Say, share_of


def audit_section(material: Material, say: Say) -> Section:
    """Return the part on the audit; that there was none is said plainly."""
    title = say("独立复核", "Independent audit")
    checks, figures = material.audit.get("audit"), material.audit.get("match_figures")
    if checks is None or checks.is_empty():
        return Section("audit", title, (_not_audited(say),))
    wrong = checks.filter(pl.col("offences") > 0)
    tables = [_checks(wrong, say("不符的项目", "Checks that failed"), say)] if wrong.height else []
    if figures is not None:
        tables.append(_figures(figures, say))
    return Section("audit", title, (_found(checks, say),), tables=tuple(tables))


def checks_sections(material: Material, say: Say) -> tuple[Section, ...]:
    """Return the part that lists every check, where there was an audit."""
    checks = material.audit.get("audit")
    if checks is None or checks.is_empty():
        return ()
    table = _checks(checks, say("复核项目与结果", "Checks and results"), say)
    title = say("复核了什么", "What the audit looked at")
    return (Section("checks", title, tables=(table,)),)


def _not_audited(say: Say) -> str:
    return say(
        "这次匹配未经独立复核：限制、名额、保底和“离最好还差多少”都只是程序自己的说法。"
        "请先用 anye match audit 复核，再据此办理。",
        "This match is not audited: its limits, seats, floors and bound are only what the program "
        "says of itself. Have it checked with anye match audit before acting on it.",
    )


def _found(checks: pl.DataFrame, say: Say) -> str:
    wrong = checks.filter(pl.col("offences") > 0).height
    if wrong:
        return say(
            f"复核了{checks.height}项，有{wrong}项不符。在查明之前，请不要据此办理。",
            f"{checks.height} checks, of which {wrong} failed. Do not act on this match until it "
            "is known why.",
        )
    return say(
        f"另一套程序重新算过，复核了{checks.height}项，全部相符。",
        f"Worked out anew by other code: {checks.height} checks, none failed.",
    )


def _checks(checks: pl.DataFrame, caption: str, say: Say) -> TableTold:
    rows = checks.iter_rows(named=True)
    headings = (
        say("复核项", "Check"),
        say("看过的行数", "Rows looked at"),
        say("不符", "Failed"),
        say("举例", "For example"),
    )
    found = tuple(
        (say(row["zh"], row["en"]), row["rows"], row["offences"], row["first"]) for row in rows
    )
    return TableTold(caption, headings, found, (1, 2), (3, 0, 0, 2))


def _figures(figures: pl.DataFrame, say: Say) -> TableTold:
    """Return a row for each figure, the ways of handing out beside each other."""
    rows = []
    for _, found in figures.group_by("figure", maintain_order=True):
        by_way = {row["way"]: row for row in found.iter_rows(named=True)}
        first = next(iter(by_way.values()))
        unit = say(*UNITS[first["unit"]])
        values = (_value(by_way[way]) if way in by_way else "" for way in WAYS)
        rows.append((say(first["zh"], first["en"]), *values, unit))
    headings = (
        say("指标", "Figure"),
        *(say(*words) for words in WAYS.values()),
        say("单位", "Unit"),
    )
    caption = say("匹配质量指标，与其他分法对照", "Figures of quality, held against other ways")
    return TableTold(caption, headings, tuple(rows), (1, 2, 3, 4), (3, 1, 1, 1, 1, 1))


def _value(row: Mapping[str, Any]) -> Cell:
    is_share = row["unit"] == "per_10000"
    return share_of(row["value"], PER_TEN_THOUSAND) if is_share else int(row["value"])
