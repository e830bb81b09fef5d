"""What linkage could not settle and a human should look at."""

import narwhals as nw

from anye.linkage.persons.holders import differing_names
from anye.tables.engines.engine import Feeds, Table
from anye.tables.links.linked import LINK_FINDINGS

NAME_DIFFERS = "name_differs"
UNREGISTERED_EMPLOYER = "unregistered_employer"


def link_findings(feeds: Feeds, employers: Table) -> Table:
    """Return one row per person with differing names and per employer not in the register.

    An employer that is not registered is known by its code alone: accepted rows keep no name of an
    employer, so its finding has no details but the source row to ask about.
    """
    names = differing_names(feeds).with_columns(
        finding=nw.lit(NAME_DIFFERS), employer_id=nw.lit(0, nw.Int64)
    )
    strangers = employers.filter(~nw.col("is_registered")).select(
        "employer_id",
        "source_row",
        finding=nw.lit(UNREGISTERED_EMPLOYER),
        person_id=nw.lit(0, nw.Int64),
        details=nw.lit(""),
    )
    return nw.concat([LINK_FINDINGS.cast(names), LINK_FINDINGS.cast(strangers)])
