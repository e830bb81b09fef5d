"""The monthly letter: whole in its workbook, masked on paper, the same bytes each time."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from tests.made.hand_made import ANNA

from anye.codes.resident_id import masked
from anye.paper.typeset import NoChineseFontError
from anye.pipeline import quality as data_quality
from anye.quality.settings import QualitySettings
from anye.quality.told.letters import (
    Answered,
    Sending,
    contradictions_in,
    departments,
    letter_of,
)
from anye.quality.told.material import letter_material
from anye.quality.told.pdf import write_pdf
from anye.sources.store.delivered import reason_words
from anye.sources.store.feeds import current_feeds
from anye.sources.store.held import held
from anye.tables.year.runs import run_of

MONTH = 202506
SENT_ON = date(2026, 2, 1)


@pytest.fixture(scope="session")
def material(store, report):
    from anye.quality.evidence import evidence_of_run  # noqa: PLC0415
    from anye.tables.engines.duckdb_engine import DuckDBEngine  # noqa: PLC0415

    engine = DuckDBEngine()
    run = run_of(store, report.manifest.run_id)
    evidence = evidence_of_run(run, current_feeds(held(store), engine))
    return letter_material(report, evidence, reason_words())


@pytest.fixture(scope="session")
def letters(store, report, tmp_path_factory):
    out = tmp_path_factory.mktemp("letters")
    return data_quality.quality_letters(store, report, MONTH, out, Sending(SENT_ON))


def letter(material, department, month=MONTH):
    return letter_of(material, department, month, SENT_ON, QualitySettings())


def test_every_department_gets_a_letter_and_a_workbook(letters):
    assert departments() == ["区残联", "区退役军人局", "区市场监管局", "区人社局", "区税务局"]
    assert [file.suffix for file in letters] == [".pdf", ".xlsx"] * 5
    assert all(file.stat().st_size > 1000 for file in letters)
    assert {file.stat().st_mode & 0o777 for file in letters} == {0o600}  # they hold whole IDs


def test_the_letter_is_a_tagged_document_in_chinese(letters):
    content = letters[0].read_bytes()
    assert b"/MarkInfo" in content
    assert b"/Lang(zh-CN)" in content
    assert b"/StructTreeRoot" in content


def test_the_same_letter_is_the_same_bytes(material, letters, tmp_path):
    write_pdf(letter(material, "区残联"), tmp_path / "again.pdf", sent_on=SENT_ON)
    assert (tmp_path / "again.pdf").read_bytes() == letters[0].read_bytes()


def test_a_letter_says_what_is_asked_of_whom_by_when(material):
    found = letter(material, "区人社局")
    assert found.answer_by == "2026年2月16日"
    assert {kind for kind, _, _ in found.kinds} == {
        "残疾人证因死亡注销后仍参保",
        "有工资、无参保",
        "不在就业年龄段内而合同仍在履行",
    }
    assert letter(material, "区人社局", 202501).contradictions == 1  # of the contract alone
    assert found.months == ("1月", "2月", "3月", "4月", "5月", "6月")


def test_no_whole_id_stands_in_a_letter(material):
    whole = f"{ANNA}X"
    found = letter(material, "区人社局")
    assert whole not in str(found)
    assert masked(whole) in str(found)
    assert masked("") == ""


def test_the_workbook_holds_the_rows_whole_and_no_formula(letters):
    [book] = [file for file in letters if "区人社局" in file.name and file.suffix == ".xlsx"]
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["指标", "退回的行", "数据矛盾"]
    assert all(sheet.freeze_panes == "A2" for sheet in sheets)
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    numbers = {"本月", "分子", "分母", "上月", "行", "对照行", "月数"}
    for sheet in sheets:
        heads = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            for head, cell in zip(heads, row, strict=True):
                assert cell.value is None or (cell.data_type == "n") == (head in numbers), head
    told = [[cell.value for cell in row] for row in sheets["数据矛盾"].iter_rows(min_row=2)]
    [death] = [row for row in told if row[1] == "残疾人证因死亡注销后仍参保"]
    assert death[2] == f"{ANNA}X"
    assert death[9] == "2025-05-11"
    assert death[10] == "insured_months.csv"
    assert int(death[11]) > 1


def test_what_was_answered_stands_in_the_next_letter_and_is_not_asked_again(
    store, report, material, tmp_path
):
    row = next(row for row in contradictions_in(material, "区人社局", MONTH))
    said = {("区人社局", row["contradiction_id"]): Answered("下次报送时更正", "六月补报")}
    sending = Sending(SENT_ON, ("区人社局",), said)
    pdf, book = data_quality.quality_letters(store, report, MONTH, tmp_path, sending)
    told = [
        [cell.value for cell in line]
        for line in openpyxl.load_workbook(book)["数据矛盾"].iter_rows()
    ]
    by_number = {line[0]: tuple(line[-2:]) for line in told[1:]}
    assert by_number.pop(str(row["contradiction_id"])) == ("下次报送时更正", "六月补报")
    assert set(by_number.values()) == {(None, None)}
    before = letter(material, "区人社局")
    after = letter(replace(material, answered=said), "区人社局")
    assert (after.contradictions, after.answered) == (before.contradictions, 1)
    assert len(after.examples) == len(before.examples) - 1
    assert pdf.stat().st_size > 1000


def test_without_a_chinese_font_no_letter_is_written(material, tmp_path):
    with pytest.raises(NoChineseFontError):
        write_pdf(letter(material, "区残联"), tmp_path / "x.pdf", sent_on=SENT_ON, fonts=tmp_path)
    assert not (tmp_path / "x.pdf").exists()
