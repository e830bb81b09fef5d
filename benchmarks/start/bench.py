"""What help, the law and one employer cost, against importing what they are written with.

The floor is the bare import and nothing of rich that only its tables or bars load. They have a
size of their own, whatever the scale asked for, and at least nine runs each: they are short.
"""

import sys

from benchmarks.contest import ROOT, Contestant, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

FLOOR = "typer and rich imported"
IMPORT = "import typer, rich"
FEWEST_RUNS = 9
FACTS = ROOT / "benchmarks" / "start" / "facts.json"
COMMANDS = {
    "anye --help": (("--help",), 2),
    "anye law": (("law",), 4),
    "anye law minimum_wage": (("law", "minimum_wage"), 4),
    "anye work-out": (("work-out", FACTS), 4),
}


def run(setting: Setting) -> Report:
    """Run each in turn and set it against the import."""
    entered = [
        Contestant(FLOOR, (sys.executable, "-c", IMPORT)),
        *(
            Contestant(name, python("anye.cli", *words), fixed={"ANYE_LANG": "zh"})
            for name, (words, _) in COMMANDS.items()
        ),
    ]
    runs = max(setting.runs, FEWEST_RUNS)
    report = Report("start", "full", runs)
    report.enter(entered, compete(entered, runs))
    for name, (_, limit) in COMMANDS.items():
        report.hold(f"CPU of {name} / {FLOOR}", report.ratio(name, FLOOR), limit)
    return report
