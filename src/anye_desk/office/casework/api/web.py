"""The API of every kind of case: what its pages show and do, as JSON, by the same forms.

Nothing is decided here: a body is read by the move's own form and the move made by ``perform``,
so it is refused with the status and in the words of the page.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Router, Status
from ninja.errors import AuthenticationError, HttpError
from ninja.security import django_auth

from anye_desk.frame.language import say
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.api.shapes import (
    Listed,
    Refused,
    Shown,
    WithMoves,
    body_of,
    refused,
    said_in,
)
from anye_desk.office.casework.declaring import Kind, Move
from anye_desk.office.casework.entering import can_ever, case_for, write_down
from anye_desk.office.casework.filters import FilterForm
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import (
    CaseworkError,
    NotYoursError,
    Order,
    SaidWrongError,
    perform,
    row_of,
)
from anye_desk.office.casework.words import refusal, status_of

Answer = Status[Mapping[str, Any]]


def api_of(kinds: Iterable[Kind], name: str = "api") -> NinjaAPI:
    """Return the API of some kinds of case."""
    api = NinjaAPI(title="安业 Anye", version="1", auth=django_auth, urls_namespace=name)
    for kind in kinds:
        api.add_router(f"/{kind.name.replace('_', '-')}", _Roads(kind).router)
    api.add_router("", _nowhere())  # last: whatever no kind has taken
    for error, status in ((Http404, HTTPStatus.NOT_FOUND), (AuthenticationError, 401)):
        api.add_exception_handler(error, _answer_to(api, status))
    api.add_exception_handler(HttpError, _answer_to(api, None))
    return api


def _nowhere() -> Router:
    """Return what answers at an address that is none: in JSON too, for programs read it."""
    router = Router()

    @router.api_operation(
        ["GET", "POST", "PUT", "PATCH", "DELETE"],
        "/{path:rest}",
        include_in_schema=False,
        url_name="nowhere",
    )
    def nowhere(request: HttpRequest, rest: str) -> None:  # noqa: ARG001 (a page)
        raise Http404

    return router


class _Roads:
    """The addresses of one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind, self.router = kind, Router(tags=[f"{kind.words.zh} {kind.words.en}"])
        self._add_looks()
        for move in kind.moves:
            self._add(move)

    def _add_looks(self) -> None:
        """Add the addresses of the list and of a case."""
        name = self.kind.name

        @self.router.get("/", response={200: Listed, 400: Refused}, operation_id=name)
        def listed(request: HttpRequest) -> Answer:
            """List the cases that the reader may see."""
            return self._list(request)

        looks = {200: WithMoves, 404: Refused}

        @self.router.get("/{int:number}", response=looks, operation_id=f"{name}_case")
        def one(request: HttpRequest, number: int) -> Answer:
            """Show a case, the moves that are open to the reader, and why not the others."""
            return self._one(request, number)

    def _add(self, move: Move) -> None:
        """Add the address of a move, with what its form takes."""

        def opened(request: HttpRequest) -> Answer:
            return self._make(request, move)

        def moved(request: HttpRequest, number: int) -> Answer:
            return self._make(request, move, number)

        self.router.post(
            f"/new/{move.name}" if move.opens else f"/{{int:number}}/{move.name}",
            response={200: Shown, **dict.fromkeys((400, 404, 409), Refused)},
            operation_id=f"{self.kind.name}_{move.name}",
            url_name=f"{self.kind.name}_{move.name}",
            summary=f"{move.words.zh} {move.words.en}",
            openapi_extra={"requestBody": body_of(move)},
        )(opened if move.opens else moved)

    def _list(self, request: HttpRequest) -> Answer:
        form = FilterForm(request.GET, self.kind)
        if not form.is_valid():
            return Status(HTTPStatus.BAD_REQUEST, refused(form))
        page = lists.page_of_cases(account_of(request), self.kind, form.wish(), request.GET)
        write_down(account_of(request), self.kind, "list", page.rows, timezone.now())
        return Status(
            HTTPStatus.OK,
            {
                "rows": [self._shown(request, case) for case in page.rows],
                "count": page.count,
                "is_at_least": page.is_at_least,
                "previous": page.previous,
                "following": page.following,
            },
        )

    def _one(self, request: HttpRequest, number: int) -> Answer:
        account = account_of(request)
        case = case_for(account, self.kind, number)
        now = timezone.now()
        write_down(account, self.kind, "read", [case], now)
        declared, row = self.kind.at(case.declared), row_of(self.kind, case)
        can, cannot = pages.moves_of(declared, case, row, account, now)
        return Status(
            HTTPStatus.OK,
            {
                **self._shown(request, case),
                "can": [one.move.name for one in can],
                "cannot": {one.move.name: list(one.why) for one in cannot},
            },
        )

    def _make(self, request: HttpRequest, move: Move, number: int | None = None) -> Answer:
        account = account_of(request)
        if move.opens and not can_ever(account, move):
            raise Http404
        case = None if number is None else case_for(account, self.kind, number)
        declared = self.kind.at(case.declared).move(move.name) if case else move
        if declared is None:
            raise Http404
        form = pages.form_of(
            declared, case, row_of(self.kind, case) if case else None, said_in(request)
        )
        if not form.is_valid():
            return Status(HTTPStatus.BAD_REQUEST, refused(form))
        said, now = form.cleaned_data, timezone.now()
        order = Order(move.name, account, now, case=number, version=said["version"], said=said)
        try:
            made = perform(self.kind, order)
        except CaseworkError as error:
            name = error.field_name if isinstance(error, SaidWrongError) else ""
            return Status(status_of(error), {"errors": {name: list(refusal(error))}})
        return Status(HTTPStatus.OK, self._shown(request, made))

    def _shown(self, request: HttpRequest, case: Case) -> dict[str, Any]:
        row = for_file(request, row_of(self.kind, case))
        own = {one.heading.en: str(one.written(row)) for one in self.kind.columns}
        names = ("number", "state", "version", "opened_at", "due_on", "closed_at", "money")
        seen = {name: getattr(case, name) for name in names}
        return {**seen, "id": case.pk, "employer": str(case.employer or ""), "own": own}


def _answer_to(api: NinjaAPI, status: int | None) -> Any:  # noqa: ANN401 (a handler as ninja has it)
    """Return a handler that answers an error in the words of the desk."""

    def answer(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401 (ninja's own)
        code = status or error.status_code
        said: dict[int, str] = {
            HTTPStatus.NOT_FOUND: str(refusal(NotYoursError())[0]),
            HTTPStatus.UNAUTHORIZED: say("请先登录。", "Sign in first."),
            HTTPStatus.FORBIDDEN: say(
                "请求没有带本站页面的令牌（X-CSRFToken）。",
                "The request bears no token of a page of ours (X-CSRFToken).",
            ),
        }
        words = said.get(code) or str(error)
        return api.create_response(request, {"errors": {"": [words]}}, status=code)

    return answer
