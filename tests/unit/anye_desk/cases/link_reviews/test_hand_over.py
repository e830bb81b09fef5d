"""Decisions reach the store once, whole, in the declared shape."""

import errno

import narwhals as nw
import polars as pl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from tests.made import sample
from tests.made.hand_made_links import ZHANG_AS_SENT
from tests.unit.anye_desk.conftest import AT

from anye.sources.store.durable import StoreIsBusyError, only_writer
from anye.tables.links.identities import LINK_DECISIONS
from anye_desk.cases.link_reviews import actions, hand_over
from anye_desk.cases.link_reviews.models import LinkDecision


def files(store):
    return sorted((store / "decisions").glob("*.parquet"))


def test_decisions_arrive_in_the_declared_shape(linked, zhang, deed_on):
    actions.accept(deed_on(zhang, note="查过"), sample.ZHANG)
    assert hand_over.hand_over(linked) == 1
    [file] = files(linked)
    LINK_DECISIONS.fit(nw.from_native(pl.scan_parquet(file)))
    number = LinkDecision.objects.get().pk
    assert pl.read_parquet(file).rows() == [
        (number, "person", ZHANG_AS_SENT, sample.ZHANG, "same", int(AT.timestamp()), "officer",
         "查过")
    ]  # fmt: skip


def test_handing_over_twice_adds_nothing_and_later_answers_come_beside(linked, zhang, deed_on):
    actions.accept(deed_on(zhang), sample.ZHANG)
    hand_over.hand_over(linked)
    before = {file: file.read_bytes() for file in files(linked)}
    assert hand_over.hand_over(linked) == 0
    actions.withdraw(deed_on(zhang))
    assert hand_over.waiting_to_be_handed_over(linked) == 1
    assert hand_over.hand_over(linked) == 1
    assert len(files(linked)) == 2
    assert all(file.read_bytes() == content for file, content in before.items())


def test_a_hand_over_that_dies_leaves_nothing_and_can_be_done_again(
    linked, zhang, deed_on, monkeypatch
):
    def dies(_staged, _place):
        raise ConnectionError

    actions.accept(deed_on(zhang), sample.ZHANG)
    with monkeypatch.context() as broken:
        broken.setattr("anye.sources.store.decisions.show", dies)
        with pytest.raises(ConnectionError):
            hand_over.hand_over(linked)
    assert files(linked) == []
    assert hand_over.hand_over(linked) == 1
    assert [file.name for file in (linked / "decisions").iterdir()] == [files(linked)[0].name]


def test_a_full_disk_is_told_in_words_and_loses_nothing(
    linked, zhang, deed_on, client_of, monkeypatch
):
    def is_full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    actions.accept(deed_on(zhang), sample.ZHANG)
    officer = client_of("officer")
    with monkeypatch.context() as broken:
        broken.setattr("anye.sources.store.durable.emptied", is_full)
        page = officer.post(reverse("hand_over"), follow=True)
        with pytest.raises(CommandError, match="full"):
            call_command("export_decisions", store=linked)
    assert "磁盘已满" in page.content.decode()
    assert files(linked) == []
    assert hand_over.hand_over(linked) == 1


def test_the_command_says_how_many_or_that_the_store_is_busy(linked, zhang, deed_on, capsys):
    actions.accept(deed_on(zhang), sample.ZHANG)
    with only_writer(linked):
        with pytest.raises(CommandError, match="busy"):
            call_command("export_decisions", store=linked)
        with pytest.raises(StoreIsBusyError):
            hand_over.hand_over(linked)
    call_command("export_decisions", store=linked)
    assert "1" in capsys.readouterr().out
