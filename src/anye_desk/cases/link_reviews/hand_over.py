"""Handing decisions over to the store, where the next linking honours them.

The store keeps each once, so handing over twice, or again after a crash, adds nothing.
"""

from pathlib import Path

import polars as pl

from anye.sources.store.decisions import DECIDED_AT, Answers, answers_held, keep_decisions
from anye.tables.engines import parquet
from anye_desk.cases.link_reviews.models import LinkDecision


def decisions_in(answers: Answers) -> frozenset[int]:
    """Return the numbers of the decisions that the store holds as these answers."""
    if not answers.files:
        return frozenset()
    found = parquet.scan(*answers.files)
    if answers.until is not None:
        found = found.filter(pl.col(DECIDED_AT) <= answers.until)
    return frozenset(found.select("decision_id").collect()["decision_id"])


def waiting_to_be_handed_over(store: Path) -> int:
    """Count the decisions that the store does not hold yet."""
    held = decisions_in(answers_held(store))
    return sum(number not in held for number in LinkDecision.objects.values_list("pk", flat=True))


def hand_over(store: Path) -> int:
    """Give the store the decisions it does not hold yet; return how many.

    Raises:
        StoreIsBusyError: if a load or run is being written; nothing is lost, try again.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    held = decisions_in(answers_held(store))
    new = [one for one in LinkDecision.objects.order_by("pk") if one.pk not in held]
    return keep_decisions(store, [_answer(one) for one in new])


def _answer(decision: LinkDecision) -> dict[str, int | str]:
    return {
        "decision_id": decision.pk,
        "subject": decision.subject,
        "left_id": decision.left_id,
        "right_id": decision.right_id,
        "answer": decision.answer,
        "decided_at": int(decision.decided_at.timestamp()),
        "decided_by": decision.decided_by,
        "note": decision.note,
    }
