"""Styles and scripts, refusals and the log, as anybody meets them who has not signed in."""

import io
import logging
import re
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.test import Client

from anye_desk.config.log_lines import OneLine


def styles_of(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page)


@pytest.mark.usefixtures("db")
def test_styles_bear_a_mark_of_their_content_are_kept_and_open_to_no_other_site():
    addresses = styles_of(Client().get("/sign-in/").content.decode())
    assert len(addresses) >= 3
    for address in addresses:
        assert re.search(r"\?v=[0-9a-f]{10}$", address)
        response = Client().get(address, headers={"Accept-Encoding": "gzip"})
        assert b"".join(response.streaming_content)
        response.close()
        assert response.status_code == 200
        assert "max-age=86400" in response["Cache-Control"]
        assert "Access-Control-Allow-Origin" not in response
    assert response.has_header("Content-Encoding")


@pytest.mark.usefixtures("db")
def test_what_a_stranger_causes_is_one_line_in_the_log(monkeypatch):
    [console] = [one for one in logging.getLogger().handlers if any(map(is_ours, one.filters))]
    log = io.StringIO()
    monkeypatch.setattr(console, "stream", log)
    assert Client().get("/sign-in/", headers={"Host": "elsewhere.example"}).status_code == 400
    many = "&".join(f"f{n}=1" for n in range(1500))
    form = "application/x-www-form-urlencoded"
    assert Client().post("/sign-in/", many, content_type=form).status_code in {400, 413}
    lines = log.getvalue().splitlines()
    assert 0 < len(lines) <= 2
    assert "Traceback" not in log.getvalue()


def is_ours(one):
    return isinstance(one, OneLine)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The desk behind its own server."""
    place = tmp_path_factory.mktemp("served")
    environment = {"ANYE_DATA": str(place), "PATH": "", "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-m", "anye_desk.config.serve", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as desk:
        said = desk.stdout.readline()
        try:
            yield urlsplit(re.search(r"http://\S+", said)[0])
        finally:
            desk.terminate()
            desk.wait(20)


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (f"GET /{'a' * 9000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "414"),
        (f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {'a' * 20000}\r\n\r\n", "431"),
    ],
)
def test_what_is_too_long_to_read_gets_a_page_of_the_desk(served, request_line, status):
    with socket.create_connection((served.hostname, served.port), timeout=20) as line:
        line.sendall(request_line.encode())
        answer = b""
        while part := line.recv(65536):
            answer += part
    assert answer.startswith(f"HTTP/1.1 {status}".encode())
    assert "请求过长" in answer.decode()
