"""Which contradictions an account has a part in, and for whom it speaks: written once."""

from django.db.models import Q, QuerySet

from anye.quality.told.letters import feeds_of_department
from anye.tables.contracts import EMPLOYERS_THEMSELVES
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.cases.contradictions.moves import ANSWERABLE, OFFICE
from anye_desk.office.access.models import Account
from anye_desk.published.quality.lists import feeds_of

OF_EMPLOYERS = feeds_of_department(EMPLOYERS_THEMSELVES)


def seen_contradictions(account: Account) -> QuerySet[Contradiction]:
    """Return the contradictions that an account has a part in: asked, or having answered.

    An employer's clerk has a part in those that are asked of the employer about its own rows.
    """
    found = Contradiction.objects.all()
    if account.reads_all:
        return found
    if account.employer_id is not None:
        return found.filter(employer=account.employer_id, feed__in=OF_EMPLOYERS, person=None)
    if not account.department:
        return found.none()
    return found.filter(Q(feed__in=feeds_of(account)) | Q(asked_of=account.department))


def speaks_for(account: Account) -> str | None:
    """Return the party that an account answers for; the office speaks for whoever is asked."""
    if account.is_officer:
        return OFFICE
    if account.employer_id is not None:
        return EMPLOYERS_THEMSELVES
    return account.department or None


def may_answer(found: Contradiction, account: Account) -> bool:
    """Test whether it is an account's turn; the office may speak for whoever is asked."""
    party = speaks_for(account)
    if party is None or not seen_contradictions(account).filter(pk=found.pk).exists():
        return False
    is_its_turn = found.asked_of == party and found.state in ANSWERABLE
    return found.is_in_data and (party == OFFICE or is_its_turn)
