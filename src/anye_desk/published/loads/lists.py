"""Files of feeds as pages ask for them."""

from django.db.models import QuerySet
from django.urls import reverse

from anye.tables.feeds.accepted import FEED_TABLES
from anye_desk.frame.language import say
from anye_desk.frame.waiting import Waiting
from anye_desk.office.access.models import Account
from anye_desk.published.loads.models import FeedLoad

REJECTS = "rejects"  # of all files, those with rejected rows


def seen_feeds(account: Account) -> list[str]:
    """Return the feeds whose files are open to an account."""
    return [feed for feed in FEED_TABLES if account.may_see_feed(feed)]


def seen_loads(account: Account, only: str = "") -> QuerySet[FeedLoad]:
    """Return the files that an account sees, the latest first."""
    found = FeedLoad.objects.filter(feed__in=seen_feeds(account)).order_by("-sequence")
    return found.filter(rejected__gt=0) if only == REJECTS else found


def waits_for(account: Account) -> list[Waiting]:
    """Return what waits for an account: files with rejected rows, for who sees files at all."""
    text = say("有退回行的数据批次", "Feed loads with rejected rows")
    link = f"{reverse('loads')}?only={REJECTS}"
    return [Waiting(text, seen_loads(account, REJECTS).count(), link)]
