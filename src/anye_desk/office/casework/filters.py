"""By what a reader narrows a list of cases."""

from typing import Any

from anye_desk.frame.language import label
from anye_desk.frame.narrowing import ListForm, OneWord, Search, or_any, township_field
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.lists import MINE, SORTS
from anye_desk.office.parties.models import Township


class FilterForm(ListForm):
    """Which cases, in which order."""

    sorts = SORTS
    q = Search(
        label=label("查找", "Find"),
        help_text=label(
            "编号、单位名称、拼音、首字母或代码",
            "A number; an employer's name, pinyin, initials, code",
        ),
    )
    state = OneWord([], label=label("状态", "State"))
    township = township_field()
    sort = OneWord([], label=label("先看", "First"))
    field_order = ("q", "state", "township", "sort")

    def __init__(self, data: Any, kind: Kind) -> None:  # noqa: ANN401 (Django's own)
        """Offer the kind's states."""
        super().__init__(data, Township.objects.values_list("code", "name"))
        mine = (MINE, label("等我办理", "waiting for me"))
        states = [(state.name, str(state.words)) for state in kind.states]
        self._offer("state", or_any([mine, *states]))
