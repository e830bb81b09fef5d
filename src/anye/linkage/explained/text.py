"""An explained pair as text for officers and as JSON for machines."""

from collections.abc import Iterator
from typing import Any

from anye.codes.words.links import BANDS_IN_WORDS
from anye.kernel.language import Language
from anye.linkage.explained.pairs import ExplainedPair, WeighedStep
from anye.linkage.levels import PRIOR, Comparison, ComparisonLevel

WIDTH = 40  # letters of the widest bar
_WORDS = {
    "not_shown": ("（未显示）", "(not shown)"),
    "blank": ("（空）", "(blank)"),
    "sum": ("合计", "together"),
    "given": ("报送的记录（{}行）", "the record as sent (rows: {})"),
    "known": ("已知的记录", "the known record"),
    "decided": ("工作人员已确认。", "An officer said so."),
    "unsure": ("工作人员答复“不确定”。", "An officer is unsure."),
    "another": ("另一候选更接近。", "Another candidate is closer."),
    "below": ("合计低于确定线 {}。", "Together it is below the line of certainty, {}."),
    "close": (
        "与次选只差 {}，未达 {}。",
        "It leads the second best by only {}, not by {}.",
    ),
    "contradiction": (
        "分值够高，但有一项相互矛盾，或有同名单位、分支机构。",
        "The weight would do, but something contradicts it, or the name is shared, or a branch's.",
    ),
    "clear": ("合计不低于 {}，且比次选至少高 {}。", "At least {}, and {} above the second best."),
    "proved": ("号码本身即可证明。", "The number itself proves it."),
    "answer": (
        "如何答复：在“关联核对”页选“相同”“不同”或“不确定”，随时可撤回。",
        "To answer: same, different or unsure on the desk (Links); an answer can be withdrawn.",
    ),
}


def as_text(pair: ExplainedPair, language: Language = "zh", *, show: bool = False) -> str:
    """Write a pair step by step.

    Args:
        pair: what is explained.
        language: of the text.
        show: whether to write what the records say, which is personal.
    """
    given = _say("given", language).format(pair.rows)
    lines = [f"{given}  |  {_say('known', language)}", ""]
    for step in pair.steps:
        said, known = (_value(value, language, show=show) for value in (step.given, step.known))
        lines += [
            f"{_of(step.comparison, language)}: {said}  |  {known}",
            f"    {_of(step.level, language)}  {in_bits(step.weight)}",
        ]
    return "\n".join([*lines, "", *_waterfall(pair, language), "", *_verdict(pair, language)])


def as_json(pair: ExplainedPair, *, show: bool = False) -> dict[str, Any]:
    """Return a pair step by step; weights are thousandths of a bit."""
    return {
        "subject": pair.subject,
        "left_id": pair.left_id,
        "right_id": pair.right_id,
        "prior": pair.model.prior,
        "steps": [_step_json(step, show=show) for step in pair.steps],
        "weight": pair.weight,
        "next_weight": pair.next_weight,
        "band": pair.band,
        "how": pair.how,
        "rows": pair.rows,
        "is_best": pair.is_best,
        "why": {language: why(pair, language) for language in ("zh", "en")},
    }


def why(pair: ExplainedPair, language: Language) -> str:
    """Say in a sentence why a pair is certain, doubtful or none."""
    model, lead = pair.model, pair.weight - pair.next_weight
    if pair.how in {"decided", "unsure"}:
        return _say(pair.how, language)
    if not pair.is_best:
        return _say("another", language)
    is_clear = pair.weight >= model.certain and lead >= model.lead
    if pair.band == "certain":
        key = "clear" if is_clear else "proved"
        return _say(key, language).format(in_bits(model.certain), in_bits(model.lead))
    if pair.weight < model.certain:
        return _say("below", language).format(in_bits(model.certain))
    if lead < model.lead:
        return _say("close", language).format(in_bits(lead), in_bits(model.lead))
    return _say("contradiction", language)


def in_bits(weight: int) -> str:
    """Write thousandths of a bit with sign and one place."""
    tenths = (abs(weight) + 50) // 100
    sign = "+" if weight > 0 else "−" if weight < 0 else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def _waterfall(pair: ExplainedPair, language: Language) -> Iterator[str]:
    """Yield a bar for each step, from where the weight stood to where it stands."""
    at, spans = pair.model.prior, [(_of(PRIOR, language), 0, pair.model.prior)]
    for step in pair.steps:
        spans.append((_of(step.comparison, language), at, at + step.weight))
        at += step.weight
    spans.append((_say("sum", language), 0, pair.weight))
    ends = [end for _, start, stop in spans for end in (start, stop)]
    least, most = min(ends), max(ends)
    for text, start, stop in spans:
        left, right = sorted((end - least) * WIDTH // max(most - least, 1) for end in (start, stop))
        bar = " " * left + ("█" if stop >= start else "░") * max(right - left, 1)
        yield f"{bar:<{WIDTH + 1}} {in_bits(stop - start):>6}  {text}"


def _verdict(pair: ExplainedPair, language: Language) -> Iterator[str]:
    band = pair.band if pair.is_best else "none"
    yield f"{BANDS_IN_WORDS[band][language]}  {why(pair, language)}"
    if band == "doubtful":
        yield _say("answer", language)


def _step_json(step: WeighedStep, *, show: bool) -> dict[str, Any]:
    values = {"given": step.given, "known": step.known} if show else {}
    return {
        "comparison": step.comparison.name,
        **values,
        "level": step.level.name,
        "zh": step.level.zh,
        "en": step.level.en,
        "weight": step.weight,
    }


def _value(value: str, language: Language, *, show: bool) -> str:
    if not value:
        return _say("blank", language)
    return value if show else _say("not_shown", language)


def _of(named: Comparison | ComparisonLevel, language: Language) -> str:
    return named.zh if language == "zh" else named.en


def _say(key: str, language: Language) -> str:
    zh, en = _WORDS[key]
    return zh if language == "zh" else en
