"""One question as a page shows it: two records side by side, and what speaks for and against."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from anye.codes.organisation_code import organisation
from anye.linkage.employers.model import employer_model
from anye.linkage.persons.model import person_model
from anye.tables.contracts import CONTRACTS
from anye_desk.cases.link_reviews.asking import CODES
from anye_desk.cases.link_reviews.differences import Parts, differences, whole
from anye_desk.cases.link_reviews.labels import (
    ACCEPT,
    ACCEPTING,
    ASKED,
    CANDIDATE,
    COMPARISONS,
    EMPTY,
    QUESTIONS,
    SEXES,
    STATE_COLOURS,
    Likeness,
    level_of,
    likeness,
)
from anye_desk.cases.link_reviews.lists import Alike
from anye_desk.cases.link_reviews.models import LinkCandidate, LinkDecision, LinkReview, WaitingRow
from anye_desk.cases.link_reviews.moves import WAITING
from anye_desk.cases.link_reviews.waterfall import bits, waterfall
from anye_desk.frame.language import Text, say
from anye_desk.frame.writing import day, month
from anye_desk.office.parties.models import Employer, Township

ALL = "all"
TAIL = 4  # places of an ID that tell namesakes apart
NOT_COMPARED = -1
ASKED_FROM, CERTAIN_FROM = Text("待核", "asked"), Text("确定", "certain")


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison."""

    text: Text
    asked: Parts
    candidate: Parts
    likeness: Likeness
    weight: str  # a dash where nothing was weighed


@dataclass(frozen=True, slots=True)
class Waits:
    """One waiting row, in words."""

    feed: str
    part: str
    file_name: str
    line: int


class Names:
    """Employers and townships by their numbers, asked for once."""

    def __init__(self, records: Iterable[Mapping[str, list[Any]]]) -> None:
        """Look up all that the records name."""
        named = [value for record in records for value in record.get("employer", ())]
        self.employers = {one.pk: str(one) for one in Employer.objects.filter(pk__in=named)}
        self.townships = dict(Township.objects.values_list("code", "name"))

    def written(self, comparison: str, values: list[Any]) -> str:
        """Write the values of one comparison."""
        return "、".join(self._one(comparison, value) for value in values if value)

    def _one(self, comparison: str, value: Any) -> str:  # noqa: ANN401 (JSON)
        if comparison == "employer":
            return self.employers.get(value) or organisation(value)
        if comparison == "township":
            return self.townships.get(value, str(value))
        if comparison == "sex":
            return str(SEXES.get(value, EMPTY))
        return day(date.fromisoformat(value)) if comparison == "birth" else str(value)


@dataclass(frozen=True, slots=True)
class Told:
    """A question in one line: name and code as sent, and those of the candidate to ask next."""

    name: str
    code: Parts
    best_name: str
    best_code: Parts  # of an employer; of a person the last four places, to tell namesakes apart


def told(review: LinkReview) -> Told:
    """Return what a list shows of a question."""
    best = shown_candidate(review, None)
    code, best_code = differences(_code(review.says), _code(best.says))
    if review.kind != LinkReview.Kind.EMPLOYER:
        code, best_code = (), whole("".join(_tails(best.says)))
    return Told(review.name, code, best_name(review), best_code)


def best_name(review: LinkReview) -> str:
    """Return the name of the candidate to ask next; the accepted one once there is one."""
    shown = shown_candidate(review, None)
    return "、".join(map(str, shown.says.get("name") or shown.says.get("employer_name", [])))


def code_as_sent(review: LinkReview) -> str:
    """Return the code as sent of an employer; a person's ID is on the page of the question."""
    return _code(review.says) if review.kind == LinkReview.Kind.EMPLOYER else ""


def agreeing(group: Alike) -> str:
    """Say in what questions that are alike agree with their candidates."""
    found = (one.split(":") for one in group.agreeing.split())
    return say("；", "; ").join(
        f"{COMPARISONS[name]}{say('：', ': ')}{level_of(group.kind, name, int(level))[1]}"
        for name, level in found
    )


def _code(says: Mapping[str, Sequence[Any]]) -> str:
    return "、".join(map(str, says.get("code") or says.get("tax_number", [])))


