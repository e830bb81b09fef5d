"""Pages of the review of links, for officers.

What an officer searches for stays in the session: a name never stands in an address. Every
page that shows persons writes down whose records it opened.
"""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from anye.sources.store.durable import DiskIsFullError, StoreIsBusyError
from anye_desk.cases.link_reviews import actions, lists, table_file
from anye_desk.cases.link_reviews.actions import Deed, MergesBackError
from anye_desk.cases.link_reviews.forms import DeedForm, FilterForm, PersonForm
from anye_desk.cases.link_reviews.hand_over import hand_over as hand_over_decisions
from anye_desk.cases.link_reviews.hand_over import waiting_to_be_handed_over
from anye_desk.cases.link_reviews.labels import COLUMNS, DEEDS, MERGES_BACK, NOT_HANDED_OVER
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.review_page import (
    agreeing,
    feed_name,
    page_of,
    shown_candidate,
    told,
)
from anye_desk.cases.link_reviews.waterfall import bits
from anye_desk.frame.deeds import deed
from anye_desk.frame.heads import heads_of
from anye_desk.frame.language import Text, say
from anye_desk.frame.listing import Wish, by_number
from anye_desk.frame.paging import numbered
from anye_desk.frame.table_file import AT_MOST, file_of
from anye_desk.office.access import drafts
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_officers
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.matching import persons_meant
from anye_desk.office.parties.models import Person, Township

MENU = {"menu": "link_reviews"}
LIST = {**MENU, "sent_by": "post", "unit": Text("条", "questions")}
WISH = "link_reviews.list"  # where the session keeps what the officer wants of the queue
SOUGHT = "same_person"  # and whom the officer looks for
FOUND_AT_ONCE = 20
WITH_CANDIDATES = LinkReview.objects.prefetch_related("candidates")


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def queue(request: HttpRequest) -> HttpResponse:
    """List what waits; keep what an officer wants of the list."""
    townships = dict(Township.objects.order_by("code").values_list("code", "name"))
    if request.method == "POST":
        form = FilterForm({} if "clear" in request.POST else request.POST, townships.items())
        if not form.is_valid():
            context = {**LIST, "form": form}
            return page_for(
                request, "link_reviews/queue.html", context, status=HTTPStatus.BAD_REQUEST
            )
        request.session[WISH] = form.wish().kept()
        return redirect("link_reviews")
    wish = _wish(request)
    page, held = lists.page_of_reviews(wish, request.GET)
    context = {
        **LIST,
        "form": FilterForm(wish.said(), townships.items()),
        "page": page,
        "held": held,
        "heads": heads_of(COLUMNS, wish, lists.SORTS),
        "rows": [
            (one, told(one), townships.get(one.township, ""), feed_name(one), bits(one.weight))
            for one in page.rows
        ],
        "alike": [
            (LinkReview.Kind(one.kind).label, agreeing(one), one) for one in lists.alike_groups()
        ],
        "waiting": [(LinkReview.Kind(one.kind).label, one) for one in lists.waiting()],
        "is_narrowed": wish.query or wish.filters,
        "to_hand_over": waiting_to_be_handed_over(settings.STORE),
    }
    _record(request, "link_review:list", page.rows)
    return page_for(request, "link_reviews/queue.html", context)


@require_safe
@for_officers
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """Show one question."""
    return _review_page(request, get_object_or_404(WITH_CANDIDATES, pk=review_id))


@for_officers
@deed("link_review", "review_id", called=Text("对这一问题的答复", "the answer to the question"))
def answer(request: HttpRequest, review_id: int) -> HttpResponse:
    """Keep an answer and open the next question, or say why it was not kept."""
    asked = get_object_or_404(WITH_CANDIDATES, pk=review_id)
    following = lists.next_after(_wish(request), asked)
    form, name = DeedForm(request.POST), request.POST.get("deed", "")
    drafts.keep(request, request.path)
    if name not in DEEDS or not form.is_valid():
        return _review_page(request, asked, form, status=HTTPStatus.BAD_REQUEST)
    candidate = get_object_or_404(asked.candidates, rank=form.cleaned_data["candidate"])
    wanted = Deed(
        review_id,
        form.cleaned_data["version"],
        by=account_of(request),
        at=timezone.now(),
        note=form.cleaned_data["note"],
    )
    try:
        answered = _deeds(wanted, candidate.candidate_id)[name]()
    except (CaseChangedError, NotFromHereError) as error:
        asked.refresh_from_db()
        told = str(MERGES_BACK) if isinstance(error, MergesBackError) else ""
        return _review_page(request, asked, status=HTTPStatus.CONFLICT, refusal=told)
    drafts.forget(request)
    target = answered if answered.state == LinkReview.State.OPEN else following
    _tell(request, name, review_id, target)
    return redirect("link_review", target.pk) if target else redirect("link_reviews")


