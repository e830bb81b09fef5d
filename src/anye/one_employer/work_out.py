"""One employer's year worked out without any feed, with the chain behind every figure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from anye.codes.lists import AXES_IN_ENGLISH, Axis
from anye.codes.words.law import STANDING_WORDS
from anye.kernel.language import Language
from anye.law.law_day import LAST_DAY, LAW_AXIS, USUAL_DAY, LawDay, axis_of, end_of, taken_as
from anye.law.levy.hardship import NotComputed, not_computed
from anye.law.parameters import Value
from anye.law.rule import Standing
from anye.law.said.law_day_text import law_taken, reach
from anye.law.said.wording import in_words, yuan
from anye.one_employer.facts import Case, CountedEmployee, Payment
from anye.rulebook.chain import Step, chain, labelled
from anye.rulebook.chain_text import as_json, as_text, figures_of_steps
from anye.rulebook.nought import known_all_the_same
from anye.rulebook.plan import Unknown, Unknowns, all_rules, plan, rules_on
from anye.rulebook.refusals import NotACaseError, Problem
from anye.rulebook.unknown_text import reason_text, unknown_json, unknown_text

LEVY = ("levy_due", "over_quota")
DUTY = ("has_duty", "duty_unmet")
DUTY_FACTS = {"established_posts", "persons_at_year_end"}
COUNTY = ("county_shortfall",)
COUNTY_FACTS = {"posts_of_bodies", "counted_months_of_bodies"}
PAYMENT = ("late_fee", "payment_due")
AS_REPORTED: Mapping[Language, str] = {
    "zh": "职工人数按所填报的计算，未按参保登记的用工形式核对："
    "在编或签有一年及以上合同的为在职职工，季节性用工按月折算（财税〔2015〕72号第八条）。",
    "en": "Staff is taken as reported and not held against the form of employment in insurance"
    " records: staff is who holds an established post or a contract of a year or more; seasonal"
    " work counts by its months (财税〔2015〕72号第八条).",
}
OTHER_READING: Mapping[Language, str] = {
    "zh": "；改按费款所属年度：law_axis 填 staff",
    "en": "; for the law of the staff's year give law_axis as staff",
}


@dataclass(frozen=True, slots=True)
class CountedPerson:
    """One disabled employee: the months reported, what they count as, and why."""

    person: CountedEmployee
    counted: int  # person-months, a severe disability twice
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A case and everything that follows from it."""

    case: Case
    persons: tuple[CountedPerson, ...]
    year: tuple[Step, ...]
    payment: tuple[Step, ...]
    unknown: Unknowns  # figures not worked out, each with what of the law it lacks
    unused: tuple[str, ...]  # given by name, but nothing wanted reads it

    @property
    def figures(self) -> dict[str, dict[str, Any]]:
        """Return every figure by name with value, unit and standing."""
        return figures_of_steps(self.year) | figures_of_steps(self.payment)


def work_out_case(case: Case) -> WorkedOut:
    """Apply the law to one case, as far as it is known; a figure asked for by name has to be.

    Raises:
        LawNotKnownError: if the law of a figure that is asked for by name is not known.
        FactsMissingError: if a fact the law reads is not given.
        NotACaseError: if what is given makes a figure less than nothing.
    """
    persons = tuple(_counted(case, person) for person in case.persons)
    facts = _facts(case, persons)
    doubts = {"counted_months": _doubts(persons)}
    year: tuple[Step, ...] = ()
    unknown: dict[str, tuple[Unknown, ...]] = {}
    if wanted := _wanted(case, facts):
        todo = plan(
            wanted,
            case.law_day,
            case.jurisdiction,
            given=case.given,
            partial=case.wanted is None,
            year=case.levy_year,
        )
        year, unknown = known_all_the_same(todo, chain(todo, facts, doubts), case.given)
    payment: tuple[Step, ...] = ()
    if case.payment and case.payment.arrears is None and "levy_due" in unknown:
        unknown |= dict.fromkeys(PAYMENT, unknown["levy_due"])
    elif case.payment:
        payment = _paid(case, case.payment, year)
    _must_not_owe_more_than_the_levy(case, year)
    _must_not_fall_below_nought((*year, *payment), case.given)
    met = {LAW_AXIS, *_that_moved_the_day(case), *(step.name for step in (*year, *payment))}
    unused = tuple(name for name in case.given if name not in met)
    return WorkedOut(case, persons, year, payment, _of_rules(unknown), unused)


