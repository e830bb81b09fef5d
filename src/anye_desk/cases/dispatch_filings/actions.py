"""What each move does to a filing."""

from typing import Any

from django.db.models import Q, QuerySet

from anye_desk.cases.dispatch_filings.facts import overlapping
from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.cases.dispatch_filings.papers import receipt_of
from anye_desk.frame.language import Text, say
from anye_desk.office.casework.declaring import Doing, Subject
from anye_desk.office.casework.naming import person_named
from anye_desk.office.casework.performing import SaidWrongError
from anye_desk.office.papers.issuing import issue, revoke_all
from anye_desk.office.parties.matching import employer_of_code
from anye_desk.office.parties.models import Employer, Person

NO_EMPLOYER = Text(
    "登记中没有这个信用代码的单位，请核对", "No employer is registered under this code; check it"
)
ITSELF = Text("这是本单位的代码，请填写对方单位", "This is your own code; enter the other's")
TWIN = Text(
    "已有同样的派遣正在办理或已生效，请看“劳务派遣备案”列表，不要重复申报",
    "The same dispatch is under way or in force already: see the list, and do not file it twice",
)
LATER = Text(
    "晚于已备案的终止日期；终止只能提前，延长请另行申报",
    "After the last day on file: a dispatch can end earlier; to go on longer, file another",
)
BEFORE = Text("早于派遣开始日期，请核对", "Before the first day; check it")


def subject(doing: Doing) -> Subject:
    """Return whom a filing is about: the side that files, the other, the person.

    Raises:
        SaidWrongError: if the other employer or the person is not to be found.
    """
    own = Employer.objects.filter(pk=doing.by.employer_id or 0).first() if doing.by else None
    other, said = employer_of_code(doing.said["other"]), doing.said
    if other is None:
        raise SaidWrongError("other", NO_EMPLOYER)
    if other == own:
        raise SaidWrongError("other", ITSELF)
    person = person_named(said)
    _fail_if_filed_already(doing, own, other, person)
    return Subject(employer=own, counterpart=other, person=person, township=person.township)


def _fail_if_filed_already(
    doing: Doing, own: Employer | None, other: Employer, person: Person
) -> None:
    Person.objects.select_for_update().get(pk=person.pk)  # two at once come one after the other
    pair = {own, other}
    twins = DispatchFiling.objects.filter(
        agency__in=pair, host__in=pair, person=person, starts_on=doing.said["starts_on"]
    )
    if twins.filter(Q(is_in_force=True) | Q(case__closed_at=None)).exists():
        raise SaidWrongError("starts_on", TWIN)


def file(doing: Doing) -> None:
    """Write the filing down."""
    case, said = doing.case, doing.said
    is_agency = said["own_side"] == DispatchFiling.Side.AGENCY
    sides = (case.employer, case.counterpart)
    agency, host = sides if is_agency else sides[::-1]
    parties = {"agency": agency, "host": host, "person": case.person}
    DispatchFiling.objects.create(case=case, **parties, **_terms(doing))


def amend(doing: Doing) -> None:
    """Say anew from when until when, and on which side."""
    for name, value in _terms(doing).items():
        setattr(doing.record, name, value)
    doing.record.save()


def put_in_force(doing: Doing) -> None:
    """Let it count, and issue the receipt."""
    doing.record.is_in_force = True
    doing.record.save()
    issue(
        doing.case,
        receipt_of(doing.record),
        holder=doing.record.agency.name,
        by=doing.actor,
        at=doing.at,
    )


def settle(doing: Doing) -> None:
    """Write down what the office found, and let it count."""
    amend(doing)
    put_in_force(doing)


def put_out_of_force(doing: Doing) -> None:
    """Let it no longer count; what was handed over is taken back with the next."""
    doing.record.is_in_force = False
    doing.record.save()
    revoke_all(doing.case, by=doing.actor, at=doing.at)


def end(doing: Doing) -> None:
    """Write down when it ended; until then it counts.

    Raises:
        SaidWrongError: if that is before it began, or later than was on file.
    """
    last = doing.record.ends_on
    if last is not None and doing.said["ends_on"] > last:
        raise SaidWrongError("ends_on", LATER)
    correct_end(doing)


def correct_end(doing: Doing) -> None:
    """Write down when it ended, and issue the receipt anew.

    Raises:
        SaidWrongError: if that is before it began.
    """
    if doing.said["ends_on"] < doing.record.starts_on:
        raise SaidWrongError("ends_on", BEFORE)
    doing.record.ends_on = doing.said["ends_on"]
    put_in_force(doing)


def counts_once(doing: Doing) -> bool:
    """Test whether no other filing of the person is in force on a day of this one."""
    return not _others(doing).exists()


def that_counts_it(doing: Doing) -> str:
    """Return the numbers of the filings that are in force on a day of this one."""
    return say("、", ", ").join(one.case.number for one in _others(doing).select_related("case"))


def _others(doing: Doing) -> QuerySet[DispatchFiling]:
    filing, said = doing.record, doing.said
    starts_on = said.get("starts_on") or filing.starts_on
    ends_on = said.get("ends_on", filing.ends_on)
    return overlapping(filing, starts_on, ends_on).order_by("case__number")


def _terms(doing: Doing) -> dict[str, Any]:
    return {name: doing.said[name] for name in ("counts_for", "starts_on", "ends_on")}
