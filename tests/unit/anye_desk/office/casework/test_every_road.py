"""The same deed by every road: form, API, many at once and the clock end as ``perform`` does."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.made.worked import work
from tests.unit.anye_desk.office.casework.walked import (
    AT,
    MOVES,
    STATES,
    case_in,
    maker,
    order,
    outcome,
    said_of,
    state_before,
)
from tests.unit.anye_desk.test_worst_strings import WORST

from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.bulk import web as many
from anye_desk.office.casework.bulk.verdicts import bulk_moves
from anye_desk.office.casework.clocks import time_out
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.casework.performing import (
    MissingError,
    NotFromHereError,
    NotYoursError,
    Order,
    SameHumanError,
)
from anye_desk.office.casework.registry import kinds
from anye_desk.office.jobs.models import Job, JobRow
from anye_desk.office.ledger.models import Event

pytestmark = pytest.mark.usefixtures("published")
IN_A_STATE = pytest.mark.parametrize(
    ("kind", "state"), STATES, ids=[f"{kind.name}-{state}" for kind, state in STATES]
)
EACH_MOVE = pytest.mark.parametrize(
    ("kind", "move"), MOVES, ids=[f"{kind.name}-{move.name}" for kind, move in MOVES]
)
EACH = pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))
MANY = [(kind, move) for kind, move in MOVES if move.bulk]
EACH_MANY = pytest.mark.parametrize(
    ("kind", "move"), MANY, ids=[f"{kind.name}-{move.name}" for kind, move in MANY]
)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Have the pages read the moment at which the walked cases stand."""
    monkeypatch.setattr(timezone, "now", lambda: AT)


REFUSED = {NotYoursError: 404, NotFromHereError: 409, MissingError: 409, SameHumanError: 409}
NO_OBJECTS = ("", "[]", "[1]", "3", '{"note": "\\ud800"}')


def by_form(client, kind, case, move, said):
    return client.post(reverse(f"{kind.name}_move", args=[case.pk, move.name]), said)


def by_api(client, kind, case, move, said):
    address = reverse(f"api:{kind.name}_{move.name}", args=[case.pk])
    return client.post(address, json.dumps(said), content_type="application/json")


def by_many(client, kind, case, move, said):
    address = reverse(f"{kind.name}_many_move", args=[move.name])
    sent = {**said, "cases": f"{case.pk}.{said['version']}"}
    return client.post(address, sent)


def by_job(client, kind, case, move, said):
    """Send it to a worker, as more cases than one request holds go, and give the word."""
    sent = {"all": "1", "move": move.name}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many, "MANY", 0)
        answer = client.post(reverse(f"{kind.name}_many"), sent)
    if answer.status_code == 302:
        work(AT)
        job = Job.objects.get()
        if job.state == Job.State.ASKING:
            answer = client.post(reverse("job_confirm", args=[job.pk]), said)
            work(AT)
    return answer


def all_of_them(kind, case, accounts):
    """Yield each move by each account with the error that it is to end in, none if it is made."""
    for move in kind.moves:
        for name, account in () if move.opens else accounts.items():
            yield name, move, outcome(kind, order(kind, move, account, case))


def one_of_each(kind, case, accounts):
    """Yield of all of them each move that is made, and each end in which others are refused.

    The roads are one code for all kinds, and who may make which move is walked whole without them:
    so a kind costs as many requests as it has moves, and not that times all accounts.
    """
    ends = {}
    for name, move, end in all_of_them(kind, case, accounts):
        is_many = move in bulk_moves(accounts[name], kind)
        ends.setdefault((end, is_many, None if end else move.name), (name, move, end))
    yield from ends.values()


