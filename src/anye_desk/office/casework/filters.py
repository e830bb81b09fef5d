"""By what a reader narrows a list of cases."""

from typing import Any

from anye_desk.frame.forms import Form
from anye_desk.frame.language import label
from anye_desk.frame.narrowing import OneWord, Search, or_any, township_field
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.lists import MINE, SORTS, Wish
from anye_desk.office.parties.models import Township


class FilterForm(Form):
    """Which cases, in which order."""

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

    def __init__(self, data: Any, kind: Kind) -> None:  # noqa: ANN401 (Django's own)
        """Offer the kind's states."""
        super().__init__(data, auto_id="filter-%s")
        mine = (MINE, label("等我办理", "waiting for me"))
        self.fields["state"].choices = or_any(  # type: ignore[attr-defined]
            [mine, *((state.name, str(state.words)) for state in kind.states)]
        )
        self.fields["township"].choices = or_any(  # type: ignore[attr-defined]
            Township.objects.values_list("code", "name")
        )
        self.fields["sort"].choices = [  # type: ignore[attr-defined]
            (name, str(sort.words)) for name, sort in SORTS.items()
        ]

    def wish(self) -> Wish:
        """Return what the reader wants; the form is valid."""
        said = self.cleaned_data
        return Wish(said["q"], said["state"], said["township"], said["sort"])
