"""Which functions are compiled, and how do they run on all cores?

Python is read and typed as it stands; the first call of a process compiles it for the types it is
called with, and what was compiled is kept beside the source for later processes. Compiled code
lets other threads run; work is cut into blocks whose results stand in the order of the blocks, so
that they are the same for any number of threads.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])
Returned = TypeVar("Returned")
BLOCK = 2_000  # rows worked on at a time


def compiled(function: Function) -> Function:
    """Return the function compiled."""
    return cast("Function", njit(cache=True, nogil=True)(function))


def in_blocks(
    work: Callable[[int, int], Returned], rows: int, threads: int | None = None
) -> Iterator[Returned]:
    """Give what some work returns of each block of rows, from its first row to before its last."""
    begins = range(0, rows, BLOCK)
    ends = (min(begin + BLOCK, rows) for begin in begins)
    with ThreadPoolExecutor(threads or cores()) as pool:
        yield from pool.map(work, begins, ends)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0))
