"""Write a feed of insured months, about one line in a hundred of them wrong.

``python -m benchmarks.check.feed ROWS FILE``
"""

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl

from anye.codes import credit_code, letters, resident_id
from anye.codes.lists import EMPLOYMENT_FORMS, INSURANCE_STATUSES
from anye.tables.contracts import CONTRACTS

SEED = 20251231
BLOCK = 500_000
PERSONS_IN_A_HUNDRED = 9  # rows: a person is insured in most months
EMPLOYERS_IN_A_HUNDRED = 2
REGION = 120119
HEAD = 91_120119  # an enterprise registered there
FIRST_BIRTH, LAST_BIRTH = np.datetime64("1965-01-01"), np.datetime64("2006-12-31")
NAMES = ("张伟", "王芳", "李娜", "刘洋", "陈静", "杨秀英", "欧阳明", "赵敏", "孙丽华", "周建国")

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
    persons = resident_ids(random, max(rows * PERSONS_IN_A_HUNDRED // 100, 100))
    codes = credit_codes(random, max(rows * EMPLOYERS_IN_A_HUNDRED // 100, 10))
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


def resident_ids(random: np.random.Generator, count: int) -> pl.Series:
    """Return different resident IDs with right check characters."""
    days = (LAST_BIRTH - FIRST_BIRTH).astype(int)
    serial = np.arange(count)
    born = FIRST_BIRTH + (serial % days).astype("timedelta64[D]")
    year = born.astype("datetime64[Y]").astype(int) + 1970
    month = born.astype("datetime64[M]").astype(int) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(int) + 1
    order = serial // days
    parts = ((REGION + order // 1000, 6), (year * 10_000 + month * 100 + day, 8), (order % 1000, 3))
    body = np.concatenate([_digits(number, width) for number, width in parts], axis=1)
    rows = np.column_stack([body, resident_id.check_characters(body)])
    return letters.column(random.permutation(rows))


def credit_codes(random: np.random.Generator, count: int) -> pl.Series:
    """Return different unified social credit codes with right check characters."""
    head = _digits(np.full(count, HEAD), 8)
    alphabet = np.frombuffer(credit_code.ALPHABET, np.uint8)
    places = len(alphabet) ** np.arange(7, -1, -1)
    organisation = alphabet[np.arange(1, count + 1)[:, None] // places % len(alphabet)]
    last = np.full(count, letters.ZERO, np.uint8)  # of the identifier: not checked
    body = np.column_stack([head, organisation, last])
    rows = np.column_stack([body, credit_code.check_characters(body)])
    return letters.column(random.permutation(rows))


def _digits(numbers: np.ndarray, width: int) -> np.ndarray:
    places = 10 ** np.arange(width - 1, -1, -1)
    return (np.asarray(numbers)[:, None] // places % 10 + letters.ZERO).astype(np.uint8)


if __name__ == "__main__":
    main()
