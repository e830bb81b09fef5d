"""Does every proposal say why, and everybody without one what would help?"""

from collections.abc import Iterator

import polars as pl

from anye.codes.words.match_reasons import sentences, would_help
from anye.matching.audit.case import Audited
from anye.matching.audit.findings import Finding, of_rows

LEAST = 3  # reasons of a proposal


def of_reasons(case: Audited) -> Iterator[Finding]:
    """Give what is found of reasons, and of what would help."""
    proposed = case.tables["proposals"]
    is_said = [
        said >= LEAST for said in proposed["reasons"].map_elements(_said, return_dtype=pl.Int64)
    ]
    yield of_rows("reasons", proposed, ["seeker_id"], [not so for so in is_said])
    without = pl.DataFrame({"seeker_id": case.sides.seekers.ids})
    without = without.join(proposed, on="seeker_id", how="anti", maintain_order="left")
    helped = case.tables["why_not"]
    is_helped = without["seeker_id"].is_in(helped["seeker_id"].implode())
    yield of_rows("why_not", without, ["seeker_id"], ~is_helped)
    limits = helped["limit"].unique().to_list()
    sayable = {limit for limit in limits if _is_said(limit)}
    is_strange = ~helped["limit"].is_in(sayable) | ~helped["seeker_id"].is_in(
        without["seeker_id"].implode()
    )
    yield of_rows("why_not_rows", helped, ["seeker_id", "limit"], is_strange)


def _said(reasons: str) -> int:
    """Return how many sentences the codes are; none where one of them cannot be said."""
    try:
        return len(sentences(reasons, "zh", for_staff=True))
    except (KeyError, ValueError, IndexError):
        return 0


def _is_said(limit: str) -> bool:
    try:
        return bool(would_help(limit, 1, "zh"))
    except KeyError:
        return False
