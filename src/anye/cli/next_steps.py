"""What can be done with a year that has been worked out."""

import shlex
from pathlib import Path

from anye.cli.language import say
from anye.cli.terminal import note


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
