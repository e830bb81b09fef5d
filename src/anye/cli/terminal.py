"""How a command speaks to a person or to a machine: text, tables, JSON, progress, refusals."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

from anye.cli.columns import columns_there, table, wrapped
from anye.cli.doing import lines, words
from anye.cli.interrupted import INTERRUPTED, is_interruption
from anye.cli.language import say
from anye.kernel.days import CHINA
from anye.kernel.progress import Progress

if TYPE_CHECKING:
    from rich import progress as bars

FOUND = 1  # the command did its work and found something to put right
REFUSED = 2  # the input or the request cannot be used; nothing was changed
BROKEN = 70  # a fault of the program (EX_SOFTWARE of sysexits.h); never to be taken for FOUND


def note(text: str) -> None:
    """Write a line for a person; never on the channel that machines read."""
    typer.echo(text, err=True)


def tell(text: str) -> None:
    """Write the result as text."""
    typer.echo(text)


def tell_json(value: object) -> None:
    """Write the result as JSON, Chinese readable."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def tell_table(headings: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Write rows under headings; numbers stand on the right."""
    listed, width = [list(row) for row in rows], columns_there()
    numbers = [all(isinstance(row[n], int) for row in listed) for n in range(len(headings))]
    texts = [
        [f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in listed
    ]
    for line in (
        *(wrapped(title, width) if title else ()),
        *table(headings, texts, numbers, width),
    ):
        tell(line)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Show what is being done and how far it is, on the error channel."""
    with stages(("",), quiet=quiet) as (report,):
        yield report


@contextmanager
def stages(names: Sequence[str], *, quiet: bool = False) -> Iterator[Sequence[Progress]]:
    """Show for each stage of a command how far it is: bars on a terminal, lines elsewhere."""
    shown = _nothing(names) if quiet else _bars(names) if sys.stderr.isatty() else lines(names)
    try:
        with shown as reports:
            yield reports
    except typer.Exit:
        raise
    except (KeyboardInterrupt, Exception) as error:
        if not is_interruption(error):
            raise
        raise interrupted() from None


@contextmanager
def _nothing(names: Sequence[str]) -> Iterator[Sequence[Progress]]:
    yield [lambda _doing, _done, _of: None for _ in names]


@contextmanager
def _bars(names: Sequence[str]) -> Iterator[Sequence[Progress]]:
    from rich import progress as bars  # noqa: PLC0415 (only where a bar is drawn)
    from rich.console import Console  # noqa: PLC0415

    columns = [bars.TextColumn("{task.description}"), bars.BarColumn(), bars.TaskProgressColumn()]
    clock = bars.TimeElapsedColumn()
    with bars.Progress(*columns, clock, console=Console(stderr=True), transient=True) as shown:
        yield [_reporting(shown, shown.add_task(name, total=None), name) for name in names]


def _reporting(shown: "bars.Progress", task: "bars.TaskID", name: str) -> Progress:
    def report(doing: str, done: int, of: int) -> None:
        description = f"{name}  {words(doing)}".strip()
        shown.update(task, description=description, completed=done, total=of or None)

    return report


def refused(zh: str, en: str) -> typer.Exit:
    """Say why the command is not done; to be raised."""
    note(f"{say('未执行', 'Not done')}: {say(zh, en)}")
    return typer.Exit(REFUSED)


def interrupted() -> typer.Exit:
    """Say that the command was interrupted and what is left of it; to be raised."""
    note(
        say(
            "已中断。已完成的部分都在，没有写了一半的内容；再次执行同一命令即可。",
            "Interrupted. What was finished is kept and nothing is half written; "
            "type the same command again.",
        )
    )
    return typer.Exit(INTERRUPTED)


def today() -> date:
    """Return the day in China, where the departments are."""
    return datetime.now(CHINA).date()
