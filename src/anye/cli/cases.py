"""One employer worked out from a small file of facts, without any feed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import refused, tell, tell_json
from anye.one_employer.case_file import schema
from anye.one_employer.facts import Case, read_case
from anye.one_employer.work_out import result_json, result_text, work_out_case
from anye.rulebook.refusals import NotACaseError, refusal_text

EXAMPLE = """{
  "kind": "private_enterprise", "levy_year": 2024, "jurisdiction": "cn/tianjin/jizhou",
  "headcount_average": 100, "own_average_wage": "120000.00",
  "persons": [{"certificate": "disability", "level": 3, "months": 12}]
}"""

WORK_OUT = say(
    """试算一个用人单位：不用任何报表，只要一个JSON事实文件。

    例：anye work-out --example > facts.json；anye work-out facts.json

    金额写元（"120000.00"）。任何参数或中间数值都可以在 override 里按名称替换；
    替换过的数值标为未核实。各项名称见 anye work-out --schema 和 anye law。
    """,
    """Work out one employer without any feed, from a small JSON file of facts.

    Try: anye work-out --example > facts.json, then anye work-out facts.json

    Money is in yuan ("120000.00"). Any parameter or figure on the way can be replaced by name
    under "override"; what was replaced is marked unverified. Names: --schema and anye law.
    """,
)


def work_out(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar=say("文件", "FILE"),
            help=say("事实文件（JSON）；- 表示标准输入", "facts (JSON); - reads standard input"),
        ),
    ] = None,
    *,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help=say("输出JSON：全部数值及核实情况", "every figure by name, as JSON")
        ),
    ] = False,
    example: Annotated[
        bool, typer.Option("--example", help=say("打印一个例子", "print an example file"))
    ] = False,
    show_schema: Annotated[
        bool,
        typer.Option(
            "--schema", help=say("打印文件说明（JSON Schema）", "print the file's schema")
        ),
    ] = False,
) -> None:
    """Work out one employer from a JSON file of facts."""
    if example:
        return tell(EXAMPLE)
    if show_schema:
        return tell_json(schema())
    if file is None:
        raise refused(
            "请给出事实文件；anye work-out --example 打印例子", "Name a file; see --example"
        )
    result = work_out_case(_read(file))
    return tell_json(result_json(result)) if as_json else tell(result_text(result, LANGUAGE))


def _read(file: Path) -> Case:
    try:
        return read_case(_text(file))
    except NotACaseError as error:
        name = say("标准输入", "standard input") if str(file) == "-" else file.name
        says = refusal_text(error, LANGUAGE)
        mark = "\n" if len(error.problems) > 1 else " "
        raise refused(*(f"{name}:{mark}{says}",) * 2) from error


def _text(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("文件不是UTF-8编码", "The file is not UTF-8") from error
