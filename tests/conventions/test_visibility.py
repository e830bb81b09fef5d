"""Every field of every record of the desk says who may see it."""

import pytest
from django.apps import apps
from django.db.models import Field

CLASSES = {"open", "official", "personal", "health"}
VISIBILITY = {
    "ledger.Event": {
        "id": "open",
        "action": "official",
        "subject": "official",
        "actor": "personal",
        "happened_at": "official",
        "details": "official",
    },
    "ledger.Reading": {"id": "open", "event": "official", "person": "personal"},
    "access.Account": {
        "id": "open",
        "username": "personal",
        "password": "personal",
        "display_name": "personal",
        "role": "official",
        "employer_id": "official",
        "department": "official",
        "is_active": "official",
        "last_login": "personal",
    },
    "parties.Employer": {
        "employer_id": "open",
        "credit_code": "open",
        "name": "open",
        "industry": "open",
        "registered_on": "open",
        "closed_on": "open",
        "is_registered": "official",
        "search_tokens": "open",
    },
    # To be a Person here is to hold a certificate, so even the name is health data.
    "parties.Person": {
        "person_id": "health",
        "number": "personal",
        "name": "health",
        "resident_id": "health",
        "township": "personal",
    },
    "parties.Township": {"code": "open", "name": "open"},
    "years.PublishedRun": {
        "id": "open",
        "run_id": "official",
        "year": "open",
        "jurisdiction": "open",
        "law_version": "open",
        "method_version": "open",
        "state": "official",
        "published_at": "official",
        "summary": "official",
    },
    "years.EmployerYear": {
        "id": "open",
        "run": "official",
        "employer": "open",
        "kind": "open",
        "township": "open",
        "outcome": "official",
        "headcount_months": "official",
        "counted_months": "official",
        "credited_months": "official",
        "counted_persons": "official",
        "shortfall": "official",
        "over_quota": "official",
        "wages_total": "official",
        "levy_before_relief": "official",
        "relief": "official",
        "levy_due": "official",
        "levy_rank": "official",
        "has_declared": "official",
        "duty_unmet": "official",
        "problem": "official",
        "months": "official",
    },
    "years.PersonMonth": {
        "id": "open",
        "run": "official",
        "employer": "personal",
        "person": "health",
        "month": "personal",
        "counts": "health",
        "failed": "health",
        "disability_level": "health",
        "military_level": "health",
        "wage": "personal",
        "credit_to": "personal",
    },
    # That a flag stands says that the person counts here, and so holds a certificate.
    "years.YearFlag": {
        "id": "open",
        "year": "open",
        "employer": "official",
        "person": "health",
        "raised_at": "official",
        "decision": "official",
        "lifted_at": "official",
    },
    "link_reviews.LinkReview": {
        "id": "open",
        "kind": "official",
        "asked_id": "personal",
        "of_id": "health",
        "state": "official",
        "turn": "official",
        "name": "health",  # of a person whom a row of certificates may speak of
        "says": "health",
        "search_tokens": "health",
        "township": "personal",
        "feed": "official",
        "rows": "official",
        "weight": "official",
        "version": "official",
        "decided_by": "personal",
        "decided_at": "official",
    },
    "link_reviews.LinkCandidate": {
        "id": "open",
        "review": "official",
        "candidate_id": "health",
        "rank": "official",
        "weight": "official",
        "says": "health",
        "compared": "official",
        "answer": "official",
    },
    "link_reviews.WaitingRow": {
        "id": "open",
        "review": "official",
        "feed": "open",
        "part": "official",
        "file_name": "official",
        "line": "official",
    },
    "link_reviews.LinkDecision": {
        "id": "open",
        "review": "official",
        "subject": "official",
        "left_id": "health",
        "right_id": "health",
        "answer": "official",
        "decided_at": "official",
        "decided_by": "personal",
        "note": "personal",
    },
    "link_reviews.PublishedLinks": {
        "id": "open",
        "links_id": "official",
        "published_at": "official",
    },
    "loads.FeedLoad": {
        "id": "open",
        "load_id": "official",
        "number": "official",
        "feed": "open",
        "sequence": "official",
        "file_name": "official",
        "sha256": "official",
        "bytes": "official",
        "encoding": "official",
        "checked_on": "official",
        "lines": "official",
        "accepted": "official",
        "rejected": "official",
        "superseded_inside": "official",
        "superseded_earlier": "official",
        "totals": "official",
        "reasons": "official",
    },
    "quality.PublishedReport": {
        "id": "open",
        "year": "open",
        "report_id": "official",
        "run_id": "official",
        "seen_on": "official",
        "agreed_day": "official",
        "published_at": "official",
    },
    "quality.QualityFigure": {
        "id": "open",
        "year": "open",
        "indicator": "open",
        "detail": "open",
        "feed": "open",
        "month": "open",
        "township": "official",
        "numerator": "official",
        "denominator": "official",
    },
    "quality.Contradiction": {
        "id": "open",
        "contradiction_id": "official",
        "kind": "official",
        "year": "open",
        "feed": "open",
        "against_feed": "open",
        "asked_of": "official",
        "person": "health",
        "employer": "personal",
        "township": "official",
        "first_month": "personal",
        "last_month": "personal",
        "months": "personal",
        "says": "health",
        "against_says": "health",
        "source_row": "official",
        "against_row": "official",
        "state": "official",
        "is_in_data": "official",
    },
    "quality.GivenAnswer": {
        "id": "open",
        "contradiction": "official",
        "answer": "official",
        "text": "personal",
        "department": "official",
        "answered_by": "personal",
        "answered_at": "official",
    },
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("anye_desk.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_says_who_may_see_it(model):
    fields = {field.name for field in model._meta.get_fields() if isinstance(field, Field)}
    declared = VISIBILITY[model._meta.label]
    assert declared.keys() == fields
    assert set(declared.values()) <= CLASSES


def test_no_record_is_declared_that_is_not_there():
    assert VISIBILITY.keys() == {model._meta.label for model in OURS}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_money_is_whole_fen(model):
    kinds = {type(field).__name__ for field in model._meta.get_fields() if isinstance(field, Field)}
    assert not kinds & {"FloatField", "DecimalField"}
