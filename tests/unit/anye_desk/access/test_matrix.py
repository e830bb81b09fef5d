"""Who gets what, address by address: a new address fails until it has a line here."""

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from tests.unit.anye_desk import sample
from tests.unit.anye_desk.conftest import AT

from anye_desk.link_reviews.actions import propose_same_person
from anye_desk.parties.models import Person
from anye_desk.quality.models import Contradiction
from anye_desk.years.lists import months_of, persons_of

MILL, AGENCY = "000000RT", "000000RW"  # 1001 and 1004, in base 36
PAGE, HIDDEN, SIGN_IN = 200, 404, 302
ROLES = ("anonymous", "officer", "clerk", "other_clerk", "registry", "tax_office")
ONWARD = dict.fromkeys(ROLES, 302)
BY_POST = dict.fromkeys(ROLES, 405)
OFFICERS = {**dict.fromkeys(ROLES, HIDDEN), "anonymous": SIGN_IN, "officer": PAGE}
OF_THE_MILL = {**OFFICERS, "clerk": PAGE}
OF_THE_REGISTRY = {**OFFICERS, "registry": PAGE}  # which sends the feed of employers
DEPARTMENTS = {**OF_THE_REGISTRY, "tax_office": PAGE}
MATRIX = {
    "sign_in": ("/sign-in/", {**ONWARD, "anonymous": PAGE}),
    "sign_out": ("/sign-out/", {**BY_POST, "anonymous": SIGN_IN}),
    "language": ("/language/", BY_POST),
    "home": ("/", ONWARD),
    "employers_now": ("/employers/", {**OFFICERS, "officer": 302}),
    "district": ("/years/2025/", OFFICERS),
    "employers": ("/years/2025/employers/", OFFICERS),
    "employer": (f"/years/2025/employers/{MILL}/", OF_THE_MILL),
    "what_if": (f"/years/2025/employers/{MILL}/what-if/?level=2&since=7", OF_THE_MILL),
    "workbook": (f"/years/2025/employers/{MILL}/workbook/", OF_THE_MILL),
    "person": (f"/years/2025/employers/{MILL}/persons/{{zhang}}/", OF_THE_MILL),
    "person_month": (
        f"/years/2025/employers/{MILL}/persons/{{zhang}}/202503/{MILL}/",
        OF_THE_MILL,
    ),
    "flags": ("/years/2025/flags/", OFFICERS),
    "link_reviews": ("/links/", OFFICERS),
    "link_reviews_workbook": ("/links/workbook/", OFFICERS),
    "link_reviews_csv": ("/links/csv/", OFFICERS),
    "hand_over": ("/links/hand-over/", {**BY_POST, "anonymous": SIGN_IN}),
    "link_review": ("/links/{review}/", OFFICERS),
    "link_review_answer": ("/links/{review}/answer/", {**BY_POST, "anonymous": SIGN_IN}),
    "same_person": ("/links/same-person/{zhang}/", OFFICERS),
    "propose_same_person": (
        "/links/same-person/{zhang}/{zhao}/",
        {**BY_POST, "anonymous": SIGN_IN},
    ),
    "loads": ("/loads/", DEPARTMENTS),
    "load": ("/loads/employers/0000000000000007/", OF_THE_REGISTRY),
    "rejects": (  # of a load that has none
        "/loads/employers/0000000000000007/rejects/",
        {**OFFICERS, "officer": HIDDEN},
    ),
    "quality_now": (
        "/quality/",
        {**DEPARTMENTS, **dict.fromkeys(("officer", "registry", "tax_office"), 302)},
    ),
    "quality": ("/quality/2025/", DEPARTMENTS),
    "quality_indicator": ("/quality/2025/cells_blank/employers/", OF_THE_REGISTRY),
    "quality_rows": ("/quality/2025/cells_blank/employers/rows/", OF_THE_REGISTRY),
    "quality_letters": ("/quality/2025/letters/", DEPARTMENTS),
    "quality_letter": ("/quality/2025/letters/202503/employers.xlsx", OF_THE_REGISTRY),
    "contradictions": ("/quality/2025/contradictions/", DEPARTMENTS),
    "contradiction": ("/quality/contradictions/{stranger}/", OF_THE_REGISTRY),
}  # fmt: skip
ABSENT = (
    "/years/1999/",
    "/years/1999/employers/",
    f"/years/1999/employers/{MILL}/",
    "/years/2025/employers/ZZZZZZZZ/",
    f"/years/2025/employers/{MILL}/persons/nobody/",
    # a person of the agency, and a month or employer of another
    f"/years/2025/employers/{MILL}/persons/{{zhao}}/",
    f"/years/2025/employers/{MILL}/persons/{{zhang}}/202503/{AGENCY}/",
    f"/years/2025/employers/{MILL}/persons/{{zhang}}/202513/{MILL}/",
    "/links/999999/",
    "/links/same-person/nobody/",
    "/loads/employers/ffff/",
    "/quality/1999/",
    "/quality/2025/nothing/employers/",
    "/quality/2025/employers_silent/employers/",
    "/quality/2025/days_until_arrival/wage_months/rows/?month=202503",
    "/quality/2025/letters/202403/employers.xlsx",
    "/quality/2025/letters/202503/declarations.pdf",
    "/quality/2025/letters/202503/employers.exe",
    "/quality/contradictions/999999/",
    "/loads/no-such-feed/0000000000000007/",
)


