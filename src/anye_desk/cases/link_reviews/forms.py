"""What an officer asks of the queue, and answers."""

from django import forms

from anye.tables.contracts import CONTRACTS
from anye_desk.cases.link_reviews.lists import SORTS
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.frame.forms import Carried, Form, Line
from anye_desk.frame.language import label
from anye_desk.frame.narrowing import ListForm, OneWord, Search, or_any, township_field
from anye_desk.frame.notes import Note

LONGEST_NOTE = 500


class FilterForm(ListForm):
    """Which questions, in which order."""

    sorts = SORTS
    field_order = ("q", "kind", "state", "township", "feed", "sort")
    q = Search(
        label=label("查找", "Find"),
        help_text=label(
            "姓名或单位名称、拼音、首字母，或报送的代码的一部分；不会出现在网址里",
            "Name of a person or employer, pinyin, initials or part of the code as sent;"
            " it never stands in an address",
        ),
    )
    kind = OneWord(or_any(LinkReview.Kind.choices), label=label("问题", "Question"))
    state = OneWord(
        or_any(LinkReview.State.choices, label("所有待办", "All that wait")),
        label=label("状态", "State"),
    )
    township = township_field()
    feed = OneWord(
        or_any((name, contract.zh) for name, contract in CONTRACTS.items()),
        label=label("数据", "Feed"),
    )
    sort = OneWord([], label=label("先看", "First"))


class DeedForm(Form):
    """An answer: which, on what the officer saw, and why."""

    version = Carried()
    candidate = Carried()  # its rank
    note = Note(
        longest=LONGEST_NOTE,
        label=label("理由或说明（可不填）", "Reason or note (may be empty)"),
        help_text=label("不要写身份号码", "Do not write ID numbers"),
        widget=Line(attrs={"autocomplete": "off"}),
    )


class AlikeForm(Form):
    """Which questions that are alike, and which answer is chosen for all of them at first."""

    kind = forms.ChoiceField(choices=LinkReview.Kind.choices)
    agreeing = forms.CharField(max_length=200)
    all = forms.ChoiceField(required=False, choices=[(one, one) for one in ("", "same", "none")])


class TogetherForm(Form):
    """Why some questions are answered as they are."""

    note = DeedForm.base_fields["note"]


class PersonForm(Form):
    """Which other person may be the same."""

    query = Search(
        required=True,
        label=label("查找另一人", "Find the other person"),
        help_text=label(
            "姓名、拼音、首字母，或身份号码的全部、一部分（至少四位，如末四位）；可以并用：王 435X",
            "Name, pinyin, initials, or an ID or four and more places of it; or both: wang 435X",
        ),
        error_messages={"required": label("请填写姓名或身份号码", "Enter a name or an ID")},
    )
