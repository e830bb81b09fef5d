"""Check so many cases at one stroke, as the page of many cases does.

``python -m benchmarks.desk.bulk CASES`` with ``ANYE_DATA``
"""

import json
import sys
import time
from datetime import UTC, datetime

import django

django.setup()

from anye_desk.office.access.models import Account  # noqa: E402 (once Django is set up)
from anye_desk.office.casework.bulk import verdicts  # noqa: E402
from anye_desk.office.casework.models import Case  # noqa: E402
from anye_desk.office.casework.registry import kinds  # noqa: E402

AT = datetime(2026, 4, 20, 2, tzinfo=UTC)


def main() -> None:
    """Check them; report how many ended well, and the seconds on the clock and of the processor."""
    wanted, kind = int(sys.argv[1]), kinds()["annual_reviews"]
    found = Case.objects.filter(kind=kind.name, state="filed").order_by("-pk")[:wanted]
    chosen = dict(found.values_list("pk", "version"))
    officer = Account.objects.get(username="officer0")
    began, of_the_processor = time.perf_counter(), time.process_time()
    made = sum(verdict.is_made for verdict in verdicts.made(officer, kind, "check", chosen, {}, AT))
    taken = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - of_the_processor}
    print(json.dumps({"made": made, **taken}))


if __name__ == "__main__":
    main()
