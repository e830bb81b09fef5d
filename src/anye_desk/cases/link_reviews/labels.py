"""What the comparisons, levels and deeds of a question are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.persons.levels import PERSON_LEVELS
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.frame.heads import Column
from anye_desk.frame.language import Text

Kind, State = LinkReview.Kind, LinkReview.State
Both = tuple[Sequence[object], Sequence[object]]


class Level(Protocol):
    """One way to agree or differ, as linkage names it."""

    @property
    def name(self) -> str:
        """Return its code."""
        ...

    @property
    def zh(self) -> str:
        """Return its words in Chinese."""
        ...

    @property
    def en(self) -> str:
        """Return its words in English."""
        ...


COMPARISONS: Mapping[str, Text] = {
    one.name: Text(one.zh, one.en[0].upper() + one.en[1:])
    for one in (*PERSON_LEVELS, *EMPLOYER_LEVELS)
}
LEVELS: Mapping[bool, Mapping[str, Sequence[Level]]] = {  # by whether employers are compared
    False: {one.name: one.levels for one in PERSON_LEVELS},
    True: {one.name: one.levels for one in EMPLOYER_LEVELS},
}
SAME_LEVEL = "same"
SEXES: Mapping[int, Text] = {1: Text("男", "male"), 2: Text("女", "female")}
EMPTY = Text("未填", "blank")
QUESTIONS: Mapping[str, Text] = {
    Kind.PERSON: Text("这些行说的是这个人吗？", "Are these rows about this person?"),
    Kind.EMPLOYER: Text("这些行说的是这个单位吗？", "Are these rows about this employer?"),
    Kind.NAMED: Text(
        "号码是此人的，姓名不同：是同一人吗？",
        "This person's ID under another name: the same person?",
    ),
    Kind.SAME_PERSON: Text("这两个人是同一个人吗？", "Are these two one person?"),
}
ASKED: Mapping[str, Text] = {
    Kind.PERSON: Text("报送的记录", "As sent"),
    Kind.EMPLOYER: Text("报送的记录", "As sent"),
    Kind.NAMED: Text("报送的记录", "As sent"),
    Kind.SAME_PERSON: Text("将并入的人", "The person to be merged"),
}
CANDIDATE: Mapping[str, Text] = {
    Kind.PERSON: Text("已知人员", "Known person"),
    Kind.EMPLOYER: Text("已知单位", "Known employer"),
    Kind.NAMED: Text("号码所属的人", "Whose ID it is"),
    Kind.SAME_PERSON: Text("保留的人", "The person that is kept"),
}
ACCEPT: Mapping[str, Text] = {
    Kind.PERSON: Text("相同：是这个人", "Same: it is this person"),
    Kind.EMPLOYER: Text("相同：是这个单位", "Same: it is this employer"),
    Kind.NAMED: Text("相同：是此人，姓名写法不同", "Same: this person, written differently"),
    Kind.SAME_PERSON: Text("相同：是同一个人，合并", "Same: one person, merge them"),
}
ACCEPTING: Mapping[str, Text] = {
    Kind.PERSON: Text(
        "选“相同”：等待的行从下一次关联起计到此人名下；来源文件不改动。",
        "“Same”: from the next linking on, the waiting rows are this person's; no file changes.",
    ),
    Kind.EMPLOYER: Text(
        "选“相同”：等待的行从下一次关联起计到此单位名下；来源文件不改动。",
        "“Same”: from the next linking on, the waiting rows are this employer's; no file changes.",
    ),
    Kind.NAMED: Text(
        "选“相同”：一切照旧。选“不同”：这些行从下一次关联起不再计到此人名下。",
        "“Same”: all stays. “Different”: from the next linking on, the rows are not this person's.",
    ),
    Kind.SAME_PERSON: Text(
        "选“相同”：左边的人的全部记录从下一次关联起计到右边的人名下；两边的历史都保留，撤回即拆分。"
        "已公布年度中有这两人的单位会标出，须重新认定。",
        "“Same”: from the next linking on, all records of the left are the right's; both "
        "histories are kept, and withdrawing splits them again. Employers whose shown years "
        "count either are flagged.",
    ),
}
STATE_COLOURS: Mapping[str, str] = {
    State.OPEN: "govuk-tag--blue",
    State.UNSURE: "govuk-tag--yellow",
    State.ACCEPTED: "govuk-tag--green",
    State.REFUSED: "govuk-tag--grey",
    State.CLOSED: "govuk-tag--grey",
}
DEEDS: Mapping[str, Text] = {
    "accept": Text("已认定相同。", "Kept: the same."),
    "refuse": Text(
        "已认定不是这一个，请看下一个候选。", "Kept: not this one. Here is the next candidate."
    ),
    "refuse_all": Text("已认定都不是。", "Kept: none of these."),
    "doubt": Text("已放到最后，标为暂不能定。", "Put last, marked unsure."),
    "withdraw": Text("已撤回，本条重新待核对。", "Withdrawn: the question waits again."),
}
MERGES_BACK = Text(
    "没有保存：另一人已认定并入此人（或经他人并入）。两人只能一人并入另一人；请先撤回那一条，再定以谁为准。",
    "Not kept: the other is already merged into this person, be it by way of others. Only one of "
    "two can be merged; withdraw that answer first, then settle who is kept.",
)
NOT_HANDED_OVER: Mapping[str, Text] = {
    "busy": Text(
        "数据存储正在写入，决定没有丢失，请过几分钟再交付。",
        "The store is being written. No decision is lost; hand them over in a few minutes.",
    ),
    "full": Text(
        "数据存储所在的磁盘已满，没有交付；决定没有丢失，请联系管理员腾出空间后再交付。",
        "The store's disk is full and nothing was handed over. No decision is lost; ask for room "
        "to be made, then hand them over.",
    ),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two values compare: a sign and a word, never a colour alone."""

    sign: str
    word: Text
    look: str


