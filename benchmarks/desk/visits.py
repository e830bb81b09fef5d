"""An officer reads lists, searches and takes the next case; a clerk opens the employer's year.

``python -m benchmarks.desk.visits ADDRESS ROUNDS``, an empty page each time in between: the desk's
own "not there" for somebody signed in, with the same server, session, account and frame around it.
"""

import json
import sys
from http import HTTPStatus
from statistics import quantiles
from urllib.parse import urlencode

import django

django.setup()

from anye_desk.office.access.models import Account  # noqa: E402
from anye_desk.office.casework.models import Case  # noqa: E402
from benchmarks.desk.visitor import Visitor  # noqa: E402 (once Django is set up)

LIST = "/annual-reviews/"
EMPTY = "/annual-reviews/999999999/"
TWENTIETHS = 20
WISHES = (
    {},
    {"state": "filed"},
    {"state": "prefilled", "sort": "new"},
    {"sort": "money"},
    {"sort": "risk"},
    {"township": "120119103"},
    {"state": "checked", "township": "120119108"},
)
SEARCHES = (
    {"q": "渔阳盘山食品"},
    {"q": "yuyang"},
    {"q": "zqsp"},
    {"q": "蓟残审〔2026〕0000123"},
    {"q": "不存在的单位名称"},
    {"q": "天津", "state": "filed"},
)


def main() -> None:
    """Report the 95th percentile of each kind of page, in seconds."""
    address, rounds = sys.argv[1], int(sys.argv[2])
    officer, clerk = Visitor(address, "officer0"), Visitor(address, "clerk")
    count = Case.objects.count()
    deep = [{"after": count // 2, "sort": "new"}, {"after": count * 9 // 10}]
    own = Account.objects.get(username="clerk").employer_id
    year = f"{LIST}{Case.objects.get(employer=own).pk}/"
    asked = {
        "list": (officer, [f"{LIST}?{urlencode(wish)}" for wish in (*WISHES, *deep)]),
        "search": (officer, [f"{LIST}?{urlencode(wish)}" for wish in SEARCHES]),
        "queue": (officer, [f"{LIST}?state=mine", f"{LIST}?state=mine&sort=money"]),
        "next": (officer, [f"{LIST}next/"]),
        "year": (clerk, [year]),
    }
    taken: dict[str, list[float]] = {kind: [] for kind in (*asked, "empty")}
    for who, pages in asked.values():  # the server's two processes have seen each page
        for page in (*pages, *pages):
            who.open(page)
    for n in range(rounds):
        for kind, (who, pages) in asked.items():
            taken[kind].append(who.seconds(pages[n % len(pages)]))
            taken["empty"].append(who.seconds(EMPTY, HTTPStatus.NOT_FOUND))
    print(json.dumps({kind: quantiles(all_, n=TWENTIETHS)[-1] for kind, all_ in taken.items()}))


if __name__ == "__main__":
    main()
