"""The pages of jobs: whose they are, how far, and the owner's word."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from tests.made.worked import work
from tests.unit.anye_desk.office.casework import walked
from tests.unit.anye_desk.office.casework.walked import AT

from anye_desk.office.casework.bulk import web as many
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.casework.registry import kinds
from anye_desk.office.jobs.models import Job, JobRow

pytestmark = pytest.mark.usefixtures("published")
KIND = kinds()["annual_reviews"]
COUNT = 12


@pytest.fixture
def asked(accounts, client_of, monkeypatch):
    """Many filed years, more than one request holds, that an officer wants checked."""
    monkeypatch.setattr(timezone, "now", lambda: AT)
    monkeypatch.setattr(many, "MANY", COUNT - 1)
    first = walked.case_in(KIND, "filed", accounts)
    for n in range(1, COUNT):
        walked.twin(KIND, first, n)
    client = client_of("officer")
    sent = {"all": "1", "move": "check", "list": "?state=filed"}
    answer = client.post(reverse(f"{KIND.name}_many"), sent)
    assert answer.status_code == 302
    job = Job.objects.get()
    assert answer.url == reverse("job", args=[job.pk])
    return job, client


def page(client, job):
    return client.get(reverse("job", args=[job.pk])).content.decode()


def test_more_cases_than_a_request_holds_are_looked_at_confirmed_and_done(asked):
    job, client = asked
    said = page(client, job)
    assert "等待办理" in said
    assert "data-follow" in said
    changed = Case.objects.order_by("pk").last()
    Case.objects.filter(pk=changed.pk).update(version=changed.version + 1)
    work(AT)
    assert not Step.objects.filter(move="check").exists()
    said = page(client, job)
    assert "等您确认" in said
    assert "data-follow" not in said
    assert re.search(r"可以办理：<strong>11</strong>", said)
    assert "已有变化" in said
    assert "任务：等您确认" in client.get("/", follow=True).content.decode()
    client.post(reverse("job_confirm", args=[job.pk]), {"note": ""})
    work(AT)
    assert Step.objects.filter(move="check").count() == COUNT - 1
    assert "已办理：<strong>11</strong>" in page(client, job)
    book = client.get(reverse("job_rows", args=[job.pk, "xlsx"])).content
    rows = list(openpyxl.load_workbook(BytesIO(book)).active.values)
    assert sum("已办理" in row for row in rows) == COUNT - 1


def test_a_double_click_on_the_word_does_nothing_twice(asked):
    job, client = asked
    work(AT)
    for _ in range(2):
        client.post(reverse("job_confirm", args=[job.pk]), {"note": ""})
    work(AT)
    assert Step.objects.filter(move="check").count() == COUNT


def test_a_wrong_word_is_said_at_the_form_and_nothing_goes_on(asked):
    job, client = asked
    work(AT)
    answer = client.post(reverse("job_confirm", args=[job.pk]), {"note": "x" * 600})
    assert answer.status_code == 400
    assert Job.objects.get().state == Job.State.ASKING


def test_its_owner_stops_it(asked):
    job, client = asked
    client.post(reverse("job_cancel", args=[job.pk]))
    assert "已取消" in page(client, job)
    answer = client.post(reverse("job_cancel", args=[job.pk]), follow=True)
    assert "已经结束" in answer.content.decode()


@pytest.mark.parametrize("deed", ["job_confirm", "job_cancel"])
@pytest.mark.parametrize("who", ["reviewer", "auditor", "clerk", "registry"])
def test_nobody_else_gives_the_word_or_stops_it(asked, client_of, who, deed):
    job, _ = asked
    work(AT)
    assert client_of(who).post(reverse(deed, args=[job.pk])).status_code == 404
    assert Job.objects.get().state == Job.State.ASKING


def test_the_owner_and_auditors_see_it_and_nobody_else(asked, accounts, client_of):
    job, _ = asked
    sees = set()
    for who in accounts:
        listed = f"/jobs/{job.pk}/" in client_of(who).get(reverse("jobs")).content.decode()
        for name, args in (("job", [job.pk]), ("job_rows", [job.pk, "csv"])):
            there = client_of(who).get(reverse(name, args=args)).status_code == 200
            assert there == listed
        sees |= {who} if listed else set()
    assert sees == {"officer", "auditor"}


def test_no_row_of_a_job_says_whom_it_is_about(asked):
    work(AT)
    assert all(isinstance(part, int) for row in JobRow.objects.all() for part in row.about)
