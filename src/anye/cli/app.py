"""The command line: which commands there are, and what becomes of an error.

Exit codes: 0 done; 1 done, and something was found to put right (rejected rows, a mismatch);
2 refused, nothing changed; 70 a fault of the program; 130 interrupted. Bad input never ends in a
traceback.
"""

import io
import os
import sys
import traceback
from collections.abc import Mapping
from typing import Annotated, Literal

import typer
from typer._click import exceptions as said  # typer keeps its copy of click to itself

from anye.cli.command import ListedCommand, declared
from anye.cli.errors import sentence_of
from anye.cli.interrupted import is_interruption, listen
from anye.cli.language import LANGUAGES, say
from anye.cli.terminal import BROKEN, REFUSED, interrupted, note, tell
from anye.cli.usage import usage_sentence

ANYE = say(
    "安业：逐人、逐单位、逐月认定残疾人就业，并按规定算出残保金。\n\n"
    "退出码：0 完成；1 有待改正；2 未执行；70 程序出错；130 被中断。",
    "Anye: whose month counts, what each employer owes, and why.\n\n"
    "Exit codes: 0 done; 1 something to put right; 2 refused; 70 a fault; 130 interrupted.",
)
COMMANDS: Mapping[str, ListedCommand] = {
    "template": ListedCommand(
        "anye.cli.feeds:template", say("生成填报模板", "write a feed's workbook")
    ),
    "check": ListedCommand(
        "anye.cli.feeds:check", say("逐行核对，不入库", "check files, keep nothing")
    ),
    "load": ListedCommand("anye.cli.feeds:load", say("把文件入库", "keep files in the store")),
    "run": ListedCommand(
        "anye.cli.running:run",
        say("核对、入库、关联、计算，一次做完", "check, load, link and assess in one go"),
    ),
    "link": ListedCommand(
        "anye.cli.links:link",
        say("关联：各行说的是谁", "whom the rows speak of"),
        {
            "explain": ListedCommand(
                "anye.cli.links:explain", say("逐项解释一对记录", "open one pair step by step")
            ),
            "doubtful": ListedCommand(
                "anye.cli.links:doubtful", say("列出待核的关联", "links that wait for an answer")
            ),
        },
    ),
    "assess": ListedCommand("anye.cli.years:assess", say("算出一年", "work a year out")),
    "status": ListedCommand(
        "anye.cli.status:status", say("数据目录里有什么", "what a store holds")
    ),
    "find": ListedCommand(
        "anye.cli.status:find",
        say("按名称查找单位的信用代码", "look an employer up by its name"),
    ),
    "quality": ListedCommand(
        "anye.cli.quality:quality",
        say("数据质量和数据矛盾", "how good the data are, and what contradicts"),
        {
            "letters": ListedCommand(
                "anye.cli.quality:letters",
                say("写出致各部门的函件", "write the letters to departments"),
            ),
            "docs": ListedCommand("anye.cli.quality:docs", "", hidden=True),
        },
    ),
    "explain": ListedCommand(
        "anye.cli.years:explain",
        say("逐步解释一个单位的一年或一人的一个月", "open a year or a month step by step"),
    ),
    "recheck": ListedCommand(
        "anye.cli.rechecking:recheck",
        say("抽查一年：重新计算并比较", "work a sample of a year out anew and compare"),
    ),
    "what-if": ListedCommand(
        "anye.cli.supposing:what_if",
        say("换参数、换事实或多招人，看差额", "what would change, and by how much"),
    ),
    "work-out": ListedCommand(
        "anye.cli.cases:work_out",
        say("不用报表，试算一个单位", "one employer without any feed"),
    ),
    "code-title": ListedCommand(
        "anye.cli.titles:code_title",
        say("岗位名称可能对应的职业", "occupations that a title may mean"),
    ),
    "match": ListedCommand(
        "anye.cli.matching:match",
        say("人岗匹配", "match seekers and posts"),
        {
            "explain": ListedCommand(
                "anye.cli.matching:explain",
                say("某人或某岗位的结果和理由", "what a match says of a seeker or post"),
            ),
            "audit": ListedCommand(
                "anye.cli.matching:audit",
                say("独立复核一次匹配", "look at a match again by other code"),
            ),
            "report": ListedCommand(
                "anye.cli.matching:report",
                say("写成给工作人员看的报告", "write a match as a report for people"),
            ),
            "courses": ListedCommand(
                "anye.cli.seats:courses", say("分配培训名额", "hand out training places")
            ),
            "orders": ListedCommand(
                "anye.cli.seats:orders",
                say("分派辅助性就业的订单", "send orders of work to workshops"),
            ),
            "fair": ListedCommand(
                "anye.cli.seats:fair", say("安排招聘会面谈", "lay the interviews of a job fair")
            ),
            "hold": ListedCommand(
                "anye.cli.holds:hold",
                say("把推荐的岗位保留几天", "hold proposed seats for some days"),
            ),
            "answer": ListedCommand(
                "anye.cli.holds:answer",
                say("记下对保留岗位的答复", "take a seeker's answer"),
            ),
            "offer": ListedCommand(
                "anye.cli.offering:offer",
                say("两次匹配之间还可推荐什么", "what is offered between two matches"),
            ),
            "held": ListedCommand(
                "anye.cli.holds:held", say("查看保留的岗位", "how held seats stand")
            ),
            "docs": ListedCommand("anye.cli.matching:docs", "", hidden=True),
        },
    ),
    "law": ListedCommand(
        "anye.cli.law:law", say("查看规则和参数及其沿革", "rules and numbers of the law")
    ),
    "plan": ListedCommand(
        "anye.cli.plans:plan", say("行动方案：措施、单位、任务数", "the plan of action")
    ),
    "employed": ListedCommand(
        "anye.cli.employed:employed", say("谁在业，谁是新增就业", "who is in work, who newly")
    ),
    "schemes": ListedCommand(
        "anye.cli.schemes:schemes", say("各项补贴：条件、标准、互斥", "what is paid for employment")
    ),
    "entitlements": ListedCommand(
        "anye.cli.schemes:entitlements",
        say("谁可以申领哪项补贴，差在哪里", "who may claim what, and what is lacking"),
    ),
    "synth": ListedCommand(
        "anye.cli.making:synth", say("生成虚构的区或市", "write a made-up district")
    ),
    "bench": ListedCommand(
        "anye.cli.making:bench", say("测速度和内存", "measure speed and memory")
    ),
}
LANG = "--lang"
COMPLETION = "_ANYE_COMPLETE"  # where a shell asks what may stand next


