"""A made-up district to try things on, and the measure of how fast this machine is."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from typing import Annotated

import typer

from anye.cli.language import say
from anye.cli.options import FIRST_YEAR, LAST_YEAR, Json
from anye.cli.terminal import note, progress, refused, tell_json, today
from anye.synthetic.district import SEED, YEARS, write_district
from anye.synthetic.receipts import write_receipts
from anye.synthetic.sizes import SIZES

MOST_SEED = 2**32 - 1
SYNTH = say(
    "生成虚构的区或市：各部门的报送文件，以及埋入情形的正确答案（truth.json）"
    "和写错身份的行的真相（mistakes.txt），各月文件的收到日期（received.csv），"
    "以及供人岗匹配的求职人员和岗位（profiles）。"
    "全部人员和单位均为虚构。\n\n"
    "例：anye synth var/feeds；anye synth var/city --size city",
    "Write a made-up district or city: the departments' files, and the true answers of what is\n"
    "planted in them (truth.json) and of whom spoilt rows are (mistakes.txt), the days the files\n"
    "of months came (received.csv), and the seekers and posts for matching (profiles).\n\n"
    "Try: anye synth var/feeds; anye synth var/city --size city",
)
BENCH = say(
    "测速度和内存：同一次运行中与下限或同类相比的比值。"
    "须在源码目录中运行；各项见 benchmarks/README.md。",
    "Measure speed and memory as ratios against a floor or peer in one run. Needs the source\n"
    "tree; see benchmarks/README.md.",
)


def synth(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=say("文件夹", "FOLDER"),
            file_okay=False,
            help=say("存放目录", "folder to write"),
        ),
    ],
    *,
    size: Annotated[str, typer.Option("--size", help="、".join(SIZES))] = "district",
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=MOST_SEED, help=say("随机种子", "seed"))
    ] = SEED,
    first: Annotated[
        int,
        typer.Option("--from", min=FIRST_YEAR, max=LAST_YEAR, help=say("首年", "first year")),
    ] = YEARS[0],
    last: Annotated[
        int,
        typer.Option("--until", min=FIRST_YEAR, max=LAST_YEAR, help=say("末年", "last year")),
    ] = YEARS[-1],
    as_json: Json = False,
) -> None:
    """Write a made-up district."""
    if size not in SIZES or first > last:
        raise refused(f"规模可选：{'、'.join(SIZES)}；年度须先小后大", f"Sizes: {', '.join(SIZES)}")
    with made_whole(folder) as staged, progress(quiet=as_json) as report:
        written = write_district(
            staged,
            seed=seed,
            years=range(first, last + 1),
            size=SIZES[size],
            progress=report,
        )
        write_receipts(staged, seed, until=today())
    if as_json:
        tell_json({"folder": str(folder), "rows": written.rows})
    else:
        note(
            say(
                f"已生成：{folder}（社会保险和工资各月共{written.rows:,}行，其余各类另计）",
                f"Written: {folder}, {written.rows:,} rows of insured and wage months, and the "
                "other feeds",
            )
        )


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Lend a folder that takes the place of one that is not there yet, or empty: all or nothing."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refused(
            f"{folder} 已有内容，未改动；请换一个新文件夹",
            f"{folder} holds something and is left as it is; name a new folder",
        )
    staged = folder.resolve().with_name(f".{folder.resolve().name}.part")
    rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    try:
        yield staged
        if folder.is_dir():
            folder.rmdir()
        staged.rename(folder)
    finally:
        rmtree(staged, ignore_errors=True)


def bench(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=say("项目", "WHICH"), help=say("不写则全部", "else all")),
    ] = None,
    *,
    scale: Annotated[str, typer.Option("--scale", help="small, 5m, 50m, 200m")] = "small",
    runs: Annotated[int, typer.Option("--runs", min=1, help=say("每项次数", "runs of each"))] = 5,
    as_json: Json = False,
) -> None:
    """Run the benchmarks of the source tree."""
    if find_spec("benchmarks") is None:
        raise refused(
            "这里没有 benchmarks；请在源码目录中运行", "No benchmarks here; use the checkout"
        )
    command = [sys.executable, "-m", "benchmarks", *(names or ())]
    done = subprocess.run(  # noqa: S603 (our own module, arguments checked by it)
        [*command, "--scale", scale, "--runs", str(runs), *(["--json"] if as_json else [])],
        check=False,
    )
    raise typer.Exit(done.returncode)
