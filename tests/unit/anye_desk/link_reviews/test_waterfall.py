"""The waterfall adds up, goes the right way, and says the same as the numbers."""

from anye_desk.layout.language import Text
from anye_desk.link_reviews.waterfall import LABELS, VALUES, WIDTH, bits, waterfall

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
