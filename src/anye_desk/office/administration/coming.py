"""Pages of those who come in: by an invitation, or by proving which employer they are."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from anye_desk.frame.deeds import deed
from anye_desk.frame.language import Text, label
from anye_desk.office.access.address import client_address
from anye_desk.office.administration.forms import CodeForm, ComeInForm, JoinForm
from anye_desk.office.administration.inviting import GONE, RefusedError, come_in, open_invitation
from anye_desk.office.administration.proving import TooManyError, ask_for_code, prove

PROOF = Signer(salt="proof")
WRONG = label(
    "验证码不对或已过期，请核对，或重新获取。",
    "The code is wrong or has expired. Check it, or ask for another.",
)


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def come(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever holds an invitation make its account; looking at it spends nothing."""
    at = timezone.now()
    try:
        invitation = open_invitation(token, at)
    except RefusedError:
        context = {"why": GONE}
        return render(request, "administration/gone.html", context, status=HTTPStatus.NOT_FOUND)
    form = ComeInForm(request.POST or None, initial={"name": invitation.display_name})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            come_in(token, **said, at=at)
        except RefusedError as error:
            form.add_error("username", str(error.why))
        else:
            return redirect("sign_in")
    shown = {"form": form, "role": invitation.get_role_display()}
    return render(request, "administration/come_in.html", shown)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask which employer it is and send a code to the number that the register holds."""
    form = JoinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "administration/join.html", {"form": form})
    try:
        proof = ask_for_code(form.employer_id(), source=_source(request), at=timezone.now())
    except TooManyError:
        return _too_many(request)
    context = {"form": CodeForm(), "proof": PROOF.sign(str(proof.pk))}
    return render(request, "administration/code.html", context)


@login_not_required
@deed("join", called=Text("验证码", "the code"))
def code(request: HttpRequest) -> HttpResponse:
    """Take the code; a right one leads on to a user name and password."""
    form, signed = CodeForm(request.POST), request.POST.get("proof", "")
    try:
        proof = int(PROOF.unsign(signed))
    except BadSignature:
        return redirect("join")
    if form.is_valid():
        said = form.cleaned_data["code"].strip()
        try:
            token = prove(proof, said, source=_source(request), at=timezone.now())
        except TooManyError:
            return _too_many(request)
        if token:
            return redirect("invitation", token)
        form.add_error("code", WRONG)
    return render(request, "administration/code.html", {"form": form, "proof": signed})


def _source(request: HttpRequest) -> str:
    return client_address(request) or "unknown"


def _too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "administration/too_many.html", status=HTTPStatus.TOO_MANY_REQUESTS)
