"""A file that another authority was given; a kind has a table of its own for its files."""

from typing import ClassVar

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
