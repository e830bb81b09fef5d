import pytest
from django.utils import translation

from anye_desk.office.parties.models import Person
from anye_desk.published.years.models import PersonMonth
from anye_desk.published.years.persons import PersonsYear, Verdict, spans


@pytest.mark.parametrize(
    ("months", "zh", "en"),
    [
        ([202501], "1月", "Jan"),
        ([202501, 202502, 202503], "1月至3月", "Jan–Mar"),
        ([202501, 202503, 202504], "1月、3月至4月", "Jan, Mar–Apr"),
        ([], "", ""),
    ],
)
def test_months_are_written_short(months, zh, en):
    with translation.override("zh-hans"):
        assert spans(months) == zh
    with translation.override("en"):
        assert spans(months) == en


def test_the_level_is_of_the_last_certificate_seen_in_the_year():
    def of(month, level, military=0):
        found = PersonMonth(month=month, disability_level=level, military_level=military)
        return Verdict(month, found, ())

    expired = PersonsYear(
        Person(), (of(202508, 2), of(202509, 0), Verdict(202510, None, ())), 8, ()
    )
    renewed = PersonsYear(Person(), (of(202501, 4), of(202502, 2)), 3, ())
    soldier = PersonsYear(Person(), (of(202501, 0, 7), of(202502, 0)), 1, ())
    nobody = PersonsYear(Person(), (of(202501, 0),), 0, ())
    assert [one.level for one in (expired, renewed, soldier, nobody)] == [
        "2级", "2级", "残疾军人7级", "无",
    ]  # fmt: skip
