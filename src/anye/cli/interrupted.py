"""What becomes of a command that is interrupted while its modules load: it ends without a word."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


@contextmanager
def quiet() -> Iterator[None]:
    """End at once where an interruption comes meanwhile: nothing was begun that is half done."""
    usual = signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
