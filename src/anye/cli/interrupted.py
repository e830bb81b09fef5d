"""What becomes of a command that is interrupted: while its modules load, and while it works."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130  # as shells have it: 128 and the number of the signal

_signals: list[int] = []


@contextmanager
def quiet() -> Iterator[None]:
    """End at once where an interruption comes meanwhile: nothing was begun that is half done."""
    usual = signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def listen() -> None:
    """From here on an interruption raises KeyboardInterrupt, and is remembered.

    A library that works outside Python meets it first and raises an error of its own (DuckDB:
    ``RuntimeError: Query interrupted``), which nobody could tell from a fault.
    """
    signal.signal(signal.SIGINT, _remember)


def is_interruption(error: BaseException) -> bool:
    """Tell whether an error is what became of an interruption."""
    return isinstance(error, KeyboardInterrupt) or bool(_signals)


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


def _remember(number: int, _frame: FrameType | None) -> None:
    _signals.append(number)
    raise KeyboardInterrupt