@require_safe
@for_officers
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand out the list as a file."""
    found = lists.ordered(_wish(request)).prefetch_related("candidates")
    reviews = list(found[:AT_MOST])
    _record(request, "link_review:download", reviews)
    townships = dict(Township.objects.values_list("code", "name"))
    title = say("待核对", "Reviews")
    return file_of(
        title, kind, title, table_file.headings(), table_file.rows_of(reviews, townships)
    )


@for_officers
@deed("link_reviews", called=Text("交付决定", "handing the decisions over"))
def hand_over(request: HttpRequest) -> HttpResponse:
    """Hand the decisions over to the store."""
    try:
        count = hand_over_decisions(settings.STORE)
    except StoreIsBusyError:
        messages.error(request, str(NOT_HANDED_OVER["busy"]))
        return redirect("link_reviews")
    except DiskIsFullError:
        messages.error(request, str(NOT_HANDED_OVER["full"]))
        return redirect("link_reviews")
    record(
        "link_decisions:hand_over",
        subject="link_decisions",
        actor=account_of(request).username,
        at=timezone.now(),
        details={"decisions": count},
    )
    messages.success(
        request,
        say(
            f"已交付决定：{count}。下一次关联（anye link）起生效。",
            f"Decisions handed over: {count}. They hold from the next linking (anye link) on.",
        ),
    )
    return redirect("link_reviews")


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def same_person(request: HttpRequest, number: str) -> HttpResponse:
    """Find another person who may be the same."""
    merged = get_object_or_404(Person, number=number)
    if request.method == "POST":
        request.session[SOUGHT] = {"of": number, "query": request.POST.get("query", "")}
        return redirect("same_person", number)
    sought = request.session.get(SOUGHT, {})
    form = PersonForm(sought if sought.get("of") == number else None)
    query = form.cleaned_data["query"] if form.is_bound and form.is_valid() else ""
    page = numbered(persons_meant(query).exclude(pk=merged.pk), request.GET, FOUND_AT_ONCE)
    _record_persons(request, "person:search_same", [merged, *page.rows])
    names = dict(Township.objects.values_list("code", "name"))
    context = {
        "merged": merged,
        "form": form,
        "page": page,
        "found": [(person, names.get(person.township, "")) for person in page.rows],
        "is_searched": form.is_bound,
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    shown = {**MENU, **context}
    return page_for(request, "link_reviews/same_person.html", shown, status=status)


@for_officers
@deed(
    "same_person", "number", called=Text("把两人放在一起核对", "putting two persons side by side")
)
def propose(request: HttpRequest, number: str, other: str) -> HttpResponse:
    """Put two persons side by side."""
    merged = get_object_or_404(Person, number=number)
    kept = get_object_or_404(Person, number=other)
    try:
        proposed = actions.propose_same_person(
            merged=merged, kept=kept, by=account_of(request), at=timezone.now()
        )
    except MergesBackError:
        messages.error(request, str(MERGES_BACK))
        return redirect("same_person", number)
    except NotFromHereError:
        raise Http404 from None
    return redirect("link_review", proposed.pk)


def _tell(request: HttpRequest, name: str, answered: int, shown: LinkReview | None) -> None:
    """Say once what was done, with the way back to it where another question is shown now."""
    done: object = DEEDS[name]
    if shown is None:
        done = say(f"{done} 没有别的待办了。", f"{done} Nothing else waits.")
    if shown and shown.pk != answered:
        done = format_html(
            '{} <a class="govuk-link" href="{}">{}</a>{}',
            done,
            reverse("link_review", args=[answered]),
            say(f"回看或撤回第 {answered} 条", f"Look again at or withdraw question {answered}"),
            say("。下面是下一条。", ". Here is the next."),
        )
    messages.success(request, str(done))


def _review_page(
    request: HttpRequest,
    asked: LinkReview,
    form: DeedForm | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    refusal: str = "",
) -> HttpResponse:
    shown = shown_candidate(asked, by_number(request.GET.get("candidate")))
    draft = drafts.of(request, reverse("link_review_answer", args=[asked.pk]))
    said = {**draft, "version": asked.version, "candidate": shown.rank}
    context = {
        **page_of(asked, shown),
        "form": form or DeedForm(initial=said),
        "refusal": refusal,
        "is_draft": bool(draft) and status == HTTPStatus.OK,
        "was_changed": status == HTTPStatus.CONFLICT and not refusal,
    }
    _record(request, "link_review:read", [asked])
    return page_for(request, "link_reviews/review.html", {**MENU, **context}, status=status)


def _deeds(wanted: Deed, candidate_id: int) -> Mapping[str, Callable[[], LinkReview]]:
    return {
        "accept": lambda: actions.accept(wanted, candidate_id),
        "refuse": lambda: actions.refuse(wanted, candidate_id),
        "refuse_all": lambda: actions.refuse_all(wanted),
        "doubt": lambda: actions.doubt(wanted, candidate_id),
        "withdraw": lambda: actions.withdraw(wanted),
    }


def _wish(request: HttpRequest) -> Wish:
    return Wish(**request.session.get(WISH, {}))


def _record(request: HttpRequest, action: str, reviews: Iterable[LinkReview]) -> None:
    """Write down whose records a page opens: the candidates of its questions."""
    asked = list(reviews)
    subject = f"link_review:{asked[0].pk}" if len(asked) == 1 else "link_reviews"
    record(
        action,
        subject=subject,
        actor=account_of(request).username,
        at=timezone.now(),
        details={"questions": len(asked)},
        persons=lists.persons_in(asked),
    )


def _record_persons(request: HttpRequest, action: str, persons: Iterable[Person]) -> None:
    numbers = [person.number for person in persons]
    record(
        action,
        subject=f"person:{numbers[0]}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons=numbers,
    )
