"""Every list of the desk, walked: each row once and in order, and the queries do not grow.

Whoever adds a list adds a line to ``LISTS``; until then a test says that nobody walks it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.made import many
from tests.unit.anye_desk.office.casework import walked

import anye_desk
from anye_desk.cases.contradictions import lists as contradictions
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.link_reviews import lists as link_reviews
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.frame.listing import ON_A_PAGE, Sorts
from anye_desk.office.access.models import Account
from anye_desk.office.casework import lists as cases
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.registry import kinds
from anye_desk.office.parties.models import Person
from anye_desk.published.years import lists as employers
from anye_desk.published.years.models import EmployerYear, Employment, YearFlag
from anye_desk.registers import employments, persons

SNAPSHOTS = Path(__file__).parent / "snapshots"
TEMPLATES = Path(anye_desk.__file__).parent
LIST = "frame/list.html"


@dataclass(frozen=True)
class Walked:
    """A list: where it is, how it comes to many rows, and which these are."""

    address: str
    fill: Callable[[dict[str, Account]], object]
    rows: Callable[[], QuerySet]
    sorts: Sorts
    is_in_session: bool = False  # what is wanted is sent, and stands in no address
    left: Q = Q()  # noqa: RUF009 (never changed) which rows may go: nothing stands on them


def of_kind(kind: Kind) -> Walked:
    """Return the list of a kind of case, which comes with its declaration."""
    return Walked(
        reverse(kind.name),
        lambda accounts: walked.many(kind, accounts, many.COUNT),
        lambda: Case.objects.filter(kind=kind.name),
        cases.SORTS,
    )


LISTS = {
    "employers": Walked(
        "/years/2024/employers/",
        lambda _accounts: many.employers(),
        lambda: EmployerYear.objects.filter(run__year=2024),
        employers.SORTS,
    ),
    "flags": Walked(
        "/years/2025/flags/",
        lambda _accounts: many.flags(),
        lambda: YearFlag.objects.filter(year=2025),
        employers.FLAG_SORTS,
    ),
    "persons": Walked(
        "/persons/",
        lambda _accounts: many.persons(),
        Person.objects.all,
        persons.SORTS,
        is_in_session=True,
        left=Q(township=0),
    ),
    "employments": Walked(
        "/years/2025/employments/",
        lambda _accounts: many.employments(),
        lambda: Employment.objects.filter(run__year=2025),
        employments.SORTS,
    ),
    "queue": Walked(
        "/links/",
        lambda _accounts: many.link_reviews(),
        LinkReview.objects.all,
        link_reviews.SORTS,
        is_in_session=True,
    ),
    "contradictions": Walked(
        "/quality/2025/contradictions/",
        lambda _accounts: many.contradictions(),
        Contradiction.objects.all,
        contradictions.SORTS,
    ),
    **{kind.name: of_kind(kind) for kind in kinds().values()},
}
EACH_ORDER = [
    (name, sort, direction)
    for name, one in LISTS.items()
    for sort in one.sorts
    for direction in ("asc", "desc")
]
PAGES = {  # of any kind: what they ask of the database is written down
    "district": "/years/2025/",
    "employers": "/years/2025/employers/",
    "employers_searched": "/years/2025/employers/?q=渔阳&kind=4&sort=shortfall",
    "employers_further": "/years/2025/employers/?after=000000RT",
    "employer": "/years/2025/employers/000000RT/",
    "employer_file": "/employers/000000RT/",
    "person_file": "/persons/{zhang}/",
    "persons": "/persons/",
    "employments": "/years/2025/employments/?township=120119001&month=202503&by=form",
    "queue": "/links/",
    "review": "/links/{review}/",
    "loads": "/loads/",
    "quality": "/quality/2025/",
    "quality_indicator": "/quality/2025/rows_rejected/wage_months/",
    "contradictions": "/quality/2025/contradictions/?department=区市场监管局&state=open",
}


def test_no_list_is_left_out(published, client_of, accounts):
    on_it = {
        str(path).partition("/templates/")[2]
        for path in TEMPLATES.glob("**/templates/**/*.html")
        if f'extends "{LIST}"' in path.read_text("utf-8")
    }
    shown = set()
    for one in LISTS.values():
        one.fill(accounts)
        shown |= {part.name for part in client_of("officer").get(one.address).templates}
    assert on_it <= shown


def opened(client: Client, one: Walked, sort: str, direction: str) -> str:
    """Ask for a list in an order; return its address."""
    wanted = {"sort": sort, "order": direction}
    if one.is_in_session:
        client.post(one.address, wanted)
        return one.address
    return f"{one.address}?sort={sort}&order={direction}"


def place_in(order):
    """Return a key to sort rows by, in plain Python; what is empty comes last."""

    def part(row, name):
        *way, column = name.removeprefix("-").split("__")
        value, falls = reduce(getattr, way, row).serializable_value(column), name.startswith("-")
        if isinstance(value, str):
            value = tuple(-ord(letter) if falls else ord(letter) for letter in value)
        elif value is not None:
            number = value.toordinal() if isinstance(value, date) else value
            value = (-number if falls else number,)
        return (value is None, value or ())

    return lambda row: [part(row, name) for name in order]


@pytest.mark.parametrize(("name", "sort", "direction"), EACH_ORDER)
def test_its_pages_show_every_row_once_in_order_and_lead_back(
    name, sort, direction, published, client_of, accounts
):
    client, one = client_of("officer"), LISTS[name]
    one.fill(accounts)
    order = list(one.sorts[sort].order)
    is_turned = order[0].startswith("-") == (direction == "asc")
    wanted = [row.pk for row in sorted(one.rows(), key=place_in(order), reverse=is_turned)]
    assert len(wanted) > 3 * ON_A_PAGE
    address, seen, ways = opened(client, one, sort, direction), [], []
    while address:
        page = client.get(address).context["page"]
        assert [row.pk for row in page.rows] == wanted[len(seen) :][:ON_A_PAGE]
        assert (page.first, page.last) == (len(seen) + 1, len(seen) + len(page.rows))
        assert (page.count, page.is_at_least) == (len(wanted), False)
        assert bool(page.previous) == bool(seen)
        seen += [row.pk for row in page.rows]
        ways.append(page.previous)
        address = page.following and one.address + page.following
    assert seen == wanted
    for n in reversed(range(1, len(ways))):
        page = client.get(one.address + ways[n]).context["page"]
        assert [row.pk for row in page.rows] == wanted[(n - 1) * ON_A_PAGE :][:ON_A_PAGE]
        assert (page.first, bool(page.previous)) == ((n - 1) * ON_A_PAGE + 1, n > 1)
        assert page.following


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("place", ["after=999999999", "before=999999999", "after=-&before=x"])
def test_a_place_that_is_gone_is_the_beginning(name, place, published, client_of, accounts):
    client, one = client_of("officer"), LISTS[name]
    one.fill(accounts)
    gone = client.get(f"{one.address}?{place}").context["page"]
    first = client.get(one.address).context["page"]
    assert [row.pk for row in gone.rows] == [row.pk for row in first.rows]
    assert (gone.first, gone.previous) == (1, "")


@pytest.mark.parametrize("name", LISTS)
def test_what_is_far_down_is_not_counted_row_by_row(
    name, published, client_of, accounts, monkeypatch
):
    monkeypatch.setattr("anye_desk.frame.listing.COUNTED_UP_TO", ON_A_PAGE)
    client, one = client_of("officer"), LISTS[name]
    one.fill(accounts)
    firsts, address = [], one.address
    while address:
        page = client.get(address).context["page"]
        firsts.append(page.first)
        address = page.following and one.address + page.following
    assert firsts == [1, ON_A_PAGE + 1, 0, 0]
    assert page.previous


@pytest.mark.parametrize("name", sorted(set(LISTS) - set(kinds())))  # test_every_kind asks those
def test_many_rows_ask_no_more_than_few(name, published, client_of, accounts):
    client, one = client_of("officer"), LISTS[name]
    one.fill(accounts)
    counts = []
    for left in (None, 2):
        rows = one.rows().filter(one.left).order_by("-pk")
        if left:
            rows.exclude(pk__in=[row.pk for row in rows[:left]]).delete()
        client.get(one.address)
        with CaptureQueriesContext(connection) as queries:
            client.get(one.address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_what_is_written_down(name, published, client_of):
    client, address = client_of("officer"), PAGES[name]
    if address.startswith("/links/"):
        many.link_reviews()
        address = address.format(review=LinkReview.objects.order_by("pk").first().pk)
    address = address.replace("{zhang}", Person.objects.get(name="张伟").number)
    client.get(address)  # what is asked once a process is not the page's
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    asked = "\n".join(shape(query["sql"]) for query in queries) + "\n"
    snapshot = SNAPSHOTS / f"{name}.sql"
    if not snapshot.exists():
        snapshot.write_text(asked, "utf-8")
        pytest.fail(f"{snapshot.name} is written anew: read it and commit it")
    if connection.vendor == "sqlite":
        assert asked == snapshot.read_text("utf-8")
    else:
        assert asked.count("\n") == snapshot.read_text("utf-8").count("\n")


def shape(sql: str) -> str:
    """Return a query without its values and its columns."""
    verb, _, rest = sql.partition(" ")
    if verb == "INSERT":
        return sql.partition(" (")[0]
    if verb == "SELECT":
        rest = "FROM " + rest.partition(" FROM ")[2]
    return re.sub(r"'[^']*'|\b\d+\b|\bs\d+_x\d+\b", "?", f"{verb} {rest}")
