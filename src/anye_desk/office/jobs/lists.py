"""Jobs as pages ask for them: an account's own; an auditor reads all."""

from django.db.models import QuerySet
from django.urls import reverse

from anye_desk.frame.language import say
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.office.jobs.models import Job


def seen_jobs(account: Account) -> QuerySet[Job]:
    """Return the jobs that an account may see, the last asked for first."""
    found = Job.objects.select_related("owner").order_by("-pk")
    return found if account.role == Account.Role.AUDITOR else found.filter(owner=account)


def waits_for(account: Account) -> list[Waiting]:
    """Return what waits for an account: jobs that want its word."""
    count = Job.objects.filter(owner=account, state=Job.State.ASKING).count()
    return [Waiting(say("任务：等您确认", "Jobs: wait for your word"), count, reverse("jobs"))]
