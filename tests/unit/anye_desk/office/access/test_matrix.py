"""Who gets what, address by address: a new address fails until it has a line here."""

import pytest
from django.test import Client
from django.urls import get_resolver, include, path
from django.urls.resolvers import URLPattern
from tests.made import sample
from tests.made.accounts import account
from tests.unit.anye_desk.conftest import AT

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.link_reviews.actions import propose_same_person
from anye_desk.office.access.models import Account
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.web import urls_of
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person
from anye_desk.published.years.lists import months_of, persons_of

MILL, AGENCY = "000000RT", "000000RW"  # 1001 and 1004, in base 36
PAGE, HIDDEN, SIGN_IN, LED_ON = 200, 404, 302, 302
ROLES = ("anonymous", "officer", "clerk", "other_clerk", "registry", "tax_office")
LOOKS_AS = {  # the same answer, address by address, as a role that has a column of its own
    **{role: role for role in ROLES},
    "reviewer": "officer",
    "auditor": "officer",
    **dict.fromkeys(("township", "other_township", "person"), "other_clerk"),
    **dict.fromkeys(("system", "security"), "other_clerk"),  # who administer see no case
}
DOES_AS = {**LOOKS_AS, "auditor": "other_clerk"}  # who reads all and changes nothing
ONWARD = dict.fromkeys(ROLES, 302)
ALL = {**dict.fromkeys(ROLES, PAGE), "anonymous": SIGN_IN}
OFFICERS = {**dict.fromkeys(ROLES, HIDDEN), "anonymous": SIGN_IN, "officer": PAGE}
OFFICERS_DEED = {**OFFICERS, "officer": LED_ON}  # whoever looks is led to the page it stands on
OF_THE_MILL = {**OFFICERS, "clerk": PAGE}
OF_THE_REGISTRY = {**OFFICERS, "registry": PAGE}  # which sends the feed of employers
OF_REGISTERS = {
    **OF_THE_MILL,
    **dict.fromkeys(("other_clerk", "township", "other_township"), PAGE),
    **dict.fromkeys(("person", "system", "security"), HIDDEN),
}
DEPARTMENTS = {**OF_THE_REGISTRY, "tax_office": PAGE}
NOBODY = {**OFFICERS, "officer": HIDDEN}
OF_SYSTEM, OF_SECURITY = {**NOBODY, "system": PAGE}, {**NOBODY, "security": PAGE}
PUBLIC = {"sign_in", "language", "join", "join_code", "invitation"}
MATRIX = {
    "sign_in": ("/sign-in/", {**ONWARD, "anonymous": PAGE}),
    "second": ("/sign-in/second/", ONWARD),
    "second_set_up": ("/second-factor/", ALL),
    "sign_out": ("/sign-out/", ONWARD),
    "language": ("/language/", ONWARD),
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
    "persons": ("/persons/", OF_REGISTERS),
    "person_file": ("/persons/{zhang}/", {**OF_THE_MILL, "person": PAGE}),
    "own_file": ("/my-file/", {**OFFICERS, "officer": HIDDEN, "person": LED_ON}),
    "employer_file": (f"/employers/{MILL}/", {**OF_THE_MILL, "township": PAGE}),
    "employments_now": (
        "/employments/",
        {role: LED_ON if got == PAGE else got for role, got in OF_REGISTERS.items()},
    ),
    "employments": ("/years/2025/employments/", OF_REGISTERS),
    "employments_file": ("/years/2025/employments.xlsx", OF_REGISTERS),
    "save_view": ("/years/2025/employments/save/", ONWARD),
    "take_away_view": ("/years/2025/employments/take-away/", ONWARD),
    "flags": ("/years/2025/flags/", OFFICERS),
    "flags_file": ("/years/2025/flags.xlsx", OFFICERS),
    "employers_file": ("/years/2025/employers.xlsx", OFFICERS),
    "groups_file": ("/years/2025/by-township.xlsx", OFFICERS),
    "link_reviews": ("/links/", OFFICERS),
    "link_reviews_alike": ("/links/alike/?kind=employer&agreeing=code:3", OFFICERS),
    "link_reviews_file": ("/links/list.xlsx", OFFICERS),
    "hand_over": ("/links/hand-over/", OFFICERS_DEED),
    "link_review": ("/links/{review}/", OFFICERS),
    "link_review_answer": ("/links/{review}/answer/", OFFICERS_DEED),
    "same_person": ("/links/same-person/{zhang}/", OFFICERS),
    "propose_same_person": (
        "/links/same-person/{zhang}/{zhao}/",
        OFFICERS_DEED,
    ),
    "work": ("/my-work/", ALL),
    "jobs": ("/jobs/", ALL),
    "job": ("/jobs/999999/", {**dict.fromkeys(ROLES, HIDDEN), "anonymous": SIGN_IN}),  # nobody's
    "job_rows": ("/jobs/999999/rows.csv", {**dict.fromkeys(ROLES, HIDDEN), "anonymous": SIGN_IN}),
    "job_confirm": ("/jobs/999999/confirm/", ONWARD),
    "job_cancel": ("/jobs/999999/cancel/", ONWARD),
    "own_looks": ("/looks/", {**OFFICERS, "officer": HIDDEN, "person": PAGE}),
    "looks": ("/looks/{zhang}/", OFFICERS),
    "exchange": ("/exchange/", OFFICERS),
    "outbox": ("/outbox/", OF_SYSTEM),
    "accounts": ("/accounts/", OF_SYSTEM),
    "invitation_new": ("/accounts/invite/", OF_SYSTEM),
    "account_deed": ("/accounts/999999/lock/", {**NOBODY, "system": LED_ON}),
    "rights": ("/rights/", OF_SECURITY),
    "confirmation": ("/rights/invitations/999999/", {**NOBODY, "security": LED_ON}),
    "role": ("/rights/999999/", {**NOBODY, "security": LED_ON}),
    "access_log": ("/access-log/", {**OF_SECURITY, "auditor": PAGE}),
    "invitation": ("/invitations/nosuch/", dict.fromkeys(ROLES, HIDDEN)),
    "join": ("/join/", dict.fromkeys(ROLES, PAGE)),
    "join_code": ("/join/code/", ONWARD),
    "kinds": ("/kinds/", {**OFFICERS, "security": PAGE}),
    "kinds_file": ("/kinds/matrix.csv", {**OFFICERS, "security": PAGE}),
    "kind": (f"/kinds/{next(iter(kinds()))}/", {**OFFICERS, "security": PAGE}),
    "check": ("/check/", dict.fromkeys(ROLES, PAGE)),
    "check_code": ("/check/NOSUCHCODE/", dict.fromkeys(ROLES, HIDDEN)),
    "paper": (  # of nobody's case
        "/papers/999999.pdf",
        {**dict.fromkeys(ROLES, HIDDEN), "anonymous": SIGN_IN},
    ),
    "loads": ("/loads/", DEPARTMENTS),
    "load": ("/loads/employers/0000000000000007/", OF_THE_REGISTRY),
    "loads_file": ("/loads/list.xlsx", DEPARTMENTS),
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
    "quality_file": ("/quality/2025/figures.xlsx", DEPARTMENTS),
    "quality_indicator_file": ("/quality/2025/cells_blank/employers.csv", OF_THE_REGISTRY),
    "quality_rows": ("/quality/2025/cells_blank/employers/rows/", OF_THE_REGISTRY),
    "quality_letters": ("/quality/2025/letters/", DEPARTMENTS),
    "quality_letter": ("/quality/2025/letters/202503/employers.xlsx", OF_THE_REGISTRY),
    "contradictions_now": ("/quality/contradictions/", ONWARD),
    "contradictions": ("/quality/2025/contradictions/", ALL),
    "contradictions_file": ("/quality/2025/contradictions.csv", ALL),
    "contradiction": ("/quality/contradictions/{stranger}/", OF_THE_REGISTRY),
}  # fmt: skip
ABSENT = (
    "/kinds/nothing/",
    "/kinds/matrix.exe",
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
    "/looks/nobody/",
    "/loads/employers/ffff/",
    "/quality/1999/",
    "/quality/2025/nothing/employers/",
    "/quality/2025/employers_silent/employers/",
    "/quality/2025/days_until_arrival/wage_months/rows/?month=202503",
    "/quality/2025/nothing/employers.csv",
    "/quality/2025/cells_blank/employers.exe",
    "/quality/2025/letters/202403/employers.xlsx",
    "/quality/2025/letters/202503/declarations.pdf",
    "/quality/2025/letters/202503/employers.exe",
    "/quality/contradictions/999999/",
    "/loads/no-such-feed/0000000000000007/",
)


