"""The waterfall adds up, goes the right way, and says the same as the numbers."""

import pytest

from anye_desk.cases.link_reviews.labels import LEVELS, likeness
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.waterfall import LABELS, VALUES, WIDTH, bits, waterfall
from anye_desk.frame.language import Text

ID, NAME = Text("号码", "ID"), Text("姓名", "Name")


def test_bits_are_written_with_sign_and_one_place():
    assert [bits(weight) for weight in (12_349, -2_550, 0, 49)] == ["+12.3", "−2.6", "0.0", "+0.0"]


def test_each_bar_starts_where_the_one_before_ended():
    drawn = waterfall([(ID, 9_000), (NAME, -4_000)], -3_000, {})
    prior, first, second, total = drawn.bars
    assert prior.value == "−8.0"
    assert prior.x == first.x
    assert abs(first.x + first.width - (second.x + second.width)) <= 1
    assert [bar.look for bar in drawn.bars] == ["less", "more", "less", "total"]
    assert total.value == "−3.0"


def test_every_bar_and_threshold_is_inside_the_drawing():
    drawn = waterfall([(ID, 20_000), (NAME, -30_000)], 5_000, {Text("定", "sure"): 40_000})
    assert all(LABELS <= bar.x <= bar.x + bar.width <= WIDTH - VALUES for bar in drawn.bars)
    assert all(LABELS <= line.x <= WIDTH - VALUES for line in drawn.lines)
    assert [line.text for line in drawn.lines] == ["0", "定"]


def test_a_threshold_at_nought_and_nought_share_one_label():
    drawn = waterfall([(ID, 9_000)], 5_000, {Text("待核", "asked"): 0, Text("定", "sure"): 10_000})
    assert [line.text for line in drawn.lines] == ["0 待核", "定"]
    assert len({line.x for line in drawn.lines}) == len(drawn.lines)


@pytest.mark.parametrize(
    "comparison", [one for one in LEVELS[False] if len(LEVELS[False][one]) > 2]
)
@pytest.mark.parametrize(("weight", "sign"), [(2_000, "≈"), (0, "≈"), (-7_800, "≠")])
def test_what_speaks_against_bears_no_sign_of_likeness(comparison, weight, sign):
    found = likeness(LinkReview(kind="person"), comparison, (["甲"], ["乙"]), 1, weight)
    assert found.sign == sign
