"""The desk with a city's cases: its pages beside an empty one, fifty at work, many at a stroke."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.contest import (
    ROOT,
    Contestant,
    Sample,
    compete,
    environment,
    measure,
    python,
    spread,
)
from benchmarks.report import Report
from benchmarks.setting import Setting

VISITS = "lists, searches, the next case, an employer's year and the empty page, in turn"
WORK = "fifty officers at work at once"
ROUNDS = 60
SECONDS_AT_WORK = 20
SHARE_AT_WORK = 300  # of all cases one of the fifty checks at most one in so many: enough are left
PAGES = {
    "list": "a list, filtered, sorted or far down",
    "queue": "the queue of what waits",
    "search": "a search among all",
}
TIMES_THE_EMPTY_PAGE = 3
AT_ONCE = {"next": "the next case", "year": "an employer's year"}
MILLISECONDS, MS_A_REQUEST = 300, 20  # fifty a second
GROWTH = 1.2  # a case of ten times as many
LARGEST = 100_000
SERVER = {
    "DJANGO_SETTINGS_MODULE": "anye_desk.config.settings",
    "DATABASE_URL": "",
    "ANYE_SECRET_KEY": "benchmark" * 8,  # of a desk that is thrown away
}


def run(setting: Setting) -> Report:
    """Fill a desk once; visit it, work at it, and check many cases at one stroke."""
    desk = {**SERVER, "ANYE_DATA": str(_desk(setting))}
    report = Report("desk", setting.scale.name, setting.runs)
    with _server(desk) as address:
        visits = Contestant(VISITS, python("benchmarks.desk.visits", address, ROUNDS), fixed=desk)
        most = setting.scale.employers // SHARE_AT_WORK
        work = python("benchmarks.desk.work", address, SECONDS_AT_WORK, most)
        entered = (visits, Contestant(WORK, work, fixed=desk))
        samples = compete(entered, setting.runs)
    report.enter(entered, samples)
    _hold_pages(report, samples[VISITS])
    taken = spread(one.said["seconds"] * 1000 / one.said["requests"] for one in samples[WORK])
    report.hold("milliseconds a request, 50 at work", taken.median, MS_A_REQUEST)
    report.agreement["requests a second, 50 at work"] = round(1000 / taken.median, 1)
    _bulk(report, setting, desk)
    return report


def _hold_pages(report: Report, found: Sequence[Sample]) -> None:
    for kind in (*PAGES, *AT_ONCE, "empty"):
        milliseconds = spread(sample.said[kind] * 1000 for sample in found)
        report.agreement[f"p95 of the {kind} page, milliseconds"] = round(milliseconds.median, 1)
    for kind, says in PAGES.items():
        ratio = spread(sample.said[kind] / sample.said["empty"] for sample in found)
        report.hold(f"p95 of {says} / of an empty page", ratio.median, TIMES_THE_EMPTY_PAGE)
    for kind, says in AT_ONCE.items():
        p95 = spread(sample.said[kind] * 1000 for sample in found)
        report.hold(f"p95 of {says}, milliseconds", p95.median, MILLISECONDS)


def _bulk(report: Report, setting: Setting, desk: dict[str, str]) -> None:
    """Check a tenth, then the whole of what is taken at one stroke; each case once."""
    many = min(LARGEST, setting.scale.employers // 10)
    entered = [
        Contestant(f"{count} checked at one stroke", python("benchmarks.desk.bulk", count),
                   fixed=desk)
        for count in (many // 10, many)
    ]  # fmt: skip
    samples = compete(entered, 1)  # what was checked is not filed any more
    report.enter(entered, samples)
    fewer, more = (samples[one.name][0] for one in entered)
    report.agree("cases not checked", many + many // 10 - fewer.said["made"] - more.said["made"])
    report.agreement[f"cases a second, {many} at one stroke"] = round(
        more.said["made"] / more.said["seconds"], 1
    )
    a_case = [one.said["cpu"] / one.said["made"] for one in (fewer, more)]
    report.hold("CPU seconds a case / of a tenth as many", a_case[1] / a_case[0], GROWTH)


def _desk(setting: Setting) -> Path:
    data, unfinished = setting.inputs("desk"), setting.inputs("desk-unfinished")
    if not data.exists():
        unfinished.mkdir(parents=True, exist_ok=True)
        fill = python("benchmarks.desk.fill", setting.scale.employers)
        measure(Contestant("fill", fill, fixed={**SERVER, "ANYE_DATA": str(unfinished)}))
        unfinished.rename(data)
    return data


@contextmanager
def _server(desk: dict[str, str]) -> Iterator[str]:
    serve = (sys.executable, "-m", "anye_desk.config.serve", "--port", "0", "--workers", "2")
    with subprocess.Popen(
        serve, cwd=ROOT, env=environment(desk), stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://[^/]+", line)
            assert found, line
            yield found.group()
        finally:
            server.terminate()