@IN_A_STATE
@pytest.mark.parametrize("walk", [one_of_each, pytest.param(all_of_them, marks=pytest.mark.long)])
def test_each_road_ends_alike_for_each_role_in_each_state(kind, state, walk, accounts, client_of):
    case, differing = case_in(kind, state, accounts), []
    for name, move, expected in walk(kind, case, accounts):
        client, is_many = client_of(name), move in bulk_moves(accounts[name], kind)
        said = {"version": case.version, **said_of(kind, move.name)}
        for road in (by_form, by_api, by_many, by_job):
            with transaction.atomic():
                answer = road(client, kind, case, move, said)
                steps = Step.objects.filter(case=case, version=case.version + 1)
                changed = [(step.move, step.by) for step in steps]
                told = {by_many: verdict_of, by_job: verdict_of_job}.get(road)
                verdict = told(client, kind, answer) if told else None
                transaction.set_rollback(True)
            wanted = [] if expected else [(move.name, accounts[name])]
            status = REFUSED.get(expected, 302 if road is by_form else 200)
            if road in (by_many, by_job):
                status = 302 if is_many else 404
                wanted = wanted if is_many else []
                if is_many and bool(verdict) != bool(expected):
                    differing.append((name, move.name, road.__name__, verdict))
            if changed != wanted or answer.status_code != status:
                differing.append((name, move.name, road.__name__, answer.status_code, changed))
    assert differing == []


def verdict_of(client, kind, answer):
    """Return why the one case was not moved."""
    if answer.status_code != 302:
        return None
    [[_, why]] = client.session[f"many-{kind.name}"]["rows"]
    return why


def verdict_of_job(_client, _kind, answer):
    """Return why the one case of a job was not moved."""
    if answer.status_code != 302:
        return None
    row = JobRow.objects.get()
    return row.why if row.verdict != JobRow.Verdict.DONE else ""


@IN_A_STATE
def test_the_clock_ends_as_its_order_does(kind, state, accounts):
    case, declared = case_in(kind, state, accounts), kind.state(state)
    at = AT + timedelta(days=90)
    silent = declared.on_silence
    wanted = Order(silent, None, at, case=case.pk, version=case.version)
    expected = outcome(kind, wanted) if silent else NotYoursError
    made, refused = time_out([kind], at)
    assert (made, len(refused)) == ((1, 0) if expected is None else (0, 1 if silent else 0))
    assert (Case.objects.get(pk=case.pk).version > case.version) == (expected is None)


@IN_A_STATE
def test_the_api_says_what_the_page_says(kind, state, accounts, client_of):
    case = case_in(kind, state, accounts)
    address = f"/api/{kind.name.replace('_', '-')}/"
    for name, account in accounts.items():
        client = client_of(name)
        listed = client.get(address, {"state": state}).json()
        seen = lists.seen(account, kind).filter(pk=case.pk).exists()
        assert [one["id"] for one in listed["rows"]] == ([case.pk] if seen else []), name
        answer = client.get(f"{address}{case.pk}")
        assert answer.status_code == (200 if seen else 404)
        if not seen:
            assert answer.json()["errors"][""]
            continue
        page = client.get(reverse(f"{kind.name}_case", args=[case.pk]))
        assert answer.json()["can"] == [one.move.name for one in page.context["can"]]
        cannot = {one.move.name: list(one.why) for one in page.context["cannot"]}
        assert answer.json()["cannot"] == cannot


@EACH
def test_the_api_is_described_whole_and_to_nobody_from_outside(kind, accounts, client_of):
    client = client_of("officer")
    described = client.get("/api/openapi.json").json()
    folder = kind.name.replace("_", "-")
    for move in kind.moves:
        way = f"new/{move.name}" if move.opens else f"{{number}}/{move.name}"
        post = described["paths"][f"/api/{folder}/{way}"]["post"]
        assert {"200", "400", "404", "409"} <= post["responses"].keys()
        fields = post["requestBody"]["content"]["application/json"]["schema"]["properties"]
        assert fields.keys() >= move.form.base_fields.keys()
    docs = client.get("/api/docs")
    assert "//" not in docs.content.decode().replace("<!--", "")
    assert "script-src 'self'" in docs["Content-Security-Policy"]
    assert Client().get("/api/openapi.json").status_code == 401


