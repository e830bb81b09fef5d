"""What holds for every request: the reader's language, and how much a form may bring."""

from collections.abc import Callable
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from anye_desk.frame.language import told_in
from anye_desk.frame.web import NOT_THIS_WAY, not_this_way, nul_in_address, too_large

Answer = Callable[[HttpRequest], HttpResponse]


def chosen_language(answer: Answer) -> Answer:
    """Answer each request in the language its cookie names, else in Chinese.

    The switch alone sets it: a browser's wishes do not undo Chinese first.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with told_in(known):
            response = answer(request)
        response.headers.setdefault("Content-Language", str(known))
        return response

    return middleware


def no_large_form(answer: Answer) -> Answer:
    """Refuse, before a byte of it is read, what is larger than any form of the desk."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_form = length.isascii() and length.isdigit() and int(length) <= settings.LARGEST_FORM
        return answer(request) if is_form else too_large(request)

    return middleware


def no_nul(answer: Answer) -> Answer:
    """Refuse an address that holds NUL: no text does, and PostgreSQL takes none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = unquote(f"{request.path}?{request.META.get('QUERY_STRING', '')}")
        return nul_in_address(request) if "\0" in asked else answer(request)

    return middleware


def no_empty_refusal(answer: Answer) -> Answer:
    """Give a page to whoever uses an address in a way it does not know; Django's own is empty."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_empty = response.status_code == NOT_THIS_WAY and not response.content
        return not_this_way(response) if is_empty else response

    return middleware
