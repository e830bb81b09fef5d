"""What each move does to an inquiry."""

from anye_desk.cases.province_inquiries import facts
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.frame.language import Text
from anye_desk.office.casework.declaring import Doing, Subject
from anye_desk.office.casework.performing import SaidWrongError, local_day
from anye_desk.office.parties.matching import employer_of_code, person_of_id
from anye_desk.office.parties.models import Employer, Person
from anye_desk.office.parties.search import tokens_between_spaces
from anye_desk.office.peers.models import WordElsewhere
from anye_desk.office.peers.register import keys_on

Settled = ProvinceInquiry.Settled
BODY = 17  # digits of a resident ID, by which the core knows a person
NO_EMPLOYER = Text(
    "登记中没有这个信用代码的单位，请核对", "No employer is registered under this code; check it"
)
UNDER_WAY = Text(
    "此人这些月份的协查正在办理，请看“跨省协查”列表",
    "An inquiry on these months of the person is under way: see the list",
)
NOT_OURS = Text(
    "本地没有姓名、号码都相符的持证残疾人",
    "Nobody here holds a certificate under both this name and this number",
)
ASKED_BEFORE = Text(
    "这个编号以前已经收到，请用新的编号", "This number was received before; use another"
)
NOT_SETTLED = Text(
    "有月份在对方已经计入，不得重复计算；请与对方核实后选择在哪里计入",
    "Months count there already, and nobody counts twice: ask the other office, then choose",
)
OTHER_NAME = Text(
    "本地登记的此号码是另一个姓名，请先查清身份", "The ID stands here under another name: find out"
)


def subject(doing: Doing) -> Subject:
    """Return whom an inquiry is about: asked here, the employer; asked elsewhere, the person.

    Raises:
        SaidWrongError: if no such employer or person is registered, or it was asked before.
    """
    said = doing.said
    person = person_of_id(said["holder_id"], said["holder_name"])
    if doing.move.name == "receive":
        if person is None:
            raise SaidWrongError("holder_id", NOT_OURS)
        there = ProvinceInquiry.objects.filter(is_ours=False, peer=said["peer"])
        if there.filter(reference=said["reference"]).exists():
            raise SaidWrongError("reference", ASKED_BEFORE)
        return Subject(person=person, township=person.township)
    employer = _employer(doing)
    first, last = _months(doing)
    open_ones = ProvinceInquiry.objects.filter(
        is_ours=True, resident_id=said["holder_id"], case__closed_at=None, case__employer=employer
    )
    if open_ones.filter(first_month__lte=last, last_month__gte=first).exists():
        raise SaidWrongError("first", UNDER_WAY)
    return Subject(employer=employer, person=person, township=person.township if person else 0)


def ask(doing: Doing) -> None:
    """Write down what is to be asked, under the number of its case."""
    _write(doing, is_ours=True, reference=doing.case.number)


def receive(doing: Doing) -> None:
    """Write down what another province asks."""
    _write(doing, is_ours=False, reference=doing.said["reference"])


def enter_answer(doing: Doing) -> None:
    """Write down what the certificate says, and which months count where it was issued."""
    record, said = doing.record, doing.said
    for name in ("level", "valid_from", "valid_until"):
        setattr(record, name, said[name])
    record.refusal = ""
    record.counted_months = said["counted_months"] if record.is_ours else facts.counted_here(record)
    record.save()


def refuse_answer(doing: Doing) -> None:
    """Write down why there is no answer."""
    reopen(doing)
    doing.record.refusal = doing.said["reason"]
    doing.record.save()


def reopen(doing: Doing) -> None:
    """Take back what was answered."""
    record = doing.record
    record.level = record.valid_from = record.valid_until = None
    record.counted_months, record.refusal = [], ""
    record.save()


def take(doing: Doing) -> None:
    """Let the answer hold for each month, where the year's certification reads it.

    A holder whom nobody knows here is entered, so that the employer can name him.

    Raises:
        SaidWrongError: if the number stands here under another name, or months count there too
            and nobody says where they do.
    """
    record = doing.record
    record.settled = doing.said.get("settled", "")
    record.save()
    if facts.counted_twice(record) and not record.settled:
        raise SaidWrongError("settled", NOT_SETTLED)
    person = _holder(record)
    for month in facts.months_asked(record):
        counts = month in record.counted_months and record.settled != Settled.HERE
        word = {"level": facts.level_in(record, month), "counts": counts}
        WordElsewhere.objects.update_or_create(
            person=person,
            month=month,
            defaults={**word, "peer": record.peer, "case": doing.case.number},
        )
    doing.case.person, doing.case.township = person, person.township


def has_a_key(doing: Doing) -> bool:
    """Test whether the other office can be written to and can answer."""
    return keys_on(local_day(doing.at)).filter(peer=doing.record.peer).exists()


def _employer(doing: Doing) -> Employer | None:
    if "code" not in doing.said:
        return Employer.objects.filter(pk=doing.by.employer_id or 0).first() if doing.by else None
    found = employer_of_code(doing.said["code"])
    if found is None:
        raise SaidWrongError("code", NO_EMPLOYER)
    return found


def _months(doing: Doing) -> tuple[int, int]:
    year = doing.said["year"] * 100
    return year + doing.said["first"], year + doing.said["last"]


def _write(doing: Doing, *, is_ours: bool, reference: str) -> None:
    said, (first, last) = doing.said, _months(doing)
    ProvinceInquiry.objects.create(
        case=doing.case,
        is_ours=is_ours,
        peer=said["peer"],
        reference=reference,
        name=said["holder_name"],
        resident_id=said["holder_id"],
        first_month=first,
        last_month=last,
    )


def _holder(record: ProvinceInquiry) -> Person:
    """Return the person asked about, entered if nobody knows him here."""
    known = Person.objects.filter(pk=int(record.resident_id[:BODY])).first()
    if known is None:
        return Person.objects.create(
            person_id=int(record.resident_id[:BODY]),
            name=record.name,
            resident_id=record.resident_id,
            township=0,
            search_tokens=tokens_between_spaces(record.name),
        )
    if person_of_id(record.resident_id, record.name) is None:
        raise SaidWrongError("", OTHER_NAME)
    return known
