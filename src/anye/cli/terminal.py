"""How a command speaks to a person or to a machine: text, tables, JSON, progress, refusals."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from anye.cli.language import say
from anye.kernel.days import CHINA

FOUND = 1  # the command did its work and found something to put right
REFUSED = 2  # the input or the request cannot be used; nothing was changed

Report = Callable[[str, int, int], None]  # what is being done, how far, of how much


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
    """Show what is being done and how far it is, on the error channel of a terminal only."""
    with stages(("",), quiet=quiet) as (report,):
        yield report


@contextmanager
def stages(names: Sequence[str], *, quiet: bool = False) -> Iterator[Sequence[Report]]:
    """Show a line for each stage of a command, that of a stage under way saying how far it is."""
    columns: list[Any] = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
    shown = Progress(
        *columns,
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=quiet or not sys.stderr.isatty(),
    )
    with shown:
        yield [_reporting(shown, shown.add_task(name, total=None), name) for name in names]


def _reporting(shown: Progress, task: TaskID, name: str) -> Report:
    def report(doing: str, done: int, of: int) -> None:
        shown.update(task, description=f"{name}  {doing}".strip(), completed=done, total=of or None)

    return report


def refused(zh: str, en: str) -> typer.Exit:
    """Say why the command is not done; to be raised."""
    note(f"{say('未执行', 'Not done')}: {say(zh, en)}")
    return typer.Exit(REFUSED)


def today() -> date:
    """Return the day in China, where the departments are."""
    return datetime.now(CHINA).date()
