"""The quality of what a finished run rests on: measured, opened to rows, told in letters.

    run, feeds, loads, rejected rows -> indicators, contradictions -> figures, rows, letters

Like ``anye.pipeline.year`` it hands what the stages know to one another.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from anye.kernel.disk import fail_if_there, private
from anye.pipeline.of_run import feeds_of_run, held_for
from anye.quality.evidence import evidence_of_run
from anye.quality.figures import Figure
from anye.quality.measure import Delivered, measure
from anye.quality.reading import contradictions_of, figures_of
from anye.quality.rows import FigureWanted, RowBehind, rows_behind
from anye.quality.settings import QualitySettings
from anye.quality.told.letters import Sending, departments, letter_of, name_of_letter
from anye.quality.told.material import letter_material
from anye.quality.told.pdf import write_pdf
from anye.quality.told.workbook import write_letter_workbook
from anye.quality.versions import quality_version
from anye.sources.store.delivered import deliveries, reason_words, write_rejected_rows
from anye.sources.store.durable import emptied, only_writer, room, show
from anye.tables.damage import MANIFEST
from anye.tables.engines.duckdb_engine import lent
from anye.tables.engines.engine import Engine
from anye.tables.quality.measured import DELIVERIES, REJECTED_ROWS
from anye.tables.quality.reports import (
    REJECTED,
    QualityManifest,
    QualityReport,
    report_folder,
    report_id,
    report_of,
)
from anye.tables.year.runs import Run, run_of

_KINDS = ("pdf", "xlsx")  # of the files of a letter


def measure_quality(
    store: Path,
    run: Run,
    *,
    on: date,
    settings: QualitySettings | None = None,
    engine: Engine | None = None,
) -> QualityReport:
    """Measure the data of a finished run as seen on a day; the same is never measured twice.

    Raises:
        StoreIsBusyError: if another load or run is being written.
        DiskIsFullError: if there is no room; the store is as it was.
    """
    agreed = settings or QualitySettings()
    name = report_id(run.manifest.run_id, on.isoformat(), agreed.as_json(), quality_version())
    if not (report_folder(store, name) / MANIFEST).is_file():
        with only_writer(store), room(store) as staging, lent(engine, staging) as machine:
            staged = emptied(staging / name)
            manifest = QualityManifest(
                report_id=name,
                run_id=run.manifest.run_id,
                year=run.manifest.year,
                on=on.isoformat(),
                settings=agreed.as_json(),
                loads=run.manifest.loads,
                rows=measure(
                    run,
                    feeds_of_run(store, machine, run),
                    _delivered(store, run, machine, staged),
                    on,
                    agreed,
                    staged,
                ),
            )
            (staged / MANIFEST).write_text(manifest.text(), "utf-8")
            show(staged, report_folder(store, name))
    return report_of(store, name)


def quality_figures(report: QualityReport) -> list[Figure]:
    """Return every figure of a report on data quality."""
    with lent(None) as machine:
        return figures_of(report, machine)


def quality_contradictions(report: QualityReport) -> list[dict[str, Any]]:
    """Return every contradiction of a report on data quality."""
    with lent(None) as machine:
        return contradictions_of(report, machine)


def quality_rows(
    store: Path, report: QualityReport, wanted: FigureWanted, limit: int
) -> list[RowBehind]:
    """Return the source rows behind one figure.

    Raises:
        NoRowsBehindError: if the figure counts files, not rows.
    """
    run = run_of(store, report.manifest.run_id)
    with lent(None) as machine:
        evidence = evidence_of_run(run, feeds_of_run(store, machine, run))
        return rows_behind(evidence, report, wanted, limit)


def quality_letters(
    store: Path,
    report: QualityReport,
    month: int,
    out: Path,
    sending: Sending,
) -> list[Path]:
    """Write the month's letter to each department, or to some, with the workbook of its rows.

    Raises:
        NoChineseFontError: if no font with Chinese characters is installed.
        FileExistsError: if one of the files is there.
    """
    settings = QualitySettings(**report.manifest.settings)
    asked = sending.to or departments()
    fail_if_there(out / f"{name_of_letter(one, month)}.{kind}" for one in asked for kind in _KINDS)
    run = run_of(store, report.manifest.run_id)
    with lent(None) as machine:
        evidence = evidence_of_run(run, feeds_of_run(store, machine, run))
        material = replace(
            letter_material(report, evidence, reason_words()), answered=sending.answered
        )
    out.mkdir(mode=0o700, parents=True, exist_ok=True)  # the workbooks hold whole IDs
    written = []
    for department in asked:
        letter = letter_of(material, department, month, sending.on, settings)
        pdf, book = (out / f"{name_of_letter(department, month)}.{kind}" for kind in _KINDS)
        with private(pdf) as staged:
            write_pdf(letter, staged, sent_on=sending.on)
        with private(book) as staged:
            write_letter_workbook(material, letter, staged)
        written += [pdf, book]
    return written


def _delivered(store: Path, run: Run, engine: Engine, staged: Path) -> Delivered:
    names = held_for(store, run).names()
    rejected = write_rejected_rows(store, names, emptied(staged / REJECTED))
    came = deliveries(store, names).to_dict(as_series=False)
    return Delivered(DELIVERIES.cast(engine.small(came)), engine.scan(REJECTED_ROWS, rejected))
