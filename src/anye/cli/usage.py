"""What is wrong with how a command was typed, in one sentence of the user's language."""

from collections.abc import Sequence
from typing import cast

from typer._click import exceptions as said  # typer keeps its copy of click to itself
from typer.core import TyperOption, _TyperParameter

from anye.cli.helping import parameter_kind, parameter_name
from anye.cli.language import say

Pair = tuple[str, str]


def usage_sentence(error: said.UsageError) -> str:
    """Say what is wrong, and where to read how it is right."""
    zh, en = _wrong(error)
    command = error.ctx.command_path if error.ctx else "anye"
    return say(f"{zh}。用法见 {command} --help", f"{en}; see {command} --help")


def _wrong(error: said.UsageError) -> Pair:
    param = cast("_TyperParameter | None", getattr(error, "param", None))
    if isinstance(error, said.MissingParameter) and param:
        return _missing(param)
    if isinstance(error, said.BadParameter) and param:
        return _not_taken(error.message, param)
    if isinstance(error, said.NoSuchOption):
        return _no_such_option(error.option_name, error.possibilities or ())
    if isinstance(error, said.BadOptionUsage):
        name = error.option_name
        if "does not take" in error.message:
            return f"{name} 后面不带值", f"{name} takes no value"
        return f"{name} 后面要写一个值", f"{name} needs a value"
    surplus = error.message.partition("(s) (")[2].removesuffix(")")
    return f"多写了“{surplus}”", f'"{surplus}" is too much'


def _not_taken(why: str, param: _TyperParameter) -> Pair:
    name = parameter_name(param)
    if why:
        return f"{name} {why}", f"{name} {why}"
    return f"{name} 应为{_taken(param)}", f"{name} takes {_taken(param)}"


def _taken(param: _TyperParameter) -> str:
    kind = parameter_kind(param)
    bounds = param.type_descriptor.parameter_info
    if bounds.min is not None and bounds.max is not None:
        return say(
            f" {bounds.min} 至 {bounds.max} 的整数", f"a number from {bounds.min} to {bounds.max}"
        )
    if bounds.min is not None:
        return say(f"不小于 {bounds.min} 的整数", f"a number of {bounds.min} at least")
    if "|" in kind:
        return say(" ", "") + kind.replace("|", say(" 或 ", " or "))
    return kind.replace("日期", "日期，如 2025-04-08").replace("年月", "六位数字的年月，如 202503")


def _missing(param: _TyperParameter) -> Pair:
    about = getattr(param, "help", "") or ""
    name = parameter_name(param)
    if isinstance(param, TyperOption):
        name = f"{name} {parameter_kind(param)}"
    zh, en = (f"（{about}）", f" ({about})") if about else ("", "")
    return f"请写明 {name}{zh}", f"Give {name}{en}"


def _no_such_option(name: str, close: Sequence[str]) -> Pair:
    zh, en = f"没有选项 {name}", f"There is no option {name}"
    if close:
        near = sorted(close)
        return f"{zh}，是否指 {' 或 '.join(near)}？", f"{en}; did you mean {' or '.join(near)}?"
    return zh, en
