"""Employers: Anye's links against the truth, made at once and upon earlier ones.

``employers_upon_earlier`` rests on links made before one in a hundred of the register and of the
records came; ``employers_answered`` on today's, as after an officer's answer.
"""

from benchmarks.contest import Contestant, ask, compete, python
from benchmarks.report import Report
from benchmarks.setting import Setting

BEFORE, AT_ONCE = "employers_before", "employers"
UPON, ANSWERED = "employers_upon_earlier", "employers_answered"
MODULE = "benchmarks.linkage.ours_employers"
WRONG = 1  # in a thousand links
FEWEST, RECORDS_AN_EMPLOYER = 500, 0.1


def add_employers(report: Report, setting: Setting) -> None:
    """Link employers, hold the links against the truth and add both to the report."""
    size = setting.scale
    folder = setting.inputs("linkage") / "employers"
    if not folder.exists():
        records = max(round(size.employers * RECORDS_AN_EMPLOYER), FEWEST)
        ask("benchmarks.linkage.employer_crowd", size.employers, records, folder)
    out = {name: setting.output(f"linkage_{name}") for name in (BEFORE, AT_ONCE, UPON, ANSWERED)}
    now, before = folder / "now", folder / "before"
    entered = [
        Contestant(BEFORE, python(MODULE, before, out[BEFORE]), out[BEFORE]),
        Contestant(AT_ONCE, python(MODULE, now, out[AT_ONCE]), out[AT_ONCE]),
        Contestant(UPON, python(MODULE, now, out[UPON], out[BEFORE]), out[UPON]),
        Contestant(ANSWERED, python(MODULE, now, out[ANSWERED], out[AT_ONCE]), out[ANSWERED]),
    ]
    report.enter(entered, compete(entered, setting.runs))
    judged = (out[name] for name in (AT_ONCE, UPON, ANSWERED))
    found = dict(ask("benchmarks.linkage.judge_employers", folder, *judged))
    report.agreement["employers"] = found
    false = found["all_identities"]["false_links"]
    says = "wrong in 1,000 links, employers"
    report.hold(says, 1000 * false["hits"] / max(false["of"], 1), WRONG)
    report.agree("links of employers that say nothing", found["links_on_a_blank"])
    says = "tables of employers that differ upon earlier links"
    report.agree(says, found["tables_that_differ_upon_earlier_links"])