def _must_not_owe_more_than_the_levy(case: Case, year: tuple[Step, ...]) -> None:
    """See that what is said to be in arrears is at most the levy of the year, where it is known."""
    said = case.payment.arrears if case.payment else None
    levy = next((_number(step.value) for step in year if step.name == "levy_due"), None)
    if said is not None and levy is not None and said > levy:
        zh = f"欠缴费额多于本年度应缴费额（{yuan(levy)}元）：请核对"
        en = f"More in arrears than the levy of the year ({yuan(levy)} yuan): check it"
        raise NotACaseError(Problem("payment.arrears", zh, en))


def _must_not_fall_below_nought(steps: tuple[Step, ...], given: Mapping[str, Value]) -> None:
    """See that no figure that is given is beyond the one it is taken from."""
    below = next((step for step in steps if isinstance(step.value, int) and step.value < 0), None)
    if below is None:
        return
    blamed = next((name for name in below.inputs if name in given), below.name)
    zh = f"给定的值使{below.zh}（{below.name}）低于0：请改小或不填"
    en = f"What is given makes {below.name} less than nothing: give less, or leave it out"
    raise NotACaseError(Problem(f"override.{blamed}", zh, en))


def _that_moved_the_day(case: Case) -> list[str]:
    """Name the given days of payment by which the law day was found."""
    days = [name for name in (LAST_DAY, USUAL_DAY) if name in case.given]
    axis = case.given.get(LAW_AXIS, axis_of(case.levy_year, case.jurisdiction))
    return days[:1] if axis == Axis.PAYMENT else []


def result_text(result: WorkedOut, language: Language = "zh") -> str:
    """Write the case out: what it comes to first, then the chain."""
    case = result.case
    taken = law_day_of_case(case)
    of_year = {
        "zh": f"{case.title or '试算'}：{case.levy_year}年度",
        "en": f"{case.title or 'Worked out'}: levy year {case.levy_year} ",
    }[language]
    by_law = law_taken(taken, language) + (OTHER_READING[language] if taken.is_assumed else "")
    head = of_year + {"zh": f"（{by_law}）", "en": f"({by_law})"}[language]
    head = "\n".join(filter(None, (head, reach(taken, language), _of_payment(case, language))))
    parts = [head, *_summary(result, language), *_person_lines(result, language)]
    parts += [AS_REPORTED[language]] if "headcount_months" in case.facts else []
    parts += [as_text(steps, language) for steps in (result.year, result.payment) if steps]
    parts += [unknown_text(result.unknown, language)] if result.unknown else []
    parts += [one.zh if language == "zh" else one.en for one in _beside_the_levy(result)]
    if result.unused:
        names = "、".join(result.unused)
        parts.append(
            {"zh": f"未用到的给定值：{names}", "en": f"Given but not read: {names}"}[language]
        )
    return "\n\n".join(parts)


def result_json(result: WorkedOut) -> dict[str, Any]:
    """Return the case as plain values: every figure by name, and the chain."""
    case, taken = result.case, law_day_of_case(result.case)
    return {
        "title": case.title,
        "levy_year": case.levy_year,
        "law_day": case.law_day.isoformat(),
        "law_axis": AXES_IN_ENGLISH[taken.axis],
        "law_day_standing": taken.standing,
        "law_day_is_assumed": taken.is_assumed,
        "jurisdiction": case.jurisdiction,
        "figures": result.figures,
        "persons": [
            {
                "certificate": counted.person.certificate,
                "level": counted.person.level,
                "months": counted.person.months,
                "counted_months": counted.counted,
                "steps": as_json(counted.steps),
            }
            for counted in result.persons
        ],
        "steps": as_json(result.year),
        "payment_steps": as_json(result.payment),
        "unknown": unknown_json(result.unknown),
        "not_computed": [asdict(one) for one in _beside_the_levy(result)],
        "unused": list(result.unused),
    }


def _of_payment(case: Case, language: Language) -> str:
    """Say whose law a late fee goes by: no levy year's, but that of the day payment was due."""
    due = case.payment.due_on.isoformat() if case.payment else ""
    said = {
        "zh": f"滞纳金适用缴费期限最后一日（{due}）的规定。",
        "en": f"A late fee goes by the law of the day on which payment was due ({due}).",
    }[language]
    return said if due else ""


def _beside_the_levy(result: WorkedOut) -> tuple[NotComputed, ...]:
    """Return what the law provides for beside a levy that is shown, and no rule works out."""
    shown = {"levy_due", "levy_before_relief"} & (result.figures.keys() | result.unknown.keys())
    return not_computed(result.case.law_day) if shown else ()


def law_day_of_case(case: Case) -> LawDay:
    """Return what is to be said of the day whose law the case was worked out by."""
    return taken_as(case.law_day, case.levy_year, case.jurisdiction, case.given)


def _of_rules(unknown: Unknowns) -> Unknowns:
    """Leave out the numbers of the law themselves: what lacks them says so."""
    of_rules = {entry.name for entry in all_rules()}
    return {name: lacking for name, lacking in unknown.items() if name in of_rules}


