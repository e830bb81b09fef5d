"""Of which steps, loads and decisions are links the result? Named by their content."""

from collections.abc import Mapping, Sequence
from functools import cache

from anye.kernel.versions import named_by, version_of

METHOD = ("anye.kernel", "anye.codes", "anye.tables", "anye.linkage")


@cache
def method_version() -> str:
    """Return the hash of the steps and the model that link records."""
    return version_of(METHOD)


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
            "method": method_version(),
        }
    )