def _tails(says: Mapping[str, Sequence[Any]]) -> list[str]:
    return [str(one)[-TAIL:] for one in says.get("id", [])[:1]]


def feed_name(review: LinkReview) -> str:
    """Return what the feed is called; empty where an officer asked."""
    return CONTRACTS[review.feed].zh if review.feed else ""


def shown_candidate(review: LinkReview, rank: int | None) -> LinkCandidate:
    """Return the candidate to show: the wanted one, the accepted one, else the next to ask."""
    candidates = list(review.candidates.all())
    wanted = (one for one in candidates if one.rank == rank)
    same = (one for one in candidates if one.answer == "same")
    left = (one for one in candidates if one.answer != "different")
    return next(wanted, None) or next(same, None) or next(left, candidates[0])


def page_of(review: LinkReview, shown: LinkCandidate) -> dict[str, Any]:
    """Return what the page shows."""
    candidates = list(review.candidates.all())
    names = Names([review.says, *(one.says for one in candidates)])
    lines = compared(review, shown, names)
    steps = [(COMPARISONS[name], weight) for name, (_, weight) in shown.compared.items() if weight]
    return {
        "review": review,
        "shown": shown,
        "question": QUESTIONS[review.kind],
        "asked_heading": ASKED[review.kind],
        "candidate_heading": CANDIDATE[review.kind],
        "accept_text": ACCEPT[review.kind],
        "accepting": ACCEPTING[review.kind],
        "colour": STATE_COLOURS[review.state],
        "lines": lines,
        "total": bits(shown.weight),
        "waterfall": waterfall(steps, shown.weight, thresholds(review)) if steps else None,
        "candidates": [
            (one, _name(one, names), _apart(one, names), bits(one.weight)) for one in candidates
        ],
        "left_to_ask": sum(one.answer != "different" for one in candidates),
        "waiting": [_waits(row) for row in review.waiting.all()],
        "decisions": _history(review, candidates),
        "is_waiting": review.state in WAITING,
        "has_answer": any(one.answer for one in candidates),
    }


def thresholds(review: LinkReview) -> dict[Text, int]:
    """Return from which weights linkage asks an officer, and from which it needs none."""
    model = employer_model() if review.kind == LinkReview.Kind.EMPLOYER else person_model()
    return {ASKED_FROM: model.doubtful, CERTAIN_FROM: model.certain}


def compared(review: LinkReview, shown: LinkCandidate, names: Names) -> list[Compared]:
    """Return the comparisons, the ones that were weighed with level and weight."""
    lines = []
    for name, text in COMPARISONS.items():
        asked, candidate = review.says.get(name, []), shown.says.get(name, [])
        if not (asked or candidate):
            continue
        level, weight = shown.compared.get(name, (None, 0))
        ours, theirs = names.written(name, asked), names.written(name, candidate)
        marked = differences(ours, theirs) if name in CODES else (whole(ours), whole(theirs))
        lines.append(
            Compared(
                text,
                marked[0],
                marked[1],
                likeness(review, name, (asked, candidate), level, weight),
                "—" if level in {None, NOT_COMPARED} else bits(weight),
            )
        )
    return lines


def _name(one: LinkCandidate, names: Names) -> str:
    for comparison in ("name", "employer_name"):
        if written := names.written(comparison, one.says.get(comparison, [])):
            return written
    return str(EMPTY)


def _apart(one: LinkCandidate, names: Names) -> str:
    """Write what tells candidates of one name apart: code, or ID, birth and township."""
    kept = ("code", "birth", "township", "address")
    found = [*_tails(one.says), *(names.written(name, one.says.get(name, [])) for name in kept)]
    return " · ".join(text for text in found if text)


def _history(
    review: LinkReview, candidates: Iterable[LinkCandidate]
) -> list[tuple[LinkDecision, int | None]]:
    """Return every decision with the rank of its candidate, if the links still know it."""
    ranks = {one.candidate_id: one.rank for one in candidates}
    return [(one, ranks.get(one.right_id)) for one in review.decisions.all()]


def _waits(row: WaitingRow) -> Waits:
    part = "" if row.part == ALL else month(int(row.part))
    return Waits(CONTRACTS[row.feed].zh, part, row.file_name, row.line)
