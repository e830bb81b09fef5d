"""No text in any field holds the desk: each is answered at once, and by no error of ours."""

import time
from datetime import UTC, datetime
from importlib import import_module
from inspect import getmembers, isclass

import pytest
from django import forms
from django.apps import apps
from django.utils.module_loading import module_has_submodule
from tests.made import sample
from tests.made.accounts import account
from tests.unit.anye_desk.conftest import AT

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.link_reviews.actions import propose_same_person
from anye_desk.office.administration import inviting
from anye_desk.office.casework.forms import MoveForm
from anye_desk.office.parties.models import Person
from anye_desk.office.parties.search import wanted

WORST = (
    "an" * 30, "9" * 3500, "\0", "1e999999999",  # each in each field alone
    "ang" * 20, "a " * 30, "xi an " * 10, "张 " * 30, "(" * 60, "'\"*" * 20, "%" * 60,
    "\u202e" * 60, "\ufdfa" * 60, "9" * 60, "-1", "NaN", "٣" * 20, " " * 3500, "an" * 1750,
)  # fmt: skip
ALONE = 4
LONG_HENCE = datetime(2099, 1, 1, tzinfo=UTC)
SECONDS = 1.5  # of the processor's time, on a slow one
MILL = "000000RT"
EMPLOYER = f"/years/2025/employers/{MILL}/"
CELLS = "/quality/2025/cells_blank/employers/"
PARSED = {  # by form, the addresses that read it and what they read beside it
    "access.SignInForm": (("post", "/sign-in/", ("next",)),),
    "access.CodeOfSecond": (("post", "/second-factor/", ()),),
    "administration.InviteForm": (("post", "/accounts/invite/", ()),),
    "administration.RoleForm": (("post", "/rights/{officer}/", ()),),
    "administration.JoinForm": (("post", "/join/", ()),),
    "administration.CodeForm": (("post", "/join/code/", ("proof",)),),
    "administration.ComeInForm": (("post", "/invitations/{token}/", ()),),
    "years.FilterForm": (("get", "/years/2025/employers/", ("after", "before")),),
    "years.FlagForm": (("get", "/years/2025/flags/", ("after", "before")),),
    "years.WhatIfForm": (("get", f"{EMPLOYER}what-if/", ("persons",)),),
    "registers.PersonFilter": (
        ("post", "/persons/", ()),
        ("get", "/persons/", ("after", "before")),
    ),
    "registers.LedgerFilter": (("get", "/years/2025/employments/", ("after", "before")),),
    "registers.ViewForm": (
        ("post", "/years/2025/employments/save/", ("query",)),
        ("post", "/years/2025/employments/take-away/", ("view",)),
    ),
    "loads.FilterForm": (("get", "/loads/", ()),),
    "link_reviews.FilterForm": (("post", "/links/", ()), ("get", "/links/", ("after", "before"))),
    "link_reviews.DeedForm": (
        ("post", "/links/{review}/answer/", ("deed",)),
        ("get", "/links/{review}/", ("candidate", "done", "last")),
    ),
    "link_reviews.AlikeForm": (("get", "/links/alike/", ()),),
    "link_reviews.TogetherForm": (("post", "/links/alike/", ()),),
    "link_reviews.PersonForm": (("post", "/links/same-person/{zhang}/", ()),),
    "papers.CheckForm": (("get", "/check/", ()),),
    "quality.FilterForm": (
        ("get", "/quality/2025/", ()),
        ("get", CELLS, ()),
        ("get", f"{CELLS}rows/", ()),
    ),
    "contradictions.WorkForm": (("get", "/quality/2025/contradictions/", ()),),
    "contradictions.AnswerForm": (("post", "/quality/contradictions/{stranger}/", ()),),
}
BY = {  # by form, who fills it in; else the officer
    "access.SignInForm": "anonymous",
    "administration.InviteForm": "system",
    "administration.RoleForm": "security",
    "administration.JoinForm": "anonymous",
    "administration.CodeForm": "anonymous",
    "administration.ComeInForm": "anonymous",
}


def forms_of_the_desk():
    return {
        f"{app.label}.{name}": form
        for app in apps.get_app_configs()
        if app.name.startswith("anye_desk.")
        and app.label != "frame"
        and module_has_submodule(app.module, "forms")
        for name, form in getmembers(import_module(f"{app.name}.forms"), isclass)
        if issubclass(form, forms.BaseForm)
        and form.__module__ == f"{app.name}.forms"
        and not issubclass(form, MoveForm)  # tried with its move: see office/casework
    }


def test_every_form_is_tried():
    assert forms_of_the_desk().keys() == PARSED.keys()


@pytest.fixture
def places(numbers, accounts):
    proved = inviting.let_in_as_proved(sample.MILL, "02229140000", LONG_HENCE)
    zhang, zhao = (Person.objects.get(name=name) for name in ("张伟", "赵敏"))
    return {
        "review": propose_same_person(merged=zhang, kept=zhao, by=account(), at=AT).pk,
        "stranger": Contradiction.objects.get(kind="employer_not_registered").pk,
        "zhang": zhang.number,
        "officer": accounts["officer"].pk,
        "token": proved,
    }


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("name", PARSED)
def test_no_text_in_a_field_holds_the_desk(name, client_of, places):
    client = client_of(BY.get(name, "officer"))
    fields = forms_of_the_desk()[name].base_fields
    for verb, address, beside in PARSED[name]:
        where, ask = address.format(**places), getattr(client, verb)
        ask(where)  # what is read once is read
        names = (*fields, *beside)
        together = [dict.fromkeys(names, text) for text in WORST]
        alone = [{field: text} for field in names for text in WORST[:ALONE]]
        for given in (*together, *alone):
            began = time.thread_time()
            response = ask(where, given, follow=True)  # what is kept is read on the next page
            assert response.status_code < 500, (where, given)
            assert time.thread_time() - began < SECONDS, (where, given)


@pytest.mark.parametrize("text", WORST)
def test_a_query_is_cut_at_once_and_into_few_tokens(text):
    wanted("an")  # the dictionary is read
    began = time.thread_time()
    parts = wanted(text[:60])
    assert time.thread_time() - began < 0.1
    assert sum(len(tokens) for part in parts for tokens in part) <= 60 * 10
