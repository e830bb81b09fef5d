"""What a year that has been worked out lacks, and what can be done with it."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from anye.cli.language import say
from anye.cli.terminal import note
from anye.tables.contracts import CONTRACTS


def tell_lacking(lacking: Sequence[str]) -> None:
    """Name the feeds of which the store holds nothing for the year."""
    if lacking:
        names = [say(CONTRACTS[feed].zh, feed) for feed in lacking]
        note(
            say(
                f"还没有这些数据，与之有关的各项按没有计算：{'、'.join(names)}",
                f"Not there yet, and worked out as if there were none: {', '.join(names)}",
            )
        )


def tell_next(store: Path) -> None:
    """Name the commands that open, question and show the year just worked out."""
    where = shlex.quote(str(store))
    note(
        say(
            f"接下来：\n"
            f"  anye explain --store {where} --employer 统一社会信用代码    逐步解释一个单位\n"
            f"  anye quality --store {where}    各部门数据的质量和矛盾\n"
            f"  ANYE_STORE={where} python -m anye_desk publish    在工作台上查看"
            "（docs/how-to/run-the-desk.md）",
            f"Next:\n"
            f"  anye explain --store {where} --employer CREDIT_CODE    one employer, step by step\n"
            f"  anye quality --store {where}    how good the departments' data are\n"
            f"  ANYE_STORE={where} python -m anye_desk publish    show it on the desk "
            "(docs/how-to/run-the-desk.md)",
        )
    )
