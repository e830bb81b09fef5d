"""Random histories of every kind of case: each move by anybody, at any time, in any order.

A model that knows the declaration alone says how each move must end; the database must say the
same after each, whether the move was made or refused.
"""

import os
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest
from django import forms
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.unit.anye_desk.office.casework.walked import AT, case_in, said_of

from anye_desk.office.access.models import Account
from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.clocks import time_out
from anye_desk.office.casework.declaring import Capacity
from anye_desk.office.casework.models import Case, Part, Step
from anye_desk.office.casework.performing import (
    CaseChangedError,
    CaseworkError,
    MissingError,
    NotFromHereError,
    NotYoursError,
    Order,
    SaidWrongError,
    SameHumanError,
    local_day,
    perform,
    row_of,
)
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.scopes import capacities
from anye_desk.office.ledger.models import Event

IS_NIGHT = os.environ.get("HYPOTHESIS_PROFILE") == "night"
SHORT = settings(max_examples=300 if IS_NIGHT else 12, stateful_step_count=20)
THE_KINDS_OWN = (MissingError, SaidWrongError)  # guards and deeds look at what the model does not
NOT_FILLED_IN = "its form is not filled in"
MOST_DAYS = 20
OTHERS = {  # more people, one of them behind two accounts
    "officer2": (Account.Role.OFFICER, "officer2"),
    "reviewer2": (Account.Role.REVIEWER, "reviewer2"),
    "both": (Account.Role.REVIEWER, "account:officer"),
}


@dataclass
class Model:
    """A case as its declaration has it."""

    state: str
    version: int
    moves: list[str]
    last_human: str
    parts: dict[str, str] = field(default_factory=dict)  # by human


