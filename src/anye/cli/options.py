"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from anye.cli.language import say

DISTRICT = "cn/tianjin/jizhou"

Store = Annotated[Path, typer.Option("--store", help=say("数据目录", "the store's folder"))]
Json = Annotated[bool, typer.Option("--json", help=say("输出JSON", "write JSON"))]
Year = Annotated[int, typer.Option("--year", help=say("年度；默认最近算过的", "else the last"))]
RunName = Annotated[str, typer.Option("--run", help=say("运行编号；默认最近一次", "else the last"))]
Employer = Annotated[
    str, typer.Option("--employer", help=say("统一社会信用代码", "unified social credit code"))
]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", help=say("适用哪里的规定", "whose law applies"))
]
