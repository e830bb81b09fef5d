"""The documentation of the indicators and contradictions, written from their tables."""

from anye.codes.words.quality import DIMENSIONS, UNITS
from anye.quality.indicators import INDICATORS, Indicator, owner_of
from anye.quality.kinds import KINDS, KindOfContradiction
from anye.quality.settings import QualitySettings
from anye.tables.contracts import CONTRACTS

GENERATED = "<!-- 由 `make docs` 生成，请勿手改 / written by `make docs`, do not edit -->"

ANSWERED_BY = (
    "The department whose row is questioned answers first; where its row is right, "
    "the department of the other feed does. Only holders and their employers are compared."
)


def quality_page() -> str:
    """Return the page of docs/quality."""
    settings = QualitySettings()
    agreed = {
        "每月数据报送日：次月第几日 / agreed day of the following month": settings.agreed_day,
        "来函后几日内答复 / days to answer a letter": settings.answer_within_days,
        "申报与参保人月相差超过参保的千分之几即询问 / declaration apart, per mille of insured": (
            settings.declared_apart_per_mille
        ),
    }
    return "\n".join(
        [
            "# 数据质量 / Data quality",
            "",
            GENERATED,
            "",
            "各项指标都是越小越好，零最好；一律为整数。千分比四舍五入。",
            "The smaller the better; whole numbers throughout; per mille rounded half up.",
            "",
            "## 指标 / Indicators",
            *(line for one in INDICATORS.values() for line in _indicator(one)),
            "",
            "## 数据矛盾 / Contradictions between feeds",
            "",
            "先由被质疑的那一行所属的部门答复；答复“本数据无误”的，转给对照数据的部门。只比对持证人员及其单位。",
            ANSWERED_BY,
            "",
            "| 代码 | 矛盾 | Contradiction | 先答复 | 对照 | 怎么办 |",
            "|---|---|---|---|---|---|",
            *map(_kind, KINDS.values()),
            "",
            "## 约定 / Settings",
            "",
            "以下是部门间数据共享协议里的约定，不是法律规定；默认值是本系统的，可以改。",
            "Agreed between departments, not law; the defaults are this system's own.",
            "",
            "| 约定 | 默认 |",
            "|---|---|",
            *(f"| {words} | {value} |" for words, value in agreed.items()),
            "",
        ]
    )


def _kind(kind: KindOfContradiction) -> str:
    cells = (
        f"`{kind.code}`",
        kind.zh,
        kind.en,
        f"{kind.owner}（{CONTRACTS[kind.feed].zh}）",
        CONTRACTS[kind.against].zh,
        kind.do_zh,
    )
    return f"| {' | '.join(cells)} |"


def _indicator(one: Indicator) -> list[str]:
    zh, en = DIMENSIONS[one.dimension]
    feeds = "、".join(f"{CONTRACTS[feed].zh}（{owner_of(feed)}）" for feed in one.feeds)
    return [
        "",
        f"### {one.zh} / {one.en}",
        "",
        f"`{one.code}`，{zh} / {en}，单位：{UNITS[one.unit][0]}",
        "",
        f"{one.says_zh} {one.says_en}",
        "",
        f"- 分子 / numerator：{one.numerator[0]} / {one.numerator[1]}",
        f"- 分母 / denominator：{one.denominator[0]} / {one.denominator[1]}",
        f"- 数据（负责部门）/ feeds (owner)：{feeds}",
    ]
