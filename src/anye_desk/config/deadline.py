"""No request holds the desk for ever: one that takes too long is stopped and answered so.

What runs in Python is stopped where it stands. What runs in a database or in the core's engine
ends there and is stopped when it returns; a worker that still has not come back after the grace
is asked to end, and the server starts another in its place.
"""

import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse

from anye_desk.frame.web import took_too_long

Answer = Callable[[HttpRequest], HttpResponse]
DEADLINE = 60  # seconds for one request
GRACE = 2  # times the deadline
EACH = 0.25  # seconds between two looks


class RequestTookTooLongError(Exception):
    """The request went past its deadline."""


class Watch:
    """Looks after the requests that are being answered, each by its thread."""

    def __init__(self, end_worker: Callable[[], None]) -> None:
        """Watch nothing yet."""
        self._end_worker = end_worker
        self._lock = threading.Lock()
        self._until: dict[int, float] = {}
        self._stopped: dict[int, float] = {}
        self._looker: threading.Thread | None = None

    def begin(self, seconds: float) -> None:
        """Give the request of this thread its time."""
        with self._lock:
            self._until[threading.get_ident()] = time.monotonic() + seconds
            if self._looker is None:
                self._looker = threading.Thread(target=self._look, name="deadline", daemon=True)
                self._looker.start()

    def end(self) -> bool:
        """Let the request of this thread go; tell whether it had to be stopped."""
        try:
            return self._let_go()
        except RequestTookTooLongError:  # it was on its way when the request ended
            self._let_go()
            return True

    def _let_go(self) -> bool:
        me = threading.get_ident()
        with self._lock:
            self._until.pop(me, None)
            return self._stopped.pop(me, None) is not None

    def _look(self) -> None:
        while True:
            time.sleep(EACH)
            self._stop_late(time.monotonic())

    def _stop_late(self, now: float) -> None:
        with self._lock:
            for thread, until in list(self._until.items()):
                if now > until:
                    del self._until[thread]
                    self._stopped[thread] = now + (GRACE - 1) * DEADLINE
                    _raise_in(thread)
            if any(now > until for until in self._stopped.values()):
                self._stopped.clear()
                self._end_worker()


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(RequestTookTooLongError)
    )


def _end_this_worker() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


WATCH = Watch(_end_this_worker)


def within_time(answer: Answer) -> Answer:
    """Answer each request before its deadline, or say that it took too long."""

    def middleware(request: HttpRequest) -> HttpResponse:
        WATCH.begin(DEADLINE)
        try:
            response = answer(request)
        except RequestTookTooLongError:
            response = took_too_long(request)
        if WATCH.end():
            connections.close_all()  # whatever was half done in them is undone
            return took_too_long(request)
        return response

    return middleware
