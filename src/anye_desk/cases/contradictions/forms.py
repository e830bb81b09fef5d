"""What a reader asks of contradictions, and what a department answers."""

from typing import Any

from django import forms

from anye.tables.contracts import EMPLOYERS_THEMSELVES
from anye_desk.cases.contradictions.labels import SETTLED
from anye_desk.cases.contradictions.lists import CLOSED, SORTS
from anye_desk.cases.contradictions.models import Answer, Contradiction
from anye_desk.frame.forms import Carried, Choice, Form
from anye_desk.frame.language import label
from anye_desk.frame.narrowing import ListForm, OneWord, Search, or_any
from anye_desk.frame.notes import Note
from anye_desk.published.quality.forms import FilterForm, departments_offered
from anye_desk.published.quality.labels import KINDS

LONGEST_TEXT = 500


class Paragraph(forms.Textarea):
    """Some lines of text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Look like the other fields."""
        super().__init__({"class": "govuk-textarea", "rows": 4, **(attrs or {})})


def _asked() -> list[tuple[str, str]]:
    return [*departments_offered(), (EMPLOYERS_THEMSELVES, EMPLOYERS_THEMSELVES)]


class WorkForm(ListForm):
    """Which contradictions, in which order."""

    sorts = SORTS
    field_order = ("q", "department", "kind", "state", "township")
    department = OneWord(_asked, label=label("负责答复的部门", "Department asked"))
    kind = OneWord(
        or_any((code, label(text.zh, text.en)) for code, text in KINDS.items()),
        label=label("矛盾", "Kind"),
    )
    state = OneWord(
        or_any([*Contradiction.State.choices, (CLOSED, label(SETTLED.zh, SETTLED.en))]),
        label=label("状态", "State"),
    )
    township = FilterForm.base_fields["township"]
    q = Search(
        label=label("查找单位或编号", "Find an employer or number"),
        help_text=label(
            "单位名称、拼音、首字母或代码的一部分；或矛盾编号（函件附件中的也可以）",
            "Name, pinyin, initials or part of a code; or the number here or in a letter",
        ),
    )


class AnswerForm(Form):
    """What the department that is asked says, of what it saw."""

    version = Carried()
    answer = forms.ChoiceField(
        label=label("答复", "Answer"),
        choices=[("", label("请选择", "Choose")), *Answer.choices],
        widget=Choice,
        error_messages={"required": label("请选择一种答复", "Choose an answer")},
    )
    text = Note(
        longest=LONGEST_TEXT,
        label=label("说明", "Explanation"),
        help_text=label(
            "选“情况属实，已说明”时必填；不要写身份号码。",
            "Needed where it is true as it stands; write no resident ID.",
        ),
        widget=Paragraph,
    )

    def clean(self) -> dict[str, Any]:
        """An explanation explains something."""
        given = super().clean() or {}
        is_empty = "text" not in self.errors and not given.get("text", "").strip()
        if given.get("answer") == Answer.EXPLAINED and is_empty:
            self.add_error("text", label("请写明情况", "Say what the case is"))
        return given
