"""What would change, for one employer or the district, if a fact or parameter were otherwise."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from anye.assessment.opened.supposed import Hire, Supposed
from anye.assessment.opened.what_if import (
    FIGURES,
    Difference,
    Sums,
    still_unknown,
    supposed_law_day,
    what_if_district,
)
from anye.assessment.opened.what_if import what_if as what_if_employer
from anye.cli.language import LANGUAGE, say
from anye.cli.named import employer_of, the_run
from anye.cli.options import EmployerOption, Json, RunName, Store, YearOption
from anye.cli.terminal import note, progress, refused, tell, tell_json, tell_table
from anye.codes.divisions import TOWNSHIPS
from anye.codes.lists import EMPLOYER_KINDS
from anye.kernel.units import FEN
from anye.law.law_day import LawDay
from anye.law.levy.hardship import not_computed_text
from anye.law.parameters import Value
from anye.law.said.law_day_text import law_day_json, law_day_text
from anye.law.said.wording import in_words, yuan
from anye.rulebook.chain import labelled
from anye.rulebook.naming import name_meant
from anye.rulebook.plan import Unknowns
from anye.rulebook.unknown_text import MARK, unknown_json, unknown_text

YES_NO = {"true": True, "是": True, "false": False, "否": False}
UNITS = {"over_quota": "thousandth_person_months", "counted_months": "person_months"}
WHAT_IF = say(
    "试算：换参数、换事实或多招人，看差额；运行结果本身不变。\n\n"
    "例：anye what-if --store var/store --set required_per_mille=16\n\n"
    "    anye what-if --store var/store --employer 信用代码 --hire 2:202507:202512:3000\n\n"
    "名称写中文或英文都可以（见 anye law），金额一律写元。"
    "--hire 依次为：残疾等级、起月、止月、月工资。"
    "不写 --employer 则试算全区，--hire 即每个单位各招一人。",
    "Replace parameters or facts, or hire, and see the difference; the run itself stays.\n\n"
    "Try: anye what-if --store var/store --set required_per_mille=16\n\n"
    "     anye what-if --store var/store --employer CODE --hire 2:202507:202512:3000\n\n"
    "Names are Chinese or English (see anye law), money is yuan. --hire is\n"
    "level:from:until:monthly wage. Without --employer: the whole district, and --hire is one\n"
    "person at every employer.",
)


def what_if(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: Store,
    employer: EmployerOption = "",
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=say("名称=值", "NAME=VALUE"),
            help=say("换一个参数；金额写元", "another parameter; money in yuan"),
        ),
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--fact",
            metavar=say("名称=值", "NAME=VALUE"),
            help=say("换一个年度事实；金额写元", "another fact of the year; money in yuan"),
        ),
    ] = None,
    hires: Annotated[
        list[str] | None,
        typer.Option(
            "--hire",
            metavar=say("等级:起月:止月:月工资", "LEVEL:FROM:UNTIL:WAGE"),
            help=say("多招一人，月工资写元", "one more person, the wage in yuan"),
        ),
    ] = None,
    year: YearOption = None,
    run: RunName = "",
    as_json: Json = False,
) -> None:
    """Show what a supposition changes."""
    supposed = Supposed(_pairs(settings), _pairs(facts), tuple(map(_hire, hires or ())))
    found = the_run(store, year, run)
    with progress(quiet=as_json) as report:
        report(say("试算", "working it out"), 0, 0)
        if employer:
            one = what_if_employer(found, employer_of(found, employer), supposed)
        else:
            district = what_if_district(found, supposed)
            unknown, taken = still_unknown(found, supposed), supposed_law_day(found, supposed)
    if employer:
        _tell_one(one, as_json=as_json)
    else:
        if not as_json:
            _tell_law(taken)
        _tell_district(district, unknown, len(supposed.hires), as_json=as_json)


def _tell_one(one: Difference, *, as_json: bool) -> None:
    if as_json:
        return tell_json(
            {
                "before": one.before,
                "after": one.after,
                "difference": one.difference,
                "unknown": unknown_json(one.unknown),
                "law_day": law_day_json(one.law_day),
            }
        )
    steps = {step.name: step for step in one.steps}
    rows: list[list[str]] = []
    for name, change in one.difference.items():
        step = steps.get(name)
        label, unit = (step.zh if LANGUAGE == "zh" else name, step.unit) if step else (name, "")
        values = (one.before[name], one.after[name], change)
        rows.append([label, *(_written(value, unit) for value in values)])
    _tell_law(one.law_day)
    _tell_unknown(one.unknown)
    if not rows:
        return tell(say("没有变化", "Nothing changes"))
    return tell_table(_headings(say("项目", "figure")), rows)


def _written(value: int | None, unit: str) -> str:
    if value is None:
        return MARK[LANGUAGE]
    return in_words(value, unit, LANGUAGE) if unit else str(value)


def _tell_law(taken: LawDay) -> None:
    """Say once whose law was taken, and what beside the levy no rule works out."""
    note(law_day_text(taken, LANGUAGE))
    if beside := not_computed_text(taken.day, LANGUAGE):
        note(beside)


def _tell_unknown(unknown: Unknowns) -> None:
    if unknown:
        note(unknown_text(unknown, LANGUAGE))


def _tell_district(sums: tuple[Sums, ...], unknown: Unknowns, hires: int, *, as_json: bool) -> None:
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
    if hires:
        note(
            say(
                f"--hire 按每个单位各招{hires}人计算；只招一处请写 --employer。",
                f"With --hire each employer hires {hires}; name one with --employer.",
            )
        )
    rows = [
        [
            _label(name),
            *(_written(value, UNITS.get(name, "fen")) for value in _three(whole, name)),
        ]
        for name in FIGURES
    ]
    tell(
        say(
            f"全区{whole.employers:,}个单位，其中{whole.changed:,}个应缴额有变化",
            f"{whole.employers:,} employers, the levy of {whole.changed:,} changes",
        )
    )
    _tell_unknown(unknown)
    tell_table(_headings(say("项目", "figure")), rows)
    groups = [[_group(one), *map(_yuan, _three(one, "levy_due"))] for one in sums[1:]]
    return tell_table(_headings(say("应缴额（元）", "levy due (yuan)")), groups)


def _label(name: str) -> str:
    return labelled()[name].zh if LANGUAGE == "zh" else name


def _headings(first: str) -> list[str]:
    return [first, say("现在", "now"), say("试算后", "then"), say("差额", "difference")]


def _three(sums: Sums, name: str) -> tuple[int | None, int | None, int | None]:
    before, after = sums.before[name], sums.after[name]
    return before, after, None if before is None or after is None else after - before


def _yuan(fen: int | None) -> str:
    return MARK[LANGUAGE] if fen is None else yuan(fen)


def _group(sums: Sums) -> str:
    names = EMPLOYER_KINDS if sums.group == "kind" else TOWNSHIPS
    return names.get(sums.code, str(sums.code))


def _pairs(settings: list[str] | None) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for setting in settings or ():
        asked, is_one, value = setting.partition("=")
        if not is_one:
            raise refused(f"“{setting}”应写成 名称=值", f'Write "{setting}" as name=value')
        name = name_meant(asked)
        try:
            found[name] = _value(value.strip(), labelled()[name].unit)
        except (ValueError, InvalidOperation) as error:
            raise refused(
                f"“{setting}”的值应为整数；金额写元，最多两位小数；是非写 true 或 false",
                f'The value of "{setting}" is a whole number; money in yuan with two places at '
                "most; true or false",
            ) from error
    return found


def _value(written: str, unit: str) -> Value:
    if unit == "fen":
        return _fen(written)
    if unit == "truth":
        if written not in YES_NO:
            raise ValueError(written)
        return YES_NO[written]
    return int(written)


def _fen(written: str) -> int:
    """Return yuan as whole fen.

    Raises:
        ValueError: if it is no amount, or finer than a fen.
    """
    fen = Decimal(written.replace(",", "")) * FEN
    if not fen.is_finite() or fen != fen.to_integral_value():
        raise ValueError(written)
    return int(fen)


def _hire(text: str) -> Hire:
    try:
        level, start, end, wage = text.split(":")
        return Hire(int(level), int(start), int(end), _fen(wage))
    except (ValueError, InvalidOperation) as error:
        raise refused(
            f"“{text}”应写成 等级:起月:止月:月工资（元），如 2:202507:202512:3000",
            f'Write "{text}" as level:from:until:wage in yuan, such as 2:202507:202512:3000',
        ) from error
