"""Which answers of officers hold? The latest on each pair, unless it was withdrawn."""

from collections.abc import Mapping

import narwhals as nw

from anye.tables.engines.engine import Engine, Table

SAME, DIFFERENT, UNSURE, WITHDRAWN = "same", "different", "unsure", "withdrawn"
PERSON, EMPLOYER, NAMED, SAME_PERSON = "person", "employer", "named", "same_person"


def answers(decisions: Table, subject: str) -> Table:
    """Return the answer that holds on each pair of a subject."""
    latest = decisions.filter(nw.col("subject") == subject).unique(
        ["left_id", "right_id"], keep="last", order_by=["decision_id"]
    )
    return latest.filter(nw.col("answer") != WITHDRAWN).select("left_id", "right_id", "answer")


def merged(engine: Engine, decisions: Table) -> Mapping[int, int]:
    """Return, by person whom an officer called the same as another, that other person."""
    said = engine.fetch(answers(decisions, SAME_PERSON).filter(nw.col("answer") == SAME))
    into = {
        one["left_id"]: one["right_id"]
        for one in sorted(said, key=lambda one: (one["left_id"], one["right_id"]))
    }
    ends = {person: _end(person, into) for person in into}
    return {person: end for person, end in ends.items() if end != person}


def _end(person: int, into: Mapping[int, int]) -> int:
    """Follow from person to person; a circle ends at the smallest number in it."""
    way = [person]
    while (after := into.get(way[-1])) is not None:
        if after in way:
            return min(way[way.index(after) :])
        way.append(after)
    return way[-1]
