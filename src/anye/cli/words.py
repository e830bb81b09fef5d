"""A word of the line turned into what its option takes.

typer would ask pydantic, which costs more to load than the whole of the law.
"""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from typer._click import Context
from typer._click.exceptions import BadParameter
from typer._coercion import RuntimeParam
from typer.core import _TyperParameter

from anye.cli.language import say

YES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def simple(kind: Any) -> Any:  # noqa: ANN401 (an annotation)
    """Return the kind of one word: that of the entries of a list, of what may be left out."""
    while get_origin(kind) is not None and get_origin(kind) is not Literal:
        kind = next(one for one in get_args(kind) if one is not type(None))
    return kind


class Word(RuntimeParam):
    """Takes numbers, days, paths, yes and no, one of a few words, and text as it is."""

    def _coerce_value(self, value: Any, param: _TyperParameter, ctx: Context) -> Any:  # noqa: ANN401
        words = value if isinstance(value, list | tuple) else [value]
        try:
            found = [_taken(word, simple(self.annotation), param) for word in words]
        except BadParameter as error:
            raise BadParameter(error.message, ctx, param) from error
        except (KeyError, ValueError) as error:
            raise BadParameter("", ctx, param) from error
        return found if isinstance(value, list | tuple) else found[0]


def _taken(word: Any, kind: Any, param: _TyperParameter) -> Any:  # noqa: ANN401
    if not isinstance(word, str):  # a default, or a flag
        return word
    if get_origin(kind) is Literal:
        return {str(one): one for one in get_args(kind)}[word]
    if kind is bool:
        return YES[word.lower()]
    if kind is datetime:
        return _day(word, param.type_descriptor.parameter_info.formats or ["%Y-%m-%d"])
    if kind is int and not word.isascii():
        raise ValueError(word)
    if kind is int:
        return _within(int(word), param)
    return _path(word, param) if kind is Path else word


def _path(word: str, param: _TyperParameter) -> Path:
    """Return a path that was meant: an empty one would be the folder one is in."""
    if not word.strip():
        raise BadParameter(
            say("不能为空；当前文件夹写作“.”", 'is empty; the folder you are in is "."')
        )
    path = Path(word)
    if not param.type_descriptor.parameter_info.file_okay and path.is_file():
        raise BadParameter(
            say(f"应为文件夹，{word} 是一个文件", f"takes a folder, and {word} is a file")
        )
    return path


def _within(number: int, param: _TyperParameter) -> int:
    bounds = param.type_descriptor.parameter_info
    low = number if bounds.min is None else bounds.min
    high = number if bounds.max is None else bounds.max
    if not low <= number <= high:
        raise ValueError(number)
    return number


def _day(word: str, formats: list[str]) -> datetime:
    for form in formats:
        try:
            return datetime.strptime(word, form)  # noqa: DTZ007 (a day, in no zone)
        except ValueError:
            continue
    raise ValueError(word)
