"""Is this text a case? Reads the JSON of ``anye work-out`` and says what is wrong, and where."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from anye.rulebook.refusals import NotACaseError, Problem

LONGEST = 5_000_000  # characters
TYPES = {
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "number": ("数字", "a number"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表", "a list"),
    "object": ("对象", "an object"),
}
SENTENCES = {
    "required": ("缺少：{}", "Missing: {}"),
    "minimum": ("应不小于{}", "Must be at least {}"),
    "maximum": ("应不大于{}", "Must be at most {}"),
    "minItems": ("应有{}项", "Must have {} entries"),
    "maxItems": ("至多{}项", "Must have at most {} entries"),
    "maxLength": ("至多{}个字", "Must have at most {} characters"),
    "maxProperties": ("至多{}项", "Must have at most {} entries"),
    "enum": ("应为以下之一：{}", "Must be one of: {}"),
    "format": ("应为日期，如2025-10-31", "Must be a day, as 2025-10-31"),
}


def read_json(text: str) -> dict[str, Any]:
    """Return the fields of a case, numbers exact, checked against the schema.

    Raises:
        NotACaseError: with every problem found.
    """
    if len(text) > LONGEST:
        raise NotACaseError(Problem("", "文件过大", "The file is too large"))
    try:
        fields = json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_such_number,
            object_pairs_hook=_once_each,
        )
    except json.JSONDecodeError as error:
        zh = f"不是有效的JSON（第{error.lineno}行第{error.colno}列）"
        en = f"Not valid JSON (line {error.lineno}, column {error.colno}): {error.msg}"
        raise NotACaseError(Problem("", zh, en)) from error
    except (RecursionError, ValueError) as error:
        raise NotACaseError(Problem("", "JSON无法读取", "The JSON cannot be read")) from error
    if problems := [
        problem for error in _validator().iter_errors(fields) for problem in _say(error)
    ]:
        raise NotACaseError(*problems)
    return dict(fields)


@cache
def schema() -> Mapping[str, Any]:
    """Return the JSON schema of a case."""
    text = files("anye.one_employer").joinpath("case.schema.json").read_text("utf-8")
    return dict(json.loads(text))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like this one, or nothing."""
    return next(iter(get_close_matches(name, list(known), n=1)), "")


def unknown_name(where: str, name: str, close: str = "", *_: str) -> Problem:
    """Say that a name is not known, and which one may be meant."""
    zh, en = f"没有名为“{name}”的项", f'There is no "{name}"'
    if close:
        zh, en = f"{zh}，是否指“{close}”？", f'{en}; did you mean "{close}"?'
    return Problem(where, zh, en)


def not_of_the_list(where: str, name: str, known: Mapping[int, tuple[str, str]]) -> Problem:
    """Say that a list has no such entry, and all that it has: a likely one may be another thing."""
    zh = "、".join(f"{code} {entry}" for code, (entry, _) in known.items())
    en = ", ".join(f"{code} {entry}" for code, (_, entry) in known.items())
    return Problem(where, f"没有“{name}”这一项；可填：{zh}", f'There is no "{name}"; one of: {en}')


@cache
def _validator() -> Any:  # noqa: ANN401 (jsonschema builds the class at run time)
    exact = Draft202012Validator.TYPE_CHECKER.redefine(
        "number", lambda _, it: isinstance(it, int | Decimal) and not isinstance(it, bool)
    )
    days = FormatChecker(formats=())
    days.checks("date", raises=ValueError)(_is_day)
    built: Any = extend(Draft202012Validator, type_checker=exact)  # type: ignore[no-untyped-call]
    return built(schema(), format_checker=days)


def _is_day(value: object) -> bool:
    return not isinstance(value, str) or date.fromisoformat(value).isoformat() == value


def _say(error: ValidationError) -> Iterable[Problem]:
    where = _path(error.absolute_path)
    if error.validator != "additionalProperties":
        return [Problem(where, *_sentence(str(error.validator), error.validator_value, error))]
    known = cast("Mapping[str, Any]", error.schema)["properties"]
    return [
        unknown_name(f"{where}.{name}".lstrip("."), name, nearest(name, known))
        for name in cast("Mapping[str, Any]", error.instance)
        if name not in known
    ]


def _sentence(keyword: str, wants: Any, error: ValidationError) -> tuple[str, str]:  # noqa: ANN401
    if keyword == "type":
        return _of_type([wants] if isinstance(wants, str) else wants)
    if keyword == "required":
        given = cast("Mapping[str, Any]", error.instance)
        wants = "、".join(name for name in wants if name not in given)
    if keyword == "enum":
        wants = "、".join(map(str, wants))
    if keyword == "pattern":
        form = cast("Mapping[str, Any]", error.schema)["x-form"]
        return form["zh"], form["en"]
    zh, en = SENTENCES[keyword]
    return zh.format(wants), en.format(wants)


def _of_type(kinds: Iterable[str]) -> tuple[str, str]:
    words = [TYPES[kind] for kind in kinds]
    zh, en = (list(texts) for texts in zip(*words, strict=True))
    return f"应为{'或'.join(zh)}", f"Must be {' or '.join(en)}"


def _path(parts: Iterable[str | int]) -> str:
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return written.lstrip(".")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        listed = "、".join(doubled)
        raise NotACaseError(Problem("", f"重复出现：{listed}", f"Given twice: {listed}"))
    return dict(pairs)


def _no_such_number(text: str) -> None:
    raise NotACaseError(Problem("", f"“{text}”不是数字", f'"{text}" is not a number'))