MISSING = Likeness("–", Text("缺失", "missing"), "missing")
SAME = Likeness("＝", Text("相同", "the same"), "same")
DIFFERENT = Likeness("≠", Text("不同", "differs"), "different")


def likeness(review: LinkReview, name: str, both: Both, level: int | None, weight: int) -> Likeness:
    """Say how two values compare, in the words of the level that linkage found.

    Args:
        review: the question.
        name: of the comparison.
        both: the values as sent and as known.
        level: as linkage counts them, 0 being the last; None where linkage compared nothing.
        weight: what the comparison adds or takes; what speaks against is no likeness.
    """
    asked, candidate = both
    if not (any(asked) and any(candidate)):
        return MISSING
    if level is None or level < 0:
        return SAME if set(asked) & set(candidate) else DIFFERENT
    found, words = level_of(review.kind, name, level)
    if found.name == SAME_LEVEL:
        return Likeness("＝", words, "same")
    if level and weight >= 0:
        return Likeness("≈", words, "close")
    return Likeness("≠", words, "different")


def level_of(kind: str, name: str, level: int) -> tuple[Level, Text]:
    """Return a level of a comparison and its words; linkage counts levels from the last, 0."""
    levels = LEVELS[kind == Kind.EMPLOYER][name]
    found = levels[len(levels) - 1 - level]
    return found, Text(found.zh, found.en)


COLUMNS = (
    Column(Text("报送的名称或代码", "Name or code as sent")),
    Column(Text("首选候选", "Best candidate")),
    Column(Text("问题", "Question")),
    Column(Text("乡镇街道", "Township")),
    Column(Text("数据", "Feed")),
    Column(Text("等待行数", "Rows waiting"), "num", "rows"),
    Column(Text("权重（比特）", "Weight, bits"), "num", "weight"),
    Column(Text("状态", "State")),
)
