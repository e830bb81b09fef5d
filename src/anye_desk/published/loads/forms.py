"""What a reader asks of the files."""

from anye_desk.frame.forms import Form
from anye_desk.frame.language import label
from anye_desk.frame.narrowing import OneWord, or_any
from anye_desk.published.loads.lists import REJECTS


class FilterForm(Form):
    """Which files."""

    only = OneWord(
        or_any([(REJECTS, label("有退回行的", "with rejected rows"))]),
        label=label("批次", "Loads"),
    )