def names_in(patterns):
    """Return the names of all addresses, however deep they are included."""
    return {
        name
        for pattern in patterns
        for name in (
            {pattern.name} if isinstance(pattern, URLPattern) else names_in(pattern.url_patterns)
        )
    }


# Walked by their declaration: tests/unit/anye_desk/office/casework/test_every_kind.py, and _road.py
OF_KINDS = {name for kind in kinds().values() for name in names_in(urls_of(kind))}
OF_THE_API = names_in(
    one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "api"
)


def test_every_address_has_a_line_for_looking_and_one_for_doing():
    found = names_in(get_resolver().url_patterns) - OF_KINDS - OF_THE_API
    assert found == set(MATRIX)
    assert set(DEEDS) | set(LOOKED_AT) == found


def test_an_address_included_twice_over_is_found():
    inner = [path("a/", lambda _request: None, name="deep")]
    assert names_in([path("x/", include([path("y/", include(inner))]))]) == {"deep"}


DONE, WRONG, NOT_SO, REFUSED = 302, 400, 405, 404
OFFICERS_DO = {**dict.fromkeys(ROLES, REFUSED), "anonymous": SIGN_IN, "officer": DONE}
NOBODY_DOES = {**OFFICERS_DO, "officer": REFUSED}
READERS_DO = {
    **OFFICERS_DO,
    **dict.fromkeys(("clerk", "other_clerk", "auditor", "township", "other_township"), DONE),
    **dict.fromkeys(("person", "system", "security"), REFUSED),
}
DEEDS = {  # what each role gets who sends the address an empty form
    "sign_in": {**dict.fromkeys(ROLES, DONE), "anonymous": PAGE},
    "second": dict.fromkeys(ROLES, DONE),
    "second_set_up": {**dict.fromkeys(ROLES, PAGE), "anonymous": SIGN_IN},
    "sign_out": dict.fromkeys(ROLES, DONE),
    "language": dict.fromkeys(ROLES, DONE),
    "invitation_new": {**NOBODY_DOES, "system": PAGE},
    "account_deed": NOBODY_DOES,  # to an account that is not there
    "confirmation": {**NOBODY_DOES, "security": DONE},
    "role": NOBODY_DOES,
    "invitation": dict.fromkeys(ROLES, REFUSED),
    "join": dict.fromkeys(ROLES, PAGE),
    "join_code": dict.fromkeys(ROLES, DONE),
    "job_confirm": NOBODY_DOES,
    "job_cancel": NOBODY_DOES,
    "persons": READERS_DO,
    "save_view": {
        role: WRONG if got == DONE and role != "anonymous" else got
        for role, got in READERS_DO.items()
    },
    "take_away_view": READERS_DO,
    "link_reviews": OFFICERS_DO,
    "link_review_answer": {**OFFICERS_DO, "officer": WRONG},
    "link_reviews_alike": {**OFFICERS_DO, "officer": PAGE},  # nothing chosen, nothing kept
    "hand_over": OFFICERS_DO,
    "same_person": OFFICERS_DO,
    "propose_same_person": OFFICERS_DO,
    "contradiction": {**OFFICERS_DO, "officer": WRONG, "registry": WRONG},
}
LOOKED_AT = set(MATRIX) - set(DEEDS)  # nobody changes anything there


