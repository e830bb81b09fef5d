"""What a kind of long work declares, and the list of them that the settings name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any

from django.conf import settings
from django.forms import Form
from django.utils.module_loading import import_string

from anye_desk.frame.language import Text
from anye_desk.office.jobs.models import Job


class After(Enum):
    """What comes after a chunk."""

    MORE = "more"
    ASK = "ask"  # the owner's word, before anything is done that cannot be undone
    DONE = "done"


class JobFailedError(Exception):
    """The work cannot be done; the words say why and what to do."""

    def __init__(self, words: Text) -> None:
        """Keep the words."""
        super().__init__(words.zh)
        self.words = words


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of long work.

    Attributes:
        name: as the job's row has it.
        words: what it is called.
        chunk: does the next piece of a job and says what comes after; it changes ``done``,
            ``total`` and ``result`` of the job it is given, which is kept with what it did.
        title: what a job of it does, in words.
        form: what is asked with the owner's word: of a job, and of what was sent.
        template: of the part of a job's page that is its own.
        context: what that part needs.
        holds_database: a chunk is one transaction with its mark. Without it a chunk writes into
            the store, where the same again changes nothing.
    """

    name: str
    words: Text
    chunk: Callable[[Job, datetime], After]
    title: Callable[[Job], str]
    form: Callable[[Job, Any], Form]
    template: str
    context: Callable[[Job], Mapping[str, Any]]
    holds_database: bool = True


@cache
def kinds_of_work() -> Mapping[str, Work]:
    """Return the kinds of long work by name."""
    found: list[Work] = [import_string(place) for place in settings.JOBS]
    return {work.name: work for work in found}
