"""How a command speaks to a person or to a machine: text, tables, JSON, progress, refusals."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from anye.cli.doing import Report, lines, words
from anye.cli.interrupted import INTERRUPTED
from anye.cli.language import say
from anye.kernel.days import CHINA

FOUND = 1  # the command did its work and found something to put right
REFUSED = 2  # the input or the request cannot be used; nothing was changed


def note(text: str) -> None:
    """Write a line for a person; never on the channel that machines read."""
    Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(text)


def tell(text: str) -> None:
    """Write the result as text."""
    typer.echo(text)


def tell_json(value: object) -> None:
    """Write the result as JSON, Chinese readable."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def tell_table(headings: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Write rows under headings; numbers stand on the right."""
    table = Table(title=title or None, title_justify="left")
    listed = [list(row) for row in rows]
    for n, heading in enumerate(headings):
        numbers = all(isinstance(row[n], int) for row in listed)
        table.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in listed:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    width = None if sys.stdout.isatty() else 160
    Console(width=width, highlight=False, markup=False).print(table)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Report]:
    """Show what is being done and how far it is, on the error channel."""
    with stages(("",), quiet=quiet) as (report,):
        yield report


@contextmanager
def stages(names: Sequence[str], *, quiet: bool = False) -> Iterator[Sequence[Report]]:
    """Show for each stage of a command how far it is: bars on a terminal, lines elsewhere."""
    shown = _nothing(names) if quiet else _bars(names) if sys.stderr.isatty() else lines(names)
    try:
        with shown as reports:
            yield reports
    except KeyboardInterrupt:
        note(
            say(
                "已中断。已完成的部分都在，没有写了一半的内容；再次执行同一命令即可。",
                "Interrupted. What was finished is kept and nothing is half written; "
                "type the same command again.",
            )
        )
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _nothing(names: Sequence[str]) -> Iterator[Sequence[Report]]:
    yield [lambda _doing, _done, _of: None for _ in names]


@contextmanager
def _bars(names: Sequence[str]) -> Iterator[Sequence[Report]]:
    columns: list[Any] = [TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()]
    shown = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    with shown:
        yield [_reporting(shown, shown.add_task(name, total=None), name) for name in names]


def _reporting(shown: Progress, task: TaskID, name: str) -> Report:
    def report(doing: str, done: int, of: int) -> None:
        description = f"{name}  {words(doing)}".strip()
        shown.update(task, description=description, completed=done, total=of or None)

    return report


def refused(zh: str, en: str) -> typer.Exit:
    """Say why the command is not done; to be raised."""
    note(f"{say('未执行', 'Not done')}: {say(zh, en)}")
    return typer.Exit(REFUSED)


def today() -> date:
    """Return the day in China, where the departments are."""
    return datetime.now(CHINA).date()
