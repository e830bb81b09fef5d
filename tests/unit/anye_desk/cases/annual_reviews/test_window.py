"""A window opens a review for each employer of the published run, as the run says it, once."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum
from tests.made import sample
from tests.unit.anye_desk.cases.annual_reviews.made import CLOSES, OPENS
from tests.unit.anye_desk.office.casework.walked import AT

from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth, Window
from anye_desk.cases.annual_reviews.prefilling import open_window
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger.models import Event
from anye_desk.published.years.models import EmployerYear

pytestmark = pytest.mark.usefixtures("published")
DAYS = ("--from", str(OPENS), "--until", str(CLOSES))


def open_reviews(*more, year=sample.YEAR):
    call_command("open_reviews", str(year), *DAYS, *more)


def test_each_employer_has_one_review_and_it_says_what_the_run_says(published):
    open_reviews()
    years = EmployerYear.objects.filter(run=published)
    assert AnnualReview.objects.count() == years.count() > 0
    for year in years:
        review = AnnualReview.objects.get(employer=year.employer_id)
        assert (review.headcount_months, review.wages_total) == (
            year.headcount_months,
            year.wages_total,
        )
        assert facts.counted_months(review.months.all()) == year.counted_months
        assert review.case.township == year.township
        assert review.case.money == (year.levy_due or 0)
        assert (review.case.state, review.case.due_on) == ("prefilled", CLOSES)


def test_months_say_why_they_do_not_count_and_a_dispatched_one_counts_at_its_host():
    open_reviews()
    agency, host = (
        AnnualReview.objects.get(employer=one) for one in (sample.AGENCY, sample.OFFICE)
    )
    zhao = {"person": sample.ZHAO, "month": 202507}
    assert agency.months.get(**zhao).at_host
    assert (host.months.get(**zhao).counts, host.months.get(**zhao).at_host) == (1, False)
    low_paid = ReviewMonth.objects.get(person=sample.WANG, month=202501)
    assert (low_paid.counts, low_paid.failed > 0) == (0, True)


def test_opening_twice_is_once_and_takes_one_event_and_a_step_each():
    open_reviews()
    open_reviews()
    count = AnnualReview.objects.count()
    assert Case.objects.count() == Step.objects.count() == count
    numbers = Case.objects.values_list("number", flat=True).distinct()
    assert numbers.count() == count
    event = Event.objects.get(action="annual_reviews:open")
    assert event.details["cases"] == count


def test_a_dry_run_keeps_nothing_and_counts(published, capsys):
    open_reviews("--dry-run")
    years = EmployerYear.objects.filter(run=published)
    assert not Case.objects.exists()
    assert not Window.objects.exists()
    said = capsys.readouterr().out
    assert f"{years.count()} 件 reviews" in said
    assert years.aggregate(all=Sum("counted_months"))["all"] > 0


def test_a_year_that_was_not_published_is_not_opened():
    with pytest.raises(CommandError, match="尚未发布"):
        open_reviews(year=2019)


def test_a_window_is_not_opened_for_other_days():
    open_reviews()
    with pytest.raises(CommandError, match="已按 2026-03-01 至 2026-06-30 开放"):
        call_command(
            "open_reviews", str(sample.YEAR), "--from", "2026-04-01", "--until", "2026-12-31"
        )
    assert Window.objects.get().closes_on == CLOSES


def test_days_that_run_backwards_are_refused():
    with pytest.raises(CommandError, match="截止日期早于开始日期"):
        call_command("open_reviews", "2025", "--from", "2026-04-01", "--until", "2026-03-31")


def test_a_dry_run_counts_what_the_run_then_does():
    wanted = Window(year=sample.YEAR, opens_on=OPENS, closes_on=CLOSES)
    kind = kinds()["annual_reviews"]
    dry = open_window(kind, wanted, at=AT, is_dry=True)
    assert not AnnualReview.objects.exists()
    done = open_window(kind, wanted, at=AT)
    assert dry == done
    assert done.months == ReviewMonth.objects.count() > 0


def test_a_window_that_is_open_is_left_where_that_is_asked(capsys):
    open_reviews()
    other = ("--from", "2026-01-01", "--until", "2026-01-31")
    call_command("open_reviews", str(sample.YEAR), *other, "--unless-open")
    assert Window.objects.get().opens_on == OPENS
    with pytest.raises(CommandError):
        call_command("open_reviews", str(sample.YEAR), *other)
