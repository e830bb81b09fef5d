"""A job, and what became of each of its rows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from anye_desk.frame.language import label
from anye_desk.office.access.models import Account


class Job(models.Model):
    """Long work that an account asked for.

    A worker holds it while its heartbeat is fresh. Work is done in chunks; what a chunk did and
    how far the job is then stand in one transaction, so a worker that dies loses at most a chunk
    that nobody has seen.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", label("等待办理", "waiting for a worker")
        RUNNING = "running", label("正在办理", "at work")
        ASKING = "asking", label("等您确认", "waits for your word")
        DONE = "done", label("已完成", "done")
        CANCELLED = "cancelled", label("已取消", "cancelled")
        FAILED = "failed", label("未能完成", "could not be done")

    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    phase = models.SmallIntegerField(default=0)  # one more each time its owner gave the word
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    owner = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    total = models.BigIntegerField(default=0)  # of the phase; nought: not known
    done = models.BigIntegerField(default=0)
    result = models.JSONField(default=dict)
    problem_zh = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    is_cancel_asked = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, blank=True)
    heartbeat_at = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)  # times taken since it last went on

    class Meta:
        """Workers ask by state, owners by themselves; held by a worker or by none."""

        indexes: ClassVar = [
            models.Index(fields=["state", "id"], name="job_by_state"),
            models.Index(fields=["owner", "-id"], name="job_of_owner"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_running_job_has_a_worker",
                condition=Q(state="running", heartbeat_at__isnull=False) & ~Q(worker="")
                | ~Q(state="running") & Q(heartbeat_at__isnull=True, worker=""),
            ),
            models.CheckConstraint(
                name="an_ended_job_has_an_end",
                condition=Q(
                    state__in=["done", "cancelled", "failed"],
                    ended_at__isnull=False,
                )
                | Q(state__in=["waiting", "running", "asking"], ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Name the job by its number."""
        return f"#{self.pk}"


class JobRow(models.Model):
    """One row of a job: what it is about, and what became of it."""

    class Verdict(models.TextChoices):
        """What became of it, or will."""

        OPEN = "", label("尚未处理", "not yet looked at")
        CAN = "can", label("可以办理", "can be done")
        CANNOT = "cannot", label("不能办理", "cannot be done")
        DONE = "done", label("已办理", "done")
        REFUSED = "refused", label("未办理", "not done")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="rows")
    position = models.IntegerField()
    about = models.JSONField()  # keys and versions; never whom
    name = models.CharField(max_length=60, blank=True)  # a number that says nothing of anybody
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.OPEN, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        """In the order they were chosen, one at a place."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "position"], name="one_row_at_a_position"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["job", "verdict", "position"], name="job_row_by_verdict"),
        ]

    def __str__(self) -> str:
        """Name the row by its place."""
        return f"{self.job_id} {self.position}"