@EACH
def test_the_api_wants_a_session_a_token_and_an_object(kind, accounts):
    case = case_in(kind, kind.states[0].name, accounts)
    move, by = next(
        (move, by) for move in kind.leading_from(case.state) if (by := maker(move, accounts))
    )
    mine = Client()
    mine.force_login(by, "anye_desk.office.access.backend.Passwords")
    address = reverse(f"api:{kind.name}_{move.name}", args=[case.pk])
    kept = Event.objects.count()
    for client, body, status in (
        (Client(), "{}", 401),
        (_with_checks(by), "{}", 403),
        *((mine, body, 400) for body in ("", "[]", "[1]", "3", '{"note": "\\ud800"}')),
    ):
        answer = client.post(address, body, content_type="application/json")
        assert (answer.status_code, bool(answer.json()["errors"])) == (status, True), body
    assert Event.objects.count() == kept


def _with_checks(account):
    client = Client(enforce_csrf_checks=True)
    client.force_login(account, "anye_desk.office.access.backend.Passwords")
    return client


@EACH_MOVE
def test_no_text_in_a_body_is_an_error_of_ours(kind, move, accounts):
    case = None if move.opens else case_in(kind, state_before(kind, move), accounts)
    by = maker(move, accounts)
    if by is None:
        return  # the clock's alone
    client = Client()
    client.force_login(by, "anye_desk.office.access.backend.Passwords")
    address = reverse(f"api:{kind.name}_{move.name}", args=[case.pk] if case else [])
    known = {"version": case.version if case else 0, **said_of(kind, move.name)}
    for text in (*WORST[:4], 10**300, 1e308, None, True, ["x"], {"a": 1}):
        for said in (dict.fromkeys(pages.form_of(move).fields, text), {"note": text}):
            with transaction.atomic():
                body = json.dumps({**known, **said})
                answer = client.post(address, body, content_type="application/json")
                transaction.set_rollback(True)
            assert answer.status_code < 500, (move.name, said)


@EACH_MANY
def test_many_are_looked_at_confirmed_and_told_one_by_one(kind, move, accounts, client_of):
    """One that can, one that has moved on since it was seen, and one that never was."""
    case = case_in(kind, state_before(kind, move), accounts)
    by = next(name for name, one in accounts.items() if one == maker(move, accounts))
    client, done = client_of(by), reverse(f"{kind.name}_many_done")
    picked = [f"{case.pk}.{case.version}", f"{case.pk + 999}.1", "x", "9" * 30, "1.", "²."]
    look = client.post(reverse(f"{kind.name}_many"), {"move": move.name, "case": picked})
    assert look.status_code == 200
    assert (look.context["can_count"], look.context["cannot_count"]) == (1, 1)
    assert Case.objects.get(pk=case.pk).version == case.version  # nothing is done yet
    every = client.post(reverse(f"{kind.name}_many"), {"move": move.name, "all": "1", "list": ""})
    assert every.context["cases"] == look.context["cases"] == f"{case.pk}.{case.version}"
    do = reverse(f"{kind.name}_many_move", args=[move.name])
    said = {**said_of(kind, move.name), "cases": " ".join(picked)}
    assert client.post(do, said).status_code == 302
    assert Case.objects.get(pk=case.pk).version == case.version + 1
    page = client.get(done)
    assert (page.context["made"], page.context["refused"]) == (1, 1)
    file = client.get(reverse(f"{kind.name}_many_file", args=["csv"])).content.decode()
    assert case.number in file
    client.post(do, said)  # sent twice, done once
    assert client.get(done).context["made"] == 0
    assert Case.objects.get(pk=case.pk).version == case.version + 1


@EACH_MANY
def test_nothing_chosen_or_too_many_is_said_and_nothing_is_done(
    kind, move, accounts, client_of, monkeypatch
):
    case = case_in(kind, state_before(kind, move), accounts)
    by = next(name for name, one in accounts.items() if one == maker(move, accounts))
    client, look = client_of(by), reverse(f"{kind.name}_many")
    none = client.post(look, {"move": move.name}, follow=True)
    assert "没有选中任何一件" in none.content.decode()
    for most in ("MANY", "LARGEST"):
        monkeypatch.setattr(f"anye_desk.office.casework.bulk.web.{most}", 0)
    many = client.post(look, {"move": move.name, "all": "1"}, follow=True)
    assert "请先缩小范围" in many.content.decode()
    assert client.post(look, {"move": "nothing"}).status_code == 404
    assert Case.objects.get(pk=case.pk).version == case.version
