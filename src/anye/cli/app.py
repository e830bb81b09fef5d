"""The command line: which commands there are, and what becomes of an error.

Exit codes: 0 done; 1 done, and something was found to put right (rejected rows, a mismatch);
2 refused, nothing changed. Bad input never ends in a traceback.
"""

import sys
from typing import Annotated

import typer

from anye.cli import (
    cases,
    feeds,
    holds,
    law,
    links,
    making,
    matching,
    quality,
    running,
    seats,
    supposing,
    titles,
    years,
)
from anye.cli.errors import KNOWN, sentence
from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import REFUSED, note

app = typer.Typer(
    name="anye",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "安业：逐人、逐单位、逐月认定残疾人就业，并按规定算出残保金。"
        "退出码：0 完成；1 有待改正；2 未执行。",
        "Anye: whose month counts, what each employer owes, and why. "
        "Exit codes: 0 done; 1 something to put right; 2 refused.",
    ),
)


@app.callback()
def _every_command(
    _lang: Annotated[
        str, typer.Option("--lang", metavar="zh|en", help=say("语言", "language"))
    ] = LANGUAGE,
) -> None:
    """Take the language option; ``anye.cli.language`` has read it already."""


app.command("template", help=feeds.TEMPLATE)(feeds.template)
app.command("check", help=feeds.CHECK)(feeds.check)
app.command("load", help=feeds.LOAD)(feeds.load)
app.command("run", help=running.RUN)(running.run)
app.add_typer(links.app, name="link", help=links.LINK)
app.command("assess", help=years.ASSESS)(years.assess)
app.add_typer(quality.app, name="quality", help=quality.QUALITY)
app.command("explain", help=years.EXPLAIN)(years.explain)
app.command("what-if", help=supposing.WHAT_IF)(supposing.what_if)
app.command("work-out", help=cases.WORK_OUT)(cases.work_out)
app.command("code-title", help=titles.CODE_TITLE)(titles.code_title)
app.add_typer(matching.app, name="match", help=matching.MATCH)
matching.app.command("courses", help=seats.COURSES)(seats.courses)
matching.app.command("orders", help=seats.ORDERS)(seats.orders)
matching.app.command("fair", help=seats.FAIR)(seats.fair)
matching.app.command("hold", help=holds.HOLD)(holds.hold)
matching.app.command("answer", help=holds.ANSWER)(holds.answer)
matching.app.command("held", help=holds.HELD)(holds.held)
app.command("law", help=law.LAW)(law.law)
app.command("synth", help=making.SYNTH)(making.synth)
app.command("bench", help=making.BENCH)(making.bench)


def main() -> None:
    """Run one command; say in words why it was refused."""
    sys.argv[1:] = _language_first(sys.argv[1:])
    try:
        app()
    except KNOWN as error:
        note(f"{say('未执行', 'Not done')}: {sentence(error)}")
        sys.exit(REFUSED)


def _language_first(arguments: list[str]) -> list[str]:
    """Let ``--lang`` stand anywhere on the line."""
    rest, first = list(arguments), []
    while "--lang" in rest[:-1]:
        n = rest.index("--lang")
        first, rest = rest[n : n + 2], rest[:n] + rest[n + 2 :]
    return first + [word for word in rest if not word.startswith("--lang=")]
