"""The server's threads, which answer in the desk's own page where a request is too long to read."""

from typing import Any

from django.template.loader import render_to_string
from gunicorn import util
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

TOO_LONG = {
    LimitRequestLine: "414 URI Too Long",
    LimitRequestHeaders: "431 Request Header Fields Too Large",
}


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's threads, with two pages of ours."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:  # noqa: ANN401
        """Say that the address or the headers are too long; leave the rest to gunicorn."""
        status = TOO_LONG.get(type(exc))
        if status is None:
            super().handle_error(req, client, addr, exc)
            return
        page = render_to_string("frame/too_long.html").encode()
        head = (
            f"HTTP/1.1 {status}\r\nConnection: close\r\nCache-Control: no-store\r\n"
            "Content-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(page)}\r\n\r\n"
        )
        util.write_nonblock(client, head.encode() + page)
