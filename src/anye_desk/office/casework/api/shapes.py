"""What goes in and out of the API, and what its description says of that."""

import json
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest
from ninja import Schema
from ninja.errors import HttpError

from anye_desk.frame.language import say
from anye_desk.office.casework import pages
from anye_desk.office.casework.declaring import Move


class Refused(Schema):
    """Why not, by field; under an empty name what is about no field."""

    errors: dict[str, list[str]]


class Shown(Schema):
    """A case."""

    id: int
    number: str
    state: str
    version: int
    opened_at: datetime
    due_on: date | None
    closed_at: datetime | None
    employer: str
    money: int
    own: dict[str, str]


class WithMoves(Shown):
    """A case, with what the reader can do, and why not the rest."""

    can: list[str]
    cannot: dict[str, list[str]]


class Listed(Schema):
    """A page of a list, and the ways on."""

    rows: list[Shown]
    count: int
    is_at_least: bool
    previous: str
    following: str


def said_in(request: HttpRequest) -> dict[str, str]:
    """Read a body as a form is sent: texts by name.

    Raises:
        HttpError: if it is no JSON object of texts and numbers.
    """
    try:
        said = json.loads(request.body)
        texts = {name: "" if one is None else str(one) for name, one in dict(said).items()}
        json.dumps(texts, ensure_ascii=False).encode()
    except (ValueError, TypeError, RecursionError):
        words = ("正文应为JSON对象，编码为UTF-8。", "The body must be a JSON object, in UTF-8.")
        raise HttpError(HTTPStatus.BAD_REQUEST, say(*words)) from None
    return texts


def refused(form: forms.Form) -> dict[str, Any]:
    """Return what is wrong with a form, by field."""
    fields = {"" if name == "__all__" else name: list(said) for name, said in form.errors.items()}
    return {"errors": {name: [str(one) for one in said] for name, said in fields.items()}}


def body_of(move: Move) -> dict[str, Any]:
    """Describe what a move's form takes."""
    fields = pages.form_of(move).fields
    described = {
        name: {"type": "integer" if isinstance(field, forms.IntegerField) else "string"}
        | ({"title": str(field.label)} if field.label else {})
        | ({"enum": _codes(field)} if _is_of_code(field) else {})
        for name, field in fields.items()
    }
    required = [name for name, field in fields.items() if field.required]
    schema = {"type": "object", "properties": described, "required": required}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _is_of_code(field: forms.Field) -> bool:
    """Test whether the choices are the code's; those of a table are read when they are asked."""
    is_of_a_table = isinstance(field, forms.ModelChoiceField)
    return isinstance(field, forms.ChoiceField) and not is_of_a_table


def _codes(field: forms.Field) -> list[str]:
    return [str(code) for code, _ in field.choices]  # type: ignore[attr-defined]
