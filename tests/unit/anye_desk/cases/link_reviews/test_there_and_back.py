"""From a department's row without an ID to a counted month, by an officer's answer, and back."""

from datetime import date

import pytest
from tests.unit.anye.sources.feed_files import a_code, an_id, csv_bytes, rows
from tests.unit.anye_desk.conftest import AT, quiet

from anye.pipeline.year import assess, load
from anye.rulebook.terms import Terms
from anye.tables.links.finished import latest_links
from anye_desk.cases.link_reviews import actions
from anye_desk.cases.link_reviews.hand_over import hand_over
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.publishing.links import publish_links
from anye_desk.exchange.actions import publish
from anye_desk.published.years.models import PersonMonth, YearFlag

JIZHOU = Terms("cn/tianjin/jizhou")
YEAR, MONTH = 2025, 202503
OTHER_ID = an_id(order=251)
COLLEAGUE = {"公民身份号码": OTHER_ID, "姓名": "张威"}
WITHOUT_AN_ID = {"公民身份号码": "", "姓名": "章伟"}  # who sounds as both do: neither leads


@pytest.fixture
def place(published, tmp_path, settings):
    """Load two holders at one employer, one insured, and wages that name nobody's ID."""
    settings.STORE = tmp_path / "store"
    for feed in ("employers", "insured_months"):
        _load(settings.STORE, tmp_path, feed, {})
    contract = {**COLLEAGUE, "统一社会信用代码": a_code()}  # with the same employer
    _load(settings.STORE, tmp_path, "labour_contracts", {}, contract)
    certificate = {**COLLEAGUE, "残疾人证号": f"{OTHER_ID}43"}
    _load(settings.STORE, tmp_path, "disability_certificates", {}, certificate)
    _load(settings.STORE, tmp_path, "wage_months", WITHOUT_AN_ID)
    return settings.STORE


def _load(store, folder, feed, *changes):
    file = folder / f"{feed}.csv"
    file.write_bytes(csv_bytes(rows(feed, *changes)))
    load(store, feed, file, today=date(2026, 3, 1))


def worked_out_and_shown(store):
    """Link, assess and publish; return whether the month counts."""
    run = assess(store, YEAR, JIZHOU).run
    links = latest_links(store).manifest.links_id
    publish(store, run.manifest.run_id, actor="test", at=AT, progress=quiet)
    publish_links(store, links, actor="test", at=AT, progress=quiet)
    months = PersonMonth.objects.filter(run__state="current", month=MONTH)
    return months.get(person__resident_id=an_id()).counts


def test_an_answer_makes_the_month_count_and_taking_it_back_unmakes_it(place, deed_on):
    assert worked_out_and_shown(place) == 0
    [review] = LinkReview.objects.filter(state="open")
    assert (review.kind, review.name, review.rows) == ("person", "章伟", 1)
    candidates = {one.says["id"][0]: one for one in review.candidates.all()}
    assert candidates.keys() == {an_id(), OTHER_ID}
    candidate = candidates[an_id()]

    actions.accept(deed_on(review), candidate.candidate_id)
    assert YearFlag.objects.filter(lifted_at=None).count() == 1
    assert hand_over(place) == 1
    assert worked_out_and_shown(place) == 1
    assert not YearFlag.objects.filter(lifted_at=None).exists()
    review.refresh_from_db()
    assert review.state == "accepted"

    actions.withdraw(deed_on(review))
    assert hand_over(place) == 1
    assert worked_out_and_shown(place) == 0
    review.refresh_from_db()
    assert review.state == "open"
