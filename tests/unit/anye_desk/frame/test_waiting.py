"""The first page of every role says what waits for it, and each number opens a list of as many."""

import html
import re

import pytest
from tests.made import sample
from tests.unit.anye_desk.conftest import AT

from anye.tables.contracts import EMPLOYERS_THEMSELVES
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.contradictions.moves import FEDERATION
from anye_desk.cases.contradictions.scopes import OF_EMPLOYERS
from anye_desk.office.parties.models import Employer
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.years.models import YearFlag


@pytest.fixture
def busy(published):
    """Give everybody something to do."""
    mill = Employer.objects.get(pk=sample.MILL)
    found = list(Contradiction.objects.all()[:3])
    Contradiction.objects.exclude(pk__in=[one.pk for one in found]).delete()
    for one, asked in zip(found, (FEDERATION, EMPLOYERS_THEMSELVES, "区税务局"), strict=True):
        is_clerks = asked == EMPLOYERS_THEMSELVES
        Contradiction.objects.filter(pk=one.pk).update(
            asked_of=asked,
            state="open",
            is_in_data=True,
            employer=mill if is_clerks else one.employer,
            person=None if is_clerks else one.person,
            feed=OF_EMPLOYERS[0] if is_clerks else one.feed,
        )
    load = FeedLoad.objects.filter(feed="wage_months").first()
    FeedLoad.objects.filter(pk=load.pk).update(accepted=load.accepted - 1, rejected=1)
    YearFlag.objects.create(year=2025, employer=mill, raised_at=AT, decision=1)


def tasks(client, address="/"):
    page = client.get(address, follow=True).content.decode()
    assert page.count('id="waiting"') == 1
    section = page.partition('id="waiting"')[2].partition("</section>")[0]
    found = re.findall(r'href="([^"]+)">([^<]*)<strong>(\d+)</strong>', section)
    return [(html.unescape(link), text, int(count)) for link, text, count in found]


WANTED = {
    "officer": ["/quality/", "/years/2025/flags/", "/loads/"],
    "clerk": ["/quality/"],
    "tax_office": ["/quality/", "/loads/"],
}


@pytest.mark.parametrize("who", WANTED)
def test_the_first_page_says_what_waits_and_each_number_opens_as_many(busy, client_of, who):
    client = client_of(who)
    found = tasks(client)
    assert len(found) == len(WANTED[who])
    for (link, _, count), begins in zip(found, WANTED[who], strict=True):
        assert link.startswith(begins)
        response = client.get(link)
        assert response.status_code == 200
        bodies = re.findall(r"<tbody>(.*?)</tbody>", response.content.decode(), re.DOTALL)
        assert sum(body.count("<tr") for body in bodies) == count > 0


def test_where_nothing_waits_the_page_says_so(published, client_of):
    Contradiction.objects.all().delete()
    assert tasks(client_of("clerk")) == []
    assert "没有等您处理的事" in client_of("clerk").get("/", follow=True).content.decode()


def test_another_employers_contradiction_waits_for_no_clerk(busy, client_of):
    assert tasks(client_of("other_clerk")) == []
