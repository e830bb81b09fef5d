"""The numbered files that another authority is given, and how a kind declares them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models

from anye_desk.office.ledger.append_only import AppendOnly


class BatchFile(AppendOnly):
    """One numbered file, kept as it was given: it can be written out again."""

    objects: ClassVar[models.Manager["BatchFile"]] = models.Manager()

    number = models.CharField(max_length=32, unique=True)  # 蓟残审交〔2026〕0001
    year = models.SmallIntegerField()
    at = models.DateTimeField()
    rows = models.IntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)  # of the text

    class Meta:
        """No table of its own."""

        abstract: ClassVar = True

    def __str__(self) -> str:
        """Name it by its number."""
        return self.number

    def names(self, code: str) -> bool:
        """Test whether it has a line of whoever bears a code."""
        return f",{code}," in self.text


@dataclass(frozen=True, slots=True)
class Batches:
    """How what a kind has settled goes to another authority: in numbered files, and answered.

    The kind's own row has a field ``hand_over``, of the file it went in; see ``batches``.

    Attributes:
        file: its table of files.
        mark: what their numbers bear: 审交 in 蓟残审交〔2026〕0001.
        given_by: by state of the cases that are to go, the move that hands them over.
        answered_by: by state, the move that enters the answer.
        overtaken_in: where a case stands that was taken up again after it went; its answer is void.
        rows: the rows of a year, or all.
        year: of a row.
        code: by which a row and its answer are known; with the heading of its column.
        heads: of the columns that follow.
        line: what stands in them.
        reference: the field of the row that keeps the receipt; with the heading of its column.
    """

    file: type[BatchFile]
    mark: str
    given_by: Mapping[str, str]
    answered_by: Mapping[str, str]
    overtaken_in: frozenset[str]
    rows: Callable[[int | None], models.QuerySet[Any]]
    year: Callable[[Any], int]
    code: Callable[[Any], str]
    code_head: str
    heads: tuple[str, ...]
    line: Callable[[Any], tuple[object, ...]]
    reference: str
    reference_head: str
