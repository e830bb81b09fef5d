import openpyxl
import pytest
from tests.unit.anye.sources.feed_files import RIGHT, checked

from anye.sources.handed_out.templates import write_template
from anye.sources.kinds.tidied import IDENTIFIERS
from anye.tables.contracts import CONTRACTS

FEEDS = pytest.mark.parametrize("feed", CONTRACTS)


@FEEDS
def test_a_template_filled_in_loads(tmp_path, feed):
    path = tmp_path / "template.xlsx"
    write_template(CONTRACTS[feed], path)
    book = openpyxl.load_workbook(path)
    for column, cell in enumerate(RIGHT[feed].values(), start=1):
        book.worksheets[0].cell(2, column).value = cell
    book.save(path)
    _, accepted, rejected = checked(tmp_path, path, feed)
    assert (len(accepted), rejected) == (1, [])


@FEEDS
def test_identifiers_are_text_and_codes_have_a_list(tmp_path, feed):
    path = tmp_path / "template.xlsx"
    write_template(CONTRACTS[feed], path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rules = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule
        for rule in sheet.data_validations.dataValidation
    }
    dimensions = list(sheet.column_dimensions.values())
    for column, field in enumerate(CONTRACTS[feed].fields, start=1):
        letter = openpyxl.utils.get_column_letter(column)
        assert rules[letter].prompt
        if field.kind in IDENTIFIERS:
            (held,) = [one for one in dimensions if one.min <= column <= one.max]
            assert held.number_format == "@"
        if field.kind in {"code", "yes_no", "township"}:
            assert rules[letter].type == "list"


@pytest.mark.parametrize(("language", "word"), [("zh", "必填"), ("en", "Compulsory")])
def test_the_help_sheet_speaks_either_language(tmp_path, language, word):
    path = tmp_path / "template.xlsx"
    write_template(CONTRACTS["employers"], path, language)
    explained = openpyxl.load_workbook(path)["填写说明"]
    assert word in [cell.value for cell in explained[1]]


def test_a_csv_template_opens_in_excel(tmp_path):
    path = tmp_path / "template.csv"
    write_template(CONTRACTS["employers"], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_text("utf-8-sig").strip().split(",") == list(RIGHT["employers"])
