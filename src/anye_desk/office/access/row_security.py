"""The second lock on rows: PostgreSQL is told who asks, and shows the rows of that account alone.

``registers.policies`` makes the policies; they read what is set here. SQLite has no such lock.
A connection that nobody has told of sees no row of persons and cases: what is forgotten is shut.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from anye_desk.office.access.models import OWN, Account

ROLE, OWN_NUMBER, OWN_TEXT = "anye.role", "anye.own_number", "anye.own_text"
DEED = "deed"  # what a deed's guards ask of everybody, its maker is not shown
NOBODY = ("", "", "")
SET = "SELECT set_config(%s, %s, false), set_config(%s, %s, false), set_config(%s, %s, false)"
READ = "SELECT current_setting(%s, true), current_setting(%s, true), current_setting(%s, true)"
NAMES = (ROLE, OWN_NUMBER, OWN_TEXT)
Scope = tuple[str, str, str]
Answer = Callable[[HttpRequest], HttpResponse]


def is_on() -> bool:
    """Test whether the desk stands on policies of its database."""
    return bool(settings.ROW_SECURITY) and connection.vendor == "postgresql"


def scope_of(account: Account | None) -> Scope:
    """Return what the database is told of who asks."""
    if account is None:
        return NOBODY
    own = getattr(account, OWN[account.role]) if OWN[account.role] else ""
    return (account.role, "", own) if isinstance(own, str) else (account.role, str(own), "")


@contextmanager
def scoped_to(scope: Scope) -> Iterator[None]:
    """Let the database show what is in a scope; afterwards again what it showed before."""
    if not is_on():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(READ, NAMES)
        before = tuple(said or "" for said in cursor.fetchone() or NOBODY)
    _tell(scope)
    try:
        yield
    finally:
        _tell(before)


@contextmanager
def of_a_deed() -> Iterator[None]:
    """Let a deed ask of everybody, as its guards must: nothing of it is shown."""
    with scoped_to((DEED, "", "")):
        yield


def rows_of_who_asks(answer: Answer) -> Answer:
    """Tell the database who asks, for one request; a connection that is kept forgets it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_on():
            return answer(request)
        account = request.user if isinstance(request.user, Account) else None
        _tell(scope_of(account))
        try:
            return answer(request)
        finally:
            _forget()

    return middleware


def _forget() -> None:
    try:
        _tell(NOBODY)
    except Exception:  # noqa: BLE001 (whatever it is: a connection that still knows is not kept)
        connection.close()


def _tell(scope: tuple[str, ...]) -> None:
    pairs = [part for pair in zip(NAMES, scope, strict=True) for part in pair]
    with connection.cursor() as cursor:
        cursor.execute(SET, pairs)
