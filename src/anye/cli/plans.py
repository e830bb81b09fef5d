"""The plan by which the district works: every sentence, who does it, and where it is done."""

from dataclasses import asdict
from typing import Annotated

import typer

from anye.cli.language import say
from anye.cli.options import Json
from anye.cli.terminal import refused, tell, tell_json
from anye.programme.action_plan import (
    ActionPlan,
    NoSuchActionPlanError,
    action_plan_named,
    action_plans,
)

PLAN = say(
    "查看行动方案：每一句措施、责任单位、在本系统何处办理（或尚未建成）、任务数、报告期限。\n\n"
    "例：anye plan；anye plan --json",
    "Show the plan of action: each sentence, its units, where it is done here or that it is not\n"
    "built, targets and days of reports.\n\nTry: anye plan; anye plan --json",
)
NOT_BUILT = {"zh": "尚未建成", "en": "not built"}


def plan(
    name: Annotated[
        str, typer.Argument(metavar=say("方案", "PLAN"), help=say("名称；默认最新的", "or newest"))
    ] = "",
    *,
    as_json: Json = False,
) -> None:
    """Show a plan."""
    try:
        found = action_plan_named(name)
    except NoSuchActionPlanError:
        listed = "、".join(action_plans())
        raise refused(f"没有“{name}”这个方案；有：{listed}", f"No plan {name}: {listed}") from None
    if as_json:
        tell_json({**asdict(found), "units": found.units})
    else:
        _tell(found)


def _tell(found: ActionPlan) -> None:
    tell(f"{found.zh}（{found.issued_by}，{found.issued_on}）")
    for target in found.targets:
        tell(
            say(f"任务数：{target.zh} {target.total:,}", f"target: {target.total:,} newly employed")
        )
    for report in found.reports:
        month, day = report.due.split("-")
        when = say(f"每年{int(month)}月{int(day)}日前", f"by {report.due} each year")
        tell(f"{report.zh}：{report.by} → {report.to}，{when}")
    for section in found.sections:
        units = say("责任单位", "units") + "：" + "、".join(section.units)
        tell(f"\n{section.zh} [{section.id}]" + (f"\n  {units}" if section.units else ""))
        for measure in section.measures:
            where = "、".join(measure.done_at) or say(*NOT_BUILT.values())
            tell(f"  {measure.id}  {measure.zh}\n      → {where}")
    built = sum(measure.is_built for _, measure in found.measures())
    every = sum(1 for _ in found.measures())
    tell(say(f"\n{every}项中已有{built}项可办。", f"\n{built} of {every} can be done here."))
