"""The pages of a move made of many cases: which can, which not and why; then how each ended."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.frame.deeds import deed
from anye_desk.frame.language import Text, say
from anye_desk.frame.table_file import file_of
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework import lists, pages
from anye_desk.office.casework.bulk import verdicts
from anye_desk.office.casework.bulk.work import ask_for_many
from anye_desk.office.casework.declaring import Kind, Move
from anye_desk.office.casework.entering import write_down
from anye_desk.office.casework.filters import FilterForm
from anye_desk.office.casework.forms import MoveForm

MANY = 2_000  # cases in one request; it ends well within its time; more go to a worker
LARGEST = 500_000  # cases in one job
CHOOSING = Text("批量办理的选择", "the choice of many cases")
SHOWN = 200  # lines on a page; all of them are in its file


def urls_of_many(kind: Kind) -> list[URLPattern]:
    """Return the addresses of a kind for many cases at once."""
    made, name = ManyPages(kind), kind.name
    return [
        path("many/", deed(name, called=CHOOSING)(made.look), name=f"{name}_many"),
        path(
            "many/<slug:move>/", deed(name, called=kind.called)(made.do), name=f"{name}_many_move"
        ),
        path("many-done/", require_safe(made.done), name=f"{name}_many_done"),
        path("many-done.<slug:ending>", require_safe(made.file), name=f"{name}_many_file"),
    ]


class ManyPages:
    """The pages of one kind for many of its cases."""

    def __init__(self, kind: Kind) -> None:
        """Keep the kind."""
        self.kind = kind

    def look(self, request: HttpRequest) -> HttpResponse:
        """Say of the cases that were chosen which the move can be made of; nothing is done."""
        move = self._move(request, request.POST.get("move", ""))
        chosen = verdicts.chosen_in(request.POST.getlist("case"))
        if request.POST.get("all"):
            found = self._fitting(request)
            if len(found) > MANY:
                return self._ask_for_many(request, move, found)
            chosen = {key: version for key, version, _ in found}
        if not chosen:
            return self._back(
                request,
                "没有选中任何一件。请先勾选，再选择办理什么。",
                "No case was chosen. Tick some first, then say what is to be done.",
            )
        return self._look_page(request, move, chosen, pages.form_of(move))

    def do(self, request: HttpRequest, move: str) -> HttpResponse:
        """Make the move of each case, and lead to how each ended."""
        wanted = self._move(request, move)
        chosen = verdicts.chosen_in(request.POST.get("cases", "").split())
        form = pages.form_of(wanted, data={**request.POST.dict(), "version": "0"})
        if len(chosen) > MANY or not chosen:
            return self._back(request, "请重新选择。", "Choose anew.")
        if not form.is_valid():
            return self._look_page(request, wanted, chosen, form, status=HTTPStatus.BAD_REQUEST)
        account, now = account_of(request), timezone.now()
        ended = verdicts.made(account, self.kind, move, chosen, request.POST.dict(), now)
        rows = [
            [one.case.number if one.case else "", "" if one.is_made else " ".join(one.why)]
            for one in ended
        ]
        request.session[self._kept] = {"move": move, "rows": rows}
        return redirect(f"{self.kind.name}_many_done")

    def done(self, request: HttpRequest) -> HttpResponse:
        """Show how each case ended."""
        move, rows = self._done(request)
        made = sum(not why for _, why in rows)
        context = {
            **self._frame(),
            "move": move,
            "made": made,
            "refused": len(rows) - made,
            "rows": sorted(rows, key=lambda row: not row[1])[:SHOWN],
            "count": len(rows),
        }
        return page_for(request, "casework/many_done.html", context)

    def file(self, request: HttpRequest, ending: str) -> HttpResponse:
        """Hand out how each case ended."""
        move, rows = self._done(request)
        title = f"{self.kind.words} {move.words}"
        headings = [say("编号", "Number"), say("结果", "Verdict"), say("原因", "Why")]
        done, not_done = say("已办理", "done"), say("未办理", "not done")
        lines = [[number, not_done if why else done, why] for number, why in rows]
        return file_of(title, ending, str(self.kind.words), headings, lines)

    @property
    def _kept(self) -> str:
        return f"many-{self.kind.name}"

    def _done(self, request: HttpRequest) -> tuple[Move, list[list[str]]]:
        kept: dict[str, Any] = request.session.get(self._kept, {})
        move = self.kind.move(kept.get("move", ""))
        if move is None:
            raise Http404
        return move, kept["rows"]

    def _move(self, request: HttpRequest, name: str) -> Move:
        moves = verdicts.bulk_moves(account_of(request), self.kind)
        found = next((move for move in moves if move.name == name), None)
        if found is None:
            raise Http404
        return found

    def _ask_for_many(
        self, request: HttpRequest, move: Move, found: list[tuple[int, int, str]]
    ) -> HttpResponse:
        """Have a worker look at more cases than one request holds, and lead to how far it is."""
        if len(found) > LARGEST:
            return self._back(
                request,
                f"符合条件的超过{LARGEST:,}件。请先缩小范围，再分批办理。",
                f"More than {LARGEST:,} cases fit. Narrow the list, and do them part by part.",
            )
        job = ask_for_many(account_of(request), self.kind, move, found, timezone.now())
        return redirect("job", job.pk)

    def _fitting(self, request: HttpRequest) -> list[tuple[int, int, str]]:
        """Return what fits the list's filter, as it is now, and one more than a job takes."""
        form = FilterForm(QueryDict(request.POST.get("list", "").lstrip("?")), self.kind)
        if not form.is_valid():
            return []
        found = lists.listed(account_of(request), self.kind, form.wish())
        return list(found.values_list("pk", "version", "number")[: LARGEST + 1])

    def _back(self, request: HttpRequest, zh: str, en: str) -> HttpResponse:
        messages.error(request, say(zh, en))
        return redirect(self.kind.name)

    def _look_page(
        self,
        request: HttpRequest,
        move: Move,
        chosen: verdicts.Chosen,
        form: MoveForm,
        *,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> HttpResponse:
        account = account_of(request)
        now = timezone.now()
        found = verdicts.looked_at(account, self.kind, move.name, chosen, now)
        cases = [one.case for one in found if one.case]
        write_down(account, self.kind, "list", cases, now)
        can = [one.case for one in found if one.case and one.is_made]
        cannot = [one for one in found if not one.is_made]
        context: dict[str, Any] = {
            **self._frame(),
            "move": move,
            "form": form,
            "can": can[:SHOWN],
            "can_count": len(can),
            "cannot": cannot[:SHOWN],
            "cannot_count": len(cannot),
            "cases": verdicts.written(can),
        }
        return page_for(request, "casework/many.html", context, status=status)

    def _frame(self) -> dict[str, Any]:
        name = self.kind.name
        to = {"list": name, "case": f"{name}_case", "do": f"{name}_many_move"}
        return {"kind": self.kind, "menu": name, "to": {**to, "file": f"{name}_many_file"}}
