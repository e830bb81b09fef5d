"""What going into a file, and being answered, does to a kind's own row."""

from anye_desk.frame.language import Text
from anye_desk.office.casework.batches.handing import batches_of
from anye_desk.office.casework.declaring import Doing
from anye_desk.office.casework.performing import SaidWrongError

NO_FILE = Text(
    "没有这个移交批号，或其中没有这一件", "There is no such hand-over, or not with this case"
)


def put_in_file(doing: Doing) -> None:
    """Write down in which file it went.

    Raises:
        SaidWrongError: if there is no such file, or it does not name whom the case is about.
    """
    batches, row = batches_of(doing.kind), doing.record
    found = batches.file.objects.filter(number=doing.said["number"]).first()
    if found is None or found.year != batches.year(row) or not found.names(batches.code(row)):
        raise SaidWrongError("number", NO_FILE)
    row.hand_over = found
    row.save()


def enter_answer(doing: Doing) -> None:
    """Write down what was answered."""
    setattr(doing.record, batches_of(doing.kind).reference, doing.said["reference"])
    doing.record.save()
