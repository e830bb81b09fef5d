"""The pages of every kind of case: its list, a case, and its moves.

A kind that needs a page of its own adds it to its ``urls``; what is here it has for nothing.
"""

from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from anye_desk.frame.deeds import deed
from anye_desk.frame.heads import Column, heads_of
from anye_desk.frame.language import Text, say
from anye_desk.frame.table_file import AT_MOST, file_of
from anye_desk.frame.writing import decimal
from anye_desk.office.access import drafts
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.assigning import held_by_another, take_next
from anye_desk.office.casework.bulk.verdicts import bulk_moves
from anye_desk.office.casework.bulk.web import urls_of_many
from anye_desk.office.casework.declaring import FEN_PLACES, Kind, Move
from anye_desk.office.casework.entering import can_ever, case_for, write_down
from anye_desk.office.casework.filters import FilterForm
from anye_desk.office.casework.forms import MoveForm
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import (
    CaseworkError,
    NotYoursError,
    Order,
    SaidWrongError,
    local_day,
    perform,
    row_of,
)
from anye_desk.office.casework.words import refusal, status_of

CASES_COUNTED = Text("件", "")


def urls_of(kind: Kind) -> list[URLPattern]:
    """Return the addresses of a kind; whom it does not concern finds nothing there."""
    made, name = Pages(kind), kind.name
    return [
        path("", made.list, name=name),
        path("list.<slug:ending>", made.file, name=f"{name}_file"),
        path("next/", made.next, name=f"{name}_next"),
        path("new/<slug:move>/", made.new, name=f"{name}_new"),
        path("<int:number>/", made.case, name=f"{name}_case"),
        path("<int:number>/<slug:move>/", made.move, name=f"{name}_move"),
        *urls_of_many(kind),
    ]


