"""Every kind of case, walked by its declaration: what holds for one holds for all."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.unit.anye_desk.office.casework.walked import (
    AT,
    MOVES,
    STATES,
    case_in,
    last_maker,
    maker,
    name_of,
    order,
    outcome,
    said_of,
    state_before,
    twin,
    ways,
)
from tests.unit.anye_desk.test_worst_strings import WORST

from anye_desk.frame.listing import ordered
from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.casework.performing import (
    CaseChangedError,
    MissingError,
    NotFromHereError,
    NotYoursError,
    SameHumanError,
    row_of,
)
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.scopes import capacities
from anye_desk.office.ledger.models import Event

pytestmark = pytest.mark.usefixtures("published", "on_the_walked_day")
IN_A_STATE = pytest.mark.parametrize(
    ("kind", "state"), STATES, ids=[f"{kind.name}-{state}" for kind, state in STATES]
)
EACH_MOVE = pytest.mark.parametrize(
    ("kind", "move"), MOVES, ids=[f"{kind.name}-{move.name}" for kind, move in MOVES]
)
EACH = pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))
STANDS = (MissingError, NotFromHereError, SameHumanError)  # of a move that is its maker's to make


@pytest.fixture
def on_the_walked_day(monkeypatch):
    """Let pages be opened when the moves are made: a guard may ask for the day."""
    monkeypatch.setattr(timezone, "now", lambda: AT)


@EACH
def test_every_state_is_reached(kind):
    assert ways(kind).keys() == {state.name for state in kind.states}


@EACH
def test_every_guard_reason_and_state_has_words_in_both_languages(kind):
    words = [
        kind.words,
        kind.basis,
        *(state.words for state in kind.states),
        *(m.words for m in kind.moves),
    ]
    words += [guard.words for move in kind.moves for guard in move.guards]
    words += [reason.words for move in kind.moves for reason in move.reasons]
    assert all(text.zh and text.en and text.zh != text.en for text in words)


@IN_A_STATE
def test_each_move_by_each_role_in_each_state_goes_as_it_is_declared(kind, state, accounts):
    case = case_in(kind, state, accounts)
    for name, account in accounts.items():
        for move in kind.moves:
            if move.opens:
                continue
            wanted = order(kind, move, account, case)
            is_its = move.who & capacities(account, case)
            ended = outcome(kind, wanted)
            if not is_its:
                assert ended is NotYoursError, (name, move.name)
            elif state not in move.starts:
                assert ended is NotFromHereError, (name, move.name)
            else:
                assert ended is None or ended in STANDS, (name, move.name, ended)


@IN_A_STATE
def test_a_page_shows_what_its_reader_can_do_and_why_not_the_rest(kind, state, accounts, client_of):
    case = case_in(kind, state, accounts)
    for name, account in accounts.items():
        response = client_of(name).get(reverse(f"{kind.name}_case", args=[case.pk]))
        may_see = lists.seen(account, kind).filter(pk=case.pk).exists()
        assert response.status_code == (200 if may_see else 404), name
        if not may_see:
            continue
        text = response.content.decode()
        for move in kind.leading_from(state):
            is_its = bool(move.who & capacities(account, case))
            can = is_its and outcome(kind, order(kind, move, account, case)) is None
            assert (f"/{case.pk}/{move.name}/" in text) == can, (name, move.name)


@IN_A_STATE
def test_an_older_version_is_refused_and_nothing_of_it_is_kept(kind, state, accounts):
    case = case_in(kind, state, accounts)
    for move in kind.leading_from(state):
        for account in accounts.values():
            if not move.who & capacities(account, case):
                continue
            wanted = order(kind, move, account, case)
            Case.objects.filter(pk=case.pk).update(version=case.version + 1)
            assert outcome(kind, wanted) is CaseChangedError
            Case.objects.filter(pk=case.pk).update(version=case.version)


@IN_A_STATE
def test_each_step_and_its_event_are_written_together(kind, state, accounts):
    case = case_in(kind, state, accounts)
    steps = list(Step.objects.filter(case=case))
    assert [step.version for step in steps] == list(range(1, case.version + 1))
    assert [step.move for step in steps] == [move.name for move in ways(kind)[state]]
    events = Event.objects.filter(subject=f"case:{case.pk}").order_by("pk")
    assert [event.action for event in events] == [f"{kind.name}:{step.move}" for step in steps]
    assert case.state == steps[-1].end == state


@IN_A_STATE
def test_whose_turn_it_is_finds_the_case_in_its_list(kind, state, accounts):
    case = case_in(kind, state, accounts)
    turn = kind.state(state).turn
    for account in accounts.values():
        is_its = bool(turn & capacities(account, case))
        assert lists.waiting(account, kind).filter(pk=case.pk).exists() == is_its
    assert (case.due_on is not None) == kind.state(state).has_clock
    assert (case.closed_at is not None) == (not turn)


@EACH
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_is_seen_and_handed_out_by_those_whom_it_concerns(kind, ending, accounts, client_of):
    case = case_in(kind, next(iter(ways(kind))), accounts)
    for name, account in accounts.items():
        client = client_of(name)
        page = client.get(reverse(kind.name)).content.decode()
        is_seen = lists.seen(account, kind).exists()
        assert (case.number in page) == is_seen, name
        file = client.get(reverse(f"{kind.name}_file", args=[ending]))
        assert file.status_code == 200
        if ending == "csv":
            assert (case.number in file.content.decode()) == is_seen, name


@EACH
def test_a_list_asks_as_often_for_many_as_for_one(
    kind, accounts, client_of, django_assert_num_queries
):
    client = client_of("officer")
    case = case_in(kind, next(iter(ways(kind))), accounts)
    address = f"{reverse(kind.name)}?q=&state=&sort=due"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    with transaction.atomic():
        others = [twin(kind, case, n) for n in range(3)]
        with django_assert_num_queries(len(asked)):
            page = client.get(address).content.decode()
        transaction.set_rollback(True)
    assert all(other.number in page for other in others)


@EACH_MOVE
def test_no_text_in_a_field_of_a_move_is_an_error_of_ours(kind, move, accounts, client_of):
    """Each text is read and shown again, and what a field takes goes to the deed; some are sent.

    All by one who may make the move, where it is open: before that nothing is read.
    """
    case = None if move.opens else case_in(kind, state_before(kind, move), accounts)
    made_by = last_maker(case) if move.takes_back else maker(move, accounts)
    if made_by is None:
        return  # the clock's alone: nobody writes in it
    client, row = client_of(name_of(made_by, accounts)), row_of(kind, case) if case else None
    known = {"version": case.version if case else 0, **said_of(kind, move.name)}
    name, args = (f"{kind.name}_new", []) if move.opens else (f"{kind.name}_move", [case.pk])
    address = reverse(name, args=[*args, move.name])
    for n, field in enumerate(pages.form_of(move, case, row).fields):
        sent = WORST if move is kind.moves[0] else (WORST[n], WORST[-n - 1])
        for text in WORST:
            said = {**known, field: text}
            if pages.form_of(move, case, row, said).is_valid():
                outcome(kind, order(kind, move, made_by, case, said=said))
            else:
                assert pages.form_of(move, case, row, said)[field].as_field_group()
            if text not in sent:
                continue
            with transaction.atomic():
                response = client.post(address, said)
                transaction.set_rollback(True)
            assert response.status_code < 500, (move.name, field, text)
            assert response.status_code not in {403, 404}, (move.name, field, text)


@EACH
def test_no_text_in_the_filter_is_an_error_of_ours(kind, accounts, client_of):
    client = client_of("officer")
    for text in WORST:
        for field in ("q", "state", "township", "sort", "page"):
            assert client.get(reverse(kind.name), {field: text}).status_code < 500


@EACH
@pytest.mark.parametrize("sort", lists.SORTS)
@pytest.mark.parametrize("is_turned", [False, True])
def test_an_index_has_the_list_in_its_order(kind, sort, accounts, is_turned):
    """A million cases are not sorted for the first twenty-five; what plans, SQLite tells."""
    if connection.vendor != "sqlite":
        return
    order = lists.SORTS[sort].order
    found = ordered(lists.seen(accounts["officer"], kind), order)
    plan = (found.reverse() if is_turned else found)[:26].explain()
    assert "TEMP B-TREE" not in plan
