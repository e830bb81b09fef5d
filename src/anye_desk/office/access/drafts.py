"""What somebody wrote and could not send: kept for that account and address until it is sent.

It outlives the end of the session, an error and a switch of language. Whose it is after the
session has ended says a signed cookie from the sign-in; without one nothing is kept, so strangers
fill nothing. Nothing of it stands in an address.
"""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse

from anye_desk.frame.notes import leave_out_ids
from anye_desk.office.access.models import Account, Draft
from anye_desk.office.access.permissions import account_of

WRITER, SALT = "writer", "drafts"
TEXTS = ("note", "text")  # the fields in which people write
WRITTEN = (*TEXTS, "answer")  # or choose
EACH = "answer-"  # where many questions are answered at once, the field of each
_ALSO: set[str] = set()  # fields of the forms of moves; see also_written
AT_MOST = 20  # drafts of one account, each within the limit of a form
LONGEST_ADDRESS = 200


def also_written(names: Iterable[str]) -> None:
    """Have the fields of these names kept too: those of the moves of the kinds of case."""
    _ALSO.update(names)


def keep(request: HttpRequest, address: str) -> Mapping[str, str]:
    """Keep what was written in a form that was sent to an address; return what was kept."""
    said = {name: request.POST[name] for name in request.POST if _is_written(name)}
    said = {name: text for name, text in said.items() if text}
    account = _writer(request) if said else None
    if account is None:
        return {}
    said = {  # PostgreSQL's JSON takes no nought; no ID is kept that no form takes
        name: leave_out_ids(text.replace("\0", "")) for name, text in said.items()
    }
    Draft.objects.update_or_create(
        account=account, address=address[:LONGEST_ADDRESS], defaults={"said": said}
    )
    newest = Draft.objects.filter(account=account).order_by("-kept_at", "-pk")
    Draft.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[AT_MOST:])).delete()
    return said


def of(request: HttpRequest, address: str) -> Mapping[str, str]:
    """Return what was written in a form of an address and not sent; nothing where nothing was."""
    kept = Draft.objects.filter(account=account_of(request), address=address[:LONGEST_ADDRESS])
    said: Mapping[str, str] = kept.values_list("said", flat=True).first() or {}
    return said


def below(request: HttpRequest, address: str) -> Mapping[str, Mapping[str, str]]:
    """Return what was written and not sent in forms below an address, by their addresses."""
    kept = Draft.objects.filter(account=account_of(request), address__startswith=address)
    return dict(kept.values_list("address", "said"))


def forget(request: HttpRequest) -> None:
    """Let the draft go: it was sent."""
    Draft.objects.filter(
        account=account_of(request), address=request.path[:LONGEST_ADDRESS]
    ).delete()


def remember_writer(response: HttpResponse, account: Account) -> None:
    """Have the browser know whose words it sends, also once the session has ended."""
    response.set_signed_cookie(
        WRITER,
        str(account.pk),
        salt=SALT,
        max_age=settings.DAY,
        httponly=True,
        secure=settings.BEHIND_HTTPS,
        samesite="Lax",
    )


def forget_writer(response: HttpResponse) -> None:
    """Have the browser forget whose words it sends."""
    response.delete_cookie(WRITER, samesite="Lax")


def remembered(request: HttpRequest) -> Account | None:
    """Return who signed in last in this browser, also once the session has ended."""
    said = request.get_signed_cookie(WRITER, default="", salt=SALT, max_age=settings.DAY)
    return Account.objects.filter(pk=int(said), is_active=True).first() if said else None


def mark_of(account: Account) -> str:
    """Return what a form bears of whoever it was shown to, so that it is kept for nobody else."""
    return Signer(salt=SALT).sign(str(account.pk))


def _is_written(name: str) -> bool:
    return name in WRITTEN or name in _ALSO or name.startswith(EACH)


def _writer(request: HttpRequest) -> Account | None:
    """Return whose words a form holds; nobody where it was shown to one and sent by another."""
    found = request.user if isinstance(request.user, Account) else remembered(request)
    mark = request.POST.get(WRITER, "")
    return found if found and mark in {"", mark_of(found)} else None
