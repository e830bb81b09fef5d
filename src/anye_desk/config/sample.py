"""``make run``: a made-up town, from nothing to a desk in the browser.

Each step is a command that anybody can type, and is shown as one. What is there is not done twice.
"""

import argparse
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import django
from django.core.management import call_command
from django.utils import timezone

SIZE, YEAR = "sample", 2025
INTERRUPTED = {130, -signal.SIGINT}
FOUND = 1  # some rows were rejected: they are planted
AGAIN = "再次执行 make run 即可接着做。 make run goes on where it stopped."
NEXT = """
接下来 Next:
  在浏览器中打开下面的地址，用上面的账号登录 Open the address below, sign in with an account above
  另开一个终端 In another terminal:
    {anye} explain --store {data}/store --employer {code}
    {anye} match --profiles {data}/feeds/profiles --out {data}/matches
  全区规模（约十分钟）A whole district, some ten minutes:  make run SIZE=district
  自己的数据 Your own data:  docs/how-to/load-a-feed.md
"""


class StoppedError(Exception):
    """A step did not end well; it has said why itself."""

    def __init__(self, code: int) -> None:
        """Keep how it ended."""
        super().__init__(code)
        self.code = code


def main(arguments: list[str] | None = None) -> None:
    """Make the town, work its year out, publish it, and become the desk's server."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--size", default=SIZE, help="sample, district, city")
    parser.add_argument("--year", type=int, default=YEAR, help="the year to work out")
    parser.add_argument("--port", type=int, default=8000, help="the next free one is taken")
    chosen = parser.parse_args(arguments)
    data = Path(os.environ.setdefault("ANYE_DATA", "var"))
    os.environ["ANYE_DEMO"] = "1"
    try:
        work_out(data, chosen.size, chosen.year)
        code = _publish(chosen.year)
    except (KeyboardInterrupt, StoppedError) as error:
        _end(error)
    _say(NEXT.format(anye=_anye(), data=data, code=code))
    work = [sys.executable, "-m", "anye_desk", "worker", "--beside", str(os.getpid())]
    subprocess.Popen(work, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)
    serve = [sys.executable, "-m", "anye_desk.config.serve", "--or-next", "--port"]
    os.execv(sys.executable, [*serve, str(chosen.port)])  # noqa: S606 (our own words)


def _end(error: KeyboardInterrupt | StoppedError) -> NoReturn:
    """End as the step ended; whoever interrupts has done nothing wrong."""
    if isinstance(error, StoppedError) and error.code not in INTERRUPTED:
        sys.exit(error.code)
    _say(AGAIN)
    sys.exit(0)


def work_out(data: Path, size: str, year: int) -> None:
    """Make the feeds of a town and work its year out; what is there is not done twice."""
    feeds, store = data / "feeds", data / "store"
    if not (feeds / "truth.json").is_file():
        # A sample is of one year, so that its first figure is there in seconds.
        only = ("--from", str(year)) if size == SIZE else ()
        _step("synth", str(feeds), "--size", size, *only)
    files = ("--store", str(store), "--rejects", str(data / "rejects"))
    _step("run", str(feeds), *files, "--year", str(year), fine={0, FOUND})
    _step("quality", "--store", str(store), "--year", str(year), into=data / "quality.txt")


def _step(
    *words: str, fine: frozenset[int] | set[int] = frozenset({0}), into: Path | None = None
) -> None:
    """Run one command of ``anye``; let it end in its own words when it is interrupted."""
    anye = _anye()
    _say(f"$ {anye} {shlex.join(words)}{f' > {into}' if into else ''}")
    before = signal.signal(signal.SIGINT, lambda *_: None)  # the command has its own
    try:
        with (into or Path(os.devnull)).open("w") as file:
            code = subprocess.call([anye, *words], stdout=file if into else None)  # noqa: S603
    finally:
        signal.signal(signal.SIGINT, before)
    if code not in fine:
        raise StoppedError(code)


def _publish(year: int) -> str:
    """Show the year on the desk; return the credit code of an employer worth opening."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anye_desk.config.settings")
    django.setup()
    # In earnest a window has the days that the city announces; here one that is always open.
    window = (
        "--from",
        f"{year + 1}-03-01",
        "--until",
        f"{timezone.localdate().year + 1}-12-31",
        "--unless-open",
    )
    for command in (
        ("migrate", "--verbosity", "0"),
        ("publish",),
        ("demo_accounts",),
        ("open_reviews", str(year), *window),
    ):
        _say(f"$ python -m anye_desk {' '.join(command)}")
        call_command(*command)
    from anye_desk.office.access.models import Account  # noqa: PLC0415 (only once Django is set up)
    from anye_desk.office.parties.models import Employer  # noqa: PLC0415

    of_clerks = Account.objects.exclude(employer_id=None).values("employer_id")
    return Employer.objects.filter(employer_id__in=of_clerks).latest("pk").credit_code


def _anye() -> str:
    return os.path.relpath(Path(sys.executable).with_name("anye"))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
