"""A report is read back, its figures opened, its documentation written."""

from pathlib import Path

import pytest
from tests.unit.anye.quality.conftest import TOWN, VILLAGE

from anye.pipeline import quality as data_quality
from anye.quality.figures import Figure
from anye.quality.pages import quality_page
from anye.quality.reading import figures_chosen, trend_of, values
from anye.quality.rows import QUERIES, FigureWanted, NoRowsBehindError
from anye.tables.quality.reports import QualityNotMeasuredError, report_of

ROOT = Path(__file__).parents[4]
OPENED = [
    ("counterparts_missing", "insured_months", 202505),
    ("employers_silent", "wage_months", 202503),
    ("cells_blank", "employers", 0),
    ("facts_contradicted", "insured_months", 202506),
    ("facts_contradicted", "disability_certificates", 0),
    ("rows_rejected", "wage_months", 202503),
    ("rows_corrected", "wage_months", 202503),
    ("rows_unidentified", "wage_months", 202503),
]


@pytest.mark.parametrize(("indicator", "feed", "month"), OPENED)
def test_the_rows_behind_a_figure_are_as_many_as_it_counts(store, report, indicator, feed, month):
    figures = figures_chosen(data_quality.quality_figures(report), feeds=[feed], month=month)
    counted = sum(
        one.numerator
        for one in figures
        if (one.indicator, one.month, one.detail) == (indicator, month, "")
    )
    rows = data_quality.quality_rows(store, report, FigureWanted(indicator, feed, month), 100)
    assert len(rows) == counted
    places = (TOWN, VILLAGE, 0)
    assert counted == sum(
        len(
            data_quality.quality_rows(
                store, report, FigureWanted(indicator, feed, month, place), 100
            )
        )
        for place in places
    )


def test_a_missing_row_leads_to_the_row_that_shows_it(store, report):
    wanted = FigureWanted("counterparts_missing", "insured_months", 202505)
    [row] = data_quality.quality_rows(store, report, wanted, 10)
    assert row.feed == "wage_months"
    assert report.line_of(row.feed, row.source_row)[0] == "wage_months.csv"


def test_a_figure_about_files_has_no_rows(store, report):
    with pytest.raises(NoRowsBehindError):
        data_quality.quality_rows(
            store, report, FigureWanted("days_until_arrival", "wage_months", 202503), 1
        )
    assert "days_until_arrival" not in QUERIES


def test_townships_add_up_before_they_are_rounded():
    figures = [Figure("rows_rejected", "wage_months", 1, 1500, 202503, place) for place in (1, 2)]
    assert values(figures) == {("rows_rejected", "", "wage_months", 202503): 1}
    assert trend_of(figures, "rows_rejected", "wage_months") == {202503: 1}


def test_a_report_is_found_by_its_name(store, report):
    assert report_of(store, report.manifest.report_id) == report
    with pytest.raises(QualityNotMeasuredError):
        report_of(store, "none")


def test_the_documentation_is_current():
    assert (ROOT / "docs" / "quality" / "README.md").read_text("utf-8") == quality_page()
