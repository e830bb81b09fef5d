"""Write a feed of insured months, about one line in a hundred of them wrong.

``python -m benchmarks.check.feed ROWS FILE``
"""

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa

from anye.codes.lists import EMPLOYMENT_FORMS, INSURANCE_STATUSES
from anye.tables.contracts import CONTRACTS

SEED = 20251231
BLOCK = 500_000
PERSONS_IN_A_HUNDRED = 9  # rows: a person is insured in most months
EMPLOYERS_IN_A_HUNDRED = 2
REGION = 120119
FIRST_BIRTH, LAST_BIRTH = np.datetime64("1965-01-01"), np.datetime64("2006-12-31")
NAMES = ("张伟", "王芳", "李娜", "刘洋", "陈静", "杨秀英", "欧阳明", "赵敏", "孙丽华", "周建国")

ID_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
ID_CHECKS = np.frombuffer(b"10X98765432", np.uint8)
CODE_LETTERS = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", np.uint8)
CODE_WEIGHTS = np.array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2])
ORGANISATION_CHECKS = np.frombuffer(b"0X987654321", np.uint8)

# What is wrong with one line in a thousand of each kind: the column and what stands in it.
FAULTS: tuple[tuple[str, pl.Expr], ...] = (
    ("公民身份号码", pl.lit("")),
    ("公民身份号码", pl.col("公民身份号码").str.head(17) + "?"),
    ("公民身份号码", pl.col("公民身份号码").str.head(15)),
    ("统一社会信用代码", pl.col("统一社会信用代码").str.head(17) + "I"),
    ("月份", pl.lit("202513")),
    ("姓名", pl.lit("")),
    ("用工形式", pl.lit("未知")),
    ("缴费基数", pl.lit("-100.00")),
    ("缴费基数", pl.lit("一万")),
    ("缴费状态", pl.lit("9")),
)


def main() -> None:
    """Write the file and report how many of its lines are wrong."""
    rows, file = int(sys.argv[1]), Path(sys.argv[2])
    file.parent.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    persons = pl.Series(resident_ids(random, max(rows * PERSONS_IN_A_HUNDRED // 100, 100)))
    codes = pl.Series(credit_codes(random, max(rows * EMPLOYERS_IN_A_HUNDRED // 100, 10)))
    wrong, unfinished = 0, file.with_suffix(".part")
    with unfinished.open("wb") as out:
        heading = ",".join(field.heading for field in CONTRACTS["insured_months"].fields)
        out.write(f"{heading}\n".encode())
        for start in range(0, rows, BLOCK):
            numbers = np.arange(start, min(start + BLOCK, rows))
            block, faults = lines(random, numbers, persons, codes)
            out.write(block.write_csv(include_header=False).encode())
            wrong += faults
    unfinished.rename(file)
    print(json.dumps({"rows": rows, "wrong": wrong}))


def lines(
    random: np.random.Generator, numbers: np.ndarray, persons: pl.Series, codes: pl.Series
) -> tuple[pl.DataFrame, int]:
    """Make some lines of the file, and count the wrong ones."""
    person, month = numbers % len(persons), numbers // len(persons)
    base = random.integers(300_000, 3_000_000, len(numbers))
    block = pl.DataFrame(
        {
            "月份": pl.Series(202501 + month).cast(pl.String),
            "统一社会信用代码": codes.gather(person * 7919 % len(codes)),
            "公民身份号码": persons.gather(person),
            "姓名": pl.Series(NAMES).gather(person % len(NAMES)),
            "用工形式": pl.Series(list(EMPLOYMENT_FORMS.values())).gather(person % 3),
            "缴费基数": pl.Series(base).cast(pl.String).str.replace(r"(\d\d)$", ".$1"),
            "缴费状态": pl.Series(list(INSURANCE_STATUSES.values())).gather(person % 101 == 0),
        }
    )
    fate = pl.Series(random.integers(0, 1000, len(numbers)))
    for kind, (column, fault) in enumerate(FAULTS):
        broken = pl.when(fate == kind).then(fault).otherwise(pl.col(column))
        block = block.with_columns(broken.alias(column))
    return block, int((fate < len(FAULTS)).sum())


def resident_ids(random: np.random.Generator, count: int) -> pa.Array:
    """Return different resident IDs with right check digits."""
    days = (LAST_BIRTH - FIRST_BIRTH).astype(int)
    serial = np.arange(count)
    born = FIRST_BIRTH + (serial % days).astype("timedelta64[D]")
    year = born.astype("datetime64[Y]").astype(int) + 1970
    month = born.astype("datetime64[M]").astype(int) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(int) + 1
    order = serial // days
    parts = ((REGION + order // 1000, 6), (year * 10_000 + month * 100 + day, 8), (order % 1000, 3))
    body = np.concatenate([_digits(number, width) for number, width in parts], axis=1)
    check = ID_CHECKS[((body.astype(int) - ord("0")) * ID_WEIGHTS).sum(axis=1) % 11]
    return _texts(random.permutation(np.column_stack([body, check])))


def credit_codes(random: np.random.Generator, count: int) -> pa.Array:
    """Return different unified social credit codes with both check digits right."""
    serial = np.arange(count)
    places = 31 ** np.arange(5, -1, -1)
    organisation = np.column_stack(
        [np.full((count, 2), np.frombuffer(b"MA", np.uint8)), _letters(serial, places)]
    )
    value = np.where(organisation < ord("A"), organisation - ord("0"), organisation - ord("A") + 10)
    inner = ORGANISATION_CHECKS[(value.astype(int) * ORGANISATION_WEIGHTS).sum(axis=1) % 11]
    head = _digits(np.full(count, 91 * 10**6 + REGION), 8)
    body = np.column_stack([head, organisation, inner])
    worth = np.zeros(256, int)
    worth[CODE_LETTERS] = np.arange(31)
    outer = CODE_LETTERS[(31 - (worth[body] * CODE_WEIGHTS).sum(axis=1) % 31) % 31]
    return _texts(random.permutation(np.column_stack([body, outer])))


def _letters(serial: np.ndarray, places: np.ndarray) -> np.ndarray:
    return CODE_LETTERS[serial[:, None] // places % 31]


def _digits(numbers: np.ndarray, width: int) -> np.ndarray:
    places = 10 ** np.arange(width - 1, -1, -1)
    return (np.asarray(numbers)[:, None] // places % 10 + ord("0")).astype(np.uint8)


def _texts(letters: np.ndarray) -> pa.Array:
    count, width = letters.shape
    offsets = np.arange(count + 1, dtype=np.int64) * width
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(letters))]
    return pa.Array.from_buffers(pa.large_string(), count, buffers)


if __name__ == "__main__":
    main()
