"""Whoever is shown on a page or in a file is written down as read, wherever that is."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from tests.made import sample
from tests.unit.anye_desk.office.access.test_matrix import LOOKS_AS, MATRIX, PAGE, filled_in
from tests.unit.anye_desk.office.casework import walked

from anye_desk.frame.table_file import XLSX
from anye_desk.office.casework.performing import persons_of
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger.models import Event, Reading
from anye_desk.office.parties.models import Person

__all__ = ["filled_in"]  # a fixture
SHOWN = {  # what of the small district shows somebody, and to whom: no walk is empty
    "employer": "clerk",
    "workbook": "clerk",
    "person": "officer",
    "person_month": "officer",
    "person_file": "officer",
    "employer_file": "clerk",
    "persons": "officer",
    "employments": "officer",
    "employments_file": "officer",
    "link_reviews": "officer",
    "link_review": "officer",
    "link_reviews_file": "officer",
    "same_person": "officer",
    "contradictions": "officer",
    "contradictions_file": "officer",
}


def text_of(response):
    """Return the words of a page or a file, without the names of employers, which hold persons'."""
    content = b"".join(response) if response.streaming else response.content
    if response.get("Content-Type", "") == XLSX:
        rows = openpyxl.load_workbook(BytesIO(content)).active.parent
        cells = (cell for sheet in rows for row in sheet.values for cell in row)
        text = " ".join(str(cell) for cell in cells)
    elif response.get("Content-Type", "").startswith("text/"):
        text = content.decode()
    else:
        text = ""  # a letter on paper: its download is written down as such
    for name in sample.NAMES.values():
        text = text.replace(name, "")
    return text


def shown_in(text):
    """Return the numbers of the persons whom a text shows."""
    return {
        one.number
        for one in Person.objects.all()
        if one.name in text or one.resident_id in text or re.search(rf"\b{one.tail}\b", text)
    }


def opened(client, address):
    """Open an address; return the answer, whom it shows, and who was written down."""
    before = Event.objects.count()
    response = client.get(address)
    written = Event.objects.order_by("pk")[before:]
    read = set(
        Reading.objects.filter(event__in=[one.pk for one in written]).values_list(
            "person", flat=True
        )
    )
    return response, shown_in(text_of(response)), read


@pytest.mark.parametrize("role", [role for role in LOOKS_AS if role != "anonymous"])
@pytest.mark.parametrize("name", MATRIX)
def test_whom_a_page_shows_is_written_down(name, role, client_of, filled_in):
    response, shown, read = opened(client_of(role), filled_in(MATRIX[name][0]))
    assert shown <= read
    if SHOWN.get(name) == role:
        assert response.status_code == PAGE
        assert read
        assert shown


@pytest.mark.parametrize("role", [role for role in LOOKS_AS if role != "anonymous"])
@pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))
def test_whom_a_case_shows_is_written_down(kind, role, published, accounts, client_of):
    case = walked.case_in(kind, kind.states[0].name, accounts)
    client, found = client_of(role), set()
    for name, args in (("", ()), ("_file", ("xlsx",)), ("_file", ("csv",)), ("_case", (case.pk,))):
        _, shown, read = opened(client, reverse(f"{kind.name}{name}", args=args))
        assert shown <= read, name
        found |= shown
    is_registered = bool(persons_of(kind, case))  # a holder of another province may be nowhere
    assert bool(found) == is_registered or role not in {"officer", "reviewer", "auditor"}
