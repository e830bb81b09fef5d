"""Who looked at a person's file, as the person and as an officer is told."""

import ast
import re
from pathlib import Path

import pytest
from tests.unit.anye_desk.conftest import AT

import anye_desk
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.models import Event
from anye_desk.office.looks.lists import looks, readings_of
from anye_desk.office.looks.words import DEEDS, THINGS, purpose

MILL = "/years/2025/employers/000000RT/"
ACTION = re.compile(r"[a-z_]+:[a-z_]+")
OF_NOBODY = {"account", "command", "exchange", "peer"}  # whose rows they open is nobody's


@pytest.fixture
def zhang(numbers):
    return numbers["张伟"]


def test_a_person_sees_who_looked_when_and_what_for_and_no_officials_name(client_of, zhang):
    client_of("officer").get(f"{MILL}persons/{zhang}/")
    client_of("clerk").get(MILL)
    page = client_of("person").get("/looks/").content.decode()
    assert page.count("<tr>") == 1 + 2
    assert "区残联经办人" in page
    assert "用人单位经办人" in page
    assert "查看：本人一年的认定" in page
    assert "查看：单位一年的认定" in page
    assert "官员" not in page  # as the officer is called


def test_a_person_sees_only_looks_at_its_own_file(client_of, zhang, numbers):
    record("person_year:read", subject="s", actor="officer", at=AT, persons=[numbers["王芳"]])
    assert "还没有人打开过" in client_of("person").get("/looks/").content.decode()


@pytest.mark.parametrize("who", ["officer", "clerk", "registry", "auditor", "township"])
def test_who_is_no_person_has_no_file_of_its_own(who, client_of, published):
    assert client_of(who).get("/looks/").status_code == 404


@pytest.mark.parametrize("who", ["person", "clerk", "registry", "township"])
def test_only_the_district_sees_who_looked_at_somebody(who, client_of, zhang):
    assert client_of(who).get(f"/looks/{zhang}/").status_code == 404


def test_that_an_officer_asked_who_looked_is_a_look_too(client_of, zhang):
    assert "还没有人打开过" in client_of("officer").get(f"/looks/{zhang}/").content.decode()
    event = Event.objects.get(action="person:looks")
    assert [one.person for one in event.readings.all()] == [zhang]
    assert "查看谁看过：人员" in client_of("person").get("/looks/").content.decode()


def test_what_no_account_did_is_said_to_be_the_desks_own_or_of_one_that_is_gone(zhang):
    for actor in ("clock", "command:bundle", "nobody"):
        record("ledger:bundle", subject="s", actor=actor, at=AT, persons=[zhang])
    said = [look.office for look in looks(readings_of(zhang))]
    assert said == ["已不在的账号", "工作台自动处理", "工作台自动处理"]


def test_of_whom_an_account_was_is_said(client_of, zhang, accounts):
    for actor in ("clerk", "tax", "township"):
        record("person_year:read", subject="s", actor=actor, at=AT, persons=[zhang])
    of = [look.of for look in looks(readings_of(zhang))]
    assert all(of)
    assert of[1] == "区税务局"


def test_many_looks_are_asked_for_in_as_many_queries_as_few(
    zhang, accounts, django_assert_num_queries
):
    for n in range(60):
        actor = list(accounts.values())[n % len(accounts)].username
        record("person_year:read", subject="s", actor=actor, at=AT, persons=[zhang])
    with django_assert_num_queries(4):
        assert len(looks(readings_of(zhang))) == 60


def actions_written():
    """Return the actions that the desk's own text names."""
    for path in Path(anye_desk.__file__).parent.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from (node.value,) if ACTION.fullmatch(node.value) else ()


def test_every_action_that_is_written_has_words_in_both_languages():
    every = {one for one in actions_written() if one.partition(":")[0] not in OF_NOBODY}
    every |= {f"{kind}:{deed}" for kind in kinds() for deed in ("list", "download", "read")}
    every |= {f"{kind.name}:{move.name}" for kind in kinds().values() for move in kind.moves}
    assert len(every) > 20
    for action in every:
        said = purpose(action)
        assert said.zh
        assert said.en
    written = {one.partition(":") for one in every}
    assert THINGS.keys() <= {noun for noun, _, _ in written}
    assert DEEDS.keys() <= {verb for _, _, verb in written}
