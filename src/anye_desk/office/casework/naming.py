"""Whom a form names, by ID and name together; whoever guesses is counted and stopped."""

from collections.abc import Mapping
from typing import Any

from anye_desk.frame.language import Text
from anye_desk.office.casework.performing import WHO, SaidWrongError
from anye_desk.office.parties.matching import person_of_id
from anye_desk.office.parties.models import Person

NOBODY = Text(
    "登记中没有姓名、号码都相符的持证残疾人，请核对",
    "Nobody registered with a certificate has both this name and this number; check both",
)


def person_named(said: Mapping[str, Any]) -> Person:
    """Return the person whom the fields ``resident_id`` and ``name`` of a form name.

    Raises:
        SaidWrongError: if nobody has both; a miss is counted, see ``performing.fail_if_guessing``.
    """
    found = person_of_id(said[WHO], said["name"])
    if found is None:
        raise SaidWrongError(WHO, NOBODY, is_miss=True)
    return found
