"""What would change if: another parameter, another fact, one more person employed.

The run is only read. The months are judged again where a replaced parameter reaches them, the
year always; the same steps serve one employer and a whole district. Headcounts stay as stored.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import narwhals as nw

from anye.assessment.employer_years import employer_years, left_out
from anye.assessment.opened.explain import steps_of_year
from anye.assessment.opened.stored import Row, Stored, opened_run
from anye.assessment.opened.supposed import Supposed, checked, supposed_facts
from anye.law.law_day import LawDay
from anye.rulebook.chain import Step
from anye.rulebook.plan import Unknowns
from anye.rulebook.terms import Terms
from anye.tables.engines.engine import Engine, Table
from anye.tables.year.runs import Run

FIGURES = ("levy_before_relief", "relief", "levy_due", "over_quota", "counted_months")
GROUPS = ("kind", "township")
WHOLE_DISTRICT = "all"


@dataclass(frozen=True, slots=True)
class Difference:
    """One employer's year as it is and as it would be."""

    before: Row
    after: Row
    difference: Mapping[str, int | None]  # of what changes; empty where one is not known
    steps: tuple[Step, ...]  # the chain of what would be
    unknown: Unknowns  # figures left empty all the same, each with what of the law it lacks
    law_day: LawDay  # whose law decides what would be owed


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over employers as they are and as they would be."""

    group: str  # all, kind or township
    code: int  # of the kind or township; 0 for all
    employers: int
    changed: int  # employers whose levy changes
    before: Mapping[str, int | None]  # empty: not known
    after: Mapping[str, int | None]


def what_if(
    run: Run, employer_id: int, supposed: Supposed, engine: Engine | None = None
) -> Difference:
    """Return one employer's year before and after.

    Raises:
        NotInThisRunError: if the run does not know the employer.
        NoSuchFigureError: if a replaced name is neither a fact of the year nor a parameter.
        NotACaseError: if a supposed value is not possible of its kind.
        LawNotKnownError: if the law of its months is not known, or any law of a strict year.
    """
    terms = _terms(run, supposed)
    with opened_run(run, engine) as stored:
        before = stored.year_of(employer_id)
        facts = supposed_facts(stored, supposed, terms, employer_id)
        after = stored.engine.fetch(employer_years(facts, run.manifest.year, terms))[0]
    difference = {
        name: None if was is None or after[name] is None else after[name] - was
        for name, was in before.items()
        if _is_amount(was) and name in after and _is_amount(after[name]) and after[name] != was
    }
    steps, unknown = steps_of_year(terms, after), left_out(run.manifest.year, terms)
    taken = terms.law_day_said(run.manifest.year)
    return Difference(before, after, difference, steps, unknown, taken)


def what_if_district(
    run: Run, supposed: Supposed, engine: Engine | None = None
) -> tuple[Sums, ...]:
    """Return the district's sums before and after: in all, by kind and by township.

    A hire is then one more person at every employer.

    Raises:
        NoSuchFigureError: if a replaced name is neither a fact of the year nor a parameter.
        NotACaseError: if a supposed value is not possible of its kind.
        LawNotKnownError: if the law of its months is not known, or any law of a strict year.
    """
    terms = _terms(run, supposed)
    with opened_run(run, engine) as stored:
        facts = supposed_facts(stored, supposed, terms, None)
        after = employer_years(facts, run.manifest.year, terms)
        pairs = stored.engine.hold("what_if", _paired(stored, after))
        groups = (WHOLE_DISTRICT, *GROUPS)
        then = left_out(run.manifest.year, terms)
        return tuple(
            _as_known(sums, run.manifest.unknown, then)
            for group in groups
            for sums in _sums(stored.engine, pairs, group)
        )


def still_unknown(run: Run, supposed: Supposed) -> Unknowns:
    """Return the figures that a supposition leaves empty, each with what of the law it lacks."""
    return left_out(run.manifest.year, _terms(run, supposed))


def supposed_law_day(run: Run, supposed: Supposed) -> LawDay:
    """Return the day whose law decides the year as it is supposed."""
    return _terms(run, supposed).law_day_said(run.manifest.year)


def _is_amount(value: object) -> bool:
    return value is None or type(value) is int


def _terms(run: Run, supposed: Supposed) -> Terms:
    made = run.manifest
    parameters = checked(supposed, made.jurisdiction, made.year).parameters
    return Terms(made.jurisdiction, made.strict, dict(parameters))


def _paired(stored: Stored, after: Table) -> Table:
    then = after.select("employer_id", **{_after(name): nw.col(name) for name in FIGURES})
    now = stored.years().select("employer_id", *GROUPS, *FIGURES)
    return now.with_columns(nw.lit(0).alias(WHOLE_DISTRICT)).join(then, on="employer_id")


def _sums(engine: Engine, pairs: Table, group: str) -> list[Sums]:
    now, then = nw.col("levy_due"), nw.col(_after("levy_due"))
    changes = (now != then) | (now.is_null() != then.is_null())
    names = [name for figure in FIGURES for name in (figure, _after(figure))]
    found = pairs.group_by(group).agg(
        employers=nw.len(),
        changed=nw.when(changes).then(nw.lit(1)).otherwise(None).count(),
        **{name: nw.col(name).sum().fill_null(0).cast(nw.Int64) for name in names},
    )
    return [
        Sums(
            group=group,
            code=row[group],
            employers=row["employers"],
            changed=row["changed"],
            before={name: row[name] for name in FIGURES},
            after={name: row[_after(name)] for name in FIGURES},
        )
        for row in sorted(engine.fetch(found), key=lambda row: row[group])
    ]


def _as_known(sums: Sums, now: Collection[str], then: Collection[str]) -> Sums:
    """Leave empty what rests on law that is not known."""
    return replace(
        sums,
        before={name: None if name in now else n for name, n in sums.before.items()},
        after={name: None if name in then else n for name, n in sums.after.items()},
    )


def _after(name: str) -> str:
    return f"{name}_after"
