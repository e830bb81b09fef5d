"""真实: which facts does another row deny? One query per kind, each over the holders' rows only.

Only persons with a certificate and their employers are looked at: the platform has no business
with the contradictions of others.
"""

from collections.abc import Callable, Mapping

import narwhals as nw

from anye.codes.lists import CancelReason, DispatchFound, EmploymentForm
from anye.kernel.ops import PER_MILLE
from anye.law.counting.reasons import REASONS
from anye.quality.evidence import Evidence, fact
from anye.quality.settings import QualitySettings
from anye.tables.engines.engine import Table

NOT_OF_WORKING_AGE = next(one.bit for one in REASONS if one.code == "not_of_working_age")
LASTING = 12  # months of a contract
LEAST_APART = 12  # person-months; below it a declaration is not questioned
AT = {"month": "month", "person_id": "person_id", "employer_id": "employer_id"}
Query = Callable[[Evidence, QualitySettings], Table]


def contradicted(evidence: Evidence, settings: QualitySettings) -> Table:
    """Return every contradicted fact: by kind, person, employer and month."""
    found = [
        query(evidence, settings).with_columns(kind=nw.lit(kind)) for kind, query in QUERIES.items()
    ]
    return evidence.feeds.engine.hold("contradicted_facts", nw.concat(found))


def _after_death(evidence: Evidence, row: str) -> Table:
    held = evidence.feeds.current("disability_certificates")
    died = held.filter(nw.col("cancel_reason") == CancelReason.DEATH)
    deaths = died.unique(["person_id"], keep="first", order_by=("cancelled_on", "source_row"))
    left = nw.col("cancelled_on")
    month = left.dt.year().cast(nw.Int32) * 100 + left.dt.month().cast(nw.Int32)
    months = evidence.person_months.filter(nw.col(row) > 0).join(
        deaths.select("person_id", "cancelled_on", "source_row"), on="person_id"
    )
    after = months.filter(nw.col("month") > month)
    return fact(after, **AT, source_row=row, against_row="source_row", against_says="cancelled_on")


def _insured_after_death(evidence: Evidence, _: QualitySettings) -> Table:
    return _after_death(evidence, "insurance_row")


def _paid_after_death(evidence: Evidence, _: QualitySettings) -> Table:
    return _after_death(evidence, "wage_row")


def _wage_without_insurance(evidence: Evidence, _: QualitySettings) -> Table:
    months = evidence.person_months.filter(
        (nw.col("wage_row") > 0)
        & (nw.col("insurance_row") == 0)
        & (nw.col("insurance_status_elsewhere") == 0)
    )
    return fact(months, **AT, against_row="wage_row")


def _insurance_without_wage(evidence: Evidence, _: QualitySettings) -> Table:
    months = evidence.person_months.filter(
        (nw.col("insurance_row") > 0) & (nw.col("wage_row") == 0) & (nw.col("wage_elsewhere") == 0)
    )
    return fact(months, **AT, against_row="insurance_row")


def _insured_without_contract(evidence: Evidence, _: QualitySettings) -> Table:
    months = evidence.person_months
    under_contract = months.filter(nw.col("contract_row") > 0).select("month", "person_id")
    insured = months.filter(nw.col("insurance_row") > 0)
    without = insured.join(under_contract, on=["month", "person_id"], how="anti")
    return fact(without, **AT, against_row="insurance_row")


def _outside_working_age(evidence: Evidence, _: QualitySettings) -> Table:
    fails = nw.col("failed") % (2 * NOT_OF_WORKING_AGE) >= NOT_OF_WORKING_AGE
    months = evidence.person_months.filter((nw.col("contract_row") > 0) & fails)
    born = months.join(evidence.persons.select("person_id", "born_on"), on="person_id")
    return fact(
        born,
        **AT,
        source_row="contract_row",
        against_row="certificate_row",
        against_says="born_on",
    )


def _agreement_without_insurance(evidence: Evidence, _: QualitySettings) -> Table:
    months = evidence.person_months.filter(
        (nw.col("dispatch_row") > 0) & (nw.col("insurance_row") == 0)
    )
    return fact(months, **AT, against_row="dispatch_row")


def _dispatched_twice(evidence: Evidence, found: DispatchFound) -> Table:
    months = evidence.person_months.filter(nw.col("dispatch_side") == int(found))
    return fact(months, **AT, source_row="other_dispatch_row", against_row="dispatch_row")


def _two_dispatch_sides(evidence: Evidence, _: QualitySettings) -> Table:
    return _dispatched_twice(evidence, DispatchFound.BOTH_SIDES)


def _two_dispatch_hosts(evidence: Evidence, _: QualitySettings) -> Table:
    return _dispatched_twice(evidence, DispatchFound.TWO_HOSTS)


def _contract_at_ended_employer(evidence: Evidence, _: QualitySettings) -> Table:
    months = evidence.person_months.filter(
        nw.col("employer_has_ended") & (nw.col("contract_row") > 0)
    )
    known = evidence.employers.select("employer_id", "closed_on", "source_row")
    return fact(
        months.join(known, on="employer_id"),
        **AT,
        source_row="contract_row",
        against_row="source_row",
        against_says="closed_on",
    )