def _counted(case: Case, person: CountedEmployee) -> CountedPerson:
    wanted = ("has_valid_certificate", "weight")
    todo = plan(wanted, end_of(case.levy_year), case.jurisdiction, given=case.given)
    steps = chain(todo, {**person.facts, **case.given})
    value = {step.name: step.value for step in steps}
    weight = int(_number(value["weight"])) if value["has_valid_certificate"] else 0
    return CountedPerson(person, weight * person.months, steps)


def _facts(case: Case, persons: tuple[CountedPerson, ...]) -> dict[str, Value]:
    facts = dict(case.facts)
    if persons:
        facts["counted_months"] = sum(counted.counted for counted in persons)
        facts["lapsed_months"] = sum(
            counted.counted for counted in persons if not counted.person.valid_at_filing
        )
        stayed = [counted.person.at_year_end for counted in persons if counted.counted]
        if None not in stayed:
            facts.setdefault("persons_at_year_end", sum(map(bool, stayed)))
    facts.setdefault("counted_months", 0)
    facts.setdefault("lapsed_months", 0)
    if facts["counted_months"] == 0:
        facts.setdefault("persons_at_year_end", 0)
    return {**facts, **case.given}


def _wanted(case: Case, facts: Mapping[str, Value]) -> tuple[str, ...]:
    """Name what to work out: what is asked for, or what the facts allow."""
    levy = ("levy_due",) if case.payment and case.payment.arrears is None else ()
    if case.wanted is not None:
        return tuple(dict.fromkeys((*case.wanted, *levy)))
    if case.payment and not levy and "headcount_months" not in facts:
        return ()
    in_force = rules_on(case.law_day, case.jurisdiction, case.levy_year)
    if "headcount_months" not in facts and facts.keys() >= COUNTY_FACTS:
        return COUNTY
    asked = (*LEVY, *(DUTY if facts.keys() >= DUTY_FACTS else ()))
    asked += COUNTY if facts.keys() >= COUNTY_FACTS else ()
    return tuple(name for name in asked if name in in_force or name in LEVY[:1])


def _paid(case: Case, payment: Payment, year: tuple[Step, ...]) -> tuple[Step, ...]:
    levy = {step.name: step for step in year}.get("levy_due")
    arrears = payment.arrears if payment.arrears is not None or levy is None else levy.value
    facts: dict[str, Value] = {
        "arrears": int(_number(arrears)),
        "due_day": payment.due_on.toordinal(),
        "paid_day": payment.paid_on.toordinal(),
        "is_ordered": payment.ordered_until is not None,
        "ordered_day": (payment.ordered_until or payment.due_on).toordinal(),
    }
    doubts = {"arrears": levy.doubts} if levy and payment.arrears is None else {}
    todo = plan(PAYMENT, payment.due_on, case.jurisdiction, given=case.given)
    return chain(todo, {**facts, **case.given}, doubts)


def _doubts(persons: tuple[CountedPerson, ...]) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for counted in persons:
        for step in counted.steps:
            found |= step.doubts
    return found


def _summary(result: WorkedOut, language: Language) -> list[str]:
    steps = {step.name: step for step in (*result.year, *result.payment)}
    lines = []
    for name in dict.fromkeys((*(result.case.wanted or (*LEVY, *DUTY, *COUNTY)), *PAYMENT)):
        if name in result.unknown:
            label, reason = labelled()[name].zh, reason_text(result.unknown[name], language)
            lines.append(f"{label}：{reason}" if language == "zh" else f"{name}: {reason}")
        elif step := steps.get(name):
            value = in_words(step.value, step.unit, language, name=name)
            standing = STANDING_WORDS[step.standing][language]
            label = step.zh if language == "zh" else name
            lines.append(
                f"{label}：{value}（{standing}）"
                if language == "zh"
                else f"{label}: {value} ({standing})"
            )
    return ["\n".join(lines)] if lines else []


def _person_lines(result: WorkedOut, language: Language) -> list[str]:
    lines = []
    for counted in result.persons:
        person = counted.person
        paper = {
            "zh": {"disability": "残疾人证", "military": "残疾军人证"},
            "en": {
                "disability": "disability certificate",
                "military": "disabled-soldier certificate",
            },
        }[language][person.certificate]
        lines.append(
            {
                "zh": f"  {paper}{person.level}级，{person.months}个月，计{counted.counted}人月",
                "en": f"  {paper}, level {person.level}, {person.months} months:"
                f" {counted.counted} person-months",
            }[language]
        )
    heading = {"zh": "残疾职工", "en": "Disabled staff"}[language]
    return ["\n".join([heading, *lines])] if lines else []


def _number(value: Value | None) -> int:
    return value if isinstance(value, int) else 0
