"""Fifty officers at work at once: the next case, a check by its form, now and then a list.

``python -m benchmarks.desk.work ADDRESS SECONDS MOST``: cases of each at most
"""

import json
import sys
import threading
import time

import django

django.setup()

from anye_desk.office.access.models import Account  # noqa: E402
from benchmarks.desk.visitor import Visitor  # noqa: E402 (once Django is set up)

LIST = "/annual-reviews/"
LOOKS_EACH = 5  # cases, then a look at the list


def main() -> None:
    """Let them work for so long; report requests, cases and the seconds that were taken."""
    address, seconds, most = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    officers = Account.objects.filter(role=Account.Role.OFFICER).values_list("username", flat=True)
    visitors = [Visitor(address, username) for username in officers]
    cases = [0] * len(visitors)
    began = time.perf_counter()
    those = [
        threading.Thread(target=_works, args=(visitor, began + seconds, most, cases, n))
        for n, visitor in enumerate(visitors)
    ]
    for one in those:
        one.start()
    for one in those:
        one.join()
    taken = time.perf_counter() - began
    requests = sum(visitor.requests for visitor in visitors)
    print(json.dumps({"requests": requests, "cases": sum(cases), "seconds": taken}))


def _works(visitor: Visitor, until: float, most: int, cases: list[int], n: int) -> None:
    here, page = visitor.open(f"{LIST}next/")
    while time.perf_counter() < until and cases[n] < most:
        if not cases[n] % LOOKS_EACH:
            visitor.open(f"{LIST}?state=filed")
        here, page = _checked(visitor, here, page)
        cases[n] += 1


def _checked(visitor: Visitor, here: str, page: str) -> tuple[str, str]:
    """Check the case that is open, and be led to the next."""
    return visitor.send(f"{here}check/", page)


if __name__ == "__main__":
    main()
