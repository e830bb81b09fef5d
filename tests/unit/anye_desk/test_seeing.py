"""Nothing that a reader is not cleared for stands on any page or in any file of that reader."""

import re
from dataclasses import replace
from importlib import import_module
from inspect import getsource
from io import BytesIO

import openpyxl
import pytest
from django.apps import apps
from django.db.models import Field
from django.utils.module_loading import module_has_submodule
from tests.made import sample
from tests.made.accounts import account
from tests.unit.anye_desk.conftest import AT
from tests.unit.anye_desk.office.access.test_matrix import MATRIX, ROLES

from anye.assessment.opened import explain
from anye.rulebook.chain import Step
from anye.tables.year.assessed import PERSON_MONTHS
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.link_reviews.actions import propose_same_person
from anye_desk.frame.hidden import Hidden
from anye_desk.office.access.classes import CLASSES_OF, DERIVED
from anye_desk.office.access.seeing import CLEARED, Seen, seen_by, seen_steps
from anye_desk.office.parties.models import Person
from anye_desk.published.years.columns import MONTH_COLUMNS
from anye_desk.published.years.models import EmployerYear, PersonMonth

MILL, AGENCY, OFFICE = "000000RT", "000000RW", "000000RV"
ELSEWHERE = {"wage_elsewhere", "insurance_status_elsewhere", "contract_employers", "claims"}
CANARY_WAGE, CANARY_PAY = 7_654_321, 9_182_736  # fen
SAID = {CANARY_WAGE: "76,543.21", CANARY_PAY: "91,827.36"}


@pytest.fixture
def canaries(published, monkeypatch):
    """Plant in every sensitive column a value that stands nowhere else."""
    planted = {"wage_elsewhere": CANARY_WAGE, "contract_employers": 2, "wage": CANARY_PAY}
    asked = explain.facts_in

    def with_canaries(row, of):
        facts = asked(row, of)
        return {**facts, **{name: value for name, value in planted.items() if name in facts}}

    monkeypatch.setattr(explain, "facts_in", with_canaries)
    PersonMonth.objects.update(wage=CANARY_PAY)
    return {person.resident_id for person in Person.objects.all()}


@pytest.fixture
def places(published, numbers):
    zhang, zhao = (Person.objects.get(name=name) for name in ("张伟", "赵敏"))
    return {
        "review": propose_same_person(merged=zhang, kept=zhao, by=account(), at=AT).pk,
        "stranger": Contradiction.objects.get(kind="employer_not_registered").pk,
        "zhang": zhang.number,
        "zhao": zhao.number,
    }


def text_of(response) -> str:
    """Return all that a page or file says."""
    content = b"".join(response) if response.streaming else response.content
    if content[:2] == b"PK":
        book = openpyxl.load_workbook(BytesIO(content))
        return " ".join(str(c.value) for s in book for row in s.iter_rows() for c in row)
    return content.decode("utf-8", "replace")


ADDRESSES = {
    **{name: address for name, (address, _) in MATRIX.items()},
    "month_at_the_agency": f"/years/2025/employers/{OFFICE}/persons/{{zhao}}/202508/{AGENCY}/",
    "year_at_the_host": f"/years/2025/employers/{OFFICE}/persons/{{zhao}}/",
}


@pytest.mark.parametrize("role", [*ROLES, "host"])
def test_no_canary_is_seen_by_whom_it_does_not_concern(role, canaries, places, client_of, accounts):
    if role == "host":
        accounts["other_clerk"].employer_id = sample.OFFICE
        accounts["other_clerk"].save()
        client = client_of("other_clerk")
    else:
        client = client_of(role)
    for address in ADDRESSES.values():
        where = address.format(**places)
        said = text_of(client.get(where))
        if role == "officer":
            assert "不显示" not in said, where
            continue
        assert SAID[CANARY_WAGE] not in said, where
        assert not [one for one in canaries if one in said], where
        if role != "clerk":
            assert SAID[CANARY_PAY] not in said, where


def test_a_clerk_reads_that_there_is_another_employer_and_not_what_is_paid(
    canaries, places, client_of
):
    address = ADDRESSES["person_month"].format(**places)
    said = client_of("clerk").get(address).content.decode()
    assert "另有单位，不显示" in said
    assert SAID[CANARY_PAY] in said  # the clerk's own employer pays that
    assert SAID[CANARY_WAGE] in client_of("officer").get(address).content.decode()


@pytest.mark.usefixtures("canaries")
def test_no_title_names_a_person(places, client_of):
    for address in ADDRESSES.values():
        page = client_of("officer").get(address.format(**places)).content.decode("utf-8", "replace")
        title = re.search("<title>(.*?)</title>", page, re.DOTALL)
        assert not title or not {"张伟", "赵敏"} & set(re.findall("张伟|赵敏", title[1])), address


