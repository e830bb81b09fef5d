import pytest
from django.utils import translation

from anye_desk.years.persons import spans


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
