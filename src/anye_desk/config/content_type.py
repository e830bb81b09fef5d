"""Forms come in UTF-8 alone: who sends another charset has the server decode by whatever it names.

Python knows charsets that take minutes (punycode), that are none (zip) and that always fail;
Django takes up any of them while it makes the request, before its middleware. So this stands
before Django, and lets through what browsers send.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.template.loader import render_to_string

Answer = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
REFUSED = "415 Unsupported Media Type"
PLAIN = re.compile(
    r"[\w.+/-]*(?:\s*;\s*(?:charset=\"?utf-?8\"?|boundary=\"?[\w'()+,./:=?-]{1,70}\"?))*\s*;?\s*",
    re.ASCII | re.IGNORECASE,
)


def in_utf8(answer: Answer) -> Answer:
    """Refuse, before it is read, what is not said to be in UTF-8."""

    def guarded(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if PLAIN.fullmatch(environ.get("CONTENT_TYPE") or ""):
            return answer(environ, start)
        page = render_to_string("frame/not_in_utf8.html").encode()
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(page)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        start(REFUSED, list(headers.items()))
        return [page]

    return guarded
