"""What stands in a page or file where a reader may not see the value itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from anye_desk.frame.language import Text

NOT_SHOWN = Text("不显示", "not shown")
ELSEWHERE = Text("另有单位，不显示", "another employer; not shown")
WITH_MOVED_IN = Text("含移入人员的工资，不显示", "with wages of those moved in; not shown")


class Hidden:
    """A value that is there and is not shown; it bears nothing of it."""

    def __init__(self, instead: Text = NOT_SHOWN) -> None:
        """Keep what is said instead."""
        self._instead = instead

    def __str__(self) -> str:
        """Say that it is not shown."""
        return str(self._instead)


def or_hidden(write: Callable[..., str]) -> Callable[..., str]:
    """Have a way of writing values write what is hidden as such."""

    @wraps(write)
    def written(value: Any, *rest: Any, **named: Any) -> str:  # noqa: ANN401 (any value of a page)
        return str(value) if isinstance(value, Hidden) else write(value, *rest, **named)

    return written
