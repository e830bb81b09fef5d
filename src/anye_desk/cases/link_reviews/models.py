"""What linkage asks: a record, whom it may be about, the rows that wait, what was answered.

A question is kept from one publication of links to the next, so an answer outlives both.
Decisions are added, never changed (migration 0002).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from anye_desk.frame.language import label
from anye_desk.office.ledger.append_only import AppendOnly


class LinkReview(models.Model):
    """One record whose person or employer is in doubt."""

    class Kind(models.TextChoices):
        """What is asked; the code is the subject of a decision in the store."""

        PERSON = "person", label("是哪个人", "Which person")
        EMPLOYER = "employer", label("是哪个单位", "Which employer")
        NAMED = "named", label("号码与姓名不符", "ID under another name")
        SAME_PERSON = "same_person", label("是否同一人", "One person or two")

    class State(models.TextChoices):
        """Where the question stands."""

        OPEN = "open", label("待核对", "To review")
        UNSURE = "unsure", label("暂不能定", "Unsure")
        ACCEPTED = "accepted", label("已认定相同", "Same")
        REFUSED = "refused", label("已认定不同", "Different")
        CLOSED = "closed", label("已不需核对", "No longer asked")

    kind = models.CharField(max_length=16, choices=Kind)
    asked_id = models.BigIntegerField()  # the identity; of two persons, the one to be merged
    of_id = models.BigIntegerField(default=0)  # of a name under an ID, whose ID
    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    turn = models.SmallIntegerField(default=1)  # 1 open, 0 unsure and so last, -1 does not wait
    name = models.CharField(max_length=200, blank=True)  # as sent
    says = models.JSONField(default=dict)  # by comparison, the values as sent
    search_tokens = models.TextField(blank=True)  # apart and enclosed by spaces
    township = models.IntegerField(default=0)
    feed = models.CharField(max_length=40, blank=True)  # empty: proposed by an officer
    rows = models.IntegerField(default=0)  # that wait for the answer
    weight = models.IntegerField(default=0)  # of the best candidate, thousandths of a bit
    alike = models.CharField(max_length=200, blank=True)  # see lists.alike_of; empty: by itself
    version = models.IntegerField(default=1)  # a form made for an older one is refused
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """One question per record; an answer has its maker and its moment."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "asked_id", "of_id"], name="one_question_per_record"
            ),
            models.CheckConstraint(
                name="answer_whole_or_absent",
                condition=(
                    Q(state__in=("accepted", "refused", "unsure"), decided_at__isnull=False)
                    & ~Q(decided_by="")
                )
                | Q(state__in=("open", "closed"), decided_at=None, decided_by=""),
            ),
            models.CheckConstraint(
                name="turn_follows_the_state",
                condition=Q(state="open", turn=1)
                | Q(state="unsure", turn=0)
                | Q(state__in=("accepted", "refused", "closed"), turn=-1),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["turn", "kind", sort, "id"], name=f"review_by_{sort}")
            for sort in ("rows", "weight")
        ]

    def __str__(self) -> str:
        """Name the question by number: nothing personal may reach a log."""
        return f"link review #{self.pk}"


class LinkCandidate(models.Model):
    """One person or employer whom the record may be about."""

    review = models.ForeignKey(LinkReview, on_delete=models.CASCADE, related_name="candidates")
    candidate_id = models.BigIntegerField()
    rank = models.SmallIntegerField()  # 1 is the best
    weight = models.IntegerField()  # thousandths of a bit
    says = models.JSONField(default=dict)  # by comparison, all values known
    compared = models.JSONField(default=dict)  # by comparison, level and weight; empty: by hand
    answer = models.CharField(max_length=16, blank=True)  # the one that stands

    class Meta:
        """Each candidate once, the best first, at most one of them the same."""

        ordering: ClassVar = ["rank"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "candidate_id"], name="candidate_once"),
            models.UniqueConstraint(
                fields=["review"], condition=Q(answer="same"), name="one_is_the_same"
            ),
            models.CheckConstraint(
                name="answer_that_stands",
                condition=Q(answer__in=("", "same", "different", "unsure")),
            ),
        ]

    def __str__(self) -> str:
        """Name the candidate by number."""
        return f"candidate {self.rank} of review #{self.review_id}"

    @property
    def answer_words(self) -> str:
        """Say the answer that stands; empty where there is none."""
        return str(LinkDecision.Answer(self.answer).label) if self.answer else ""


class WaitingRow(models.Model):
    """One row of a department's file that waits for the answer."""

    review = models.ForeignKey(LinkReview, on_delete=models.CASCADE, related_name="waiting")
    feed = models.CharField(max_length=40)
    part = models.CharField(max_length=8)  # a month, or "all"
    file_name = models.CharField(max_length=255)
    line = models.BigIntegerField()

    class Meta:
        """In the order of feed, month and line."""

        ordering: ClassVar = ["feed", "part", "line"]

    def __str__(self) -> str:
        """Name the row by its line."""
        return f"{self.feed} {self.part} line {self.line}"


class LinkDecision(AppendOnly):
    """One answer on one pair, as it is handed over to the store; its number is rising."""

    class Answer(models.TextChoices):
        """The codes of the store."""

        SAME = "same", label("相同", "same")
        DIFFERENT = "different", label("不同", "different")
        UNSURE = "unsure", label("不能定", "unsure")
        WITHDRAWN = "withdrawn", label("撤回", "withdrawn")

    review = models.ForeignKey(LinkReview, on_delete=models.PROTECT, related_name="decisions")
    subject = models.CharField(max_length=16, choices=LinkReview.Kind)
    left_id = models.BigIntegerField()
    right_id = models.BigIntegerField()
    answer = models.CharField(max_length=16, choices=Answer)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        """The latest last."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Name the decision by number."""
        return f"decision #{self.pk} on review #{self.review_id}"


class PublishedLinks(models.Model):
    """One set of links whose questions the desk has taken."""

    links_id = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the links."""
        return self.links_id
