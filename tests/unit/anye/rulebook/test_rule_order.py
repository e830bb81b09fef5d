import subprocess
import sys

ORDER = (
    "import importlib; importlib.import_module('anye.law.{}');"
    "from anye.rulebook.plan import all_rules; print([e.name for e in all_rules()])"
)


def test_the_order_of_the_rules_does_not_hang_on_who_is_imported_first():
    orders = {
        subprocess.run(
            [sys.executable, "-c", ORDER.format(first)], capture_output=True, text=True, check=True
        ).stdout
        for first in ("counting.reasons", "duty.public_bodies")
    }
    assert len(orders) == 1
