"""``make story``: a year of certification on the sample district, from the window to tax.

It ends with one line of totals, and with 0 only if what was decided, what tax was given and what
the run says are the same, to the fen. ``--only-totals`` adds an earlier year up again.
"""

import argparse
import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command

from anye_desk.config.sample import SIZE, YEAR, StoppedError, work_out

SEED = 20260301
NOT_EQUAL, INTERRUPTED = 1, 130


def main(arguments: list[str] | None = None) -> int:
    """Make the district, play its year, add it up; return how it ended."""
    parser = argparse.ArgumentParser(prog="make story", description=__doc__)
    parser.add_argument("--size", default=SIZE, help="sample, district")
    parser.add_argument("--year", type=int, default=YEAR, help="the year that is certified")
    parser.add_argument("--seed", type=int, default=SEED, help="who does what is drawn by it")
    parser.add_argument("--only-totals", action="store_true", help="add an earlier one up again")
    chosen = parser.parse_args(arguments)
    district = Path(os.environ.get("ANYE_DATA", "var")).absolute()
    folder = district / "story"
    os.environ.update(
        ANYE_DATA=str(folder), ANYE_STORE=str(district / "store"), ANYE_DEMO="1", DATABASE_URL=""
    )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anye_desk.config.settings")
    try:
        if not chosen.only_totals:
            work_out(district, chosen.size, chosen.year)
            shutil.rmtree(folder, ignore_errors=True)  # of its own, and made anew each time
        django.setup()
        if not chosen.only_totals:
            _play(folder, chosen.year, chosen.seed)
        return _add_up(folder, district / "store", chosen.year)
    except StoppedError as error:
        return error.code
    except KeyboardInterrupt:
        print("已中断，没有合计。 Interrupted: there are no totals.")
        return INTERRUPTED


def _play(folder: Path, year: int, seed: int) -> None:
    from anye_desk.office.casework.registry import kinds  # noqa: PLC0415
    from anye_desk.office.parties.models import Employer  # noqa: PLC0415
    from anye_desk.published.years.models import EmployerYear, PersonMonth  # noqa: PLC0415
    from benchmarks.story.parts import dealt  # noqa: PLC0415 (only once Django is set up)
    from benchmarks.story.people import People  # noqa: PLC0415
    from benchmarks.story.totals import keep_accepted  # noqa: PLC0415
    from benchmarks.story.year import Year  # noqa: PLC0415

    tax = folder / "tax"
    tax.mkdir(parents=True)
    call_command("migrate", "--verbosity", "0")
    call_command("publish")
    began = time.monotonic()
    of_year = {"run__year": year, "run__state": "current"}
    employers = EmployerYear.objects.filter(**of_year).values_list("employer", flat=True)
    persons = PersonMonth.objects.filter(**of_year).values_list("employer", flat=True)
    mute = Employer.objects.filter(credit_code="").values_list("pk", flat=True)
    parts = dealt(employers, with_persons=set(persons), mute=set(mute), seed=seed)
    people = People(kinds()["annual_reviews"], Employer.objects.filter(pk__in=set(employers)))
    played = Year(year, people, parts, tax)
    played.play()
    keep_accepted(tax, played.accepted)
    print("；".join(f"{what} {count}" for what, count in played.done.items()))
    print(f"用时 took {time.monotonic() - began:.0f} s")


def _add_up(folder: Path, store: Path, year: int) -> int:
    from benchmarks.story.totals import totals  # noqa: PLC0415 (only once Django is set up)

    tax, found = folder / "tax", totals(store, year, folder / "tax")
    for fault in found.faults():
        print(fault)
    for file in sorted(tax.glob("*.csv")):
        print(f"{file.name} SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}")
    print(found.line())
    return NOT_EQUAL if found.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