def names():
    return {
        pattern.name
        for resolver in get_resolver().url_patterns
        for pattern in getattr(resolver, "url_patterns", [resolver])
        if isinstance(pattern, URLPattern)
    }


def test_every_address_has_a_line():
    assert names() == set(MATRIX)


DEEDS = ("/links/hand-over/", "/links/{review}/answer/", "/links/same-person/{zhang}/{zhao}/")


@pytest.fixture
def in_addresses(numbers):
    """A question, a contradiction and two persons, as addresses name them."""
    zhang, zhao = (Person.objects.get(name=name) for name in ("张伟", "赵敏"))
    review = propose_same_person(merged=zhang, kept=zhao, actor="test", at=AT)
    stranger = Contradiction.objects.get(kind="employer_not_registered")
    return {
        "review": review.pk,
        "stranger": stranger.pk,
        "zhang": zhang.number,
        "zhao": zhao.number,
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", MATRIX)
def test_each_role_gets_what_it_may(name, role, client_of, in_addresses):
    address, expected = MATRIX[name]
    address = address.format(**in_addresses)
    response = client_of(role).get(address)
    assert response.status_code == expected[role]
    if role == "anonymous" and expected[role] == SIGN_IN:
        assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"anonymous", "officer"}])
@pytest.mark.parametrize("address", DEEDS)
def test_only_officers_answer_questions_of_linkage(address, role, client_of, in_addresses):
    address = address.format(**in_addresses)
    assert client_of(role).post(address, {"deed": "accept"}).status_code == HIDDEN


@pytest.mark.parametrize("address", ABSENT)
def test_what_does_not_exist_is_absent_for_officers_too(address, client_of, numbers):
    address = address.format(zhang=numbers["张伟"], zhao=numbers["赵敏"])
    assert client_of("officer").get(address).status_code == HIDDEN


@pytest.mark.parametrize("address", ABSENT)
def test_a_clerk_cannot_tell_absent_from_hidden(address, client_of, numbers):
    client = client_of("other_clerk")
    address = address.format(zhang=numbers["张伟"], zhao=numbers["赵敏"])
    absent = client.get(address).content
    hidden = client.get(f"/years/2025/employers/{MILL}/").content
    assert _text(absent) == _text(hidden)


def test_a_host_sees_the_months_that_dispatch_credits_to_it(published, numbers):
    [zhao] = persons_of(published, sample.OFFICE)
    assert zhao.number == numbers["赵敏"]
    credited = months_of(published, sample.OFFICE, [zhao])
    assert [month.month for month in credited] == list(range(202507, 202513))


def _text(page: bytes) -> str:
    return page.decode().partition("<main")[2]
