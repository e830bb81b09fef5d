"""From the fields of a case to the facts the law reads: units exact, nothing guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, cast

from anye.codes.lists import AXES, EMPLOYER_KINDS, LEVELS_OF_DISABILITY, Axis, EmployerKind
from anye.kernel.ops import PER_MILLE
from anye.kernel.units import FEN
from anye.law.law_day import LAW_AXIS, end_of, law_day
from anye.law.parameters import HOME, Value
from anye.law.values import MOST_FEN, fault
from anye.one_employer.case_file import not_of_the_list, read_json, schema, unknown_name
from anye.rulebook.chain import labelled
from anye.rulebook.naming import name_meant
from anye.rulebook.plan import NoSuchFigureError, SeveralFiguresError
from anye.rulebook.refusals import NotACaseError, Problem, no_figure_meant

MOST_WEIGHT = 2  # a severe disability counts as two
LEAST_OF_SOLDIERS = 8  # level of a soldier\'s certificate that still counts
MONTHS = 12
AS_THEY_ARE = (
    "years_since_registration",
    "is_small",
    "established_posts",
    "persons_at_year_end",
    "posts_of_bodies",
    "counted_months_of_bodies",
)
WAGES = ("wages_total", "own_average_wage", "charge_wage")
KINDS_OF_SOCIAL_ORGANISATION = (  # the law's own words for what the list holds in one entry
    "社会团体",
    "民办非企业单位",
    "社会服务机构",
    "基金会",
)
REGISTERED = ("registered_on", "years_since_registration")
STAFF = ("staff_months", "headcount_months", "headcount_average")


@dataclass(frozen=True, slots=True)
class CountedEmployee:
    """One disabled employee whose months count, and how many months."""

    certificate: str
    level: int
    months: int
    valid_at_filing: bool = True  # of the certificate
    at_year_end: bool | None = None  # employed in December; None: not said

    @property
    def can_count(self) -> bool:
        """Tell whether the certificate is one that counts, by the law since 2015."""
        return self.certificate == "disability" or self.level <= LEAST_OF_SOLDIERS

    @property
    def facts(self) -> dict[str, Value]:
        """Return the facts of the certificate."""
        return {"disability_level": 0, "military_level": 0, f"{self.certificate}_level": self.level}


@dataclass(frozen=True, slots=True)
class Payment:
    """When the levy had to be paid, was ordered and was paid; ``arrears`` None: the levy due."""

    due_on: date
    paid_on: date
    arrears: int | None
    ordered_until: date | None  # last day of the order to pay; None: none was given


@dataclass(frozen=True, slots=True)
class Case:
    """One employer's year, ready for the law."""

    title: str
    levy_year: int
    law_day: date
    jurisdiction: str
    facts: Mapping[str, Value]
    given: Mapping[str, Value]  # figures and parameters replaced by name
    persons: tuple[CountedEmployee, ...] = ()
    payment: Payment | None = None
    wanted: tuple[str, ...] | None = None  # None: what the facts allow


def read_case(text: str) -> Case:
    """Read one employer's year from JSON.

    Raises:
        NotACaseError: with every problem found.
    """
    return _Reader(read_json(text)).case()


