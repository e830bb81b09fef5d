"""What is said when a case goes into a file, and when its answer is entered."""

from django import forms

from anye_desk.frame.forms import Line
from anye_desk.frame.language import label
from anye_desk.office.casework.forms import MoveForm

LONGEST_REFERENCE = 40


class HandOverForm(MoveForm):
    """In which file it was handed over."""

    number = forms.CharField(max_length=32, widget=Line, label=label("移交批号", "Hand-over"))


class AcknowledgeForm(MoveForm):
    """What was answered."""

    reference = forms.CharField(
        max_length=LONGEST_REFERENCE, widget=Line, label=label("回执号", "Receipt")
    )
