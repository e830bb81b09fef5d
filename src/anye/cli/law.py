"""The law as Anye holds it: a rule or parameter, its history, what changes between two days."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from anye.cli.language import LANGUAGE, say
from anye.cli.options import Json, Jurisdiction
from anye.cli.terminal import note, tell, tell_json, today
from anye.law.levy.hardship import asked_for
from anye.law.parameters import HOME
from anye.rulebook.handbook.changes import changes, changes_json, changes_text
from anye.rulebook.handbook.text import index_text, law_json, law_text

LAW = say(
    "查看规则或参数：条文、算法、出处、核实情况、沿革；不写名称则列出全部名称。\n\n"
    "例：anye law minimum_wage；anye law --from 2024-12-31 --until 2026-01-01",
    "Show a rule or parameter: text, formula, citation, standing, history; without a name, list\n"
    "all names.\n\nTry: anye law minimum_wage; anye law --from 2024-12-31 --until 2026-01-01",
)

DayMarked = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help=say("标出某日有效的", "mark what holds then")),
]
From = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], help=say("此日之后的变化", "changes after")),
]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], help=say("至此日；默认今天", "up to; or today")),
]


def law(  # noqa: PLR0913 (each is an option of the command)
    name: Annotated[
        str, typer.Argument(metavar=say("名称", "NAME"), help=say("中文或英文名称", "a name"))
    ] = "",
    *,
    on: DayMarked = None,
    since: From = None,
    until: Until = None,
    jurisdiction: Jurisdiction = HOME,
    write: Annotated[
        Path | None,
        typer.Option(
            "--write", file_okay=False, help=say("生成文档的目录", "folder for the handbook")
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the law."""
    if write:
        _write_handbook(write)
    elif since:
        last = until.date() if until else today()
        found = changes(since.date(), last, jurisdiction)
        tell_json(changes_json(found)) if as_json else tell(changes_text(found, LANGUAGE))
    elif not name:
        tell(index_text(LANGUAGE))
    elif beside := asked_for(name):
        tell_json(asdict(beside)) if as_json else tell(say(beside.zh, beside.en))
    elif as_json:
        tell_json(law_json(name))
    else:
        tell(law_text(name, LANGUAGE, day=on.date() if on else None))


def _write_handbook(folder: Path) -> None:
    from anye.one_employer.page import case_page  # noqa: PLC0415 (seldom asked)
    from anye.rulebook.handbook.pages import law_pages  # noqa: PLC0415 (the same)

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**law_pages(), "case.md": case_page()}.items():
        (folder / name).write_text(text, "utf-8")
        note(str(folder / name))