@dataclass(slots=True)
class _Reader:
    fields: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)

    def case(self) -> Case:
        """Return the case.

        Raises:
            NotACaseError: with every problem found.
        """
        year, place = int(self.fields["levy_year"]), self.fields.get("jurisdiction", HOME)
        given = self._given()
        found = Case(
            title=self.fields.get("title", ""),
            levy_year=year,
            law_day=self._law_day(year, place, given),
            jurisdiction=place,
            facts=self._facts(),
            given=given,
            persons=self._persons(year),
            payment=self._payment(),
            wanted=self._wanted(),
        )
        self._must_fit(found)
        if self.problems:
            raise NotACaseError(*self.problems)
        return found

    def _must_fit(self, found: Case) -> None:
        """See that the facts can be true of one employer: those who count are among its staff."""
        self._must_be_persons(found)
        staff = cast("int", found.facts.get("headcount_months", 0))
        if not staff and "headcount_months" in found.facts:
            self._must_not_be_paid(found)
        if not staff:
            return
        self._must_be_paid(found)
        counted = max(
            cast("int", found.facts.get("counted_months", 0)),
            sum(person.months for person in found.persons),
        )
        most = staff * (1 if found.persons else MOST_WEIGHT)
        if counted > most:
            self._wrong(
                "persons" if found.persons else "counted_months",
                f"计入的残疾职工多于职工：职工人月{staff}，至多可计{most}",
                f"More persons counted than staff: with {staff} person-months at most {most} count",
            )

    def _must_not_be_paid(self, found: Case) -> None:
        """See that nobody is paid where nobody is staff; an average alone says nothing of pay."""
        if found.facts.get("wages_total"):
            self._wrong(
                "wages_total",
                "没有职工而有工资总额：请核对职工人数，或不填工资",
                "Wages without staff: check the staff, or leave the wages out",
            )

    def _must_be_paid(self, found: Case) -> None:
        """See that staff is paid: a wage of nothing would be a levy of nothing."""
        by_name = {**found.facts, **found.given}
        for name in WAGES:
            if by_name.get(name) == 0 and not self.problems:
                self._wrong(
                    name if name in self.fields else f"override.{name}",
                    "有职工而没有工资：工资为0不能得出应缴费额，请核对工资总额或职工人数",
                    "Staff without wages: no levy follows from a wage of 0;"
                    " check the wages, or the staff",
                )

    def _must_be_persons(self, found: Case) -> None:
        """See that no more of the persons listed work in December than are said to."""
        said = found.facts.get("persons_at_year_end")
        stayed = sum(bool(one.at_year_end and one.can_count) for one in found.persons)
        if said is not None and stayed > cast("int", said):
            self._wrong(
                "persons_at_year_end",
                f"年末安排残疾人数为{said}，而所列人员中12月在岗的有{stayed}人：请核对",
                f"{said} persons at the year's end, yet {stayed} of those listed work in December:"
                " check it",
            )

    def _law_day(self, year: int, place: str, given: Mapping[str, Value]) -> date:
        if "law_day" in self.fields:
            return _day(self.fields["law_day"])
        axis = given.get(LAW_AXIS)
        if axis == Axis.GIVEN:
            self._wrong(
                LAW_AXIS,
                "指定的日期请填在 law_day",
                "Give the day itself as law_day",
            )
        taken = Axis(axis) if isinstance(axis, int) and axis in AXES else None
        return law_day(year, place, taken, {} if self.problems else given)

    def _facts(self) -> dict[str, Value]:
        facts: dict[str, Value] = {
            "has_declared": self.fields.get("has_declared", True),
            "is_school": self.fields.get("is_school", False),
        }
        facts |= {name: self.fields[name] for name in AS_THEY_ARE if name in self.fields}
        if "kind" in self.fields:
            facts["kind"] = self._kind(self.fields["kind"])
        if self._one_of(REGISTERED) and "registered_on" in self.fields:
            facts["years_since_registration"] = self._anniversaries()
        if "wages_total" in self.fields:
            facts["wages_total"] = self._money("wages_total", self.fields["wages_total"])
        self._one_of(WAGES)
        self._one_of(("persons", "counted_months", "counted_average"))
        if "counted_months" in self.fields:
            facts["counted_months"] = self.fields["counted_months"]
        if self._one_of(STAFF) or "seasonal" in self.fields:
            facts["headcount_months"] = self._headcount_months()
        return facts

    def _anniversaries(self) -> int:
        """Return how many anniversaries of the registration are over on the year's last day."""
        since, last = _day(self.fields["registered_on"]), end_of(int(self.fields["levy_year"]))
        if since > last:
            self._wrong(
                "registered_on",
                f"成立日期晚于{last.year}年度末：请核对",
                f"Registered after the end of {last.year}: check it",
            )
        is_last_day = (since.month, since.day) == (last.month, last.day)
        return max(last.year - since.year - is_last_day, 0)

    def _given(self) -> dict[str, Value]:
        given: dict[str, Value] = {
            name: self._money(name, self.fields[name])
            for name in ("own_average_wage", "charge_wage")
            if name in self.fields
        }
        if "counted_average" in self.fields and self.fields.get("has_declared", True):
            average = Decimal(self.fields["counted_average"])
            given["credited"] = int(average * MONTHS * PER_MILLE)
        if self._one_of(("law_day", LAW_AXIS)):
            named = {"payment": Axis.PAYMENT, "staff": Axis.STAFF}
            given[LAW_AXIS] = int(named.get(self.fields.get(LAW_AXIS, ""), Axis.GIVEN))
        known = labelled()
        for name, raw in self.fields.get("override", {}).items():
            where = f"override.{name}"
            if meant := self._meant(where, name):
                given[meant] = self._value(where, raw, meant, known[meant].unit)
        return given

    def _headcount_months(self) -> int:
        months = sum(
            int(entry["persons"]) * int(entry["months"])
            for entry in self.fields.get("seasonal", ())
        )
        months += sum(int(staff) for staff in self.fields.get("staff_months", ()))
        months += int(self.fields.get("headcount_months", 0))
        return months + self._whole_months(Decimal(self.fields.get("headcount_average", 0)))

    def _whole_months(self, average: Decimal) -> int:
        months = average * MONTHS
        if months != months.to_integral_value():
            self._wrong(
                "headcount_average",
                "乘以12不是整数，请改用 staff_months 或 headcount_months",
                "Twelve times it is not whole; give staff_months or headcount_months instead",
            )
        return int(months)

    def _kind(self, raw: str | int) -> int:
        names = {kind.name.lower(): int(kind) for kind in EmployerKind}
        names |= {zh: code for code, zh in EMPLOYER_KINDS.items()}
        names |= {str(int(kind)): int(kind) for kind in EmployerKind}
        names |= dict.fromkeys(KINDS_OF_SOCIAL_ORGANISATION, int(EmployerKind.SOCIAL_ORGANISATION))
        kind = names.get(str(raw).strip().lower())
        if kind == EmployerKind.UNKNOWN:
            self._wrong(
                "kind",
                "单位性质不明的，不能认定是否负有缴费义务：请查明后填写",
                "Whether an employer of unknown kind owes a levy cannot be said: find out its kind",
            )
        if kind is not None:
            return kind
        known = {int(kind): (EMPLOYER_KINDS[kind], kind.name.lower()) for kind in EmployerKind}
        self.problems.append(not_of_the_list("kind", str(raw), known))
        return int(EmployerKind.UNKNOWN)

    def _persons(self, year: int) -> tuple[CountedEmployee, ...]:
        for n, entry in enumerate(self.fields.get("persons", ())):
            if entry["certificate"] == "disability" and entry["level"] > LEVELS_OF_DISABILITY:
                self._wrong(
                    f"persons[{n}].level",
                    f"残疾人证等级为1至{LEVELS_OF_DISABILITY}级",
                    f"A disability certificate has levels 1 to {LEVELS_OF_DISABILITY}",
                )
        return tuple(
            CountedEmployee(
                entry["certificate"],
                entry["level"],
                self._months(n, entry, year),
                entry.get("valid_at_filing", True),
                _at_year_end(entry),
            )
            for n, entry in enumerate(self.fields.get("persons", ()))
        )

    def _months(self, n: int, entry: Mapping[str, Any], year: int) -> int:
        where = f"persons[{n}]"
        if "from" not in entry and "until" not in entry:
            return int(entry.get("months", MONTHS))
        if "months" in entry:
            self._wrong(where, "月数与起止月只能填一种", "Give months, or from and until, not both")
        first, last = entry.get("from", f"{year}-01"), entry.get("until", f"{year}-12")
        if not f"{year}-01" <= first <= last <= f"{year}-12":
            self._wrong(
                where,
                f"起止月应在{year}年内且先后有序",
                f"The months must lie in {year}, the first before the last",
            )
        return int(last[5:]) - int(first[5:]) + 1

    def _payment(self) -> Payment | None:
        raw = self.fields.get("payment")
        if raw is None:
            return None
        arrears = raw.get("arrears")
        due_on = _day(raw["due_on"])
        ordered_until = _day(raw["ordered_until"]) if "ordered_until" in raw else None
        if due_on.year <= (year := int(self.fields["levy_year"])):
            self._wrong(
                "payment.due_on",
                f"{year}年度的费款在次年缴纳：应在{year}年以后",
                f"The levy of {year} is paid in the next year: must be after {year}",
            )
        if ordered_until and ordered_until < due_on:
            self._wrong(
                "payment.ordered_until",
                "责令缴纳的期限不能早于应缴日期",
                "An order to pay cannot end before the day on which payment was due",
            )
        return Payment(
            due_on=due_on,
            paid_on=_day(raw["paid_on"]),
            ordered_until=ordered_until,
            arrears=None if arrears is None else self._money("payment.arrears", arrears),
        )

    def _wanted(self) -> tuple[str, ...] | None:
        if "wanted" not in self.fields:
            return None
        asked = enumerate(self.fields["wanted"])
        return tuple(filter(None, (self._meant(f"wanted[{n}]", name) for n, name in asked)))

    def _meant(self, where: str, name: str) -> str:
        try:
            return name_meant(name)
        except SeveralFiguresError as error:
            self.problems.append(Problem(where, *no_figure_meant(error)))
            return ""
        except NoSuchFigureError as error:
            self.problems.append(unknown_name(where, *error.args))
            return ""

    def _value(self, where: str, raw: object, name: str, unit: str) -> Value:
        if unit == "fen":
            return self._money(where, raw)
        if wrong := fault(name, unit, raw):
            self._wrong(where, f"应为{wrong.zh}", f"Must be {wrong.en}")
            return 0
        return cast("Value", tuple(map(tuple, raw)) if isinstance(raw, list) else raw)

    def _money(self, where: str, raw: object) -> int:
        money = schema()["$defs"]["money"]
        written = str(raw)
        is_written = re.fullmatch(money["pattern"], written, re.ASCII) and type(raw) is not bool
        fen = Decimal(written.replace(",", "")) * FEN if is_written else Decimal(-1)
        if not 0 <= fen <= min(MOST_FEN, money["maximum"] * FEN):
            self._wrong(where, money["x-form"]["zh"], money["x-form"]["en"])
            return 0
        return int(fen)

    def _one_of(self, names: tuple[str, ...]) -> bool:
        found = [name for name in names if name in self.fields]
        if len(found) > 1:
            self._wrong(
                found[1], f"只能填一种：{'、'.join(found)}", f"Give one of: {', '.join(found)}"
            )
        return bool(found)

    def _wrong(self, where: str, zh: str, en: str) -> None:
        self.problems.append(Problem(where, zh, en))


def _at_year_end(entry: Mapping[str, Any]) -> bool | None:
    """Tell whether a person works in December; None where only a number of months is said."""
    if "months" in entry:
        return True if entry["months"] == MONTHS else None
    return bool(str(entry.get("until", "12")).endswith("12"))


def _day(text: str) -> date:
    return date.fromisoformat(text)
