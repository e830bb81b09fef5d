"""A row of the core's tables as a row of the desk."""

from anye.codes.organisation_code import organisation
from anye_desk.office.parties.models import Employer, Person
from anye_desk.office.parties.search import tokens_between_spaces, tokens_of
from anye_desk.published.taking import Row
from anye_desk.published.years.models import (
    EmployerYear,
    Employment,
    Outcome,
    PersonMonth,
    PublishedRun,
)
from anye_desk.published.years.summary import UNREGISTERED

FIGURES = (
    "employer_id",
    "name",
    "kind",
    "township",
    "headcount_months",
    "counted_months",
    "credited_months",
    "counted_persons",
    "shortfall",
    "over_quota",
    "wages_total",
    "levy_before_relief",
    "relief",
    "levy_due",
    "has_declared",
    "problem",
)
NO_MONTHS: list[list[int]] = []
NONE = -1  # ranks below every amount
NEEDED = ("is_liable", "credited_months", "shortfall", "over_quota", "meets_quota", "duty_unmet")


def employer(row: Row) -> Employer:
    """Return an employer with the tokens its name is found by."""
    return Employer(
        employer_id=row["employer_id"],
        credit_code=row["credit_code"],
        name=row["employer_name"],
        industry=row["industry"],
        registered_on=row["registered_on"],
        closed_on=row["closed_on"],
        is_registered=row["is_registered"],
        search_tokens=tokens_of(
            row["employer_name"], (row["credit_code"], organisation(row["employer_id"]))
        ),
    )


def person(row: Row) -> Person:
    """Return a person; the number is new and is kept only if the person is."""
    return Person(**row, search_tokens=tokens_between_spaces(row["name"]))


def employer_year(run: PublishedRun, row: Row) -> EmployerYear:
    """Return an employer's result with what it comes to."""
    return EmployerYear(
        run=run,
        outcome=outcome(row),
        months=row["months"] or NO_MONTHS,
        levy_rank=NONE if row["levy_due"] is None else row["levy_due"],
        duty_unmet=row.get("duty_unmet", False),  # no such duty before October 2021
        **{name: row[name] for name in FIGURES},
    )


def person_month(run: PublishedRun, row: Row) -> PersonMonth:
    """Return a person's month with its verdict."""
    return PersonMonth(run=run, **row)


def employment(run: PublishedRun, row: Row) -> Employment:
    """Return a person's year at an employer."""
    return Employment(run=run, **row)


def outcome(row: Row) -> Outcome:
    """Return what an employer's year comes to: the first of these that is true."""
    true_of_it = {
        Outcome.NOT_LIABLE: not row["is_liable"] and row["problem"] != UNREGISTERED,
        Outcome.NOT_KNOWN: row["problem"] != "",
        Outcome.OVER: row["over_quota"] > 0,
        Outcome.MEETS: row["meets_quota"],
        Outcome.EXEMPT: bool(row["is_exempt"]),
        Outcome.LAW_NOT_KNOWN: row["levy_due"] is None,
        Outcome.OWES: bool(row["levy_due"]),
    }
    return next((name for name, is_true in true_of_it.items() if is_true), Outcome.NOTHING_DUE)
