"""Pages of the departments' files: an officer sees all, a department its own."""

from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye.sources.reasons import BY_CODE
from anye.tables.contracts import CONTRACTS, Contract
from anye.tables.feeds.accepted import FEED_TABLES
from anye_desk.frame.language import reader, say
from anye_desk.frame.table_file import file_of, handed_out
from anye_desk.frame.writing import grouped, yuan
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_feeds, seen_feed
from anye_desk.office.ledger.actions import record
from anye_desk.published.loads import lists, table_file
from anye_desk.published.loads.forms import FilterForm
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.loads.rejects import LoadNotInStoreError, rejects_of

MENU = {"menu": "loads"}
GONE = 410
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reported:
    """One feed: its contract and the files that came."""

    contract: Contract
    loads: list[FeedLoad]

    @property
    def latest(self) -> list[FeedLoad]:
        """Return the files of about a year."""
        return self.loads[:SHOWN]

    @property
    def earlier(self) -> list[FeedLoad]:
        """Return the files before those."""
        return self.loads[SHOWN:]

    @property
    def english(self) -> str:
        """Name the feed in English."""
        return self.contract.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why rows were rejected, how to put them right, how often."""

    text: str
    fix: str
    count: int


@dataclass(frozen=True, slots=True)
class Total:
    """A control total of a load."""

    text: str
    value: str


@require_safe
@for_feeds
def loads(request: HttpRequest) -> HttpResponse:
    """List the files of each feed, the latest first."""
    account, form = account_of(request), FilterForm(request.GET, auto_id="filter-%s")
    if not form.is_valid():
        context = {"form": form, **MENU}
        return page_for(request, "loads/loads.html", context, status=HTTPStatus.BAD_REQUEST)
    only = form.cleaned_data["only"]
    found: dict[str, list[FeedLoad]] = {feed: [] for feed in lists.seen_feeds(account)}
    for load in lists.seen_loads(account, only):
        found[load.feed].append(load)
    feeds = [
        Reported(CONTRACTS[feed], of_feed) for feed, of_feed in found.items() if of_feed or not only
    ]
    context = {"form": form, "feeds": feeds, "count": sum(map(len, found.values())), **MENU}
    return page_for(request, "loads/loads.html", context)


@require_safe
@for_feeds
def loads_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand out the list of files as the page shows it, feed by feed."""
    form = FilterForm(request.GET)
    only = form.cleaned_data["only"] if form.is_valid() else ""
    found = lists.seen_loads(account_of(request), only).order_by("feed", "-sequence")
    rows = table_file.rows_of(for_file(request, found))
    title = say("数据批次", "Loads")
    return file_of(title, kind, title, table_file.headings(), rows)


@require_safe
@for_feeds
def load(request: HttpRequest, feed: str, load_id: str) -> HttpResponse:
    """Show where each line of one file went, and why some were not accepted."""
    found = get_object_or_404(FeedLoad, feed=seen_feed(request, feed), load_id=load_id)
    context = {"load": found, "contract": CONTRACTS[feed], "reasons": _reasons(found), **MENU}
    context["totals"] = _totals(found)
    return page_for(request, "loads/load.html", context)


@require_safe
@for_feeds
def rejects(request: HttpRequest, feed: str, load_id: str) -> HttpResponse:
    """Hand out the rejected rows as a workbook."""
    seen_feed(request, feed)
    found = get_object_or_404(FeedLoad, feed=feed, load_id=load_id, rejected__gt=0)
    record(
        "load:download_rejects",
        subject=f"load:{feed}/{load_id}",
        actor=account_of(request).username,
        at=timezone.now(),
        details={"rows": found.rejected},
    )
    try:
        content, name, kind = rejects_of(settings.STORE, found)
    except LoadNotInStoreError:
        return page_for(request, "loads/not_in_store.html", {"load": found, **MENU}, status=GONE)
    stem, _, ending = name.rpartition(".")
    return handed_out(content, stem, ending, kind)


def _reasons(load: FeedLoad) -> list[Rejected]:
    most_first = sorted(load.reasons.items(), key=lambda pair: -pair[1])
    known = ((BY_CODE[code], count) for code, count in most_first)
    language = reader()
    return [
        Rejected(reason.say(language), reason.say_fix(language), count) for reason, count in known
    ]


def _totals(load: FeedLoad) -> list[Total]:
    kinds = {field.name: field.kind for field in CONTRACTS[load.feed].fields}
    columns = FEED_TABLES[load.feed].columns
    return [
        Total(
            say(columns[name].zh, name.replace("_", " ")) if name in columns else name,
            yuan(value) if kinds.get(name) == "money" else grouped(value),
        )
        for name, value in load.totals.items()
    ]
