"""Answering questions that are alike on one page: chosen one by one, looked at again, then kept.

Each answer is a deed of its own, with its event, on the version that the officer saw; one that
changed meanwhile is left out and named. Any of them can be withdrawn on its own page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from anye_desk.cases.link_reviews import actions, lists
from anye_desk.cases.link_reviews.actions import Deed
from anye_desk.cases.link_reviews.forms import AlikeForm, TogetherForm
from anye_desk.cases.link_reviews.lists import Alike
from anye_desk.cases.link_reviews.models import LinkDecision, LinkReview
from anye_desk.cases.link_reviews.review_page import Told, agreeing, told
from anye_desk.office.access import drafts
from anye_desk.office.access.drafts import EACH
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_officers
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError
from anye_desk.office.ledger.actions import record

AT_ONCE = 50  # questions on one page
KEPT = "answered_together"  # where the session keeps what came of the last page
Answer = LinkDecision.Answer
DEEDS: Mapping[str, Callable[[Deed, int], LinkReview]] = {
    Answer.SAME: actions.accept,
    Answer.DIFFERENT: actions.refuse,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the page, and the answer chosen so far."""

    review: LinkReview
    told: Told
    answer: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def together(request: HttpRequest) -> HttpResponse:
    """Show questions that are alike, then the answers chosen, then keep them."""
    wanted = AlikeForm(request.GET)
    if not wanted.is_valid():
        raise Http404
    kind, agrees = wanted.cleaned_data["kind"], wanted.cleaned_data["agreeing"]
    listed = lists.alike(kind, agrees)
    if request.method == "POST":
        drafts.keep(request, request.path)
    draft = _draft(request, listed, is_new=bool(wanted.cleaned_data["all"]))
    form = TogetherForm(request.POST if request.method == "POST" else None, initial=draft)
    is_chosen = form.is_bound and form.is_valid()
    reviews = _reviews(request, listed, is_chosen=is_chosen)
    chosen = [
        Asked(one, told(one), _answer(request, one, draft, wanted.cleaned_data["all"]))
        for one in reviews
    ]
    step = request.POST.get("step", "") if is_chosen else ""
    if step == "keep":
        request.session[KEPT] = _keep(request, chosen, form.cleaned_data["note"])
        drafts.forget(request)
        return redirect(request.get_full_path())
    record(
        "link_review:read_alike",
        subject="link_reviews",
        actor=account_of(request).username,
        at=timezone.now(),
        details={"questions": len(reviews)},
        persons=lists.persons_in(reviews),
    )
    group = Alike(kind, agrees, listed.count(), 0)
    context: dict[str, Any] = {
        "menu": "link_reviews",
        "form": form,
        "asked": chosen,
        "count": group.count,
        "kind_name": LinkReview.Kind(kind).label,
        "agreeing": agreeing(group),
        "wanted": wanted.cleaned_data,
        "answers": [(code, Answer(code).label) for code in DEEDS],
        "answered": [one for one in chosen if one.answer],
        "is_looked_at": step == "look",
        "is_draft": bool(draft) and request.method != "POST",
        "kept": request.session.pop(KEPT, None),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return page_for(request, "link_reviews/together.html", context, status=status)


def _reviews(request: HttpRequest, listed: Any, *, is_chosen: bool) -> Sequence[LinkReview]:  # noqa: ANN401 (a query)
    """Return the questions of the page: those that a sent form names, else the first."""
    if not is_chosen:
        return list(listed[:AT_ONCE])
    named = [int(pk) for pk in request.POST.getlist("question")[:AT_ONCE] if pk.isdecimal()]
    return list(listed.filter(pk__in=named))


def _draft(request: HttpRequest, listed: Any, *, is_new: bool) -> Mapping[str, str]:  # noqa: ANN401 (a query)
    """Return what was chosen and not kept; not of other questions, nor where one chooses anew."""
    said = {} if is_new else drafts.of(request, request.path)
    numbers = [int(name.removeprefix(EACH)) for name in said if name.startswith(EACH)]
    is_of_others = numbers and not listed.filter(pk__in=numbers).exists()
    return {} if is_of_others else said


def _answer(request: HttpRequest, review: LinkReview, draft: Mapping[str, str], every: str) -> str:
    said = request.POST.get(f"{EACH}{review.pk}", draft.get(f"{EACH}{review.pk}", every))
    return said if said in DEEDS else ""


def _keep(request: HttpRequest, chosen: Sequence[Asked], note: str) -> dict[str, list[int]]:
    """Keep each chosen answer; return which were kept and which had changed meanwhile."""
    kept: dict[str, list[int]] = {"kept": [], "changed": []}
    for one in (one for one in chosen if one.answer):
        version = request.POST.get(f"version-{one.review.pk}", "")
        deed = Deed(
            one.review.pk,
            int(version) if version.isdecimal() else 0,
            by=account_of(request),
            at=timezone.now(),
            note=note,
        )
        try:
            DEEDS[one.answer](deed, one.review.candidates.all()[0].candidate_id)
        except (CaseChangedError, NotFromHereError):
            kept["changed"].append(one.review.pk)
        else:
            kept["kept"].append(one.review.pk)
    return kept
