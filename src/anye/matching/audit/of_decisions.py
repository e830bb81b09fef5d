"""Is what people decided obeyed, and is nobody touched who objects?"""

from collections.abc import Iterator

import polars as pl

from anye.matching.audit.case import PAIR, Audited
from anye.matching.audit.findings import Finding, of_difference, of_rows
from anye.matching.audit.of_pairs import LISTS

WHY = ("why_not",)


def of_decisions(case: Audited) -> Iterator[Finding]:
    """Give what is found of decisions and objections."""
    proposed = case.tables["proposals"]
    decided = proposed.filter("is_decided").select(PAIR)
    yield of_difference("kept", decided, case.sides.kept, PAIR)
    barred = case.sides.barred.with_columns(is_barred=pl.lit(value=True))
    for name in LISTS:
        named = case.tables[name].select(PAIR)
        both = named.join(barred, on=PAIR, how="left", maintain_order="left")
        is_barred = both["is_barred"].fill_null(value=False)
        yield of_rows(f"barred:{name}", named, PAIR, is_barred)
    objecting = case.profiles.tables["seekers"].filter("objects")["seeker_id"].implode()
    for name in (*LISTS, *WHY):
        named = case.tables[name]
        touched = named["seeker_id"].is_in(objecting)
        yield of_rows(f"objecting:{name}", named, ["seeker_id"], touched)
