"""Before a year is filed: figures in a wrong unit, a month taken back, a newer run, the levy."""

import pytest
from tests.made import sample
from tests.unit.anye_desk.cases.annual_reviews.made import said
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.levies import NOT_FILED, RECORDED, SAID, levies_if
from anye_desk.cases.annual_reviews.models import AnnualReview
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import MissingError, SaidWrongError, perform
from anye_desk.office.casework.registry import kinds
from anye_desk.published.years.models import EmployerYear, PersonMonth, PublishedRun

pytestmark = pytest.mark.usefixtures("published")
CURRENT, PAST = PublishedRun.State.CURRENT, PublishedRun.State.PAST
FAIR_WAGE = 600_000  # fen a person and month


@pytest.fixture
def kind():
    return kinds()["annual_reviews"]


@pytest.fixture
def make(kind, accounts):
    def made(case, move, by, **more):
        case.refresh_from_db()
        wanted = order(kind, kind.move(move), accounts[by], case, AT, {**said(move), **more})
        return perform(kind, wanted)

    return made


@pytest.fixture
def paid(kind, accounts):
    """A year to be filed, in whose records everybody earns a fair wage."""
    case = case_in(kind, "prefilled", accounts)
    review = AnnualReview.objects.get(case=case)
    review.wages_total = review.headcount_months * FAIR_WAGE
    review.save()
    return case


def yuan(review, *, each):
    """Write the wages of a year in which everybody earns so much, in fen a month."""
    return f"{review.headcount_months * each / 100:.2f}"


@pytest.mark.parametrize("slip", [10_000, 10, 0.0001])
def test_wages_in_another_unit_are_taken_only_once_that_is_confirmed_in_words(paid, make, slip):
    review = AnnualReview.objects.get(case=paid)
    wrong = {"headcount_months": "", "wages_total": yuan(review, each=FAIR_WAGE / slip)}
    with pytest.raises(SaidWrongError) as refused:
        make(paid, "change_figures", "clerk", **wrong)
    assert refused.value.field_name == "note"
    assert "以元为单位" in refused.value.words.zh
    assert "记录为6,000.00元" in refused.value.words.zh
    make(paid, "change_figures", "clerk", **wrong, note="停产半年")


def test_wages_near_the_records_ask_nothing(paid, make):
    review = AnnualReview.objects.get(case=paid)
    near = {"headcount_months": "", "wages_total": yuan(review, each=FAIR_WAGE * 1.2)}
    make(paid, "change_figures", "clerk", **near)


def test_wages_far_from_last_years_are_asked_about(paid, make, published):
    review = AnnualReview.objects.get(case=paid)
    before = PublishedRun.objects.create(
        run_id="before", year=sample.YEAR - 1, state=CURRENT, published_at=AT
    )
    last = EmployerYear.objects.get(run=published, employer=sample.MILL)
    last.pk, last.run, last.wages_total = None, before, last.headcount_months * FAIR_WAGE * 3
    last.save()
    lower = {"headcount_months": "", "wages_total": yuan(review, each=FAIR_WAGE * 0.9)}
    with pytest.raises(SaidWrongError, match="note") as refused:
        make(paid, "change_figures", "clerk", **lower)
    assert "上年为" in refused.value.words.zh
    assert "记录为" not in refused.value.words.zh


def test_an_officer_takes_odd_figures_only_with_a_word_either(paid, make):
    review = AnnualReview.objects.get(case=paid)
    low = {"headcount_months": "", "wages_total": yuan(review, each=60), "note": "写错了吗"}
    make(paid, "change_figures", "clerk", **low)
    make(paid, "file", "clerk")
    with pytest.raises(SaidWrongError, match="note"):
        make(paid, "check", "officer", figures="said")
    make(paid, "check", "officer", figures="kept")


def test_the_page_keeps_what_was_typed_and_says_what_is_odd(paid, client_of):
    review = AnnualReview.objects.get(case=paid)
    wages = yuan(review, each=60)
    sent = {"version": paid.version, "headcount_months": "", "wages_total": wages, "note": ""}
    answer = client_of("clerk").post(f"/annual-reviews/{paid.pk}/change_figures/", sent)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "以元为单位" in text
    assert f'value="{wages}"' in text


def test_one_month_alone_is_taken_back(kind, paid, make):
    make(paid, "claim", "clerk")  # 王芳, July and August
    july, august = facts.claims(AnnualReview.objects.get(case=paid))
    with pytest.raises(SaidWrongError, match="month"):
        make(paid, "take_claim_back", "clerk")
    make(paid, "take_claim_back", "clerk", month=str(july.pk))
    assert facts.claims(AnnualReview.objects.get(case=paid)) == [august]
    make(paid, "take_claim_back", "clerk", month=str(august.pk))
    with pytest.raises(MissingError, match="undecided"):
        make(paid, "take_claim_back", "clerk")


