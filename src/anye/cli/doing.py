"""What a long command is doing, in words; line by line where no terminal can show a bar."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread

from anye.cli.language import say
from anye.kernel.progress import Progress

SECONDS_BETWEEN_LINES = 5.0
STEPS = {
    "registers": say("单位、人员和证件", "employers, persons, certificates"),
    "people": say("比对人员", "who the people are"),
    "person_pairs": say("比对记录", "comparing records"),
    "person_links": say("判定人员", "deciding on persons"),
    "employer_links": say("判定单位", "deciding on employers"),
    "linked_rows": say("归入各行", "giving the rows to whom they are of"),
    "persons": say("持证人员", "holders of certificates"),
}


def words(doing: str) -> str:
    """Return a step's name as people say it; months, years and files are their own names."""
    return STEPS.get(doing, doing)


@contextmanager
def lines(names: Sequence[str], *, every: float | None = None) -> Iterator[Sequence[Progress]]:
    """Write a line every few seconds that says what is under way, how far, and since when."""
    every = every or SECONDS_BETWEEN_LINES
    began, now, ended = time.monotonic(), list[str](), Event()

    def report_of(name: str) -> Progress:
        def report(doing: str, done: int, of: int) -> None:
            share = f"{100 * done // of}%" if of else ""
            now[:] = [part for part in (name, words(doing), share) if part]

        return report

    def tell() -> None:
        while not ended.wait(every):
            if now:
                seconds = round(time.monotonic() - began)
                sys.stderr.write(f"  {seconds:>4} {say('秒', 's')}  {'  '.join(now)}\n")
                sys.stderr.flush()

    telling = Thread(target=tell, daemon=True)
    telling.start()
    try:
        yield [report_of(name) for name in names]
    finally:
        ended.set()
        telling.join()


def one_by_one(files: list[Path], report: Progress) -> Iterator[tuple[Path, Progress]]:
    """Give out the files in turn, each with what tells how far it and those before it are."""
    from anye.sources.file_names import shown  # noqa: PLC0415 (only where files are read)

    sizes = [file.stat().st_size if file.is_file() else 0 for file in files]
    before, of_all = 0, sum(sizes)
    for n, (file, size) in enumerate(zip(files, sizes, strict=True), start=1):
        name = shown(file.name)
        doing = say(f"第{n}个文件，共{len(files)}个  {name}", f"file {n} of {len(files)}  {name}")
        report(doing, before, of_all)
        yield file, partial(_so_far, report, doing, before, of_all)
        before += size


def _so_far(
    report: Progress, doing: str, before: int, of_all: int, _file: str, done: int, _of: int
) -> None:
    report(doing, before + done, of_all)
