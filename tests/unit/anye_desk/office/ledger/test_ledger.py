from datetime import UTC, datetime

import pytest
from tests.made import sample

from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.models import Event, Reading

AT = datetime(2026, 6, 1, tzinfo=UTC)
MILL = "/years/2025/employers/000000RT/"


def test_an_event_names_the_persons_whose_rows_it_opened(db):
    event = record("a:b", subject="s", actor="x", at=AT, persons=["p1", "p2"])
    assert set(Reading.objects.values_list("event", "person")) == {
        (event.pk, "p1"),
        (event.pk, "p2"),
    }


READS = {
    MILL: ("employer_year:read", {"张伟", "王芳"}),
    f"{MILL}workbook/": ("employer_year:download", {"张伟", "王芳"}),
    f"{MILL}persons/{{zhang}}/": ("person_year:read", {"张伟"}),
    f"{MILL}persons/{{zhang}}/202503/000000RT/": ("person_month:read", {"张伟"}),
}


@pytest.mark.parametrize("address", READS)
def test_whoever_opens_persons_rows_is_written_down(address, client_of, numbers):
    action, persons = READS[address]
    client_of("officer").get(address.format(zhang=numbers["张伟"]))
    event = Event.objects.get(action=action)
    assert (event.actor, event.subject) == ("officer", "employer_year:2025/000000RT")
    read = set(event.readings.values_list("person", flat=True))
    assert read == {numbers[name] for name in persons}


def test_a_what_if_is_written_down_with_what_was_supposed(client_of, published):
    client_of("officer").get(f"{MILL}what-if/?ratio=1.6")
    event = Event.objects.get(action="employer_year:what_if")
    assert event.details["parameters"] == {"required_per_mille": 16}


def test_the_ledger_holds_no_name_and_no_resident_id(client_of, numbers):
    for address in READS:
        client_of("officer").get(address.format(zhang=numbers["张伟"]))
    written = str(list(Event.objects.values())) + str(list(Reading.objects.values()))
    assert "张伟" not in written
    assert str(sample.ZHANG) not in written