class Histories(RuleBasedStateMachine):
    """One case of a kind, to which anything may happen."""

    kind, people = None, {}  # set by the test

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at = AT

    def teardown(self):
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(data=st.data())
    def begins(self, data):
        """Begin somewhere: the far states are seldom reached by chance."""
        state = data.draw(st.sampled_from([one.name for one in self.kind.states]), "from")
        case = case_in(self.kind, state, self.people)
        steps = list(Step.objects.filter(case=case))
        parts = dict(Part.objects.filter(case=case).values_list("human", "part"))
        moves = [step.move for step in steps]
        self.model = Model(state, case.version, moves, steps[-1].human, parts)
        self.pk, self.at = case.pk, AT + timedelta(hours=1)

    @rule(data=st.data(), is_stale=st.integers(0, 9))
    def somebody_makes_a_move(self, data, is_stale):
        """Let somebody try a move, now and then as the case was seen before."""
        here = [move for move in self.kind.moves if self.model.state in move.starts]
        anywhere = [move for move in self.kind.moves if not move.opens]
        move = data.draw(st.sampled_from([*here, *here, *here, *anywhere]))
        by = data.draw(st.sampled_from(self._likely(move) or [None]) | st.sampled_from(
            [*self.people.values(), None]
        ))  # fmt: skip
        self.at += timedelta(minutes=1)
        case = Case.objects.get(pk=self.pk)
        said = self._said(move, case, data)
        if said is NOT_FILLED_IN:
            return
        version = case.version - (is_stale == 0)
        order = Order(move.name, by, self.at, case=self.pk, version=version, said=said)
        expected = self._expected(move, by, case, is_stale=is_stale == 0)
        ended = self._ended(order)
        if expected is None and ended in THE_KINDS_OWN:
            return
        assert ended == expected, (move.name, by, self.model)
        if ended is None:
            self._made(move, by)

    @rule(days=st.integers(1, MOST_DAYS))
    def days_pass(self, days):
        """Let days pass, and the clock do what silence does."""
        self.at += timedelta(days=days)
        case, state = Case.objects.get(pk=self.pk), self.kind.state(self.model.state)
        is_over = case.due_on is not None and case.due_on < local_day(self.at)
        made, refused = time_out([self.kind], self.at)
        assert refused == []
        assert made == bool(is_over and state.on_silence)
        if made:
            self._made(self.kind.move(state.on_silence), None)

    @precondition(lambda self: hasattr(self, "model"))
    @invariant()
    def the_database_says_the_same(self):
        """One step and one event a move, no state without an owner, four eyes hold."""
        case = Case.objects.get(pk=self.pk)
        assert (case.state, case.version) == (self.model.state, self.model.version)
        steps = list(Step.objects.filter(case=case))
        assert [step.version for step in steps] == list(range(1, case.version + 1))
        assert [step.move for step in steps] == self.model.moves
        assert [step.start for step in steps] == ["", *(step.end for step in steps[:-1])]
        assert all(one.at <= other.at for one, other in pairwise(steps))
        events = Event.objects.filter(subject=f"case:{case.pk}").order_by("pk")
        moves = [event.action for event in events if "read" not in event.action]
        assert moves == [f"{self.kind.name}:{move}" for move in self.model.moves]
        turn = self.kind.state(case.state).turn
        assert (case.closed_at is None) == bool(turn)
        waits = [one for one in self.people.values() if turn & capacities(one, case)]
        assert all(lists.waiting(one, self.kind).filter(pk=case.pk).exists() for one in waits)
        assert waits or not turn
        self._four_eyes(steps)

    def _four_eyes(self, steps):
        humans = {}
        for step in steps:
            part = self.kind.move(step.move).part
            if part and step.human:
                humans.setdefault(step.human, set()).add(part)
        assert all(len(parts) == 1 for parts in humans.values()), humans
        kept = dict(Part.objects.filter(case=self.pk).values_list("human", "part"))
        assert kept == self.model.parts == {human: min(parts) for human, parts in humans.items()}

    def _likely(self, move):
        case = Case.objects.get(pk=self.pk)
        return [one for one in self.people.values() if move.who & capacities(one, case)]

    def _said(self, move, case, data):
        """Fill the form of a move in; what the case itself asks is answered at random."""
        record = row_of(self.kind, case)
        said = {"version": case.version, **said_of(self.kind, move.name)}
        for name, asked in pages.form_of(move, case, record).fields.items():
            if name not in said and asked.required and isinstance(asked, forms.ChoiceField):
                said[name] = data.draw(st.sampled_from([str(code) for code, _ in asked.choices]))
        form = pages.form_of(move, case, record, said)
        return form.cleaned_data if form.is_valid() else NOT_FILLED_IN

    def _expected(self, move, by, case, *, is_stale):
        """Return how a move must end by the declaration, as far as that says."""
        if not move.who & (capacities(by, case) if by else {Capacity.CLOCK}):
            return NotYoursError
        if is_stale:
            return CaseChangedError
        human = by.human if by else ""
        takes_back = (self.model.moves[-1], self.model.last_human) == (move.takes_back, human)
        if self.model.state not in move.starts or (move.takes_back and not takes_back):
            return NotFromHereError
        other = by and move.part and self.model.parts.get(human, move.part) != move.part
        return SameHumanError if other else None

    def _ended(self, order):
        try:
            with transaction.atomic():
                perform(self.kind, order)
        except CaseworkError as error:
            return type(error)
        return None

    def _made(self, move, by):
        model, human = self.model, by.human if by else ""
        model.state, model.version = move.end or model.state, model.version + 1
        model.moves.append(move.name)
        model.last_human = human
        if move.part and by:
            model.parts[human] = move.part


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))
def test_whatever_happens_to_a_case_the_declaration_and_the_database_agree(kind, accounts):
    more = {
        name: Account.objects.create(username=name, role=role, natural=natural)
        for name, (role, natural) in OTHERS.items()
    }

    class OfThisKind(Histories):
        pass

    OfThisKind.kind, OfThisKind.people = kind, {**accounts, **more}
    run_state_machine_as_test(OfThisKind, settings=SHORT)
