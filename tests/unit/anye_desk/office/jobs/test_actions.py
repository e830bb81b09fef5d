"""A job is taken by one worker, gone on with by it alone, and never done twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.forms import Form
from tests.made.worked import work

from anye_desk.frame.language import Text
from anye_desk.office.jobs import actions
from anye_desk.office.jobs.actions import (
    ATTEMPTS,
    LAPSE,
    ask,
    cancel_job,
    confirm_job,
    next_chunk,
    release,
    take_job,
)
from anye_desk.office.jobs.models import Job, JobRow
from anye_desk.office.jobs.working import After, JobFailedError, Work
from anye_desk.office.ledger.models import Event

AT = datetime(2026, 6, 1, tzinfo=UTC)
LATER = AT + LAPSE + timedelta(seconds=1)
State = Job.State


def counted(job, at):
    """Write one row a chunk, and ask after the first phase."""
    if job.arguments.get("fails") == job.done:
        raise {"words": JobFailedError(Text("不成", "no")), "fault": KeyError("张三")}[
            job.arguments["how"]
        ]
    JobRow.objects.create(job=job, position=job.phase * 100 + job.done, about=[])
    job.done += 1
    if job.done < job.total:
        return After.MORE
    return After.ASK if job.phase == 0 and job.arguments.get("asks") else After.DONE


COUNTED = Work(
    "counted",
    Text("数数", "count"),
    counted,
    lambda _job: "count",
    lambda _job, data: Form(data),
    "",
    lambda _job: {},
)


@pytest.fixture(autouse=True)
def counting(monkeypatch):
    monkeypatch.setattr(actions, "kinds_of_work", lambda: {"counted": COUNTED})


def asked(accounts, total=3, **arguments):
    return ask("counted", accounts["officer"], AT, arguments=arguments, total=total)


def now(job):
    return Job.objects.get(pk=job.pk)


def test_a_job_is_done_chunk_by_chunk_to_its_end(accounts):
    job = asked(accounts)
    work(AT)
    assert (now(job).state, now(job).done, now(job).ended_at) == (State.DONE, 3, AT)
    assert job.rows.count() == 3
    assert Event.objects.get(subject=f"job:{job.pk}").action == "job:ask"


def test_a_worker_takes_the_job_that_waited_longest_and_no_other_takes_it(accounts):
    first, second = asked(accounts), asked(accounts)
    assert [take_job("a", AT), take_job("b", AT), take_job("c", AT)] == [first, second, None]


def test_a_job_of_a_silent_worker_is_taken_again_where_it_was_and_the_first_keeps_nothing(accounts):
    job = asked(accounts)
    dead = take_job("dead", AT)
    assert next_chunk(dead, AT)
    assert take_job("other", AT + LAPSE) is None
    heir = take_job("heir", LATER)
    assert heir == job
    assert not next_chunk(dead, LATER)
    assert job.rows.count() == 1
    while next_chunk(heir, LATER):
        pass
    assert (now(job).state, job.rows.count()) == (State.DONE, 3)


def test_a_heartbeat_keeps_the_job(accounts):
    asked(accounts)
    held = take_job("a", AT)
    actions.beat(held, LATER)
    assert take_job("b", LATER) is None


def test_a_job_that_kills_each_of_its_workers_is_given_up(accounts):
    job, at = asked(accounts), AT
    for _ in range(ATTEMPTS):
        assert take_job("a", at)
        at += LAPSE + timedelta(seconds=1)
    assert take_job("a", at) is None
    assert now(job).state == State.FAILED
    assert "管理员" in now(job).problem_zh


def test_a_worker_that_is_told_to_stop_leaves_the_job_to_the_next(accounts):
    job = asked(accounts)
    held = take_job("a", AT)
    assert next_chunk(held, AT)
    release(held)
    assert take_job("b", AT) == job
    assert now(job).done == 1


def test_a_job_that_is_cancelled_stops_at_its_next_chunk_and_what_is_done_stands(accounts):
    job = asked(accounts)
    held = take_job("a", AT)
    assert next_chunk(held, AT)
    cancel_job(job, AT)
    assert not next_chunk(held, AT)
    assert (now(job).state, job.rows.count()) == (State.CANCELLED, 1)
    with pytest.raises(actions.NotThatStateError):
        cancel_job(job, AT)


def test_one_that_nobody_is_at_is_cancelled_at_once(accounts):
    job = asked(accounts)
    cancel_job(job, AT)
    assert now(job).state == State.CANCELLED
    assert take_job("a", AT) is None


def test_a_job_that_asks_goes_on_with_its_owners_word_and_with_that_once(accounts):
    job = asked(accounts, asks=True)
    work(AT)
    assert (now(job).state, now(job).worker) == (State.ASKING, "")
    confirm_job(job, {"note": "x"}, AT)
    with pytest.raises(actions.NotThatStateError):
        confirm_job(job, {}, AT)
    work(AT)
    assert (now(job).state, job.rows.count()) == (State.DONE, 6)


@pytest.mark.parametrize(("how", "said"), [("words", "不成"), ("fault", "程序出错")])
def test_a_job_that_cannot_be_done_says_so_and_what_is_done_stands(accounts, how, said, caplog):
    job = asked(accounts, fails=1, how=how)
    work(AT)
    assert now(job).state == State.FAILED
    assert said in now(job).problem_zh
    assert job.rows.count() == 1
    assert "张三" not in caplog.text
    assert ("KeyError" in caplog.text) == (how == "fault")


def test_nothing_is_done_for_an_account_that_is_closed(accounts):
    job = asked(accounts)
    accounts["officer"].is_active = False
    accounts["officer"].save()
    work(AT)
    assert (now(job).state, job.rows.count()) == (State.FAILED, 0)
