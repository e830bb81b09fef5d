"""Which levy is nought whatever the law that is not known will turn out to be?

A levy is a product: without a gap, or where nothing of it is to be paid, no average wage and no
tier changes it. So the levy of one employer may be known in a year whose law is not.
"""

from collections.abc import Collection, Mapping

from anye.law.citing import cite_on
from anye.law.parameters import Value
from anye.law.rule import Rule, Standing, worst
from anye.rulebook.chain import Step
from anye.rulebook.plan import Plan, Unknown, rules_on

LEVY = "levy_due"
MAKES_IT_NOUGHT: Mapping[str, Value] = {"is_liable": False, "shortfall": 0, "due_per_mille": 0}
BETWEEN = ("levy_before_relief", "relief", "relief_per_mille", "charge_wage")
NOTE = "无差额、免征或不负义务的，所缺的数值不论是多少，应缴费额都是0。"


def known_all_the_same(
    todo: Plan, steps: tuple[Step, ...], given: Collection[str] = ()
) -> tuple[tuple[Step, ...], dict[str, tuple[Unknown, ...]]]:
    """Return the steps, with a levy that is nought all the same, and what stays unknown.

    Args:
        todo: the plan, of which some figures are left out.
        steps: what it came to.
        given: names that replace the law; of what they lead to nothing is concluded.
    """
    unknown = dict(todo.unknown)
    entry = rules_on(todo.day, todo.jurisdiction).get(LEVY)
    if LEVY not in unknown or entry is None or any(name in given for name in BETWEEN):
        return steps, unknown
    reasons = (one for one in steps if MAKES_IT_NOUGHT.get(one.name, ...) == one.value)
    if reason := next(reasons, None):
        del unknown[LEVY]
        steps = (*steps, _nought(todo, entry, reason))
    return steps, unknown


def _nought(todo: Plan, entry: Rule, reason: Step) -> Step:
    doubts: dict[str, Standing] = {**reason.doubts}
    if entry.standing != "confirmed":
        doubts[entry.name] = entry.standing
    return Step(
        name=entry.name,
        kind="rule",
        zh=entry.zh,
        en=entry.en,
        value=0,
        unit=entry.unit,
        words=entry.words,
        inputs={reason.name: reason.value},
        cite=cite_on(entry.cite, todo.day),
        standing=worst(doubts.values()),
        note=NOTE,
        doubts=doubts,
    )
