from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from anye_desk.frame import writing
from anye_desk.frame.language import Text, label

CASES = [
    (writing.yuan, (123456,), "1,234.56元", "1,234.56 yuan"),
    (writing.yuan, (-5,), "-0.05元", "-0.05 yuan"),
    (writing.wan, (123_456_789,), "123.46万元", "1,234,568 yuan"),
    (writing.wan, (5_000,), "0.01万元", "50 yuan"),
    (writing.month, (202503,), "2025年3月", "March 2025"),
    (writing.month_name, (202512,), "12月", "Dec"),
    (writing.day, (date(2025, 3, 1),), "2025年3月1日", "1 March 2025"),
    (writing.day, (datetime(2025, 3, 1, 21, 2, tzinfo=UTC),), "2025年3月2日", "2 March 2025"),
    (writing.average, (365,), "30.42", "30.42"),
    (writing.average, (12,), "1.00", "1.00"),
    (writing.average_of_thousandths, (29075,), "2.42", "2.42"),
    (writing.share, (1, 3), "33.33%", "33.33%"),
    (writing.share, (0, 0), "—", "—"),
    (writing.grouped, (1234567,), "1,234,567", "1,234,567"),
    (writing.figure, (True, "truth", "is_liable"), "是", "yes"),
]


@pytest.mark.parametrize(("write", "values", "zh", "en"), CASES)
def test_figures_are_written_as_offices_write_them(write, values, zh, en):
    with translation.override("zh-hans"):
        assert write(*values) == zh
    with translation.override("en"):
        assert write(*values) == en


def test_a_label_is_chosen_when_it_is_shown():
    text = label("甲", "A")
    with translation.override("en"):
        assert str(text) == "A"
    with translation.override("zh-hans"):
        assert str(text) == "甲"
    assert Text("甲", "A") == Text("甲", "A")
    assert len({Text("甲", "A"), Text("甲", "A")}) == 1