def _forms_differ(evidence: Evidence, _: QualitySettings) -> Table:
    lasting = evidence.person_months.filter(
        (nw.col("contract_months") >= LASTING) & (nw.col("insurance_row") > 0)
    )
    insured = evidence.feeds.of_months("insured_months", evidence.months)
    as_short = insured.filter(nw.col("form") == EmploymentForm.SHORTER_CONTRACT)
    differing = lasting.join(as_short.select(*AT), on=[*AT], how="semi")
    return fact(differing, **AT, source_row="insurance_row", against_row="contract_row")


def _overlapping(evidence: Evidence) -> Table:
    """Return pairs of certificates of one person, the later issued while the other held."""
    ended = nw.col("cancelled_on").dt.offset_by("-1d").cast(nw.Date)
    until = (
        nw.when(ended <= nw.col("expires_on"))
        .then(ended)
        .otherwise(nw.coalesce("expires_on", ended))
    )
    held = evidence.feeds.current("disability_certificates").with_columns(until=until)
    held = held.filter(nw.col("until").is_null() | (nw.col("until") >= nw.col("issued_on")))
    columns = ("person_id", "category", "level", "issued_on", "until", "source_row")
    pairs = held.select(*columns).join(held.select(*columns), on="person_id", suffix="_later")
    is_later = (nw.col("issued_on_later") > nw.col("issued_on")) | (
        (nw.col("issued_on_later") == nw.col("issued_on"))
        & (nw.col("source_row_later") > nw.col("source_row"))
    )
    still = nw.col("until").is_null() | (nw.col("until") >= nw.col("issued_on_later"))
    return pairs.filter(is_later & still).with_columns(
        differs=(nw.col("category") != nw.col("category_later"))
        | (nw.col("level") != nw.col("level_later"))
    )


def _two(pairs: Table) -> Table:
    def of(tail: str) -> nw.Expr:
        digits = (nw.col(f"{name}{tail}").cast(nw.String) for name in ("category", "level"))
        return nw.concat_str(*digits, separator="/")

    last = pairs.unique(
        ["person_id"], keep="last", order_by=("issued_on_later", "source_row_later", "source_row")
    )
    return fact(
        last,
        person_id="person_id",
        source_row="source_row",
        against_row="source_row_later",
        says=of(""),
        against_says=of("_later"),
    )


def _certificates_differ(evidence: Evidence, _: QualitySettings) -> Table:
    return _two(_overlapping(evidence).filter(nw.col("differs")))


def _two_certificates(evidence: Evidence, _: QualitySettings) -> Table:
    return _two(_overlapping(evidence).filter(~nw.col("differs")))


def _name_differs(evidence: Evidence, _: QualitySettings) -> Table:
    named = evidence.findings.filter(nw.col("finding") == "name_differs")
    return fact(named, person_id="person_id", says="details", source_row="source_row")


def _active(evidence: Evidence) -> Table:
    """Return employers' months with staff or wages, with what the register says of them."""
    known = ("employer_id", "is_registered", "closed_on", "source_row")
    paid = nw.col("wages") + nw.col("other_wages")
    months = evidence.employer_months.filter((nw.col("headcount") > 0) | (paid > 0))
    return months.join(evidence.employers.select(*known), on="employer_id")


def _not_registered(evidence: Evidence, _: QualitySettings) -> Table:
    strangers = _active(evidence).filter(~nw.col("is_registered"))
    return fact(strangers, month="month", employer_id="employer_id", against_says="headcount")


def _ended(evidence: Evidence, _: QualitySettings) -> Table:
    day = nw.col("closed_on")
    month = day.dt.year().cast(nw.Int32) * 100 + day.dt.month().cast(nw.Int32)
    after = _active(evidence).filter(nw.col("month") > month)
    return fact(
        after,
        month="month",
        employer_id="employer_id",
        says="closed_on",
        against_says="headcount",
        source_row="source_row",
    )


def _declaration_differs(evidence: Evidence, settings: QualitySettings) -> Table:
    declared, found = nw.col("declared_headcount_months"), nw.col("headcount_months")
    apart = nw.when(declared > found).then(declared - found).otherwise(found - declared)
    is_far = (apart >= LEAST_APART) & (
        apart * PER_MILLE > found * settings.declared_apart_per_mille
    )
    years = evidence.employer_years.filter((declared >= 0) & is_far)
    rows = evidence.feeds.current("declarations").select("employer_id", "year", "source_row")
    questioned = years.join(rows, on=["employer_id", "year"])
    return fact(
        questioned,
        employer_id="employer_id",
        says="declared_headcount_months",
        against_says="headcount_months",
        source_row="source_row",
    )


QUERIES: Mapping[str, Query] = {
    "insured_after_death": _insured_after_death,
    "paid_after_death": _paid_after_death,
    "wage_without_insurance": _wage_without_insurance,
    "insurance_without_wage": _insurance_without_wage,
    "insured_without_contract": _insured_without_contract,
    "contract_outside_working_age": _outside_working_age,
    "agreement_without_insurance": _agreement_without_insurance,
    "two_dispatch_sides": _two_dispatch_sides,
    "two_dispatch_hosts": _two_dispatch_hosts,
    "contract_at_ended_employer": _contract_at_ended_employer,
    "forms_differ": _forms_differ,
    "certificates_differ": _certificates_differ,
    "two_certificates": _two_certificates,
    "name_differs": _name_differs,
    "employer_not_registered": _not_registered,
    "employer_ended": _ended,
    "declaration_differs": _declaration_differs,
}
