"""What an independent check of a match finds, and by which figures a match is to be judged."""

from collections.abc import Mapping

from anye.tables.shape import Column, DType, Shape


def _official(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "official", zh, says)


MATCH_AUDITS = Shape(
    name="audit",
    zh="匹配复核",
    key=("check",),
    columns={
        "check": _official("text", "复核项代码", "What is checked, and of which table or limit"),
        "zh": _official("text", "复核项", "The same in Chinese"),
        "en": _official("text", "英文", "The same in English"),
        "rows": _official("int64", "看过的行数", "Rows looked at"),
        "offences": _official("int64", "不符的行数", "Rows of these that are not so"),
        "first": _official("text", "举例", "Up to five of them, by number of seeker and post"),
    },
)

MATCH_FIGURES = Shape(
    name="match_figures",
    zh="匹配质量指标",
    key=("figure", "way"),
    columns={
        "figure": _official("text", "指标代码", "Code of the figure"),
        "way": _official(
            "text",
            "分法",
            "proposals; or what they are compared with: without_floors, first_come "
            "(whoever comes chooses), top_post (everybody is sent to their best)",
        ),
        "zh": _official("text", "指标", "The figure in Chinese"),
        "en": _official("text", "英文", "The figure in English"),
        "value": _official("int64", "数值", "Whole number of the unit"),
        "unit": _official("text", "单位", "points, seekers, seats, posts, pairs, place, per_10000"),
    },
)

AUDIT_TABLES: Mapping[str, Shape] = {shape.name: shape for shape in (MATCH_AUDITS, MATCH_FIGURES)}