@pytest.mark.parametrize("role", CLEARED)
@pytest.mark.parametrize("model", [m for m in apps.get_models() if m._meta.label in CLASSES_OF])
def test_a_field_is_seen_by_those_cleared_for_its_class(model, role, accounts):
    account = accounts["officer"]
    account.role, account.employer_id = role, -5
    fields = model._meta.concrete_fields
    seen = seen_by(account, model(**{field.attname: 7 for field in fields}))
    for field in fields:
        wanted = CLASSES_OF[model._meta.label][field.name]
        is_hidden = isinstance(getattr(seen, field.attname), Hidden)
        assert is_hidden == (wanted not in CLEARED[role]), field


@pytest.mark.parametrize("label", DERIVED)
def test_what_records_say_by_themselves_is_declared_and_there(label):
    model = apps.get_model(label)
    fields = {field.name for field in model._meta.get_fields() if isinstance(field, Field)}
    assert not set(DERIVED[label]) & fields
    assert all(hasattr(model, name) for name in DERIVED[label])


def test_what_is_not_declared_is_hidden_even_from_officers(accounts, published):
    seen = seen_by(accounts["officer"], Person.objects.first())
    assert isinstance(seen.personmonth_set, Hidden)


def _step(name, value, unit, **inputs):
    return Step(
        name=name, kind="rule", zh="", en="", value=value, unit=unit, words="", inputs=inputs,
        cite="", standing="confirmed", note="", doubts={},
    )  # fmt: skip


def test_a_figure_worked_out_of_a_hidden_one_is_hidden_and_a_verdict_is_not(accounts):
    steps = (
        _step("wage_elsewhere", 500, "fen"),
        _step("wage_considered", 500, "fen", wage=1, wage_elsewhere=500),
        _step("wage_reaches_minimum", 1, "truth", wage_considered=500),
    )
    first, second, third = seen_steps(accounts["clerk"], steps, sample.MILL)
    assert isinstance(first.value, Hidden)
    assert isinstance(second.value, Hidden)
    assert isinstance(second.inputs["wage_elsewhere"], Hidden)
    assert second.inputs["wage"] == 1
    assert third.value == 1
    assert isinstance(third.inputs["wage_considered"], Hidden)
    nothing = seen_steps(accounts["clerk"], (replace(steps[0], value=0),), sample.MILL)
    assert nothing[0].value == 0
    assert seen_steps(accounts["officer"], steps, sample.MILL) == steps


def test_what_the_core_declares_of_others_employers_is_kept_to_officers():
    assert {
        name for name, column in PERSON_MONTHS.columns.items() if column.visibility == "elsewhere"
    } >= ELSEWHERE


ROOMS_WITH_PAGES = [
    app.name
    for app in apps.get_app_configs()
    if app.name.startswith("anye_desk.")
    and app.label not in {"frame", "access"}
    and module_has_submodule(app.module, "web")
]


@pytest.mark.parametrize("room", ROOMS_WITH_PAGES)
def test_pages_reach_templates_by_the_one_way_alone(room):
    web = import_module(f"{room}.web")
    source = getsource(web)
    assert "import render" not in source
    assert ", render" not in source
    assert not hasattr(web, "render")


def test_a_view_keeps_its_record_to_itself(accounts, published):
    person = Person.objects.first()
    seen = seen_by(accounts["clerk"], person)
    assert isinstance(seen, Seen)
    assert isinstance(seen.resident_id, Hidden)
    assert seen.tail == person.tail
    assert str(seen) == person.number


@pytest.mark.parametrize("file", ["", "workbook/"])
def test_a_clerk_reads_no_months_wages_where_somebody_moved_in(
    file, published, accounts, client_of
):
    result = EmployerYear.objects.get(employer=sample.OFFICE)
    moved_in, wages = MONTH_COLUMNS.index("moved_in"), MONTH_COLUMNS.index("wages")
    for row in result.months:
        row[moved_in] = int(row[0] == 202503)
        row[wages] = CANARY_WAGE if row[moved_in] else CANARY_PAY
    result.save()
    accounts["other_clerk"].employer_id = sample.OFFICE
    accounts["other_clerk"].save()
    address = f"/years/2025/employers/{OFFICE}/{file}"
    said = text_of(client_of("other_clerk").get(address))
    assert not re.search("76,?543.21", said)
    assert re.search("91,?827.36", said)
    assert "含移入人员的工资" in said
    assert re.search("76,?543.21", text_of(client_of("officer").get(address)))
