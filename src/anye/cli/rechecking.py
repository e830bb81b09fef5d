"""A sample of a year worked out anew by the reference, for whoever must trust it."""

from typing import Annotated

import typer

from anye.assessment.opened.explain_text import mismatch_text
from anye.assessment.opened.sample import SAMPLE, check_sample
from anye.assessment.opened.stored import Row, opened_run
from anye.cli.language import LANGUAGE, say
from anye.cli.named import the_run
from anye.cli.options import Json, RunName, Store, YearOption
from anye.cli.terminal import FOUND, note, tell_json, tell_table
from anye.codes.organisation_code import organisation

KEYS = ("employer", "of", "figure", "stored", "found")
RECHECK = say(
    "抽一部分单位，逐一重新计算并与库存的结果比较。宜每晚做一次，各晚的 --offset 不同。\n\n"
    "例：anye recheck --store var/store --year 2025 --employers 300 --offset 17\n\n"
    "有不一致的，列出单位、项目和两个数值，退出码为1。",
    "Work a part of the employers out anew, one by one, and compare with what the run stored.\n"
    "Do it every night, with another --offset.\n\n"
    "Try: anye recheck --store var/store --year 2025 --employers 300 --offset 17\n\n"
    "Exit code 1: some differ; listed with the figure and both values.",
)


def recheck(
    *,
    store: Store,
    year: YearOption = None,
    run: RunName = "",
    employers: Annotated[
        int, typer.Option("--employers", min=1, help=say("至多几家", "how many at most"))
    ] = SAMPLE,
    offset: Annotated[
        int, typer.Option("--offset", min=0, help=say("从第几家起", "where to begin"))
    ] = 0,
    as_json: Json = False,
) -> None:
    """Compare a sample of a finished run with the reference."""
    found = the_run(store, year, run)
    checked = check_sample(found, employers, offset)
    with opened_run(found) as stored:
        names = stored.employers(set(checked.mismatches))
    wrong = [
        (_named(names.get(employer), employer), off)
        for employer, mismatches in checked.mismatches.items()
        for off in mismatches
    ]
    if as_json:
        wrong_ones = [
            dict(zip(KEYS, (name, off.of, off.name, off.stored, off.found), strict=True))
            for name, off in wrong
        ]
        tell_json(
            {"run": found.manifest.run_id, "employers": checked.employers, "wrong": wrong_ones}
        )
    elif wrong:
        headings = say("单位 范围 项目 库存 重算", "employer of figure stored found").split()
        tell_table(headings, [(name, *mismatch_text(off, LANGUAGE)) for name, off in wrong])
    if not as_json:
        note(
            say(
                f"重新计算了{checked.employers}家，{len(checked.mismatches)}家不一致。",
                f"{checked.employers} employers worked out anew, {len(checked.mismatches)} differ.",
            )
        )
    if wrong:
        raise typer.Exit(FOUND)


def _named(known: Row | None, employer_id: int) -> str:
    return str(known["employer_name"]) if known else organisation(employer_id)
