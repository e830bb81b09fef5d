"""Of which steps, loads and decisions are links the result? Named by their content."""

from collections.abc import Mapping, Sequence
from functools import cache

from anye.kernel.versions import Method, named_by

LINKS = Method(
    computes={
        "anye.kernel": "months",
        "anye.codes": "credit_code divisions letters organisation_code resident_id townships.csv",
        "anye.tables": "shape sharing",
        "anye.tables.engines": "duckdb_engine engine parquet",
        "anye.tables.links": "finished",
        "anye.tables.year": "runs",
        "anye.sources.store": "feeds held",
        "anye.linkage": "certain decisions earlier in_splink levels link model",
        "anye.linkage.persons": "addresses blocking holds ids known levels links model not_theirs"
        " pairs records said splink_pairs model.yaml",
        "anye.linkage.persons.names": "frequencies parts shapes sounds frequencies.csv",
        "anye.linkage.employers": "holds increment levels links model names pairs records"
        " said splink_pairs model.yaml",
        "anye.linkage.rows": "added unchanged",
    },
    declares=("anye.tables.feeds.accepted", "anye.tables.links.identities"),
)


@cache
def links_version() -> str:
    """Return the hash of the steps and the model that link records."""
    return LINKS.version()


def links_id(
    loads: Mapping[str, Sequence[str]], decisions: Sequence[str], decided_until: int | None = None
) -> str:
    """Return the name of the links of these loads under these decisions and today's method.

    Args:
        loads: the names of the loads by feed, in the order of loading.
        decisions: the names of the files of officers' answers.
        decided_until: the last answer that is meant, where not all of the files are.
    """
    until = {} if decided_until is None else {"decided_until": decided_until}
    return named_by(
        {
            **until,
            "loads": {feed: list(names) for feed, names in loads.items() if names},
            "decisions": sorted(decisions),
            "method": links_version(),
        }
    )
