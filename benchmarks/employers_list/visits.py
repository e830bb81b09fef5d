"""An officer pages through the employers, and opens an empty page each time in between.

``python -m benchmarks.employers_list.visits ADDRESS STORE YEAR ROUNDS``

The empty page is the desk's own "not there" for somebody signed in: the same server, session,
account, middleware and frame around it, and nothing in it.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import quantiles
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import duckdb

from anye.tables.year.runs import latest_run
from anye_desk.office.parties.organisations import organisation

OFFICER = ("officer", "anye-demo-officer")  # of the demonstration, shown on its sign-in page
NEVER = 1900  # a year no run was published for
TWENTIETHS = 20
WISHES: Sequence[dict[str, str]] = (
    {},
    {"sort": "headcount_months", "order": "asc"},
    {"sort": "shortfall", "order": "desc"},
    {"outcome": "1"},
    {"kind": "4", "sort": "headcount_months", "order": "desc"},
    {"township": "120119001"},
    {"mark": "undeclared"},
)
SEARCHES: Sequence[dict[str, str]] = (
    {"q": "渔阳"},
    {"q": "yuyang"},
    {"q": "建筑", "kind": "4"},
    {"q": "不存在的单位名称"},
)


def main() -> None:
    """Report the 95th percentile of both kinds of page."""
    address, store, year, rounds = (
        sys.argv[1],
        Path(sys.argv[2]),
        int(sys.argv[3]),
        int(sys.argv[4]),
    )
    visitor = build_opener(HTTPCookieProcessor(jar := CookieJar()))
    sign_in(visitor, jar, address)
    listed = f"{address}/years/{year}/employers/?"
    asked = {
        "list": [listed + urlencode(wish) for wish in wishes(store, year)],
        "search": [listed + urlencode(wish) for wish in SEARCHES],
        "empty": [f"{address}/years/{NEVER}/employers/"],
    }
    taken = visits(visitor, asked, rounds)
    report = {kind: quantiles(found, n=TWENTIETHS)[-1] for kind, found in taken.items()}
    print(json.dumps(report))


def visits(
    visitor: OpenerDirector, asked: Mapping[str, list[str]], rounds: int
) -> dict[str, list[float]]:
    """Open every page in turn, round by round, the empty one after each of the others."""
    taken: dict[str, list[float]] = {kind: [] for kind in asked}
    [empty] = asked["empty"]
    for page in range(rounds * len(asked["list"])):
        for kind in ("list", "search"):
            wanted = asked[kind][page % len(asked[kind])]
            taken[kind].append(seconds(visitor, wanted, HTTPStatus.OK))
            taken["empty"].append(seconds(visitor, empty, HTTPStatus.NOT_FOUND))
    return taken


def wishes(store: Path, year: int) -> list[dict[str, str]]:
    """Return what is asked of the list, pages from its middle and its end among it."""
    years = duckdb.read_parquet(str(latest_run(store, year).file("employer_years")))
    ranked = years.order("coalesce(levy_due, -1) DESC, employer_id DESC").select("employer_id")
    count = years.count("*").fetchall()[0][0]
    deep = [
        ranked.limit(1, offset=place).fetchall()[0][0] for place in (count // 2, count * 9 // 10)
    ]
    return [*WISHES, *({"after": organisation(employer)} for employer in deep)]


def sign_in(visitor: OpenerDirector, jar: CookieJar, address: str) -> None:
    """Sign in as the demonstration officer."""
    username, password = OFFICER
    visitor.open(f"{address}/sign-in/").read()
    token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    form = {
        "username": username,
        "password": password,
        "csrfmiddlewaretoken": token,
    }
    answer = visitor.open(f"{address}/sign-in/", urlencode(form).encode())
    if answer.url.endswith("/sign-in/"):
        raise SystemExit("the demonstration officer could not sign in")


def seconds(visitor: OpenerDirector, page: str, expected: int) -> float:
    """Return how long a page takes to arrive whole."""
    began = time.perf_counter()
    try:
        with visitor.open(page) as answer:
            answer.read()
            status = answer.status
    except HTTPError as answer:
        answer.read()
        status = answer.code
    if status != expected:
        raise SystemExit(f"{page}: {status}")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
