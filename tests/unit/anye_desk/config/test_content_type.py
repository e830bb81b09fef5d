"""Whatever charset a stranger names, the server decodes by none but UTF-8."""

from wsgiref.util import setup_testing_defaults

import pytest

from anye_desk.config import wsgi
from anye_desk.config.content_type import in_utf8

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=BB"
CHARSETS = ("punycode", "rot13", "zlib", "hex", "idna", "undefined", "utf-7", "utf-16", "gbk", "")
ODD = (
    *(f"{kind}; charset={name}" for kind in (FORM, PARTS) for name in CHARSETS),
    f"{FORM}; charset=utf-8; charset=punycode",
    f'{FORM}; charset="idna"',
    f"{FORM}; CharSet = rot13",
    f"{FORM}; charset*=idna''x",
    f"{FORM}; charset*0=puny; charset*1=code",
    f"{FORM}; x*=zzz''x",
    "multipart/form-data; boundary*=idna''x",
)
USUAL = (
    "", FORM, PARTS, "multipart/form-data; boundary=----WebKitFormBoundaryAbc123", "text/plain",
    f"{FORM}; charset=UTF-8", f"{FORM};charset=utf-8", f'{PARTS}; charset="utf-8"',
)  # fmt: skip


def asked(application, kind, method="POST"):
    environ = {"CONTENT_TYPE": kind, "REQUEST_METHOD": method, "PATH_INFO": "/sign-in/"}
    setup_testing_defaults(environ)
    said = []
    page = b"".join(application(environ, lambda status, headers: said.append((status, headers))))
    return *said[0], page.decode()


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_in_utf8_is_refused_with_a_page_before_it_is_read(kind, method):
    status, headers, page = asked(wsgi.application, kind, method)
    assert status.startswith("415")
    assert dict(headers)["Content-Length"] == str(len(page.encode()))
    assert "UTF-8" in page


@pytest.mark.parametrize("kind", USUAL)
def test_what_browsers_send_is_let_through(kind):
    def inner(_environ, start):
        start("200 OK", [])
        return [b"in"]

    assert asked(in_utf8(inner), kind) == ("200 OK", [], "in")
