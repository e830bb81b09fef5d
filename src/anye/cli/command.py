"""One command of the line, its module loaded when it is asked for and not before."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NamedTuple, cast

import typer
from typer._click import Context, Parameter  # typer keeps its copy of click to itself
from typer._click import exceptions as said
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperOption, _TyperParameter

from anye.cli.helping import help_text
from anye.cli.interrupted import quiet
from anye.cli.language import say
from anye.cli.terminal import refused
from anye.cli.words import Word


class ListedCommand(NamedTuple):
    """A command as the list of commands tells it.

    Its help stands in its module under its own name in capitals: ``feeds.template`` has
    ``feeds.TEMPLATE``.
    """

    where: str  # module:function
    short: str
    under: Mapping[str, "ListedCommand"] = {}
    hidden: bool = False


class Command(TyperCommand):
    """A command that speaks the language of this run, and may have others under it."""

    under: Mapping[str, ListedCommand] = {}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Context | None = None,
        **extra: Any,  # noqa: ANN401 (settings that typer hands through)
    ) -> Context:
        """Read the words of a command; the first may name one that is under it."""
        if args and args[0] in self.under:
            name = f"{info_name} {args[0]}"
            return built(self.under[args[0]]).make_context(name, args[1:], parent, **extra)
        if self.under and args and not args[0].startswith("-"):
            raise no_such_command(args[0], self.under)
        try:
            return super().make_context(info_name, args, parent, **extra)
        except said.UsageError as error:
            error.ctx = error.ctx or Context(self, parent, info_name)
            raise

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401 (what the command returns)
        """Run the command whose words were read: this one, or one under it."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def get_help(self, ctx: Context) -> str:
        """Say what the command does and takes."""
        shown = {name: one.short for name, one in self.under.items() if not one.hidden}
        return help_text(self, ctx, shown)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option that asks for help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = say("显示说明", "show this message")
            _reads_plainly(option)
        return option

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Name what may stand here: commands under this one, options."""
        named = [
            CompletionItem(name, help=one.short)
            for name, one in self.under.items()
            if name.startswith(incomplete) and not one.hidden
        ]
        return named + super().shell_complete(ctx, incomplete)


def built(entry: ListedCommand) -> Command:
    """Load a command's module and return the command."""
    module_name, _, function_name = entry.where.partition(":")
    with quiet():
        module = import_module(module_name)
    function = getattr(module, function_name)
    return declared(function, getattr(module, function_name.upper(), ""), entry.under)


def declared(
    function: Callable[..., None], text: str, under: Mapping[str, ListedCommand]
) -> Command:
    """Return a function as a command."""
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command(cls=Command, help=text)(function)
    command = cast("Command", typer.main.get_command(app))
    command.under = under
    for param in command.params:
        _reads_plainly(param)
    return command


def no_such_command(name: str, known: Mapping[str, ListedCommand]) -> typer.Exit:
    """Say that there is no such command, and which may be meant; to be raised."""
    shown = [one for one, entry in known.items() if not entry.hidden]
    close = get_close_matches(name, shown, n=1)
    if close:
        return refused(
            f"没有“{name}”这个命令，是否指 {close[0]}？",
            f'There is no command "{name}"; did you mean {close[0]}?',
        )
    return refused(
        f"没有“{name}”这个命令；有：{'、'.join(shown)}",
        f'There is no command "{name}"; there are: {", ".join(shown)}',
    )


def _reads_plainly(param: Parameter) -> None:
    """Let a parameter read its words by ours, not by what typer would have to load for it."""
    one = cast("_TyperParameter", param)
    described = one.type_descriptor
    one._runtime_param = Word(described.parameter_info, described.annotation)  # noqa: SLF001
