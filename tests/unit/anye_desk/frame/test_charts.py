import pytest

from anye_desk.frame.charts import BOTTOM, HEIGHT, TOP, bars_and_line

MONTHS = range(202501, 202513)


def test_the_tallest_bar_stays_inside_and_nought_has_no_height():
    chart = bars_and_line(MONTHS, [0, 4000] * 6, [100] * 12)
    assert chart.bars[0].height == 0
    assert chart.bars[1].y >= TOP
    assert all(bar.y + bar.height == HEIGHT - BOTTOM for bar in chart.bars)


@pytest.mark.parametrize(
    ("largest", "top"),
    [(1, "4"), (4, "4"), (5, "8"), (85, "120"), (3573, "4,000"), (9999, "12,000")],
)
def test_the_scale_is_round(largest, top):
    chart = bars_and_line(MONTHS, [largest] * 12, [0] * 12)
    assert chart.grid[-1].label == top


def test_a_year_without_months_draws_nothing():
    assert bars_and_line([], [], []).bars == ()
