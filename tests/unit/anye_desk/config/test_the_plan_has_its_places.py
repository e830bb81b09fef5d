"""Where the plan says that a measure is done, there is such a place; the rest says not built."""

import pytest
from django.urls import get_resolver

from anye.cli.app import COMMANDS
from anye.programme.action_plan import action_plans
from anye_desk.office.casework.registry import kinds

MEASURES = [
    pytest.param(measure, id=measure.id)
    for plan in action_plans().values()
    for _, measure in plan.measures()
    if measure.is_built
]


def commands():
    found = set(COMMANDS)
    return found | {f"{name} {under}" for name, one in COMMANDS.items() for under in one.under}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_place_that_is_named_is_there(measure):
    pages = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    there = {"anye": commands(), "page": pages, "case": set(kinds())}
    for place in measure.done_at:
        where, _, name = place.partition(":")
        assert name in there[where]
