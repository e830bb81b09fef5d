"""Of which law and which steps is a figure the result? Named by their content.

A figure can be worked out again only with the same rules, the same sheets and the same steps, so
a run carries the hash of all three and is never mistaken for another.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from anye.kernel.versions import named_by, version_of

LAW = ("anye.law",)
METHOD = ("anye.kernel", "anye.codes", "anye.tables", "anye.linkage", "anye.assessment")
QUALITY = (*METHOD, "anye.sources", "anye.reporting")


@cache
def law_version() -> str:
    """Return the hash of every rule and every parameter sheet."""
    return version_of(LAW)


@cache
def method_version() -> str:
    """Return the hash of the steps that link records and apply the law."""
    return version_of(METHOD)


@cache
def quality_version() -> str:
    """Return the hash of the steps that measure the quality of what was delivered."""
    return version_of(QUALITY)


def run_id(
    loads: Mapping[str, Sequence[str]], links: str, settings: Mapping[str, str | int | bool]
) -> str:
    """Return the name of the run of these loads under these settings and today's law.

    Args:
        loads: the names of the loads by feed, in the order of loading.
        links: the name of the links that say who is who in them.
        settings: year, jurisdiction and the like.
    """
    return named_by(
        {
            "loads": {feed: list(names) for feed, names in loads.items() if names},
            "links": links,
            "settings": dict(settings),
            "law": law_version(),
            "method": method_version(),
        }
    )