class Pages:
    """The pages of one kind."""

    def __init__(self, kind: Kind) -> None:
        """Keep the kind, and lead whoever comes to a deed by another way to the case."""
        self.kind = kind
        self.list, self.file = require_safe(self._list), require_safe(self._file)
        self.next, self.case = require_safe(self._next), require_safe(self._case)
        self.new = require_http_methods(["GET", "HEAD", "POST"])(self._new)
        self.move = deed(f"{kind.name}_case", "number", called=kind.called)(self._move)

    def _list(self, request: HttpRequest) -> HttpResponse:
        """List the cases that the reader may see; whose they are is written down."""
        form, account = FilterForm(request.GET, self.kind), account_of(request)
        frame = {**self._frame(), "form": form, "openings": self._openings(request)}
        if not form.is_valid():
            return page_for(request, "casework/list.html", frame, status=HTTPStatus.BAD_REQUEST)
        wish = form.wish()
        page = lists.page_of_cases(account, self.kind, wish, request.GET)
        write_down(account_of(request), self.kind, "list", page.rows, timezone.now())
        context = {
            **frame,
            "page": page,
            "unit": CASES_COUNTED,
            "bulk": bulk_moves(account, self.kind),
            "rows": [self._line(request, one) for one in page.rows],
            "heads": heads_of(self._columns(), wish, lists.SORTS, request.GET),
            "waiting": lists.waiting(account, self.kind).count(),
        }
        return page_for(request, "casework/list.html", context)

    def _file(self, request: HttpRequest, ending: str) -> HttpResponse:
        """Hand out the list as a file."""
        form = FilterForm(request.GET, self.kind)
        if not form.is_valid():
            raise BadRequest
        found = lists.listed(account_of(request), self.kind, form.wish())[:AT_MOST]
        write_down(account_of(request), self.kind, "download", list(found), timezone.now())
        title = str(self.kind.words)
        lines = for_file(request, [self._line(request, one) for one in found])
        return file_of(title, ending, title, self._headings(), [_row(line) for line in lines])

    def _next(self, request: HttpRequest) -> HttpResponse:
        """Open the most urgent case that waits for the reader."""
        found = take_next(account_of(request), self.kind, timezone.now())
        if found is None:
            messages.success(request, say("没有等您办理的了。", "Nothing waits for you here."))
            return redirect(self.kind.name)
        return redirect(f"{self.kind.name}_case", found.pk)

    def _new(self, request: HttpRequest, move: str) -> HttpResponse:
        """Open a case."""
        opening = next((one for one in self._openings(request) if one.name == move), None)
        if opening is None:
            raise Http404
        if request.method != "POST":
            form, written = pages.form_of(opening), drafts.of(request, request.path)
            form.initial.update(written)
            return self._new_page(request, opening, form, is_draft=bool(written))
        drafts.keep(request, request.path)
        form = pages.form_of(opening, data=request.POST)
        if not form.is_valid():
            return self._new_page(request, opening, form, status=HTTPStatus.BAD_REQUEST)
        try:
            case = perform(self.kind, self._order(request, opening, form))
        except CaseworkError as error:
            _put(form, error)
            return self._new_page(request, opening, form, status=status_of(error))
        drafts.forget(request)
        messages.success(request, _told(case, "已提交", "Sent"))
        return redirect(f"{self.kind.name}_case", case.pk)

    def _case(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show a case; whose it is is written down."""
        return self._case_page(request, case_for(account_of(request), self.kind, number))

    def _move(self, request: HttpRequest, number: int, move: str) -> HttpResponse:
        """Make a move of a case, and go on to the next that waits."""
        case = case_for(account_of(request), self.kind, number)
        wanted = self.kind.at(case.declared).move(move)
        if wanted is None or wanted.opens:
            raise Http404
        drafts.keep(request, request.path)
        form = pages.form_of(wanted, case, row_of(self.kind, case), request.POST)
        if not form.is_valid():
            return self._case_page(request, case, wanted, form, status=HTTPStatus.BAD_REQUEST)
        try:
            perform(self.kind, self._order(request, wanted, form, case))
        except NotYoursError:
            raise Http404 from None
        except CaseworkError as error:
            _put(form, error)
            case.refresh_from_db()
            return self._case_page(request, case, wanted, form, status=status_of(error))
        drafts.forget(request)
        return self._done(request, case, wanted)

    def _done(self, request: HttpRequest, case: Case, move: Move) -> HttpResponse:
        """Say what was done, and lead an officer to the next case, anybody else back to this."""
        messages.success(request, _told(case, f"已{move.words.zh}", move.words.en))
        account = account_of(request)
        following = (
            take_next(account, self.kind, timezone.now(), case) if account.is_officer else None
        )
        return redirect(f"{self.kind.name}_case", (following or case).pk)

    def _order(
        self, request: HttpRequest, move: Move, form: MoveForm, case: Case | None = None
    ) -> Order:
        said = form.cleaned_data
        return Order(
            move.name,
            account_of(request),
            timezone.now(),
            case=case.pk if case else None,
            version=said["version"],
            said=said,
        )

    def _new_page(
        self,
        request: HttpRequest,
        move: Move,
        form: MoveForm,
        *,
        status: HTTPStatus = HTTPStatus.OK,
        is_draft: bool = False,
    ) -> HttpResponse:
        context = {**self._frame(), "move": move, "form": form, "is_draft": is_draft}
        return page_for(request, "casework/new.html", context, status=status)

    def _case_page(
        self,
        request: HttpRequest,
        case: Case,
        move: Move | None = None,
        form: MoveForm | None = None,
        *,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> HttpResponse:
        write_down(account_of(request), self.kind, "read", [case], timezone.now())
        account, declared = account_of(request), self.kind.at(case.declared)
        record = row_of(self.kind, case)
        filled = {move.name: form} if move and form else {}
        now = timezone.now()
        written = self._written(request, declared, case, record) if form is None else {}
        can, cannot = pages.moves_of(declared, case, record, account, now, {**written, **filled})
        if form and move and all(one.move != move for one in can):
            _say_all_above(form)  # it can no longer be made; its words stand in the page
        state = declared.state(case.state)
        context = {
            **self._frame(),
            "case": case,
            "record": record,
            "state": state,
            "turn": pages.whose_turn(state),
            "left": pages.days_left(case, local_day(now)),
            "is_announced": pages.is_announced(case),
            "can": can,
            "cannot": cannot,
            "way": pages.way_of(declared, case, account),
            "facts": f"{self.kind.name}/facts.html",
            "held": held_by_another(case, account, now),
            **declared.facts(record, account),
            "beside": lists.beside(account, self.kind, case),
            "refused": form,
            "is_draft": any(one.move.name in written for one in can),
            "note": request.POST.get("note", "") if form else "",
        }
        return page_for(request, "casework/case.html", context, status=status)

    def _written(
        self,
        request: HttpRequest,
        declared: Kind,
        case: Case,
        record: Any,  # noqa: ANN401 (the kind's own row)
    ) -> dict[str, MoveForm]:
        """Return the forms in which the reader wrote and which were not sent, by their moves."""
        kept = drafts.below(request, reverse(f"{self.kind.name}_case", args=[case.pk]))
        found = {}
        for address, said in kept.items():
            move = declared.move(address.rstrip("/").rpartition("/")[2])
            if move and not move.opens:
                found[move.name] = pages.form_of(move, case, record)
                found[move.name].initial.update(said)
        return found

    def _openings(self, request: HttpRequest) -> list[Move]:
        """Return the moves by which the reader can open a case."""
        account = account_of(request)
        return [move for move in self.kind.openings() if can_ever(account, move)]

    def _frame(self) -> dict[str, Any]:
        names = ("", "_file", "_next", "_new", "_case", "_move", "_many")
        return {
            "kind": self.kind,
            "menu": self.kind.name,
            "to": {name.strip("_") or "list": f"{self.kind.name}{name}" for name in names},
        }

    def _line(self, request: HttpRequest, case: Case) -> dict[str, Any]:
        record = for_file(request, row_of(self.kind, case))
        return {
            "case": case,
            "state": self.kind.at(case.declared).state(case.state),
            "left": pages.days_left(case, local_day(timezone.now())),
            "cells": [column.written(record) for column in self.kind.columns],
            "filed": [column.filed(record) for column in self.kind.columns],
        }

    def _columns(self) -> list[Column]:
        return [
            Column(Text("编号", "Number"), "", "new"),
            Column(Text("单位", "Employer")),
            *(Column(column.heading) for column in self.kind.columns),
            Column(Text("状态", "State")),
            Column(Text("截止", "Due"), "", "due"),
        ]

    def _headings(self) -> list[str]:
        fixed = (say("编号", "Number"), say("单位", "Employer"), say("状态", "State"))
        days = (say("截止", "Due"), say("金额（元）", "Money, yuan"))
        return [*fixed, *days, *(str(column.heading) for column in self.kind.columns)]


def _row(line: Any) -> list[Any]:  # noqa: ANN401 (a line as its reader sees it)
    case = line["case"]
    fixed = [case.number, str(case.employer or ""), str(line["state"].words), _cell(case.due_on)]
    return [*fixed, decimal(case.money, FEN_PLACES), *map(_cell, line["filed"])]


def _cell(value: object) -> Any:  # noqa: ANN401 (a cell of a file)
    return value if isinstance(value, int | Decimal) else "" if value is None else str(value)


def _told(case: Case, zh: str, en: str) -> SafeString:
    """Say what was done with a case; its number is Chinese whatever the language."""
    return format_html(
        '<span lang="zh-Hans">{}</span>{}', case.number, say(f"：{zh}。", f": {en}.")
    )


def _say_all_above(form: MoveForm) -> None:
    """Say what is wrong of a form whose fields no longer stand in the page."""
    said = [sentence for sentences in form.errors.values() for sentence in sentences]
    form.fields.clear()
    form.errors.clear()
    for sentence in said:
        form.add_error(None, sentence)


def _put(form: MoveForm, error: CaseworkError) -> None:
    """Say in a form why its move was not made."""
    field = error.field_name if isinstance(error, SaidWrongError) else None
    for sentence in refusal(error):
        form.add_error(field if field in form.fields else None, sentence)
