"""Whom do the feeds speak of: by a valid ID, and without one?"""

from collections.abc import Iterator

import narwhals as nw

from anye.linkage.persons.ids import is_eighteen, resident_id_of, sex_of
from anye.tables.engines.engine import Feeds, Table
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.identities import OF_A_PERSON, PEOPLE, PERSON_IDENTITIES, UNIDENTIFIED

_EMPLOYERS = {  # in the columns of a feed that names persons; a certificate names no employer
    "disability_certificates": (None,),
    "military_certificates": (None,),
    "labour_contracts": ("employer_id",),
    "dispatch_agreements": ("agency_id", "host_id"),
}
PEOPLE_FEEDS = frozenset(_EMPLOYERS)
_UNDER = {"dispatch_agreements": "agency_id"}  # of whose staff a row without a valid ID speaks
_BLANKS = {"township": nw.lit(0), "address": nw.lit(""), "employer_id": nw.lit(0, nw.Int64)}


def people_said(feeds: Feeds) -> Table:
    """Return everyone a valid ID speaks of, once per name and employer."""
    named = nw.concat(list(_named(feeds))).filter(nw.col("name") != "")
    found = named.group_by("person_id", "name", "employer_id").agg(
        nw.col("township").max(), nw.col("address").max()
    )
    with_id = found.with_columns(resident_id=resident_id_of(nw.col("person_id")))
    return PEOPLE.cast(
        with_id.with_columns(
            sex=sex_of(nw.col("person_id")),
            born_on=nw.col("resident_id").str.slice(6, 8).str.to_date(format="%Y%m%d"),
        )
    )


def person_identities(feeds: Feeds) -> Table:
    """Return everyone spoken of without a valid ID, once per employer."""
    rows = nw.concat([_unidentified(feeds, feed) for feed in UNIDENTIFIED])
    said = rows.filter(nw.col("identity") != 0)
    return PERSON_IDENTITIES.cast(
        said.group_by("identity", "employer_id").agg(
            *(nw.col(name).max() for name in (*OF_A_PERSON, "township")),
            feed=nw.col("feed").min(),
            rows=nw.len(),
        )
    )


def _named(feeds: Feeds) -> Iterator[Table]:
    for feed, employers in _EMPLOYERS.items():
        current = feeds.current(feed)
        for employer in employers:
            has = set(FEED_TABLES[feed].columns)
            blanks = {name: blank for name, blank in _BLANKS.items() if name not in has}
            if employer:
                blanks["employer_id"] = nw.col(employer)
            yield current.with_columns(**blanks).select(
                "person_id",
                "name",
                nw.col("employer_id").cast(nw.Int64),
                nw.col("township").cast(nw.Int32),
                "address",
            )


def _unidentified(feeds: Feeds, feed: str) -> Table:
    has = FEED_TABLES[feed].columns
    township = nw.col("township") if "township" in has else nw.lit(0)
    employer = _UNDER.get(feed, "employer_id")
    under = nw.col(employer) if employer in has else nw.lit(0)
    return feeds.unidentified(feed).select(
        "identity",
        *(name for name in OF_A_PERSON if name != "given_id"),
        given_id=_best_id(feed),
        township=township.cast(nw.Int32),
        employer_id=under.cast(nw.Int64),
        feed=nw.lit(feed),
    )


def _best_id(feed: str) -> nw.Expr:
    """Return the ID as given, or the certificate number where only that holds an ID."""
    given = nw.col("given_id")
    if "certificate_number" not in FEED_TABLES[feed].columns or feed.startswith("military"):
        return given
    return nw.when(is_eighteen(given)).then(given).otherwise(nw.col("certificate_number"))
