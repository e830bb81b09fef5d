"""What looks odd and may be right: it passes once its maker says in words that it is so."""

from collections.abc import Iterable

from anye_desk.frame.language import Text
from anye_desk.office.casework.declaring import Doing
from anye_desk.office.casework.performing import SaidWrongError


def fail_unless_confirmed(doing: Doing, doubts: Iterable[Text]) -> None:
    """Let a move pass of which nothing looks odd, or whose maker says in its note why it is so.

    Raises:
        SaidWrongError: if something looks odd and nothing is said to it.
    """
    found = list(doubts)
    if not found or doing.said.get("note"):
        return
    zh = "；".join(one.zh for one in found)
    en = "; ".join(one.en for one in found)
    raise SaidWrongError(
        "note",
        Text(
            f"请核对：{zh}。填错的请改正；确属实的，请在“说明”中写明原因，再提交一次。",
            f"Check this: {en}. Put it right; or, if it is so, say why in the note and send again.",
        ),
    )
