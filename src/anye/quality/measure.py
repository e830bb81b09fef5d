"""The quality of a year's data: every indicator by month and township, every contradiction."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anye.kernel.months import months_of
from anye.quality.accuracy import accuracy, placed_rejects
from anye.quality.contradicted import contradicted
from anye.quality.contradictions import contradictions_of_year, truth
from anye.quality.evidence import evidence_of_run
from anye.quality.figures import Figure, figure_columns
from anye.quality.monthly import completeness, counts_of_employers, rows_of_months
from anye.quality.places import places
from anye.quality.registers import blanks, rows_of_registers
from anye.quality.settings import QualitySettings
from anye.quality.timeliness import timeliness
from anye.tables.engines.engine import WHOLE, Feeds, Table
from anye.tables.quality.measured import CONTRADICTIONS, QUALITY_INDICATORS
from anye.tables.year.runs import Run, table_file


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the store knows of how the files came, in declared shapes."""

    deliveries: Table
    rejected: Table


def measure(
    run: Run, feeds: Feeds, delivered: Delivered, on: date, settings: QualitySettings, into: Path
) -> dict[str, int]:
    """Write the indicators and contradictions of a run's year; return their rows."""
    year = run.manifest.year
    engine, months = feeds.engine, months_of(year)
    of_year = _of_year(feeds, year)
    evidence = evidence_of_run(run, of_year)
    where = places(evidence.employers, evidence.persons)
    counts = counts_of_employers(of_year, months)
    facts = contradicted(evidence, settings)
    rejects = engine.hold("quality_rejects", placed_rejects(delivered.rejected, where))
    rows = {**rows_of_months(of_year, counts, where), **rows_of_registers(of_year, where)}
    figures = [
        *timeliness(engine.fetch(delivered.deliveries), months, on, settings),
        *truth(evidence, facts, where, rows),
        *completeness(of_year, counts, months, where),
        *blanks(of_year, where),
        *accuracy(of_year, rejects, where, rows),
    ]
    found = contradictions_of_year(evidence, facts, year, where)
    return {
        "quality_indicators": engine.write(
            _table(of_year, [one for one in figures if one.month in {0, *months}]),
            table_file(into, "quality_indicators"),
            QUALITY_INDICATORS.key,
        ),
        "contradictions": engine.write(
            found, table_file(into, "contradictions"), CONTRADICTIONS.key
        ),
    }


def _of_year(feeds: Feeds, year: int) -> Feeds:
    wanted = {WHOLE, *(str(month) for month in months_of(year))}
    parts = {key: part for key, part in feeds.parts.items() if key[1] in wanted}
    return Feeds(feeds.engine, parts)


def _table(feeds: Feeds, figures: list[Figure]) -> Table:
    return QUALITY_INDICATORS.cast(feeds.engine.small(figure_columns(figures)))
