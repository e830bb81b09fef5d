"""A published report on data quality, and its figures."""

from typing import ClassVar

from django.db import models


class PublishedReport(models.Model):
    """The report that pages show of a year."""

    year = models.IntegerField(unique=True)
    report_id = models.CharField(max_length=64)
    run_id = models.CharField(max_length=64)
    seen_on = models.DateField()  # the day as of which months count as late
    agreed_day = models.SmallIntegerField()
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the report by its year."""
        return f"{self.year} {self.report_id[:8]}"


class QualityFigure(models.Model):
    """One figure of a year: how many of how many, in a feed, month and township."""

    year = models.IntegerField()
    indicator = models.CharField(max_length=40)
    detail = models.CharField(max_length=40, blank=True)  # reason or kind; empty: all of it
    feed = models.CharField(max_length=40)
    month = models.IntegerField()  # 0: the feed has no months
    township = models.IntegerField()  # 0: unknown; -1: a figure of the whole district
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()

    class Meta:
        """A figure stands once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "feed", "indicator", "detail", "month", "township"],
                name="one_figure_per_place",
            ),
        ]

    def __str__(self) -> str:
        """Name the figure by indicator and feed."""
        return f"{self.indicator} {self.feed} {self.month}"