def test_a_month_that_was_judged_is_not_taken_back(kind, accounts, make):
    case = case_in(kind, "prefilled", accounts)
    make(case, "claim", "clerk")
    make(case, "file", "clerk")
    months = facts.claims(AnnualReview.objects.get(case=case))
    make(case, "check", "officer", **{f"month_{one.pk}": "not_insured" for one in months})
    make(case, "decide", "reviewer")
    make(case, "contest", "clerk")
    with pytest.raises(MissingError, match="undecided"):
        make(case, "take_claim_back", "clerk")


@pytest.fixture
def newer(published):
    """The year worked out anew: 王芳 counts in July, and one more is on the staff."""
    published.state = PAST
    published.save()
    run = PublishedRun.objects.get(pk=published.pk)
    run.pk, run.run_id, run.state = None, "newer-run", CURRENT
    run.save()
    for rows in (
        EmployerYear.objects.filter(run=published, employer=sample.MILL),
        PersonMonth.objects.filter(run=published, employer=sample.MILL),
    ):
        for row in rows:
            row.pk, row.run = None, run
            row.save()
    EmployerYear.objects.filter(run=run).update(headcount_months=493, counted_months=25)
    july = PersonMonth.objects.filter(run=run, person=sample.WANG, month=202507)
    july.update(counts=1, failed=0)
    return run


def test_a_year_that_is_not_filed_takes_a_newer_run_when_asked_to(
    kind, accounts, make, published, request, client_of
):
    case = case_in(kind, "prefilled", accounts)
    make(case, "claim", "clerk")  # 王芳, July and August
    with pytest.raises(MissingError, match="newer_result"):
        make(case, "take_run", "clerk")
    newer = request.getfixturevalue("newer")
    assert AnnualReview.objects.get(case=case).run == published  # nothing happens by itself
    page = client_of("clerk").get(f"/annual-reviews/{case.pk}/").content.decode()
    assert "newer-ru" in page
    make(case, "take_run", "clerk")
    review = AnnualReview.objects.get(case=case)
    assert (review.run, review.headcount_months) == (newer, 493)
    assert facts.counted_months(review.months.all()) == 25
    [august] = facts.claims(review)  # July is no longer seen otherwise
    assert (august.month, august.claim_reason) == (202508, "worked_here")


def test_a_filed_year_takes_no_newer_run(kind, accounts, make, newer):
    assert "take_run" not in {move.name for move in kind.leading_from("filed")}
    assert "take_run" not in {move.name for move in kind.leading_from("decided")}


def test_the_page_says_before_filing_what_the_levy_would_be(kind, accounts, make, client_of):
    case = case_in(kind, "prefilled", accounts)
    review = AnnualReview.objects.get(case=case)
    result = EmployerYear.objects.get(run=review.run, employer=review.employer)
    recorded, not_filed = levies_if(review)
    assert (recorded.words, not_filed.words) == (RECORDED, NOT_FILED)
    assert not_filed.fen >= recorded.fen
    kept = result.levy_due
    assert kept in {recorded.fen, not_filed.fen}
    page = client_of("clerk").get(f"/annual-reviews/{case.pk}/").content.decode()
    assert RECORDED.zh in page
    more = {"headcount_months": "480", "wages_total": "2880000"}
    make(case, "change_figures", "clerk", **more, note="补发工资")
    assert [one.words for one in levies_if(AnnualReview.objects.get(case=case))] == [
        RECORDED,
        SAID,
        NOT_FILED,
    ]
    make(case, "file", "clerk")
    page = client_of("clerk").get(f"/annual-reviews/{case.pk}/").content.decode()
    assert RECORDED.zh not in page


def test_a_withdrawn_filing_was_not_filed(kind, accounts, make):
    case = case_in(kind, "filed", accounts)
    make(case, "withdraw", "clerk")
    review = AnnualReview.objects.get(case=case)
    assert (review.filed_at, review.signed) == (None, {})
    assert Case.objects.get(pk=case.pk).state == "prefilled"


def test_a_run_that_does_not_know_the_employer_is_not_taken(kind, accounts, make, published):
    case = case_in(kind, "prefilled", accounts)
    published.state = PAST
    published.save()
    PublishedRun.objects.create(run_id="x", year=sample.YEAR, state=CURRENT, published_at=AT)
    with pytest.raises(MissingError, match="newer_result"):
        make(case, "take_run", "clerk")
