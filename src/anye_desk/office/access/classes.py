"""Who may see what of the desk's own records, field by field.

``open``: anybody; ``official``: those who work with the record; ``personal`` and ``health``: those
who work with the person; ``identity``: officers; ``pay``: officers and the employer that pays;
``elsewhere``: officers. A new field fails a test until it has its class here.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from django.apps import apps
from django.conf import settings

CLASSES_OF: Mapping[str, Mapping[str, str]] = {
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
        "natural": "personal",
        "role": "official",
        "employer_id": "official",
        "township": "official",
        "department": "official",
        "person_id": "identity",
        "is_active": "official",
        "last_login": "personal",
    },
    "access.Draft": {  # shown to its account alone
        "id": "open",
        "account": "personal",
        "address": "personal",
        "said": "personal",
        "kept_at": "personal",
    },
    "casework.Case": {
        "id": "open",
        "number": "open",
        "kind": "open",
        "declared": "official",
        "state": "official",
        "version": "official",
        "opened_at": "official",
        "due_on": "official",
        "closed_at": "official",
        "township": "official",
        "unit": "official",
        "handler": "official",
        "employer": "official",
        "counterpart": "official",
        "person": "health",
        "risk": "elsewhere",
        "money": "official",
    },
    "casework.Step": {
        "id": "open",
        "case": "official",
        "version": "official",
        "move": "official",
        "start": "official",
        "end": "official",
        "by": "official",
        "human": "elsewhere",
        "at": "official",
        "reason": "official",
        "note": "official",
    },
    "casework.Part": {
        "id": "open",
        "case": "official",
        "human": "elsewhere",
        "part": "official",
    },
    "casework.LastNumber": {
        "id": "open",
        "kind": "official",
        "year": "official",
        "last": "official",
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
        "person_id": "identity",
        "number": "personal",
        "name": "health",
        "resident_id": "identity",
        "township": "personal",
        "search_tokens": "health",
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
        "months": "elsewhere",  # sums, which pages show month by month (see access/seeing.py)
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
        "wage": "pay",
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
        "alike": "official",
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
    "contradictions.Contradiction": {
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
        "version": "official",
        "is_in_data": "official",
    },
    "contradictions.GivenAnswer": {
        "id": "open",
        "contradiction": "official",
        "answer": "official",
        "text": "personal",
        "department": "official",
        "on_behalf": "official",
        "answered_by": "personal",
        "answered_at": "official",
    },
}


@cache
def classes_of(label: str) -> Mapping[str, str]:
    """Return the classes of a record's fields; a kind of case keeps its own in ``visibility``."""
    if label in CLASSES_OF:
        return CLASSES_OF[label]
    app = apps.get_app_config(label.partition(".")[0]).name
    if app not in settings.KINDS:
        return {}
    own: Mapping[str, Mapping[str, str]] = import_module(f"{app}.visibility").CLASSES
    return own.get(label, {})


# What records say by properties and methods of their own, by what that is taken from.
DERIVED: Mapping[str, Mapping[str, str]] = {
    "years.PublishedRun": {"unknown": "open"},  # of the law, of nobody
    "parties.Person": {"tail": "health", "born": "identity"},  # to tell namesakes apart
    "access.Account": {
        "is_officer": "official",
        "reads_all": "official",
        "human": "personal",
        "is_authenticated": "open",
    },
    "link_reviews.LinkCandidate": {"answer_words": "official"},
}
