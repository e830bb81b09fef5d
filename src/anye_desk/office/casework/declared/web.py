"""The pages on the kinds themselves: who may do what, and how a case goes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anye_desk.frame.language import say
from anye_desk.frame.table_file import file_of
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework.declared.diagram import diagram_of
from anye_desk.office.casework.declared.matrix import headings, lines_of, matrix_of
from anye_desk.office.casework.pages import whose_turn
from anye_desk.office.casework.registry import kinds

MENU = {"menu": "work"}


@require_safe
def kinds_page(request: HttpRequest) -> HttpResponse:
    """Show of every kind who may make which move."""
    _fail_unless_reads_rights(request)
    found = [(kind, matrix_of(kind)) for kind in kinds().values()]
    context = {**MENU, "found": found, "count": sum(len(one.rows) for _, one in found)}
    return page_for(request, "casework/kinds.html", context)


@require_safe
def kinds_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand out who may make which move, of every kind."""
    _fail_unless_reads_rights(request)
    title = say("事项权限表", "Who may do what")
    return file_of(title, ending, title, headings(), lines_of(kinds().values()))


@require_safe
def kind_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show how a case of a kind goes, as a drawing and as its table."""
    _fail_unless_reads_rights(request)
    kind = kinds().get(name)
    if kind is None:
        raise Http404
    states = [(state, whose_turn(state)) for state in kind.states]
    context = {**MENU, "kind": kind, "states": states, "drawn": diagram_of(kind)}
    return page_for(request, "casework/kind.html", {**context, "matrix": matrix_of(kind)})


def _fail_unless_reads_rights(request: HttpRequest) -> None:
    if not account_of(request).reads_rights:
        raise Http404
