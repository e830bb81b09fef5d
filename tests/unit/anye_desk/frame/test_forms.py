"""Errors of every form: in the desk's words, in both languages, with the field's name."""

import html
import re
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from anye_desk.cases.contradictions import forms as of_contradictions
from anye_desk.cases.link_reviews import forms as of_links
from anye_desk.frame.forms import HAN, Number
from anye_desk.frame.narrowing import ListForm
from anye_desk.office.access.forms import CodeOfSecond, SignInForm
from anye_desk.office.administration import forms as of_administration
from anye_desk.office.casework.filters import FilterForm as CaseFilter
from anye_desk.office.casework.registry import kinds
from anye_desk.office.papers.forms import CheckForm
from anye_desk.published.loads import forms as of_loads
from anye_desk.published.quality import forms as of_quality
from anye_desk.published.years import forms as of_years
from anye_desk.registers import forms as of_registers

EVERY = {
    **{move.form: ((), ()) for kind in kinds().values() for move in kind.moves},
    CaseFilter: ((), (next(iter(kinds().values())),)),
    of_years.FilterForm: ((), ([],)),
    of_years.FlagForm: ((), ()),
    of_years.WhatIfForm: ((), ()),
    of_registers.PersonFilter: ((), ()),
    of_registers.LedgerFilter: ((), (2025,)),
    of_registers.ViewForm: ((), ()),
    of_quality.FilterForm: ((2025,), ()),
    of_contradictions.WorkForm: ((), ()),
    of_contradictions.AnswerForm: ((), ()),
    of_links.FilterForm: ((), ([],)),
    of_loads.FilterForm: ((), ()),
    of_links.DeedForm: ((), ()),
    of_links.AlikeForm: ((), ()),
    of_links.TogetherForm: ((), ()),
    of_links.PersonForm: ((), ()),
    SignInForm: ((None,), ()),
    CodeOfSecond: ((), ()),
    of_administration.InviteForm: ((), ()),
    of_administration.ComeInForm: ((), ()),
    of_administration.JoinForm: ((), ()),
    of_administration.CodeForm: ((), ()),
    of_administration.RoleForm: ((), ()),
    CheckForm: ((), ()),
}
BAD = ("", "\0", "x" * 5000, "abc", "-1", "1e9", "1" * 30, "0.123", "1,2,3", "七")
FILTERS = {
    "/years/2025/employers/": (
        ("kind=abc", "单位性质"),
        ("outcome=9", "结果"),
        ("township=x", "乡镇街道"),
        ("mark=x", "需要关注"),
        ("sort=x", "排序"),
        (f"q={'长' * 61}", "查找单位"),
    ),
    "/years/2025/flags/": (("sort=x", "排序"), (f"q={'长' * 61}", "查找单位")),
    "/quality/2025/": (
        ("month=209901", "月份"),
        ("department=x", "部门"),
        ("township=x", "乡镇街道"),
    ),
    "/quality/2025/rows_rejected/wage_months/": (("month=x", "月份"), ("township=x", "乡镇街道")),
    "/quality/2025/contradictions/": (
        ("kind=x", "矛盾"),
        ("state=x", "状态"),
        ("sort=x", "排序"),
        (f"q={'长' * 61}", "查找单位或编号"),
    ),
}
WRONG = [(address, *bad) for address, bads in FILTERS.items() for bad in bads]


def kinds_below(kind):
    for below in kind.__subclasses__():
        yield below
        yield from kinds_below(below)


def test_every_form_of_the_desk_is_tried_here():
    ours = {
        kind for kind in kinds_below(forms.BaseForm) if kind.__module__.startswith("anye_desk.")
    }
    assert {kind for kind in ours if kind.declared_fields} <= {ListForm, *EVERY}  # a pattern


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_no_form_speaks_in_the_frameworks_words(kind, db):
    before, after = EVERY[kind]
    said = {}
    for bad in BAD:
        data = dict.fromkeys(kind.base_fields, bad)
        for language in ("zh-hans", "en"):
            with translation.override(language):
                for name, field in kind(*before, data, *after).fields.items():
                    said[name, bad, language] = [str(one) for one in errors(field, bad)]
    assert any(said.values())
    for (name, bad, language), texts in said.items():
        is_chinese = [bool(HAN.search(text)) for text in texts]
        assert is_chinese == [language == "zh-hans"] * len(texts), (name, bad, texts)


def errors(field, bad):
    """Return what a field says of a value, having checked that each text is the desk's own."""
    try:
        field.clean(bad)
    except ValidationError as error:
        theirs = [
            text
            for kind in type(field).__mro__
            for text in getattr(kind, "default_error_messages", {}).values()
        ]
        for one in error.error_list:
            assert not one.code or one.message is field.error_messages[one.code]
            assert not any(one.message is text for text in theirs)
        return error.messages
    return []


@pytest.mark.parametrize(("address", "query", "field"), WRONG)
def test_a_filter_that_is_not_understood_is_named_and_no_list_is_shown(
    published, client_of, address, query, field
):
    response = client_of("officer").get(f"{address}?{query}")
    page = response.content.decode()
    assert response.status_code == 400
    [summary] = re.findall(r"error-summary__list.*?</ul>", page, re.DOTALL)
    assert f"{field}：" in summary
    assert "<tbody>" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/quality/2025/rows_rejected/wage_months/rows/?month=x",
        "/quality/2025/contradictions.csv?kind=x",
    ],
)
def test_what_has_no_form_to_put_right_says_that_it_was_not_understood(
    published, client_of, address
):
    response = client_of("officer").get(address)
    assert response.status_code == 400
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [({"q": "长" * 61}, "查找"), ({"kind": "x"}, "问题"), ({"township": "x"}, "乡镇街道")],
)
def test_a_bad_filter_of_the_queue_neither_vanishes_nor_shows_all(
    published, client_of, said, field
):
    client = client_of("officer")
    response = client.post("/links/", said)
    page = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert f"{field}：" in page
    assert "<tbody>" not in page
    assert client.post("/links/", {"clear": "1", "kind": "x"}).status_code == 302


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1,000", 1000),
        ("1，000.5", Decimal("1000.5")),
        (" 12,345,678 ", 12_345_678),
        ("4300", 4300),
        ("", None),
    ],
)
def test_thousands_set_apart_are_read(written, read):
    assert Number(digits=10, places=2).clean(written) == read


@pytest.mark.parametrize("written", ["1,6", "1,00", "10,0000", ",100", "1,000,"])
def test_a_comma_elsewhere_is_not_guessed_at(written):
    with pytest.raises(ValidationError):
        Number(digits=10, places=2).clean(written)


def test_a_search_for_nobody_in_particular_is_refused_with_the_fields_name(
    published, client_of, numbers
):
    client = client_of("officer")
    address = f"/links/same-person/{numbers['张伟']}/"
    client.post(address, {"query": " "})
    response = client.get(address)
    assert response.status_code == 400
    assert "查找另一人：请填写姓名或身份号码" in response.content.decode()
