"""What would change, for one employer or the district, if a fact or parameter were otherwise."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from anye.assessment.chain import labelled
from anye.assessment.supposed import Hire, Supposed
from anye.assessment.what_if import FIGURES, Difference, Sums, what_if_district
from anye.assessment.what_if import what_if as what_if_employer
from anye.cli.language import LANGUAGE, say
from anye.cli.named import employer_of, the_run
from anye.cli.options import Employer, Json, RunName, Store, Year
from anye.cli.terminal import progress, refused, tell, tell_json, tell_table
from anye.codes.divisions import TOWNSHIPS
from anye.codes.lists import EMPLOYER_KINDS
from anye.law.parameters import Value
from anye.law.wording import in_words, yuan
from anye.tables.contracts import LEVELS_OF_DISABILITY

FEN = 100
UNITS = {"over_quota": "thousandth_person_months", "counted_months": "person_months"}
WHAT_IF = say(
    "试算：换参数、换事实或多招人，看差额；运行结果本身不变。\n\n"
    "例：anye what-if --store var/store --set required_per_mille=16\n\n"
    "    anye what-if --store var/store --employer 信用代码 --hire 2:202507:202512:3000\n\n"
    "--hire 依次为：残疾等级、起月、止月、月工资（元）。不写 --employer 则试算全区。",
    "Replace parameters or facts, or hire, and see the difference; the run itself stays.\n\n"
    "Try: anye what-if --store var/store --set required_per_mille=16\n\n"
    "     anye what-if --store var/store --employer CODE --hire 2:202507:202512:3000\n\n"
    "--hire is level:from:until:monthly wage in yuan. Without --employer: the whole district.",
)


def what_if(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    employer: Employer = "",
    settings: Annotated[
        list[str] | None, typer.Option("--set", help=say("参数名=值", "parameter=value"))
    ] = None,
    facts: Annotated[
        list[str] | None, typer.Option("--fact", help=say("年度事实=值", "fact of the year=value"))
    ] = None,
    hires: Annotated[
        list[str] | None, typer.Option("--hire", help=say("等级:起月:止月:月工资", "see above"))
    ] = None,
    year: Year = 0,
    run: RunName = "",
    as_json: Json = False,
) -> None:
    """Show what a supposition changes."""
    supposed = Supposed(_pairs(settings), _pairs(facts), tuple(map(_hire, hires or ())))
    found = the_run(store, year, run)
    with progress(quiet=as_json) as report:
        report(say("试算", "working it out"), 0, 0)
        if employer:
            one = what_if_employer(found, employer_of(employer), supposed)
        else:
            district = what_if_district(found, supposed)
    if employer:
        _tell_one(one, as_json=as_json)
    else:
        _tell_district(district, as_json=as_json)


def _tell_one(one: Difference, *, as_json: bool) -> None:
    if as_json:
        return tell_json({"before": one.before, "after": one.after, "difference": one.difference})
    steps = {step.name: step for step in one.steps}
    rows = []
    for name, change in one.difference.items():
        step = steps.get(name)
        label, unit = (step.zh if LANGUAGE == "zh" else name, step.unit) if step else (name, "")
        values = (one.before[name], one.after[name], change)
        rows.append([label, *(in_words(v, unit, LANGUAGE) if unit else str(v) for v in values)])
    if not rows:
        return tell(say("没有变化", "Nothing changes"))
    return tell_table(_headings(say("项目", "figure")), rows)


def _tell_district(sums: tuple[Sums, ...], *, as_json: bool) -> None:
    if as_json:
        return tell_json(
            [
                {
                    "group": one.group,
                    "code": one.code,
                    "employers": one.employers,
                    "changed": one.changed,
                    "before": dict(one.before),
                    "after": dict(one.after),
                }
                for one in sums
            ]
        )
    whole = sums[0]
    rows = [
        [
            _label(name),
            *(in_words(v, UNITS.get(name, "fen"), LANGUAGE) for v in _three(whole, name)),
        ]
        for name in FIGURES
    ]
    tell(
        say(
            f"全区{whole.employers:,}个单位，其中{whole.changed:,}个应缴额有变化",
            f"{whole.employers:,} employers, the levy of {whole.changed:,} changes",
        )
    )
    tell_table(_headings(say("项目", "figure")), rows)
    groups = [[_group(one), *map(yuan, _three(one, "levy_due"))] for one in sums[1:]]
    return tell_table(_headings(say("应缴额（元）", "levy due (yuan)")), groups)


def _label(name: str) -> str:
    return labelled()[name].zh if LANGUAGE == "zh" else name


def _headings(first: str) -> list[str]:
    return [first, say("现在", "now"), say("试算后", "then"), say("差额", "difference")]


def _three(sums: Sums, name: str) -> tuple[int, int, int]:
    before, after = sums.before[name], sums.after[name]
    return before, after, after - before


def _group(sums: Sums) -> str:
    names = EMPLOYER_KINDS if sums.group == "kind" else TOWNSHIPS
    return names.get(sums.code, str(sums.code))


def _pairs(settings: list[str] | None) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for setting in settings or ():
        name, _, value = setting.partition("=")
        if not value.removeprefix("-").isdecimal() or not value.isascii():
            raise refused(
                f"“{setting}”应写成 名称=整数（金额以分计）",
                f'Write "{setting}" as name=whole number (money in fen)',
            )
        found[name] = int(value)
    return found


def _hire(text: str) -> Hire:
    try:
        level, start, end, wage = text.split(":")
        hire = Hire(int(level), int(start), int(end), int(Decimal(wage) * FEN))
    except (ValueError, InvalidOperation) as error:
        raise refused(
            f"“{text}”应写成 等级:起月:止月:月工资，如 2:202507:202512:3000",
            f'Write "{text}" as level:from:until:wage, such as 2:202507:202512:3000',
        ) from error
    if not 1 <= hire.level <= LEVELS_OF_DISABILITY:
        raise refused(
            f"“{text}”：残疾人证等级为1至{LEVELS_OF_DISABILITY}级",
            f'"{text}": a disability certificate has levels 1 to {LEVELS_OF_DISABILITY}',
        )
    return hire
