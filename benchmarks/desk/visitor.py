"""Somebody signed in to the desk over HTTP, on a connection that is kept."""

import re
import time
from http import HTTPStatus
from http.client import HTTPConnection, RemoteDisconnected
from importlib import import_module
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from anye_desk.office.access.models import Account

BACKEND = "anye_desk.office.access.backend.Passwords"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FOLLOWED = 3


class Visitor:
    """A browser without a screen: cookies, forms, and where an answer leads."""

    def __init__(self, address: str, username: str) -> None:
        """Come in as somebody, as if just signed in."""
        self.connection = HTTPConnection(urlsplit(address).netloc, timeout=120)
        self.cookies = {settings.SESSION_COOKIE_NAME: _session_of(username)}
        self.requests = 0

    def seconds(self, path: str, expected: int = HTTPStatus.OK) -> float:
        """Return how long a page takes to arrive whole, with what it leads to."""
        began = time.perf_counter()
        self.open(path, expected)
        return time.perf_counter() - began

    def open(self, path: str, expected: int = HTTPStatus.OK) -> tuple[str, str]:
        """Return where a page is in the end, and what it says."""
        return self._followed("GET", path, None, expected)

    def send(self, path: str, page: str, **said: str) -> tuple[str, str]:
        """Send the form of an address as it stands in a page; return what that leads to."""
        form = page.partition(f'action="{path}"')[2].partition("</form>")[0]
        if not form:
            raise SystemExit(f"{path}: no such form")
        body = urlencode({**dict(HIDDEN.findall(form)), **said})
        return self._followed("POST", path, body, HTTPStatus.OK)

    def _followed(self, method: str, path: str, body: str | None, wanted: int) -> tuple[str, str]:
        for _ in range(FOLLOWED):
            status, where, text = self._asked(method, path, body)
            if not where:
                break
            method, path, body = "GET", where, None
        if status != wanted:
            raise SystemExit(f"{path}: {status}")
        return path, text

    def _asked(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        kind = {} if body is None else {"Content-Type": "application/x-www-form-urlencoded"}
        sent = (method, path, body, {"Cookie": cookies, **kind})
        try:
            self.connection.request(*sent)
            answer = self.connection.getresponse()
        except RemoteDisconnected:  # nothing was asked on it for a while: the server let it go
            self.connection.close()
            self.connection.request(*sent)
            answer = self.connection.getresponse()
        text = answer.read().decode()
        self.requests += 1
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text


def _session_of(username: str) -> str:
    """Keep a session as signing in leaves one; a password is dear to check on purpose."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    login(request, Account.objects.get(username=username), BACKEND)
    request.session.save()
    return str(request.session.session_key)