def anye(
    *,
    lang: Annotated[  # noqa: ARG001 (anye.cli.language has read it already)
        Literal["zh", "en"] | None,
        typer.Option("--lang", help=say("语言，可写在任何位置", "language, anywhere on the line")),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help=say("显示版本", "show the version"))
    ] = False,
    completion: Annotated[
        Literal["bash", "zsh", "fish"] | None,
        typer.Option(
            "--completion",
            help=say(
                '打印该命令解释器的补全脚本：eval "$(anye --completion bash)"',
                'print a shell\'s completion: eval "$(anye --completion bash)"',
            ),
        ),
    ] = None,
) -> None:
    """Say what the command line is, or list its commands."""
    if version:
        from importlib.metadata import version as version_of  # noqa: PLC0415 (seldom asked)

        tell(version_of("anye"))
    elif completion:
        from typer._completion_shared import get_completion_script  # noqa: PLC0415 (seldom asked)

        tell(get_completion_script(prog_name="anye", complete_var=COMPLETION, shell=completion))
    else:
        command = declared(anye, ANYE, COMMANDS)
        tell(command.get_help(command.make_context("anye", ["--lang", "zh"])))


def main() -> None:
    """Run one command; say in words why it was refused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # of a terminal that has no Chinese
    if os.environ.get(COMPLETION):
        from typer._completion_classes import completion_init  # noqa: PLC0415 (a shell asks, seldom)

        completion_init()
    listen()
    try:
        done = declared(anye, ANYE, COMMANDS)(
            _without_language(sys.argv[1:]), prog_name="anye", standalone_mode=False
        )
    except said.UsageError as error:
        note(f"{say('未执行', 'Not done')}: {usage_sentence(error)}")
        sys.exit(REFUSED)
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001 (told by its exit code)
        if is_interruption(error):
            sys.exit(interrupted().exit_code)
        why = sentence_of(error) if isinstance(error, Exception) else None
        if why is None:
            traceback.print_exc()
            sys.exit(BROKEN)
        note(f"{say('未执行', 'Not done')}: {why}")
        sys.exit(REFUSED)
    sys.exit(done)


def _without_language(arguments: list[str]) -> list[str]:
    """Take ``--lang zh`` and ``--lang=en`` off, wherever they stand; leave a word that is none."""
    rest = list(arguments)
    while LANG in rest[:-1] and rest[rest.index(LANG) + 1] in LANGUAGES:
        n = rest.index(LANG)
        del rest[n : n + 2]
    spelled = {f"{LANG}={language}" for language in LANGUAGES}
    return [word for word in rest if word not in spelled]
