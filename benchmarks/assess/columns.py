"""Which files of a store a year's assessment reads, and which of their columns."""

from collections.abc import Mapping
from pathlib import Path

from anye.kernel.months import months_of
from anye.sources.store.held import ALL, Current, held
from anye.tables.links.finished import latest_links

MONTHLY: Mapping[str, tuple[str, ...]] = {
    "insured_months": ("person_id", "employer_id", "form", "status", "source_row"),
    "wage_months": ("person_id", "employer_id", "wage", "source_row"),
}
ONCE: Mapping[str, tuple[str, ...]] = {
    "disability_certificates": (
        "person_id",
        "level",
        "issued_on",
        "expires_on",
        "cancelled_on",
        "source_row",
    ),
    "military_certificates": ("person_id", "level", "issued_on", "cancelled_on", "source_row"),
    "employers": (
        "employer_id",
        "kind",
        "township",
        "registered_on",
        "closed_on",
        "established_posts",
        "is_school",
        "is_small",
    ),
    "labour_contracts": (
        "person_id",
        "employer_id",
        "form",
        "starts_on",
        "ends_on",
        "ended_on",
        "old_retirement_age",
        "source_row",
    ),
    "dispatch_agreements": (
        "person_id",
        "agency_id",
        "host_id",
        "counts_for",
        "starts_on",
        "ends_on",
        "source_row",
    ),
    "declarations": (
        "employer_id",
        "year",
        "declared_on",
        "headcount_months",
        "wages_total",
    ),
}


def monthly(store: Path, year: int) -> list[tuple[str, str, Current]]:
    """Return feed, month and files of every monthly part of a year."""
    return [
        (feed, str(month), _as_linked(store, feed, str(month)))
        for month in months_of(year)
        for feed in MONTHLY
    ]


def once(store: Path) -> list[tuple[str, str, Current]]:
    """Return feed, part and files of every feed that is not monthly."""
    return [(feed, ALL, _as_linked(store, feed, ALL)) for feed in ONCE]


def _as_linked(store: Path, feed: str, part: str) -> Current:
    """Return the files of a part with those that linkage adds and removes."""
    found, links = held(store).current(feed, part), latest_links(store)
    return Current(
        (*found.files, *links.added(feed, part)), (*found.superseded, *links.removed(feed, part))
    )
