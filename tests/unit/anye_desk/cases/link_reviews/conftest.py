"""The small district with its doubtful links published."""

import pytest
from tests.made import hand_made_links
from tests.made.accounts import account
from tests.unit.anye_desk.conftest import AT, quiet

from anye.sources.store.held import loads
from anye_desk.cases.link_reviews.actions import Deed
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.publishing.links import publish_links


@pytest.fixture
def linked(published, tmp_path, settings):
    """Publish the links; return the store."""
    place = settings.STORE
    settings.STORE = tmp_path / "store"
    (settings.STORE / "feeds").mkdir(parents=True)
    (settings.STORE / "runs").symlink_to(place / "runs")
    for feed in (place / "feeds").iterdir():
        copied = settings.STORE / "feeds" / feed.name
        copied.mkdir()
        for load in feed.iterdir():
            (copied / load.name).mkdir()
            for inside in load.iterdir():
                (copied / load.name / inside.name).symlink_to(inside)
    [insured] = loads(settings.STORE, "insured_months")
    hand_made_links.waiting(settings.STORE, insured.load_id, insured.number)
    hand_made_links.store(settings.STORE)
    publish(settings.STORE, hand_made_links.LINKS)
    return settings.STORE


def publish(store, links_id):
    return publish_links(store, links_id, actor="test", at=AT, progress=quiet)


@pytest.fixture
def zhang(linked):
    """The question about 章伟, three candidates."""
    return LinkReview.objects.get(asked_id=hand_made_links.ZHANG_AS_SENT)


@pytest.fixture
def deed_on():
    """Make a deed of an officer on what the question is now."""

    def deed(review, note="", actor="officer"):
        review.refresh_from_db()
        return Deed(review.pk, review.version, by=account(username=actor), at=AT, note=note)

    return deed
