"""The numbers of the law of a year and its months, for the SQL by hand.

``python -m benchmarks.assess.law YEAR FILE``
"""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from anye.kernel.months import first_day, months_of
from anye.law.law_day import law_day
from anye.law.parameters import parameters_on

JURISDICTION = "cn/tianjin/jizhou"


def main() -> None:
    """Write them as JSON: by month, and the year's under the year."""
    year, file = int(sys.argv[1]), Path(sys.argv[2])
    found = {str(month): numbers(first_day(month)) for month in months_of(year)}
    found[str(year)] = numbers(law_day(year, JURISDICTION), year)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found), "utf-8")
    print(json.dumps({"days": len(found)}))


def numbers(day: date, year: int | None = None) -> Mapping[str, object]:
    """Return the single numbers in force on a day, or decisive for a levy year."""
    found = parameters_on(day, JURISDICTION, year)
    return {name: dated.value for name, dated in found.items() if isinstance(dated.value, int)}


if __name__ == "__main__":
    main()
