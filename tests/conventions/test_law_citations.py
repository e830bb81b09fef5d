"""Nothing begins before what it cites, and nothing is surer than what it rests on."""

from datetime import date

import pytest

from anye.law.citing import cite_on, cite_since
from anye.law.counting.reasons import REASONS
from anye.law.parameters import sheets
from anye.law.rule import STANDINGS
from anye.law.texts import cited_in, documents
from anye.rulebook.plan import all_rules

RULES = all_rules()
VALUES = [
    (place, parameter, dated)
    for place, sheet in sheets().items()
    for parameter in sheet.values()
    for dated in parameter.values
]
REASONS_SINCE = dict.fromkeys(  # what agreements on dispatched persons made possible
    ("dispatch_contradictory", "dispatch_to_two_hosts"), date(2020, 1, 1)
)
BY_RULE = [pytest.param(rule, id=f"{rule.name}-{rule.start}") for rule in RULES]
BY_VALUE = [
    pytest.param(parameter, dated, id=f"{place}-{parameter.name}-{dated.start}")
    for place, parameter, dated in VALUES
]
CITATIONS = {
    *(rule.cite for rule in RULES),
    *(dated.reference for _, _, dated in VALUES),
    *(reason.cite for reason in REASONS),
}


def oldest(citation):
    days = [text.in_force for text in cited_in(citation)]
    return None if None in days else min(days)


def least_sure(citation):
    return max((text.standing for text in cited_in(citation)), key=STANDINGS.index)


def of_that_time(rule, other):
    return rule.start < other.end and other.start < rule.end


@pytest.mark.parametrize("citation", sorted(CITATIONS))
def test_a_citation_names_a_document_that_is_listed(citation):
    assert cited_in(citation)


@pytest.mark.parametrize("name", sorted(documents()))
def test_a_document_is_cited_and_says_what_is_not_sure(name):
    text = documents()[name]
    assert any(name in citation for citation in CITATIONS)
    assert text.note or text.standing == "confirmed"
    assert text.in_force or text.note


@pytest.mark.parametrize("rule", BY_RULE)
def test_no_rule_begins_before_the_oldest_text_that_it_cites(rule):
    day = oldest(rule.cite)
    assert day is None or rule.start >= day


@pytest.mark.parametrize(("parameter", "dated"), BY_VALUE)
def test_no_value_begins_before_the_oldest_text_that_it_cites(parameter, dated):
    day = oldest(dated.reference)
    of_years = parameter.keyed_by != "law_day"  # of a year the texts speak in the year after
    known_by = date(dated.start.year + 1, 12, 31) if of_years else dated.start
    assert day is None or known_by >= day


@pytest.mark.parametrize("rule", BY_RULE)
def test_no_rule_is_confirmed_over_a_text_that_is_not(rule):
    assert rule.standing != "confirmed" or least_sure(rule.cite) == "confirmed"


@pytest.mark.parametrize(("parameter", "dated"), BY_VALUE)
def test_no_value_is_confirmed_over_a_text_that_is_not(parameter, dated):
    assert dated.standing != "confirmed" or least_sure(dated.reference) == "confirmed", parameter


@pytest.mark.parametrize("rule", BY_RULE)
def test_no_rule_is_confirmed_over_a_rule_that_is_not(rule):
    parts = [other for other in RULES if other.name in rule.needs and of_that_time(rule, other)]
    doubtful = [part.name for part in parts if part.standing != "confirmed"]
    assert rule.standing != "confirmed" or doubtful == []


def test_a_measure_whose_term_has_ended_confirms_nothing_afterwards():
    for _, parameter, dated in VALUES:
        ended = [t for t in cited_in(dated.reference) if t.until and t.until < dated.start]
        assert not ended or dated.value is None or dated.standing == "unverified", parameter.name


@pytest.mark.parametrize(("parameter", "dated"), BY_VALUE)
def test_a_source_is_a_page_that_may_say_so(parameter, dated):
    assert "retirementplanrankings" not in dated.source, parameter.name


def periods(rule):
    """Split a rule's period at the days on which the texts that it cites came into force."""
    days = {text.in_force for text in cited_in(rule.cite) if text.in_force}
    return [rule.start, *sorted(day for day in days if rule.start < day < rule.end)]


@pytest.mark.parametrize("rule", BY_RULE)
def test_in_every_part_of_its_period_a_rule_is_cited_by_a_text_of_that_time(rule):
    for day in periods(rule):
        shown = cite_on(rule.cite, day)
        assert shown, day
        assert [text.name for text in cited_in(shown) if (text.in_force or day) > day] == []
    assert cite_on(rule.cite, periods(rule)[-1]) == rule.cite


@pytest.mark.parametrize("rule", BY_RULE)
def test_where_a_rule_is_shown_for_its_whole_period_each_younger_text_says_since_when(rule):
    shown = cite_since(rule.cite, rule.start)
    for text in cited_in(rule.cite):
        alone = [part for part in rule.cite.split("；") if text in cited_in(part)]
        is_younger = text.in_force and text.in_force > rule.start and len(alone) == 1
        assert not is_younger or f"（{text.in_force}起）" in shown or len(cited_in(alone[0])) > 1


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_a_reason_is_cited_by_a_text_of_its_time_from_the_day_it_can_be_given(reason):
    assert cite_on(reason.cite, REASONS_SINCE.get(reason.code, date(2015, 10, 1)))


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2016, 1, 1), ("他处", "移入", "移出")), (date(2020, 1, 1), ("他处",))],
    ids=str,
)
def test_no_rule_speaks_of_what_only_a_later_text_brought(day, words):
    constant = ("恒为否", "恒为是")
    for rule in RULES:
        if rule.holds_on(day) and not rule.words.startswith(constant):
            assert [word for word in words if word in rule.words] == [], rule.name
