"""The list of employers against an empty page: both from one server, asked in turn."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.assess.bench import YEAR, finished_run
from benchmarks.contest import ROOT, Contestant, compete, environment, measure, python, spread
from benchmarks.report import Report
from benchmarks.setting import Setting

VISITS = "lists, searches and the empty page, in turn"
ROUNDS = 20
PAGES = {"list": "a list, filtered, sorted or far down", "search": "a search among all"}
TIMES_THE_EMPTY_PAGE = 3
PATIENCE = 60  # seconds for the server to answer


class ServerNotThereError(Exception):
    """The desk's server did not answer in time."""


def run(setting: Setting) -> Report:
    """Publish once, then let an officer page through the list."""
    store = finished_run(setting)
    desk = {"ANYE_DATA": str(_desk(setting, store)), "ANYE_STORE": str(store), "ANYE_DEMO": "1"}
    with _server(desk) as address:
        visits = python("benchmarks.employers_list.visits", address, store, YEAR, ROUNDS)
        entered = (Contestant(VISITS, visits, fixed=desk),)
        samples = compete(entered, setting.runs)
    report = Report("list", setting.scale.name, setting.runs)
    report.enter(entered, samples)
    found = samples[VISITS]
    for kind in (*PAGES, "empty"):
        milliseconds = spread(sample.said[kind] * 1000 for sample in found)
        report.agreement[f"p95 of the {kind} page, milliseconds"] = round(milliseconds.median, 1)
    for kind, says in PAGES.items():
        ratio = spread(sample.said[kind] / sample.said["empty"] for sample in found)
        report.hold(f"p95 of {says} / of an empty page", ratio.median, TIMES_THE_EMPTY_PAGE)
    return report


def _desk(setting: Setting, store: Path) -> Path:
    data, unfinished = setting.inputs("list"), setting.inputs("list-unfinished")
    if not data.exists():
        unfinished.mkdir(parents=True, exist_ok=True)
        desk = {"ANYE_DATA": str(unfinished), "ANYE_STORE": str(store), "ANYE_DEMO": "1"}
        fill = python("benchmarks.employers_list.fill", store, YEAR)
        measure(Contestant("publish", fill, fixed=desk))
        unfinished.rename(data)
    return data


@contextmanager
def _server(desk: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    serve = ("-m", "gunicorn", "anye_desk.config.wsgi", "--bind", f"127.0.0.1:{port}")
    workers = ("--worker-class", "gthread", "--threads", "2", "--log-level", "error")
    with subprocess.Popen(
        (sys.executable, *serve, *workers), cwd=ROOT, env=environment(desk)
    ) as server:
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urlopen(f"{address}/sign-in/").close()  # noqa: S310 (our own server)
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise ServerNotThereError(address)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
