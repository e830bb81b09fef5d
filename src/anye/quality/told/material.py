"""What letters are written from, read from a report and its run."""

from collections.abc import Iterable, Mapping

import narwhals as nw

from anye.quality.evidence import Evidence
from anye.quality.reading import contradictions_of, figures_of, rejected_of
from anye.quality.told.letters import Concerned, LetterMaterial
from anye.tables.quality.reports import QualityReport


def letter_material(
    report: QualityReport, evidence: Evidence, reasons: Mapping[str, tuple[str, str]]
) -> LetterMaterial:
    """Return the material of a report's letters; names only of those it speaks of."""
    engine = evidence.feeds.engine
    found = contradictions_of(report, engine)
    persons = evidence.persons.filter(_among("person_id", (row["person_id"] for row in found)))
    employers = evidence.employers.filter(
        _among("employer_id", (row["employer_id"] for row in found))
    )
    return LetterMaterial(
        report,
        figures_of(report, engine),
        found,
        rejected_of(report, engine),
        reasons,
        {
            row["person_id"]: Concerned(row["resident_id"], row["name"])
            for row in engine.fetch(persons)
        },
        {
            row["employer_id"]: row["employer_name"] or row["credit_code"]
            for row in engine.fetch(employers)
        },
    )


def _among(name: str, keys: Iterable[int]) -> nw.Expr:
    return nw.col(name).is_in(sorted({key for key in keys if key} or {0}))
