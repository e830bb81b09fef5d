"""What the comparisons, levels and deeds of a question are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anye_desk.layout.language import Text
from anye_desk.link_reviews.models import LinkReview

Kind, State = LinkReview.Kind, LinkReview.State

COMPARISONS: Mapping[str, Text] = {
    "id": Text("身份号码", "Resident ID"),
    "name": Text("姓名", "Name"),
    "birth": Text("出生日期", "Born"),
    "sex": Text("性别", "Sex"),
    "township": Text("乡镇街道", "Township"),
    "address": Text("住址", "Address"),
    "employer": Text("单位", "Employer"),
    "code": Text("信用代码", "Credit code"),
    "tax_number": Text("纳税人识别号", "Tax number"),
    "employer_name": Text("单位名称", "Name"),
}
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


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two values compare: a sign and a word, never a colour alone."""

    sign: str
    word: Text
    look: str


SAME = Likeness("＝", Text("相同", "same"), "same")
CLOSE = Likeness("≈", Text("相近", "close"), "close")
DIFFERENT = Likeness("≠", Text("不同", "different"), "different")
MISSING = Likeness("–", Text("缺失", "missing"), "missing")


def likeness(asked: Sequence[object], candidate: Sequence[object], level: int | None) -> Likeness:
    """Say how two values compare; a level above nought says that they are close."""
    if not (any(asked) and any(candidate)):
        return MISSING
    if set(asked) & set(candidate):
        return SAME
    return CLOSE if level and level > 0 else DIFFERENT
