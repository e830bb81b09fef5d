from datetime import date
from decimal import Decimal

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.anye.sources.feed_files import checked, rows

from anye.sources.refusals import FileRefusedError


def parquet_file(folder, frame):
    path = folder / "feed.parquet"
    frame.write_parquet(path)
    return path


def test_text_columns_are_read_as_of_a_csv_file_with_the_first_row_as_line_1(tmp_path):
    frame = pl.DataFrame(rows("wage_months", {}, {"应发工资": "x"}))
    found, accepted, rejected = checked(tmp_path, parquet_file(tmp_path, frame), "wage_months")
    assert found.encoding == "parquet"
    assert [row["source_row"] % 2**32 for row in accepted] == [1]
    assert [row["line"] for row in rejected] == [2]


def test_typed_columns_are_exact(tmp_path):
    made = rows("employers", {"成立日期": date(2010, 1, 2), "编制数": 12, "小微企业": True})
    path = parquet_file(tmp_path, pl.DataFrame(made))
    _, (employer,), _ = checked(tmp_path, path, "employers")
    assert employer["registered_on"] == date(2010, 1, 2)
    assert (employer["established_posts"], employer["is_small"]) == (12, True)
    made = rows("wage_months", {"月份": 202503, "应发工资": Decimal("3500.10")})
    path = parquet_file(tmp_path, pl.DataFrame(made))
    _, (wage,), _ = checked(tmp_path, path, "wage_months")
    assert (wage["month"], wage["wage"]) == (202503, 350_010)


def test_dictionaries_and_nulls_are_text_too(tmp_path):
    table = pl.DataFrame(rows("wage_months", {}, {"姓名": None})).to_arrow()
    coded = table.set_column(3, "姓名", table["姓名"].cast(pa.string()).dictionary_encode())
    pq.write_table(coded, tmp_path / "feed.parquet")
    _, accepted, rejected = checked(tmp_path, tmp_path / "feed.parquet", "wage_months")
    assert len(accepted) == 1
    assert [row["reasons"] for row in rejected] == ["name:blank"]


def test_identifiers_as_numbers_are_refused_as_a_whole(tmp_path):
    frame = pl.DataFrame(rows("wage_months", {"公民身份号码": 120119199003072316}))
    with pytest.raises(FileRefusedError, match="公民身份号码"):
        checked(tmp_path, parquet_file(tmp_path, frame), "wage_months")


def test_no_rows_are_told(tmp_path):
    frame = pl.DataFrame(rows("wage_months")).clear()
    with pytest.raises(FileRefusedError, match="没有数据行"):
        checked(tmp_path, parquet_file(tmp_path, frame), "wage_months")


def test_a_damaged_page_is_told(tmp_path):
    frame = pl.DataFrame(rows("wage_months", *({"应发工资": str(n)} for n in range(3000))))
    path = parquet_file(tmp_path, frame)
    content = bytearray(path.read_bytes())
    content[10:2000] = bytes(1990)
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match="损坏"):
        checked(tmp_path, path, "wage_months")
