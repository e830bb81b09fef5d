"""A made-up district to try things on, and the measure of how fast this machine is."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from anye.cli.language import say
from anye.cli.options import Json
from anye.cli.terminal import note, progress, refused, tell_json, today
from anye.synthetic.district import SEED, YEARS, write_district
from anye.synthetic.receipts import write_receipts
from anye.synthetic.sizes import SIZES

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
        typer.Argument(metavar=say("文件夹", "FOLDER"), help=say("存放目录", "folder to write")),
    ],
    *,
    size: Annotated[str, typer.Option("--size", help="、".join(SIZES))] = "district",
    seed: Annotated[int, typer.Option("--seed", help=say("随机种子", "seed"))] = SEED,
    first: Annotated[int, typer.Option("--from", help=say("首年", "first year"))] = YEARS[0],
    last: Annotated[int, typer.Option("--until", help=say("末年", "last year"))] = YEARS[-1],
    as_json: Json = False,
) -> None:
    """Write a made-up district."""
    if size not in SIZES or not 2000 <= first <= last <= 2100:  # noqa: PLR2004 (centuries)
        raise refused(f"规模可选：{'、'.join(SIZES)}；年度须先小后大", f"Sizes: {', '.join(SIZES)}")
    with progress(quiet=as_json) as report:
        written = write_district(
            folder,
            seed=seed,
            years=range(first, last + 1),
            size=SIZES[size],
            progress=report,
        )
    write_receipts(folder, seed, until=today())
    if as_json:
        tell_json({"folder": str(written.folder), "rows": written.rows})
    else:
        note(
            say(
                f"已生成：{folder}（{written.rows:,}行）",
                f"Written: {folder}, {written.rows:,} rows",
            )
        )


def bench(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=say("项目", "WHICH"), help=say("不写则全部", "else all")),
    ] = None,
    *,
    scale: Annotated[str, typer.Option("--scale", help="small, 5m, 50m, 200m")] = "small",
    runs: Annotated[int, typer.Option("--runs", help=say("每项次数", "runs of each"))] = 5,
) -> None:
    """Run the benchmarks of the source tree."""
    if find_spec("benchmarks") is None:
        raise refused(
            "这里没有 benchmarks；请在源码目录中运行", "No benchmarks here; use the checkout"
        )
    command = [sys.executable, "-m", "benchmarks", *(names or ())]
    done = subprocess.run(  # noqa: S603 (our own module, arguments checked by it)
        [*command, "--scale", scale, "--runs", str(runs)], check=False
    )
    raise typer.Exit(done.returncode)
