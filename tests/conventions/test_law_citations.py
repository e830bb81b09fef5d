"""Nothing begins before what it cites, and nothing is surer than what it rests on."""

from datetime import date

import pytest

from anye.assessment.plan import all_rules
from anye.law.parameters import sheets
from anye.law.reasons import REASONS
from anye.law.rule import STANDINGS
from anye.law.texts import cited_in, texts

RULES = all_rules()
VALUES = [
    (place, parameter, dated)
    for place, sheet in sheets().items()
    for parameter in sheet.values()
    for dated in parameter.values
]
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


@pytest.mark.parametrize("name", sorted(texts()))
def test_a_document_is_cited_and_says_what_is_not_sure(name):
    text = texts()[name]
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
