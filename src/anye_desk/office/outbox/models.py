"""Messages on their way to people, and the number at which the register reaches an employer."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from anye_desk.frame.language import label

LONGEST_KEY = 120
LONGEST_WORDS = 1000


class Message(models.Model):
    """What somebody is told; written in the transaction of the deed of which it tells."""

    class By(models.TextChoices):
        """The ways a message goes."""

        SMS = "sms", label("短信", "SMS")
        MAIL = "mail", label("邮件", "Mail")
        LETTER = "letter", label("信函", "Letter")

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", label("待发送", "waits")
        SENDING = "sending", label("已交出，结果不明", "handed over, result not known")
        SENT = "sent", label("已发送", "sent")
        NOWHERE = "nowhere", label("没有号码或地址", "no number or address is known")
        GIVEN_UP = "given_up", label("多次失败，已停止", "failed too often, given up")

    key = models.CharField(max_length=LONGEST_KEY, unique=True)  # the caller's: once is enough
    kind = models.CharField(max_length=8, choices=By)
    to = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=LONGEST_WORDS)
    is_secret = models.BooleanField(default=False)  # a code or link: kept no longer than needed
    state = models.CharField(max_length=8, choices=State)
    put_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    next_at = models.DateTimeField()  # not tried before
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """Sent has a moment, and nothing is sent nowhere."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="message_sent_whole_or_not",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_to_nobody_stays",
                condition=Q(state="nowhere", to="") | (~Q(state="nowhere") & ~Q(to="")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="message_by_state")]

    def __str__(self) -> str:
        """Name the message by number: whom it is for and what it says reach no log."""
        return f"message {self.pk}"


class Contact(models.Model):
    """Where an employer is reached: the number that the register holds."""

    employer_id = models.BigIntegerField(primary_key=True)
    number = models.CharField(max_length=20)
    source = models.CharField(max_length=60)  # which register said so
    as_of = models.DateField()

    def __str__(self) -> str:
        """Name the contact by its employer alone."""
        return f"contact of {self.employer_id}"
