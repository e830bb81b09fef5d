"""FEBRL 1 to 4: our model and Splink's ready-made one, against the known answers.

The data sets have a size of their own, whatever the scale asked for.
"""

from pathlib import Path

from benchmarks.accuracy import Accuracy
from benchmarks.contest import Contestant, compete, measure, python
from benchmarks.environments import interpreter
from benchmarks.report import Report
from benchmarks.setting import Setting

OURS, STOCK = "anye", "splink_stock"
SETS = (1, 2, 3, 4)
LACKING = 1  # F1 of 0.999


def run(setting: Setting) -> Report:
    """Link each data set with both models and hold the answers against the truth."""
    files = _files(setting)
    report = Report("febrl", "full", setting.runs)
    for number, file in files.items():
        entered = [
            Contestant(
                f"{model}, FEBRL {number}", python("benchmarks.febrl.contestant", model, file)
            )
            for model in (OURS, STOCK)
        ]
        report.enter(entered, compete(entered, setting.runs))
        for model in (OURS, STOCK):
            said = report.contestants[f"{model}, FEBRL {number}"]["said"]
            report.agreement[f"{model}, FEBRL {number}"] = Accuracy(**said).figures()
    for number in SETS:
        ours, stock = (_short_of_one(report, model, number) for model in (OURS, STOCK))
        report.hold(f"thousandths of F1 lacking on FEBRL {number}, against stock", ours, stock)
    report.hold("thousandths of F1 lacking on FEBRL 4", _short_of_one(report, OURS, 4), LACKING)
    return report


def _short_of_one(report: Report, model: str, number: int) -> float:
    """Return what a model's F1 lacks, in thousandths: a report keeps three decimals."""
    return round(1000 * (1 - report.agreement[f"{model}, FEBRL {number}"]["f1"]), 2)


def _files(setting: Setting) -> dict[int, Path]:
    """Return the data sets, written once by the package that ships them."""
    folder = setting.data / "febrl"
    files = {number: folder / f"febrl{number}.csv" for number in SETS}
    if not all(file.exists() for file in files.values()):
        folder.mkdir(parents=True, exist_ok=True)
        peer = interpreter("febrl")
        measure(Contestant("export", (peer, "-m", "benchmarks.febrl.export", str(folder))))
    return files
