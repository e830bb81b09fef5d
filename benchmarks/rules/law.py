"""The rules of the levy year, and their numbers as a file for the peer.

``python -m benchmarks.rules.law FILE``
"""

import json
import sys
from pathlib import Path

from anye.law.law_day import law_day
from anye.rulebook.plan import Plan, plan
from benchmarks.rules.figures import FIGURES, YEAR

JURISDICTION = "cn/tianjin/jizhou"


def main() -> None:
    """Write the parameters in force."""
    values = {name: dated.value for name, dated in law().parameters.items()}
    Path(sys.argv[1]).write_text(json.dumps(values), "utf-8")
    print(json.dumps({"rules": len(law().steps), "parameters": len(values)}))


def law() -> Plan:
    """Return the plan of the year's figures."""
    return plan(FIGURES, law_day(YEAR, JURISDICTION), JURISDICTION, year=YEAR)


if __name__ == "__main__":
    main()
