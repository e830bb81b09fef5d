"""The rules of a year alone: our columns against OpenFisca-Core on the same aligned facts."""

from pathlib import Path

from benchmarks.contest import Contestant, ask, compete, measure, python
from benchmarks.environments import interpreter
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS, THEIRS = "anye", "openfisca"
GROUPS = ("exactly_1_percent", "without_workers", "others")


def run(setting: Setting) -> Report:
    """Measure both, then hold both against the exact reference."""
    folder, employers = setting.inputs("rules"), setting.scale.employers
    facts, law = folder / "facts.parquet", folder / "law.json"
    ask("benchmarks.rules.inputs", employers, facts)
    ask("benchmarks.rules.law", law)
    peer = interpreter("openfisca")
    outputs = [setting.output(f"{name}.parquet") for name in (OURS, THEIRS)]
    openfisca = (peer, "-m", "benchmarks.openfisca.contestant")
    entered = (
        Contestant(OURS, python("benchmarks.rules.ours", facts, outputs[0]), outputs[0]),
        Contestant(THEIRS, (*openfisca, str(facts), str(law), str(outputs[1])), outputs[1]),
    )
    report = Report("rules", setting.scale.name, setting.runs)
    report.enter(entered, compete(entered, setting.runs))
    report.agreement = {
        **ask("benchmarks.rules.judge", facts, *outputs),
        **_memberless(peer, folder),
    }
    _hold(report)
    return report


def _hold(report: Report) -> None:
    report.hold("CPU of the rules, anye / OpenFisca", report.ratio(OURS, THEIRS), 1)
    for group in GROUPS:
        found = report.agreement[group]
        says = f"figures that differ from the exact reference, {group.replace('_', ' ')}"
        report.agree(says, found["anye_wrong_any"])


def _memberless(peer: str, folder: Path) -> dict[str, object]:
    tables = tuple(str(folder / name) for name in ("workers.parquet", "employers.parquet"))
    made = ask("benchmarks.rules.memberless", *tables)
    command = (peer, "-m", "benchmarks.openfisca.memberless", *tables)
    found = measure(Contestant("openfisca memberless", command)).said
    return {"employers_credited_with_the_wrong_workers": {**made, "openfisca": found["wrong"]}}
