"""The reader's language, from the switch alone: a browser's wishes do not undo Chinese first."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def chosen_language(answer: Answer) -> Answer:
    """Answer each request in the language its cookie names, else in Chinese."""

    def middleware(request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(known):
            response = answer(request)
        response.headers.setdefault("Content-Language", str(known))
        return response

    return middleware
