"""How a command's help looks: what it is called with, what it does, what it takes."""

import inspect
from collections.abc import Iterator, Mapping
from typing import Literal, cast, get_args, get_origin

from typer._click import Context
from typer.core import TyperCommand, TyperOption, _TyperParameter

from anye.cli.columns import columns_there, pairs, wrapped
from anye.cli.language import say
from anye.cli.words import simple

MOST_COLUMNS = 100
LEFT = 34  # columns for names of options, at most
KINDS = {
    "int": ("整数", "NUMBER"),
    "str": ("文字", "TEXT"),
    "Path": ("路径", "PATH"),
    "datetime": ("日期", "YYYY-MM-DD"),
}


def help_text(command: TyperCommand, ctx: Context, under: Mapping[str, str]) -> str:
    """Write a command's help, as wide as the terminal, Chinese characters counted as two."""
    params = [one for one in _params(command, ctx) if not getattr(one, "hidden", False)]
    arguments = [one for one in params if not isinstance(one, TyperOption)]
    options = [one for one in params if isinstance(one, TyperOption)]
    width = min(columns_there(), MOST_COLUMNS)
    lines = [*wrapped(usage(command, ctx), width), "", *_paragraphs(command.help or "", width)]
    for heading, rows in (
        (say("参数：", "Arguments:"), [(parameter_name(one), _about(one)) for one in arguments]),
        (say("选项：", "Options:"), [(_spelled(one), _about(one)) for one in options]),
        (say("命令：", "Commands:"), list(under.items())),
    ):
        if rows:
            lines += [heading, *(f"  {line}" for line in pairs(rows, width - 2, LEFT)), ""]
    return "\n".join(lines).rstrip()


def usage(command: TyperCommand, ctx: Context) -> str:
    """Say how a command is called."""
    arguments = (one for one in _params(command, ctx) if not isinstance(one, TyperOption))
    words = [ctx.command_path, say("[选项]", "[OPTIONS]"), *map(_place, arguments)]
    if getattr(command, "under", None):
        words.insert(1, say("[命令]", "[COMMAND]"))
    return say("用法：", "Usage: ") + " ".join(words)


def parameter_name(param: _TyperParameter) -> str:
    """Return the name by which a person knows an argument or option."""
    if isinstance(param, TyperOption):
        return max(param.opts, key=len)
    return param.metavar or param.name.upper()


def parameter_kind(param: _TyperParameter) -> str:
    """Say what an argument or option takes: a number, one of a few words, a path."""
    if param.metavar and isinstance(param, TyperOption):
        return param.metavar
    kind = simple(param.type_descriptor.annotation)
    if get_origin(kind) is Literal:
        return "|".join(map(str, get_args(kind)))
    return say(*KINDS[kind.__name__])


def _params(command: TyperCommand, ctx: Context) -> list[_TyperParameter]:
    return cast("list[_TyperParameter]", command.get_params(ctx))


def _place(argument: _TyperParameter) -> str:
    name = parameter_name(argument) + ("..." if argument.nargs != 1 else "")
    name = name.replace("......", "...")
    return name if argument.required else f"[{name}]"


def _spelled(option: TyperOption) -> str:
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=len))
    return names if option.is_flag else f"{names} {parameter_kind(option)}"


def _about(param: _TyperParameter) -> str:
    about: list[str] = [getattr(param, "help", "") or ""]
    if param.required:
        about.append(say("[必填]", "[required]"))
    elif _has_default(param):
        about.append(say(f"[默认：{param.default}]", f"[default: {param.default}]"))
    return "  ".join(filter(None, about))


def _has_default(param: _TyperParameter) -> bool:
    is_flag = isinstance(param, TyperOption) and param.is_flag
    return not is_flag and param.default not in {None, "", 0} and str(param.default) != "."


def _paragraphs(text: str, width: int) -> Iterator[str]:
    """Give each paragraph as one run of text; what is indented keeps its place."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph:
            lines = map(str.strip, paragraph.splitlines())
            indent = 2 + len(paragraph) - len(paragraph.lstrip())
            for line in wrapped(say("", " ").join(lines), width - indent):
                yield " " * indent + line
            yield ""
