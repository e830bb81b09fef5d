"""Lists stay right and cheap: every page once, the same queries however many rows."""

import itertools
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.parties.models import Employer
from anye_desk.office.parties.search import tokens_of
from anye_desk.published.years.labels import SORTS
from anye_desk.published.years.lists import ON_A_PAGE, Wish, employers_listed, page_of_employers
from anye_desk.published.years.models import EmployerYear, PublishedRun
from anye_desk.published.years.summary import summary_of

SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGES = {
    "district": "/years/2025/",
    "employers": "/years/2025/employers/",
    "employers_searched": "/years/2025/employers/?q=渔阳&kind=4&sort=shortfall",
    "employers_further": "/years/2025/employers/?after=000000RT",
    "employer": "/years/2025/employers/000000RT/",
    "loads": "/loads/",
    "quality": "/quality/2025/",
    "quality_indicator": "/quality/2025/rows_rejected/wage_months/",
    "contradictions": "/quality/2025/contradictions/?department=区市场监管局&state=open",
}


@pytest.fixture
def many(db):
    run = PublishedRun.objects.create(
        run_id="many", year=2024, jurisdiction="cn/tianjin/jizhou", law_version="",
        method_version="", state="current", published_at=AT,
    )  # fmt: skip
    count = 3 * ON_A_PAGE + 7
    Employer.objects.bulk_create(
        Employer(
            employer_id=n, name=f"第{n}厂", credit_code=str(n), is_registered=True,
            search_tokens=tokens_of(f"第{n}厂"),
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    EmployerYear.objects.bulk_create(
        EmployerYear(
            run=run, employer_id=n, kind=n % 3, township=0, outcome=1 + n % 2,
            headcount_months=n % 5, counted_months=0, credited_months=0, counted_persons=0,
            shortfall=n, over_quota=0, wages_total=0,
            levy_before_relief=None if n % 4 == 0 else n % 7,
            relief=None if n % 4 == 0 else 0, levy_due=None if n % 4 == 0 else n % 7,
            levy_rank=-1 if n % 4 == 0 else n % 7, has_declared=n % 2 == 0, duty_unmet=n == 3,
            problem="no_wages" if n % 4 == 0 else "", months=[],
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    return run


def walk(run, **wish):
    """Follow the next links to the end."""
    pages, after = [], None
    while True:
        page = page_of_employers(run, Wish(after=after, **wish))
        pages.append(page)
        if not page.has_next:
            return pages
        after = page.rows[-1].employer_id


@pytest.mark.parametrize("ascending", [True, False])
@pytest.mark.parametrize("sort", list(SORTS))
@pytest.mark.parametrize("filters", [{}, {"kind": 1}, {"outcome": 2}, {"mark": "problem"}])
def test_walking_the_pages_meets_every_employer_once_in_order(many, sort, filters, ascending):
    pages = walk(many, sort=sort, ascending=ascending, **filters)
    rows = [row for page in pages for row in page.rows]
    assert len({row.employer_id for row in rows}) == len(rows) == pages[0].count
    by = ("levy_rank",) if sort in {"kind", "township", "outcome"} else ()
    keys = [(getattr(row, sort), *(getattr(row, n) for n in by), row.employer_id) for row in rows]
    assert keys == sorted(keys, reverse=not ascending)
    places = [n for page in pages for n in range(page.first, page.last + 1)]
    assert places == list(range(1, len(rows) + 1))
    assert [page.has_previous for page in pages] == [False] + [True] * (len(pages) - 1)
    whole = employers_listed(many, Wish(sort=sort, ascending=ascending, **filters))
    assert list(whole) == rows


def test_walking_back_meets_the_same_pages(many):
    forth = walk(many)
    back, before = [], forth[-1].rows[0].employer_id
    for _ in range(len(forth) - 1):
        page = page_of_employers(many, Wish(before=before))
        back.append([row.employer_id for row in page.rows])
        before = page.rows[0].employer_id
        assert page.first == ON_A_PAGE * (len(forth) - 1 - len(back)) + 1
    assert back[::-1] == [[row.employer_id for row in page.rows] for page in forth[:-1]]
    assert not page.has_previous


@pytest.mark.parametrize(
    ("filters", "count"),
    [({"mark": "duty_unmet"}, 1), ({"query": "第3厂"}, 1), ({"kind": 9}, 0), ({"query": "？"}, 0)],
)
def test_filters_keep_what_they_say(many, filters, count):
    page = page_of_employers(many, Wish(**filters))
    assert (page.count, len(page.rows)) == (count, count)


def test_a_place_that_is_gone_starts_from_the_beginning(many):
    gone = page_of_employers(many, Wish(after=10**9))
    assert gone == page_of_employers(many, Wish())


def test_a_place_beyond_what_is_counted_is_not_claimed(many, monkeypatch):
    monkeypatch.setattr("anye_desk.published.years.lists.COUNTED_UP_TO", ON_A_PAGE)
    first, second, third, *_ = walk(many)
    assert first.is_at_least
    assert (first.count, first.first, second.first) == (ON_A_PAGE, 1, ON_A_PAGE + 1)
    assert third.first == 0
    assert third.has_previous
    monkeypatch.setattr(
        "anye_desk.published.years.lists.FEW", 1
    )  # more are meant than are gathered
    first, second, *_ = walk(many, query="厂")
    assert (first.first, second.first) == (1, 0)
    assert (first.has_previous, second.has_previous) == (False, True)


COUNTED = [{}, {"kind": 1}, {"outcome": 2}, {"township": 0}, {"kind": 99}, {"mark": "problem"}]


@pytest.mark.parametrize("filters", COUNTED)
def test_what_the_summary_counted_is_not_counted_again(many, monkeypatch, filters):
    counted = page_of_employers(many, Wish(**filters)).count
    monkeypatch.setattr("anye_desk.published.years.lists.COUNTED_UP_TO", 1)
    many.summary = summary_of(many, [], {})
    page = page_of_employers(many, Wish(**filters))
    assert (page.count, page.is_at_least) == (counted, False)


def test_what_no_summary_counted_is_counted_as_far_as_that_goes(many, monkeypatch):
    many.summary = summary_of(many, [], {})
    monkeypatch.setattr("anye_desk.published.years.lists.COUNTED_UP_TO", 1)
    for filters in ({"kind": 1, "outcome": 2}, {"kind": 1, "mark": "problem"}, {"query": "厂"}):
        page = page_of_employers(many, Wish(**filters))
        assert (page.count, page.is_at_least) == (1, True)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_same_queries_however_many_rows(page, published, client_of):
    client = client_of("officer")
    client.get(PAGES[page])  # what is asked once a process is not the page's
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(PAGES[page]).status_code == 200
    asked = "\n".join(shape(query["sql"]) for query in queries) + "\n"
    snapshot = SNAPSHOTS / f"{page}.sql"
    if not snapshot.exists():
        snapshot.parent.mkdir(exist_ok=True)
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


def test_a_list_of_employers_grows_no_query_with_its_rows(many, client_of):
    counts = []
    for address in ("/years/2024/employers/", "/years/2024/employers/?mark=duty_unmet"):
        client = client_of("officer")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert all(a == b for a, b in itertools.pairwise(counts))
