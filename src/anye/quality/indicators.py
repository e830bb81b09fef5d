"""What is measured of the departments' data: the one table of indicators.

Code, docs/quality/README.md, letters and the desk's pages all read it, so a figure means the
same wherever it stands. An indicator belongs to the feed it is measured on, and through the
feed's contract to the department that owns the facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from anye.kernel.ops import PER_MILLE, half_up
from anye.tables.contracts import CONTRACTS

Dimension = Literal["timeliness", "truth", "completeness", "accuracy"]
Unit = Literal["days", "count", "per_mille"]

MONTHLY = ("insured_months", "wage_months")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured; the smaller the better, nought is best."""

    code: str
    dimension: Dimension
    zh: str
    en: str
    says_zh: str  # the definition, in one sentence
    says_en: str
    numerator: tuple[str, str]
    denominator: tuple[str, str]
    unit: Unit
    feeds: tuple[str, ...]


ALL = tuple(CONTRACTS)
NAMING = tuple(feed for feed in ALL if feed != "employers")

INDICATORS: Mapping[str, Indicator] = {
    one.code: one
    for one in (
        Indicator(
            "days_until_arrival",
            "timeliness",
            "到达天数",
            "Days until arrival",
            "一个月的数据，自该月最后一日起，到第一份文件到达为止的天数。",
            "Days from the last day of a month until the first file with rows of it arrived.",
            ("天数", "days"),
            ("无", "none"),
            "days",
            MONTHLY,
        ),
        Indicator(
            "months_not_arrived",
            "timeliness",
            "未到月份",
            "Months not arrived",
            "已过约定报送日而没有任何文件的月份。",
            "Months whose agreed day has passed and of which no file has come.",
            ("未到的月份", "months not arrived"),
            ("应到的月份", "months due"),
            "count",
            MONTHLY,
        ),
        Indicator(
            "rows_after_agreed_day",
            "timeliness",
            "逾期到达率",
            "Rows that came late",
            "约定报送日之后才到达的行，占该月全部行的千分比。",
            "Rows that came after the agreed day, of all rows of the month.",
            ("逾期到达的行", "rows that came late"),
            ("该月采用的行", "accepted rows of the month"),
            "per_mille",
            MONTHLY,
        ),
        Indicator(
            "facts_contradicted",
            "truth",
            "矛盾率",
            "Facts contradicted",
            "与其他部门数据或本数据其他行相矛盾的事实，占所比对的行的千分比。",
            "Facts that rows of another feed, or other rows of this one, contradict.",
            ("有矛盾的事实", "facts contradicted"),
            ("比对的行", "rows compared"),
            "per_mille",
            ALL,
        ),
        Indicator(
            "employers_silent",
            "completeness",
            "单位断报率",
            "Employers silent for a month",
            "前后月份都有数据、唯独本月没有的单位，占本月应有数据的单位的千分比。",
            "Employers with rows before and after but none in the month.",
            ("断报的单位", "employers silent"),
            ("应有数据的单位", "employers expected"),
            "per_mille",
            MONTHLY,
        ),
        Indicator(
            "counterparts_missing",
            "completeness",
            "缺对应记录率",
            "Counterparts missing",
            "另一数据中同月、同人、同单位有记录而本数据没有的，占另一数据行数的千分比"
            "（工资对社保，社保对工资）。",
            "Rows of the other monthly feed with no row here for the same month, person, employer.",
            ("缺少的记录", "rows missing here"),
            ("另一数据的行", "rows of the other feed"),
            "per_mille",
            MONTHLY,
        ),
        Indicator(
            "cells_blank",
            "completeness",
            "关键项空缺率",
            "Cells blank that matter",
            "可以不填、但这一行应当填写的项空着的行：已注销的证没有注销原因，机关事业单位没有编制数。"
            "合同没有约定终止日期是合法的，不算。",
            "Rows blank in an optional cell that they should fill: no reason of cancellation, "
            "no established posts of a public body. A contract without an end is no fault.",
            ("空缺的行", "rows with a blank"),
            ("应当填写的行", "rows that should fill it"),
            "per_mille",
            ("disability_certificates", "employers"),
        ),
        Indicator(
            "rows_rejected",
            "accuracy",
            "退回率",
            "Rows rejected",
            "未通过核对而退回的行，占采用与退回的行之和的千分比；按原因分列。",
            "Rows sent back by the check, of all rows accepted or sent back; also by reason.",
            ("退回的行", "rows rejected"),
            ("采用的行＋退回的行", "rows accepted or rejected"),
            "per_mille",
            ALL,
        ),
        Indicator(
            "rows_unidentified",
            "accuracy",
            "身份不明率",
            "Rows unidentified",
            "除看不出是谁以外没有别的问题的行，占采用与退回的行之和的千分比。",
            "Rows wrong in nothing but whom they are about, of all rows accepted or rejected.",
            ("身份不明的行", "rows unidentified"),
            ("采用的行＋退回的行", "rows accepted or rejected"),
            "per_mille",
            NAMING,
        ),
        Indicator(
            "rows_corrected",
            "accuracy",
            "更正率",
            "Rows corrected later",
            "后来被同一记录的新行取代的行，占采用过的行的千分比。",
            "Rows that a later row of the same key replaced, of all rows ever accepted.",
            ("被取代的行", "rows replaced"),
            ("采用过的行", "rows ever accepted"),
            "per_mille",
            ALL,
        ),
    )
}


def owner_of(feed: str) -> str:
    """Return the department that owns the facts of a feed."""
    return CONTRACTS[feed].owner


def value_of(indicator: Indicator, numerator: int, denominator: int) -> int:
    """Return the figure as it is shown: a count, or a share in whole per mille."""
    if indicator.unit != "per_mille":
        return numerator
    return half_up(PER_MILLE * numerator, denominator) if denominator else 0


def hundredths_of(indicator: Indicator, numerator: int, denominator: int) -> int:
    """Return the figure in hundredths: of a count, or of a per mille."""
    if indicator.unit != "per_mille":
        return numerator * HUNDRED
    return half_up(PER_MILLE * HUNDRED * numerator, denominator) if denominator else 0


def written(indicator: Indicator, numerator: int, denominator: int) -> str:
    """Write a figure for people: a share with two places, and nought only where it is none."""
    found = hundredths_of(indicator, numerator, denominator)
    if indicator.unit != "per_mille":
        return f"{found // HUNDRED:,}"
    return two_places(found) if found or not numerator else f"<{two_places(1)}"


def two_places(hundredths: int) -> str:
    """Write hundredths with two places."""
    return f"{hundredths // HUNDRED:,}.{hundredths % HUNDRED:02}"
