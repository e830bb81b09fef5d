"""The law under a name, and what changes between two days."""

import json
import re
from datetime import date

import pytest

from anye.law.parameters import sheets
from anye.law.said.wording import UNIT_WORDS, UNITS
from anye.law.texts import cited_in
from anye.rulebook.chain import labelled
from anye.rulebook.handbook.changes import changes, changes_json, changes_text
from anye.rulebook.handbook.text import index_text, law_json, law_text
from anye.rulebook.plan import NoSuchFigureError
from anye.rulebook.refusals import refusal_text

JIZHOU = "cn/tianjin/jizhou"


@pytest.mark.parametrize("name", sorted(labelled()))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_name_has_its_page(name, language):
    text = law_text(name, language, day=date(2024, 12, 31))
    assert labelled()[name].zh in text
    assert json.dumps(law_json(name))


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_a_unit_is_said_in_the_readers_language(unit):
    zh, en = UNIT_WORDS[unit]
    assert not re.search("[A-Za-z]", zh)
    assert en.isascii()


def test_a_page_of_the_law_in_chinese_has_english_only_where_commands_take_it():
    first, second, *_ = law_text("small_headcount").splitlines()
    assert first == f"{labelled()['small_headcount'].zh} [levy.small_headcount]"
    assert second == "  规定的数值; 单位: 人"


def test_a_rule_shows_its_versions_and_marks_the_one_in_force():
    text = law_text("charge_wage", day=date(2016, 12, 31))
    assert text.count("算法") == 3
    assert "2015-10-01至2017-04-01（不含）, cn（2016-12-31有效）" in text


def test_a_parameter_shows_its_values_by_place():
    text = law_text("cap_times", "en")
    assert text.index("from 2017-04-01: 3 times") < text.index("cn/tianjin")
    assert "not known" in law_text("due_tiers", "en")


def test_a_mistyped_name_is_refused_with_the_nearest():
    with pytest.raises(NoSuchFigureError) as refusal:
        law_text("levy_deu")
    assert "levy_due" in refusal_text(refusal.value)
    assert "levy_due" in refusal_text(refusal.value, "en")


def test_the_index_lists_every_name():
    assert len(index_text().splitlines()) == len(labelled())
    assert "应缴费额" in index_text()
    assert "Levy to be paid" in index_text("en")


def test_what_changes_between_two_days():
    found = changes(date(2023, 10, 31), date(2023, 11, 1), JIZHOU)
    assert [(change.name, change.before_zh, change.after_zh) for change in found] == [
        ("minimum_wage", "2,180.00 元", "2,320.00 元")
    ]
    assert changes(date(2023, 11, 1), date(2023, 11, 1), JIZHOU) == ()


def test_from_2028_the_law_is_not_known():
    found = {
        change.name: change for change in changes(date(2027, 12, 31), date(2028, 1, 1), JIZHOU)
    }
    assert {"due_tiers", "small_headcount"} <= found.keys()
    assert "未知" in found["due_tiers"].after_zh
    assert "has_duty" not in found  # its date is a deadline, not its end


@pytest.mark.parametrize(("language", "says"), [("zh", "不变，依据更新"), ("en", "no law")])
def test_changes_read(language, says):
    found = changes(date(2019, 12, 31), date(2023, 12, 31), JIZHOU)
    assert says in changes_text(found, language)
    assert len(json.loads(json.dumps(changes_json(found)))) == len(found)


EVERY = changes(date(2000, 1, 1), date(9999, 1, 1), JIZHOU)


@pytest.mark.parametrize("change", EVERY, ids=lambda one: f"{one.day}-{one.name}")
def test_a_change_is_not_dated_before_the_text_that_made_it(change):
    days = [text.in_force for text in cited_in(change.cite)]
    known = [day for day in days if day]
    assert days
    assert all(day <= change.day for day in known)
    assert change.is_day_known or (not known and "公布日未见" in change.day_text())


@pytest.mark.parametrize("change", EVERY, ids=lambda one: f"{one.day}-{one.name}")
def test_a_change_says_for_which_year_it_is_read_where_the_year_decides(change):
    about = labelled()[change.name]
    is_by_year = getattr(about, "keyed_by", "law_day") != "law_day"
    assert bool(change.read_for_zh) == bool(change.read_for_en) == is_by_year


def test_every_figure_of_a_year_and_every_deadline_is_among_the_changes():
    listed = {(one.name, one.read_for_zh) for one in EVERY}
    for sheet in (sheets()["cn"], sheets()["cn/tianjin"]):
        for parameter in sheet.values():
            if parameter.keyed_by == "each_year":
                for dated in parameter.values:
                    until = "起" if dated.value is None else ""
                    assert (parameter.name, f"{dated.start.year}年度{until}") in listed
    deadline = changes(date(2027, 12, 30), date(2027, 12, 31), JIZHOU)
    assert [(one.name, one.before_zh, one.after_zh) for one in deadline] == [
        ("duty_persons", "0 人", "1 人")
    ]


def test_a_figure_of_a_year_that_is_over_is_dated_when_it_was_announced():
    day = date(2017, 5, 1)  # the notice on what of 2016 could be declared
    found = {one.name: one for one in EVERY if one.day == day}
    assert found["declaration_last_day"].read_for_en == "levy year 2016"
    text = changes_text(changes(date(2017, 4, 30), day, JIZHOU))
    assert "无规定 → 2017-06-30 (2016年度)" in text
