"""The API does what its own description says: Schemathesis sends what it allows, and what not.

Each address by several roles, on a case that stands where the move starts; whatever is sent, the
answer is one that is described, and none is an error of ours.
"""

import os

import pytest
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.transport.wsgi import WSGI_TRANSPORT
from tests.unit.anye_desk.office.casework.walked import case_in, maker, name_of, said_of

from anye_desk.config.wsgi import application
from anye_desk.office.casework.registry import kinds

IS_NIGHT = os.environ.get("HYPOTHESIS_PROFILE") == "night"
EXAMPLES = settings(
    max_examples=200 if IS_NIGHT else 6,
    suppress_health_check=[*HealthCheck],
    deadline=None,
)
DESCRIPTION = "/api/openapi.json"
TOKEN = "t" * 32
ANY_JSON = st.recursive(
    st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
CHECKED = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


class Browser:
    """The desk as somebody's browser asks it: signed in, with the token of a page."""

    def __init__(self, client):
        session = client.cookies["sessionid"].value
        self.sent = {
            "HTTP_COOKIE": f"sessionid={session}; csrftoken={TOKEN}",
            "HTTP_X_CSRFTOKEN": TOKEN,
            "HTTP_ACCEPT_ENCODING": "identity",
        }

    def __call__(self, environ, start):
        return application({**environ, **self.sent}, start)


@pytest.mark.long  # what it sends is drawn anew each time, and takes a minute and more
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))
def test_whatever_is_sent_the_answer_is_one_that_is_described(kind, accounts, client_of):
    signed_in = {name: Browser(client_of(name)) for name in ("officer", "clerk", "auditor")}
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, signed_in["officer"])
    address = f"/api/{kind.name.replace('_', '-')}/"
    seen = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if not operation.full_path.startswith(address):
            continue
        seen += 1
        with transaction.atomic():
            _try(kind, operation, accounts, signed_in, client_of)
            transaction.set_rollback(True)
    assert seen == len(kind.moves) + 2


def _try(kind, operation, accounts, signed_in, client_of):
    move = kind.move(operation.full_path.rstrip("/").rpartition("/")[2])
    there = None if move is None or move.opens else case_in(kind, move.starts[0], accounts)
    by = maker(move, accounts) if move else accounts["officer"]
    people = dict(signed_in)
    if by:
        people["its maker"] = Browser(client_of(name_of(by, accounts)))
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    sent = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))

    @EXAMPLES
    @given(
        case=sent,
        who=st.sampled_from(sorted(people)),
        is_real=st.booleans(),
        instead=st.none() | ANY_JSON,
    )
    def tried(case, who, is_real, instead):
        if instead is not None and move:
            case.body = instead
        if is_real and there:
            case.path_parameters = {"number": there.pk}
            if isinstance(case.body, dict):
                case.body = {**said_of(kind, move.name), **case.body, "version": there.version}
        with transaction.atomic():
            response = WSGI_TRANSPORT.send(case, app=people[who])
            case.validate_response(response, checks=CHECKED)
            transaction.set_rollback(True)

    tried()
