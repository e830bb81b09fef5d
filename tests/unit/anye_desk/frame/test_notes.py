"""A resident ID in a note is found however it is spaced; amounts and dates are no IDs."""

import pytest
from django.core.exceptions import ValidationError

from anye_desk.frame.notes import leave_out_ids, without_ids

PARTS = ("120225", "19770101", "0018")
SIGNS = (
    " ", "\u00ad", "\u2064", "\ufe0f", "–", " | ", "，", "、", "；", "*", "()", "\u0301", "\u3164",
    "~", "“", "\u200d", "+", "=", "#", "",
)  # fmt: skip


@pytest.mark.parametrize("between", SIGNS)
def test_an_id_is_found_whatever_stands_between_its_parts(between):
    with pytest.raises(ValidationError):
        without_ids(f"见{between.join(PARTS)}。")


@pytest.mark.parametrize("between", SIGNS)
def test_where_a_text_is_kept_words_stand_in_the_place_of_an_id(between):
    for number in (between.join(PARTS), "650101770101123"):
        kept = leave_out_ids(f"见{number}，又{number}。")
        assert kept == "见〔身份号码未保留〕，又〔身份号码未保留〕。"
        without_ids(kept)


def test_an_id_in_digits_of_another_script_is_found():
    for zero in ("０", "٠", "०"):
        with pytest.raises(ValidationError):
            without_ids("".join(chr(ord(zero) + int(n)) for part in PARTS for n in part))


@pytest.mark.parametrize(
    "text",
    [
        "202501、20250131，1200元",
        "2025-01-01 至 2025-12-31，共12个月",
        "电话 13820251977，2026-01-15 回复",
        "工资 6,300.00 元，1月至12月",
    ],
)
def test_months_days_and_amounts_are_no_id(text):
    without_ids(text)
    assert leave_out_ids(text) == text
