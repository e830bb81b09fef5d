"""What is added is never changed: each such record, by every way around, on this database."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import UniqueConstraint
from tests.made import sample
from tests.made.contradictions import contradiction
from tests.unit.anye_desk.conftest import AT

from anye_desk.cases.annual_reviews.models import AnnualReview, Decision, HandOver, Window
from anye_desk.cases.contradictions.models import GivenAnswer
from anye_desk.cases.link_reviews.models import LinkDecision, LinkReview
from anye_desk.exchange.models import SignedFile
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.ledger.actions import record
from anye_desk.office.ledger.append_only import AppendOnly
from anye_desk.office.ledger.models import Checkpoint, Entry, Event, Reading
from anye_desk.office.papers.issuing import Text, issue
from anye_desk.office.papers.models import Paper, Withdrawal
from anye_desk.office.peers.models import Peer
from anye_desk.published.years.models import PublishedRun

KEPT = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
WAYS = {
    "update": "UPDATE {table} SET {column} = {column}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
    "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true "
    "ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}",
}
ELSEWHERE = {"sqlite": "truncate", "postgresql": "replace"}  # no such word there


def _decision():
    review = LinkReview.objects.create(kind="person", asked_id=1)
    LinkDecision.objects.create(
        review=review, left_id=1, right_id=2, answer="same", decided_at=AT, decided_by="x"
    )


def _answer():
    asked = contradiction()
    asked.save()
    GivenAnswer.objects.create(
        contradiction=asked, answer="confirmed", department="c", answered_by="x", answered_at=AT
    )


def _step():
    case = Case.objects.create(number="x", kind="k", declared=1, state="s", opened_at=AT, unit="u")
    Step.objects.create(case=case, version=1, move="m", end="s", at=AT)


def _paper():
    case = Case.objects.create(number="x", kind="k", declared=1, state="s", opened_at=AT, unit="u")
    paper = issue(case, Text("证", "某"), holder="某", by="x", at=AT)
    Withdrawal.objects.create(paper=paper, why="revoked", at=AT, by="x")


def _entry():
    event = record("a:b", subject="s", actor="x", at=AT)
    Entry.objects.create(id=1, event=event, hashes=b"x")


def _decided():
    case = Case.objects.create(number="x", kind="k", declared=1, state="s", opened_at=AT, unit="u")
    window = Window.objects.create(year=1999, opens_on=AT.date(), closes_on=AT.date())
    review = AnnualReview.objects.create(
        case=case, window=window, employer_id=sample.MILL, run=PublishedRun.objects.first(),
        headcount_months=0, wages_total=0, counted_months=0, counted_persons=0,
        files_until=AT.date(),
    )  # fmt: skip
    Decision.objects.create(
        review=review, number=1, decided_at=AT, run_id="r", law_version="l", method_version="m",
        headcount_months=0, wages_total=0, counted_months=0, credited_months=0, sealed="s",
        seal="s",
    )  # fmt: skip


def _handed_over():
    HandOver.objects.create(number="x", year=1999, at=AT, rows=0, text="", sha256="")


def _signed_file():
    peer = Peer.objects.create(code="p", name="p")
    SignedFile.objects.create(
        direction="out", peer=peer, number=1, message="m", rows=0, at=AT, by="x", sha256="", text=""
    )


MADE = {
    SignedFile: _signed_file,
    Decision: _decided,
    HandOver: _handed_over,
    Paper: _paper,
    Withdrawal: _paper,
    Entry: _entry,
    Checkpoint: lambda: Checkpoint.objects.create(id=1, sealed_at=AT, note="x"),
    Step: _step,
    Event: lambda: record("a:b", subject="s", actor="x", at=AT),
    Reading: lambda: record("a:b", subject="s", actor="x", at=AT, persons=["p"]),
    LinkDecision: _decision,
    GivenAnswer: _answer,
}


def test_every_record_that_says_so_is_kept_so():
    assert set(KEPT) == set(MADE)
    saying = {model for model in apps.get_models() if "never changed" in (model.__doc__ or "")}
    assert saying <= set(KEPT)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
@pytest.mark.django_db
def test_whatever_is_unique_is_watched_so_that_nothing_is_replaced(model):
    if connection.vendor != "sqlite":
        return  # knows no REPLACE
    constraints = [one for one in model._meta.constraints if isinstance(one, UniqueConstraint)]
    unique = [tuple(one.fields) for one in constraints]
    unique += [(field.name,) for field in model._meta.fields if field.unique]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s "
            "AND instr(sql, 'BEFORE INSERT')",
            [model._meta.db_table],
        )
        [watched] = cursor.fetchone()
    for names in unique:
        columns = [model._meta.get_field(name).column for name in names]
        assert " AND ".join(f"{column} = NEW.{column}" for column in columns) in watched


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_the_database_refuses(model, way):
    MADE[model]()
    before = list(model.objects.values())
    table, column = model._meta.db_table, model._meta.fields[-1].column
    statement = WAYS[way].format(table=table, column=column)
    if ELSEWHERE[connection.vendor] == way:
        return
    connection.check_constraints()  # at once, not when the test ends
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert list(model.objects.values()) == before
