"""What is paid for employment: the schemes as declared, and who may claim what for a year."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import polars as pl
import typer

from anye.assessment.opened.explain import terms_of
from anye.cli.language import LANGUAGE, say
from anye.cli.named import employer_of, the_run
from anye.cli.options import Json, Jurisdiction, RunName, Store, YearOption
from anye.cli.terminal import note, refused, tell, tell_json, tell_table, today
from anye.entitlements.proposal import OTHER, Proposal, proposals
from anye.entitlements.whole import not_known
from anye.law.parameters import HOME
from anye.law.said.wording import yuan
from anye.law.scheme import all_schemes
from anye.pipeline.entitle import entitle
from anye.rulebook.chain import labelled
from anye.rulebook.handbook.schemes import schemes_json, schemes_text
from anye.tables.engines import parquet
from anye.tables.year.runs import Run

SCHEMES = say(
    "查看各项补贴：付给谁、条件、标准、申领期、互斥、核实情况。\n\n"
    "例：anye schemes；anye schemes new_hire；anye schemes --json",
    "Show the schemes: who is paid, conditions, amounts, window, exclusions, standing.\n\n"
    "Try: anye schemes; anye schemes new_hire; anye schemes --json",
)
ENTITLEMENTS = say(
    "算出某年度谁可以申领哪项补贴、多少钱、差在哪里；写出单位则列出该单位可申领的。\n\n"
    "例：anye entitlements --store var/store --year 2025",
    "Work out who may claim what for a year, how much, and what is lacking.\n\n"
    "Try: anye entitlements --store var/store --year 2025",
)
Employer = Annotated[
    str, typer.Option("--employer", help=say("只看一个单位：信用代码或名称", "one employer alone"))
]


def schemes(
    name: Annotated[
        str, typer.Argument(metavar=say("补贴", "SCHEME"), help=say("中文或英文名称", "its name"))
    ] = "",
    *,
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], help=say("某日的标准；默认今天", "or today")),
    ] = None,
    jurisdiction: Jurisdiction = HOME,
    as_json: Json = False,
) -> None:
    """Show the schemes."""
    day = on.date() if on else today()
    known = {one.name for one in all_schemes().values()} | {
        one.zh for one in all_schemes().values()
    }
    if name and name not in known:
        listed = "、".join(all_schemes())
        raise refused(
            f"没有“{name}”这项补贴；有：{listed}", f'No scheme "{name}"; there are {listed}'
        )
    if as_json:
        found = schemes_json(day, jurisdiction)
        tell_json([one for one in found if name in {"", one["name"], one["zh"]}])
    else:
        tell(schemes_text(day, jurisdiction, LANGUAGE, name))


def entitlements(
    *,
    store: Store,
    year: YearOption = None,
    run_id: RunName = "",
    employer: Employer = "",
    as_json: Json = False,
) -> None:
    """Work out who may claim what."""
    run = the_run(store, year, run_id)
    rows = parquet.read(entitle(store, run))
    if employer:
        rows = rows.filter(pl.col("employer_id") == employer_of(run, employer))
    found = proposals(rows.iter_rows(named=True))
    employers = dict(
        rows.filter("is_entitled")
        .group_by("scheme")
        .agg(pl.col("employer_id").n_unique())
        .iter_rows()
    )
    if as_json:
        tell_json([{**asdict(one), "employers": employers.get(one.scheme, 0)} for one in found])
    else:
        _tell(run, found, employers)


def _tell(run: Run, found: list[Proposal], employers: Mapping[str, int]) -> None:
    headings = [
        say("补贴", "scheme"),
        say("单位", "employers"),
        say("人数", "persons"),
        say("月数或年数", "months or years"),
        say("金额（元）", "yuan"),
        say("最常见的差距", "what is lacking most"),
    ]
    listed = [
        (
            _label(one.scheme),
            employers.get(one.scheme, 0),
            one.persons,
            one.periods,
            yuan(one.amount),
            _lacking(one),
        )
        for one in found
    ]
    tell_table(headings, listed, say(f"{run.manifest.year}年度补贴资格", "Entitlements"))
    for name, unknown in not_known(run.manifest.year, terms_of(run)).items():
        lacks = labelled()[unknown.name].zh
        note(say(f"未算：{_label(name)}，{lacks}未知", f"Left out: {name}, {unknown.name} unknown"))
    note(say("条件和标准多未核实；逐项见 anye schemes。", "Mostly unverified: see anye schemes."))


def _label(name: str) -> str:
    scheme = all_schemes()[name]
    return say(scheme.zh, scheme.en)


def _lacking(one: Proposal) -> str:
    worst = next(iter(one.failing.items()), None)
    return f"{condition_said(worst[0])} {worst[1]:,}" if worst else ""


def condition_said(name: str) -> str:
    """Say what a condition is, or that another scheme or employer is paid for the month."""
    if name == OTHER:
        return say("另有补贴支付", "paid for elsewhere")
    about: Any = labelled()[name]
    return say(f"不符合：{about.zh}", f"not: {about.en}")
