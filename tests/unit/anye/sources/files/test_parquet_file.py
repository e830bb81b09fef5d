from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.anye.sources.feed_files import checked, rows

from anye.sources.refusals import FileRefusedError
from anye.sources.terms import Checking, Limits


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


def of_bytes(folder, heading, values):
    """Write a text column of bytes that need not be UTF-8, as careless exporters do."""
    made = pl.DataFrame(rows("wage_months", *({} for _ in values))).to_arrow()
    offsets = np.cumsum([0, *map(len, values)]).astype(np.int32)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(values))]
    texts = pa.Array.from_buffers(pa.string(), len(values), buffers)
    path = folder / "feed.parquet"
    place = made.schema.get_field_index(heading)
    pq.write_table(made.set_column(place, heading, texts), path)
    return path


@pytest.mark.parametrize("heading", ["姓名", "公民身份号码", "月份"])
@pytest.mark.parametrize("name", ["张三".encode("gbk"), b"\xff\xfe", b"\xf8\x88\x80\x80\x80"])
def test_text_that_is_no_text_is_refused_and_never_guessed(tmp_path, heading, name):
    path = of_bytes(tmp_path, heading, ["李四".encode(), name])
    with pytest.raises(FileRefusedError, match="损坏") as refused:
        checked(tmp_path, path, "wage_months")
    assert refused.value.refusal == "parquet_damaged"


def test_one_wrong_bit_anywhere_is_read_or_refused_but_kills_nobody(tmp_path):
    frame = pl.DataFrame(rows("wage_months", *({"应发工资": str(n)} for n in range(40))))
    right = parquet_file(tmp_path, frame).read_bytes()
    for place in range(5, len(right), len(right) // 12):
        content = bytearray(right)
        content[place] ^= 1 << place % 8
        path = tmp_path / f"feed-{place}.parquet"
        path.write_bytes(content)
        with suppress(FileRefusedError):
            checked(tmp_path, path, "wage_months")


def test_a_midnight_is_a_day_and_another_time_is_not(tmp_path):
    days = [datetime(2026, 2, 1), datetime(2026, 2, 1, 9, 32)]  # noqa: DTZ001 (as pandas writes)
    made = [*rows("declarations", *({"申报日期": day} for day in days))]
    path = parquet_file(tmp_path, pl.DataFrame(made))
    _, accepted, rejected = checked(tmp_path, path, "declarations")
    assert [row["declared_on"] for row in accepted] == [date(2026, 2, 1)]
    assert [row["line"] for row in rejected] == [2]


def test_a_reader_of_parquet_that_has_no_room_is_only_a_message(tmp_path):
    path = parquet_file(tmp_path, pl.DataFrame(rows("wage_months")))
    starved = Checking(Limits(parquet_memory_megabytes=60))
    with pytest.raises(FileRefusedError) as refused:
        checked(tmp_path, path, "wage_months", starved)
    assert refused.value.refusal == "parquet_too_heavy"