@pytest.fixture
def filled_in(published):
    """Return an address with what it names: a question, a contradiction, a person or two."""

    def fill(address):
        named = {}
        for key, name in (("zhang", "张伟"), ("zhao", "赵敏")):
            if f"{{{key}}}" in address:
                named[key] = Person.objects.get(name=name).number
        if address.startswith("/links/"):  # one question at least waits there
            zhang, zhao = (Person.objects.get(name=name) for name in ("张伟", "赵敏"))
            named["review"] = propose_same_person(merged=zhang, kept=zhao, by=account(), at=AT).pk
        if "{stranger}" in address:
            named["stranger"] = Contradiction.objects.get(kind="employer_not_registered").pk
        return address.format(**named)

    return fill


def test_every_role_there_is_has_a_column_or_stands_as_one_that_has(accounts):
    assert {"anonymous", *accounts} == LOOKS_AS.keys()
    assert {account.role for account in accounts.values()} == set(Account.Role)


@pytest.mark.parametrize("role", LOOKS_AS)
@pytest.mark.parametrize("name", MATRIX)
def test_each_role_gets_what_it_may(name, role, client_of, filled_in):
    address, expected = MATRIX[name]
    response = client_of(role).get(filled_in(address))
    assert response.status_code == expected.get(role, expected[LOOKS_AS[role]])
    if role == "anonymous" and expected[role] == SIGN_IN and name not in PUBLIC:
        assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", DOES_AS)
@pytest.mark.parametrize("name", DEEDS)
def test_each_role_does_what_it_may(name, role, client_of, filled_in):
    address = filled_in(MATRIX[name][0])
    response = client_of(role).post(address)
    assert response.status_code == DEEDS[name].get(role, DEEDS[name][DOES_AS[role]])
    if role == "anonymous" and name not in PUBLIC:
        assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("name", sorted(LOOKED_AT))
def test_nobody_sends_a_form_to_where_nothing_is_done(name, client_of, filled_in):
    address = filled_in(MATRIX[name][0])
    response = client_of("officer").post(address)
    assert response.status_code == NOT_SO
    assert response["Allow"]
    assert "不能这样打开" in response.content.decode()


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


@pytest.mark.parametrize("role", ["officer", "stranger"])
def test_nothing_is_sent_without_the_token_of_a_page_of_ours(role, filled_in, accounts):
    """As a browser would that is on another site's page: whoever is signed in, and whatever for."""
    client = Client(enforce_csrf_checks=True)
    if role == "officer":
        client.force_login(accounts["officer"], "anye_desk.office.access.backend.Passwords")
    addresses = [filled_in(address) for address, _ in MATRIX.values()]
    known = Event.objects.count()
    for address in addresses:
        response = client.post(address, {"note": "x", "answer": "confirmed"})
        assert response.status_code == 403, address
    assert Event.objects.count() == known
