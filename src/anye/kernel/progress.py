"""What a long work tells of how far it is."""

from collections.abc import Callable, Sequence

Progress = Callable[[str, int, int], None]  # what is being done, how much is done, of how much
Done = Callable[[str], None]  # a step that is done


def no_progress(_doing: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def counted(progress: Progress, steps: Sequence[str]) -> Done:
    """Return what is told of each step that is done, and tells how many of all are."""

    def done(step: str) -> None:
        progress(step, steps.index(step) + 1, len(steps))

    return done
