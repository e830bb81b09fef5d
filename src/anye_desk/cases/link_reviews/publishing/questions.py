"""The doubtful links of the store, read as questions for officers.

Only what is doubtful is read into memory: the links of a city hold millions of pairs that are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from anye.sources.store.held import loads
from anye.tables.engines.parquet import literal_names, reader
from anye.tables.feeds.accepted import FEED_TABLES, LINES_OF_A_LOAD
from anye.tables.links.finished import Links
from anye.tables.links.identities import EMPLOYER_COMPARISONS, PERSON_COMPARISONS
from anye_desk.cases.link_reviews.asking import CANDIDATES_ASKED, Candidate, Place, Question, Says
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.office.parties.models import Employer
from anye_desk.published.taking import Row
from anye_desk.published.years.models import EmployerYear

Kind = LinkReview.Kind
UNIDENTIFIED = "unidentified"  # beside the rows of a load
MEMORY = "1GB"
ROWS_SHOWN = 36  # of those that wait for one answer
SAID = {"id": "given_id", "name": "given_name", "birth": "given_born_on", "sex": "given_sex"}
SAID |= {"township": "township", "address": "given_address", "employer": "employer_id"}
KNOWN = {"id": "resident_id", "name": "name", "birth": "born_on", "sex": "sex"}
KNOWN |= {"township": "township", "address": "address", "employer": "employer_id"}
SAID_OF_EMPLOYER = {
    "code": "given_code",
    "employer_name": "given_employer_name",
    "tax_number": "given_tax_number",
    "address": "given_employer_address",
}
DOUBTFUL = "SELECT * FROM rows_of(?) WHERE band = 'doubtful' ORDER BY {asked}"
BEST = (
    "SELECT pairs.* FROM rows_of(?) AS pairs "
    "JOIN rows_of(?) AS links USING ({asked}) WHERE links.band = 'doubtful' "
    "QUALIFY row_number() OVER (PARTITION BY {asked} ORDER BY pairs.weight DESC, pairs.{known}) "
    "<= {at_most} OR pairs.{known} = links.{known} "
    "ORDER BY {asked}, pairs.weight DESC, pairs.{known}"
)
OF_THE_DOUBTFUL = (
    "SELECT * FROM rows_of(?) SEMI JOIN "
    "(SELECT * FROM rows_of(?) WHERE band = 'doubtful') USING ({asked}) ORDER BY ALL"
)
WAITING = (
    "SELECT *, regexp_extract(filename, '/([^/]+)/[^/]+/unidentified/[^/]+$', 1) AS feed, "
    "regexp_extract(filename, '([^/]+)[.]parquet$', 1) AS part FROM "
    "read_parquet(?, filename = true, union_by_name = true, hive_partitioning = false) SEMI JOIN "
    "(SELECT {asked} FROM rows_of(?) WHERE band = 'doubtful') USING ({asked}) "
    "QUALIFY row_number() OVER (PARTITION BY {asked} ORDER BY source_row) <= {at_most} "
    "ORDER BY {asked}, source_row"
)


def people(links: Links) -> list[Row]:
    """Return what is known of each person whom a doubtful identity may be."""
    sql = (
        "SELECT * FROM rows_of(?) SEMI JOIN (SELECT person_id FROM rows_of(?) "
        "SEMI JOIN (SELECT * FROM rows_of(?) WHERE band = 'doubtful') USING (identity)) "
        "USING (person_id) ORDER BY ALL"
    )
    return _rows(sql, *_names(links, "people", "person_pairs", "person_links"))


def person_questions(store: Path, links: Links) -> Iterator[Question]:
    """Yield a question for each identity that may be one of several persons, or nobody known."""
    pairs, asks = _names(links, "person_pairs", "person_links")
    best = _by(
        "identity", _rows(_sql(BEST, "identity", "person_id", CANDIDATES_ASKED), pairs, asks)
    )
    identities = _by(
        "identity",
        _rows(_sql(OF_THE_DOUBTFUL, "identity"), *_names(links, "person_identities"), asks),
    )
    known = {one: says_of(rows, KNOWN) for one, rows in _by("person_id", people(links)).items()}
    waiting, files = _waiting(store, "identity", asks), _file_names(store)
    for link in _rows(_sql(DOUBTFUL, "identity"), asks):
        said = identities[link["identity"]]
        yield Question(
            kind=Kind.PERSON,
            asked_id=link["identity"],
            name=said[0]["given_name"],
            says=says_of(said, SAID),
            township=said[0]["township"],
            feed=said[0]["feed"],
            rows=link["rows"],
            candidates=_candidates(best[link["identity"]], known, "person_id", PERSON_COMPARISONS),
            waiting=_places(files, waiting[link["identity"]]),
        )


def employer_questions(store: Path, links: Links) -> Iterator[Question]:
    """Yield a question for each record that may be one of several employers, or none known."""
    pairs, asks = _names(links, "employer_pairs", "employer_links")
    asked = "employer_identity"
    best = _by(asked, _rows(_sql(BEST, asked, "employer_id", CANDIDATES_ASKED), pairs, asks))
    known = _known_employers(row["employer_id"] for rows in best.values() for row in rows)
    townships = _townships(known)
    waiting, files = _waiting(store, asked, asks), _file_names(store)
    for link in _rows(_sql(DOUBTFUL, asked), asks):
        said = waiting[link[asked]]
        yield Question(
            kind=Kind.EMPLOYER,
            asked_id=link[asked],
            name=said[0]["given_employer_name"] if said else "",
            says=says_of(said, SAID_OF_EMPLOYER),
            township=townships.get(best[link[asked]][0]["employer_id"], 0),
            feed=said[0]["feed"] if said else "",
            rows=link["rows"],
            candidates=_candidates(best[link[asked]], known, "employer_id", EMPLOYER_COMPARISONS),
            waiting=_places(files, said),
        )


def _candidates(
    pairs: Sequence[Row], known: Mapping[int, Says], key: str, comparisons: Iterable[str]
) -> list[Candidate]:
    return [
        Candidate(
            pair[key],
            pair["weight"],
            known.get(pair[key], {}),
            {name: (pair[f"{name}_level"], pair[f"{name}_weight"]) for name in comparisons},
        )
        for pair in pairs
    ]


def _known_employers(ids: Iterable[int]) -> dict[int, Says]:
    found = Employer.objects.filter(pk__in=set(ids))
    return {
        one.pk: {
            "code": [one.credit_code],
            "tax_number": [one.credit_code],  # since 2015 the credit code is the tax number
            "employer_name": [one.name],
        }
        for one in found
    }


def _townships(employers: Iterable[int]) -> dict[int, int]:
    """Return in which township employers were in their latest year that is published."""
    years = EmployerYear.objects.filter(employer__in=set(employers)).order_by("run__year")
    return dict(years.values_list("employer_id", "township"))


def says_of(rows: Sequence[Row], columns: Mapping[str, str]) -> Says:
    """Return by comparison the values of all rows, each once; blanks are left out."""
    found = {
        name: {row[column] for row in rows} - {None, "", 0} for name, column in columns.items()
    }
    return {
        name: [value if isinstance(value, int) else str(value) for value in sorted(values)]
        for name, values in found.items()
        if values
    }


def _waiting(store: Path, asked: str, asks: str) -> dict[int, list[Row]]:
    """Return by identity the first rows that wait for it, with feed and part."""
    files = sorted(store.glob(f"feeds/*/*/{UNIDENTIFIED}/*.parquet"))
    if not files:
        return defaultdict(list)
    return _by(asked, _rows(_sql(WAITING, asked, at_most=ROWS_SHOWN), literal_names(files), asks))


def _file_names(store: Path) -> dict[tuple[str, int], str]:
    """Return the name of the file behind each load, by feed and number of the load."""
    return {(feed, one.number): one.file for feed in FEED_TABLES for one in loads(store, feed)}


def _places(files: Mapping[tuple[str, int], str], waiting: Iterable[Row]) -> list[Place]:
    found = []
    for row in waiting:
        number, line = divmod(row["source_row"], LINES_OF_A_LOAD)
        found.append(Place(row["feed"], row["part"], files[row["feed"], number], line))
    return found


def _by(key: str, rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _sql(sql: str, asked: str, known: str = "", at_most: int = 0) -> str:
    return sql.format(asked=asked, known=known, at_most=at_most)


def _names(links: Links, *tables: str) -> list[str]:
    return literal_names(links.file(table) for table in tables)


def _rows(sql: str, *given: str | list[str]) -> list[Row]:
    with reader(MEMORY) as connection:
        found: Any = connection.sql(sql, params=list(given)).to_arrow_table()
        rows: list[Row] = found.to_pylist()
        return rows
