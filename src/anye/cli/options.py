"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from anye.cli.language import say
from anye.cli.terminal import refused

FIRST_YEAR, LAST_YEAR = 2000, 2100
MONTHS_OF_YEAR = 12
A_MONTH = say("年月", "YYYYMM")


def a_month(month: int | None) -> int | None:
    """Refuse a number that is no month."""
    if month is None:
        return None
    year, of_year = divmod(month, 100)
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= of_year <= MONTHS_OF_YEAR:
        return month
    raise refused(
        f"“{month}”不是月份；写成六位数字，如 202503", f"{month} is no month; write it as 202503"
    )


Store = Annotated[
    Path, typer.Option("--store", file_okay=False, help=say("数据目录", "the store's folder"))
]
Json = Annotated[bool, typer.Option("--json", help=say("输出JSON", "write JSON"))]
YearOption = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=FIRST_YEAR,
        max=LAST_YEAR,
        help=say("年度；默认最近算过的", "a year worked out; else the last"),
    ),
]
ThatYear = Annotated[
    int,
    typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR, help=say("年度，如2025", "as 2025")),
]
Month = Annotated[
    int | None,
    typer.Option(
        "--month",
        metavar=A_MONTH,
        callback=a_month,
        help=say("月份，如202503", "as 202503"),
    ),
]
RunName = Annotated[str, typer.Option("--run", help=say("运行编号；默认最近一次", "else the last"))]
EmployerOption = Annotated[
    str,
    typer.Option(
        "--employer", help=say("统一社会信用代码，或单位名称", "its credit code, or its name")
    ),
]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", help=say("适用哪里的规定", "whose law applies"))
]
