"""The district's year in numbers: its persons, its employers, what is owed, what needs a look.

Only counts and sums; no person and no employer is named. Amounts are in fen.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any, cast

import narwhals as nw

from anye.kernel.language import Language
from anye.law.counting.reasons import REASONS
from anye.law.duty.public_bodies import GOVERNMENT_BODY, PUBLIC_INSTITUTION, county_shortfall
from anye.law.law_day import end_of, law_day_of
from anye.law.levy.hardship import NotComputed, not_computed
from anye.law.parameters import parameters_on
from anye.law.rule import Standing
from anye.law.said.law_day_text import law_day_text
from anye.tables.engines.engine import Engine, Table
from anye.tables.links.linked import LINK_FINDINGS, PERSONS
from anye.tables.year.assessed import PERSON_MONTHS
from anye.tables.year.runs import Run

SUMS = (
    "headcount_months",
    "counted_months",
    "wages_total",
    "over_quota",
    "levy_before_relief",
    "relief",
    "levy_due",
)


@dataclass(frozen=True, slots=True)
class PersonNumbers:
    """Certificate holders and their months."""

    registered: int
    of_working_age: int  # on the first day of December
    with_evidence: int  # any insurance, wage, contract or agreement in the year
    with_counted_month: int  # with at least one month that counts
    months: int  # person-months with any evidence
    months_counted: int
    months_weighted: int  # severe ones twice


@dataclass(frozen=True, slots=True)
class EmployerNumbers:
    """A group of employers: how many are where, and what they owe."""

    code: int  # of the kind or township; 0 for all
    employers: int
    liable: int
    meeting_quota: int | None  # None, here and below: the law that it rests on is not known
    exempt: int | None  # below the quota, and exempt
    owing: int | None
    not_declared: int  # though liable
    over_quota_employers: int | None
    with_duty: int | None
    duty_unmet: int | None
    with_problem: int  # no amount worked out
    sums: Mapping[str, int | None]


RESTS_ON = {  # a number of employers, and the figures without which nobody knows it
    "meeting_quota": ("meets_quota",),
    "exempt": ("meets_quota", "is_exempt"),
    "owing": ("levy_due",),
    "over_quota_employers": ("over_quota",),
    "with_duty": ("has_duty",),
    "duty_unmet": ("duty_unmet",),
}
NOBODY = EmployerNumbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, dict.fromkeys(SUMS, 0))


@dataclass(frozen=True, slots=True)
class BodiesNumbers:
    """All government bodies and public institutions together, who owe the quota on all posts."""

    posts: int
    counted_months: int
    short: int  # person-months in thousandths


@dataclass(frozen=True, slots=True)
class ReasonNumbers:
    """How many months failed for a reason."""

    code: str
    zh: str
    en: str
    months: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The district's year."""

    run_id: str
    year: int
    jurisdiction: str
    law_day: str  # whose law decided what is owed
    law_axis: int  # of the year of payment, or of the staff
    law_day_standing: Standing
    law_day_is_assumed: bool  # no last day for payment has been seen announced
    law_day_said: Mapping[Language, str]
    persons: PersonNumbers
    employers: EmployerNumbers
    by_kind: tuple[EmployerNumbers, ...]
    by_township: tuple[EmployerNumbers, ...]
    bodies: BodiesNumbers | None  # None: no such duty in the year
    reasons: tuple[ReasonNumbers, ...]  # the most frequent first
    problems: Mapping[str, int]  # employers by problem
    findings: Mapping[str, int]  # of linkage, by finding
    standings: Mapping[str, str]  # all that is not confirmed
    unknown: Mapping[str, Mapping[Language, str]]  # figures left empty, and why: zh, en
    not_computed: tuple[NotComputed, ...]  # what the law provides for beside the levy

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain values."""
        return asdict(self)


def summarise(
    run: Run,
    engine: Engine,
    of_working_age: Callable[[bool, date], bool],
    unknown: Mapping[str, Mapping[Language, str]],
) -> Summary:
    """Return the numbers of a finished run.

    Args:
        run: the run.
        engine: to read it with.
        of_working_age: the law's test of December, for a sex (is male) and a day of birth.
        unknown: the figures of the year that are left empty, and why, in both languages.
    """
    made = run.manifest
    taken = law_day_of(made.year, made.jurisdiction)
    years = engine.open(run.files("employer_years"))
    months = engine.scan(PERSON_MONTHS, run.files("person_months"))
    findings = engine.scan(LINK_FINDINGS, run.files("link_findings"))
    problems = years.filter(nw.col("problem") != "")
    groups = partial(_groups, engine, unknown)
    return Summary(
        run_id=made.run_id,
        year=made.year,
        jurisdiction=made.jurisdiction,
        law_day=taken.day.isoformat(),
        law_axis=int(taken.axis),
        law_day_standing=taken.standing,
        law_day_is_assumed=taken.is_assumed,
        law_day_said={"zh": law_day_text(taken), "en": law_day_text(taken, "en")},
        persons=_persons(run, engine, months, of_working_age),
        employers=next(iter(groups(years.with_columns(everybody=nw.lit(0)), "everybody")), NOBODY),
        by_kind=groups(years, "kind"),
        by_township=groups(years, "township"),
        bodies=_bodies(engine, years, run),
        reasons=_reasons(engine, months),
        problems=_counted(engine, problems, "problem"),
        findings=_counted(engine, findings, "finding"),
        standings=made.standings,
        unknown=unknown,
        not_computed=not_computed(taken.day),
    )


def _persons(
    run: Run, engine: Engine, months: Table, of_working_age: Callable[[bool, date], bool]
) -> PersonNumbers:
    persons = engine.scan(PERSONS, run.files("persons"))
    ages = _ages(engine, persons)
    counting = months.filter(nw.col("counts") > 0)
    return PersonNumbers(
        registered=sum(ages.values()),
        of_working_age=sum(n for who, n in ages.items() if of_working_age(*who)),
        with_evidence=_one(engine, months.select(nw.col("person_id").n_unique())),
        with_counted_month=_one(engine, counting.select(nw.col("person_id").n_unique())),
        months=_one(engine, months.select(nw.len())),
        months_counted=_one(engine, counting.select(nw.len())),
        months_weighted=_one(
            engine, counting.select(nw.col("counts").cast(nw.Int64).sum().fill_null(0))
        ),
    )


def _ages(engine: Engine, persons: Table) -> dict[tuple[bool, date], int]:
    groups = persons.group_by("is_male", "born_on").agg(n=nw.len())
    return {(row["is_male"], row["born_on"]): row["n"] for row in engine.fetch(groups)}


def _groups(
    engine: Engine, unknown: Collection[str], years: Table, by: str
) -> tuple[EmployerNumbers, ...]:
    known = nw.col("is_liable") & (nw.col("problem") == "")  # no staff meets no quota
    truths = {
        "liable": nw.col("is_liable"),
        "meeting_quota": known & nw.col("meets_quota"),
        "exempt": known & nw.col("is_exempt") & ~nw.col("meets_quota"),
        "owing": nw.col("levy_due") > 0,
        "not_declared": nw.col("is_liable") & ~nw.col("has_declared"),
        "over_quota_employers": known & (nw.col("over_quota") > 0),
        "with_duty": _if_there(years, "has_duty"),
        "duty_unmet": _if_there(years, "duty_unmet"),
        "with_problem": nw.col("problem") != "",
    }
    not_known = {name for name, needs in RESTS_ON.items() if any(one in unknown for one in needs)}
    found = years.group_by(by).agg(
        employers=nw.len(),
        **{
            name: nw.when(truth).then(nw.lit(1)).otherwise(None).count()
            for name, truth in truths.items()
        },
        **{f"sum_{name}": nw.col(name).sum().fill_null(0).cast(nw.Int64) for name in SUMS},
    )
    rows = sorted(engine.fetch(found), key=lambda row: cast("int", row[by]))
    return tuple(
        EmployerNumbers(
            code=row[by],
            employers=row["employers"],
            **{name: cast("Any", None if name in not_known else row[name]) for name in truths},
            sums={name: None if name in unknown else row[f"sum_{name}"] for name in SUMS},
        )
        for row in rows
    )


def _bodies(engine: Engine, years: Table, run: Run) -> BodiesNumbers | None:
    day = end_of(run.manifest.year)
    share = parameters_on(day, run.manifest.jurisdiction)["required_per_mille"].value
    if not county_shortfall.holds_on(day) or not isinstance(share, int):
        return None
    sums = years.filter(nw.col("kind").is_in([GOVERNMENT_BODY, PUBLIC_INSTITUTION])).select(
        *(
            nw.col(name).cast(nw.Int64).sum().fill_null(0)
            for name in ("established_posts", "counted_months")
        )
    )
    found = engine.fetch(sums)[0]
    posts, counted = int(found["established_posts"]), int(found["counted_months"])
    return BodiesNumbers(posts, counted, county_shortfall.formula(posts, share, counted))


def _if_there(years: Table, name: str) -> nw.Expr:
    """Return a figure that some years' law does not know; nobody has it then."""
    return nw.col(name) if name in years.collect_schema().names() else nw.lit(value=False)


def _reasons(engine: Engine, months: Table) -> tuple[ReasonNumbers, ...]:
    failed = months.filter(nw.col("failed") > 0).group_by("failed").agg(n=nw.len())
    by_bits = {row["failed"]: row["n"] for row in engine.fetch(failed)}
    found = [
        ReasonNumbers(
            code=reason.code,
            zh=reason.zh,
            en=reason.en,
            months=sum(n for bits, n in by_bits.items() if bits & reason.bit),
        )
        for reason in REASONS
    ]
    return tuple(sorted((one for one in found if one.months), key=lambda one: -one.months))


def _counted(engine: Engine, table: Table, by: str) -> dict[str, int]:
    rows = engine.fetch(table.group_by(by).agg(n=nw.len()))
    return {row[by]: row["n"] for row in sorted(rows, key=lambda row: cast("str", row[by]))}


def _one(engine: Engine, table: Table) -> int:
    return int(next(iter(engine.fetch(table)[0].values())) or 0)  # of no rows there is no sum
