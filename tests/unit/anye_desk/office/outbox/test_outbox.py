"""What is put out is put out with its deed, sent once, and says so where it cannot be sent."""

import configparser
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from tests.made import sample
from tests.unit.anye_desk.conftest import AT

from anye_desk.office.outbox import sending
from anye_desk.office.outbox.actions import (
    NoSuchAddressError,
    OtherWordsUnderOneKeyError,
    number_of,
    put,
)
from anye_desk.office.outbox.adapters import Files, NotTakenError
from anye_desk.office.outbox.models import Contact, Message
from anye_desk.office.outbox.sending import LEFT, TRIES, send_waiting

pytestmark = pytest.mark.django_db
State = Message.State
NUMBER, WORDS = "13800000000", "贵单位2025年度联网认证还有3天截止。"


class Gateway:
    """An adapter of a site, which fails as it is told to and keeps what it took."""

    takes_once = False
    taken: list = []  # noqa: RUF012 (emptied by the fixture)
    failing: list = []  # noqa: RUF012 (likewise)

    def take(self, *, to, words, key):
        if self.failing:
            raise self.failing.pop(0)
        self.taken.append((to, words, key))


class OnceGateway(Gateway):
    takes_once = True


@pytest.fixture(autouse=True)
def gateway(settings):
    Gateway.taken.clear()
    Gateway.failing.clear()
    settings.OUTBOX = {"sms": f"{__name__}.Gateway", "mail": "", "letter": ""}
    return Gateway


def message(key="reviews:1:remind:7", **changed):
    said = {"to": NUMBER, "kind": "sms", "words": WORDS, "key": key, "at": AT}
    return put(**{**said, **changed})


def test_the_same_under_one_key_is_one_message_and_is_sent_once(gateway):
    assert message() == message(to="138-0000 0000")
    assert [send_waiting(AT).sent, send_waiting(AT).sent] == [1, 0]
    assert message().state == State.SENT
    assert send_waiting(AT).sent == 0
    assert gateway.taken == [(NUMBER, WORDS, "reviews:1:remind:7")]


@pytest.mark.parametrize("changed", [{"words": "别的"}, {"to": "13911111111"}])
def test_other_words_or_another_number_under_a_key_that_is_taken_are_refused(changed):
    message()
    with pytest.raises(OtherWordsUnderOneKeyError):
        message(**changed)
    assert Message.objects.get().words == WORDS


def test_a_deed_that_is_undone_leaves_no_message():
    with transaction.atomic():
        message()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("sms", "王主任"),
        ("sms", "a@b.cn"),
        ("mail", NUMBER),
        ("mail", "a b@c.cn"),
        ("sms", "1" * 16),
    ],
)
def test_an_address_of_another_kind_is_refused(kind, to):
    with pytest.raises(NoSuchAddressError):
        message(kind=kind, to=to)


def test_nobody_is_told_a_resident_id():
    with pytest.raises(ValidationError):
        message(words="张伟 120225198001011234 的月份")


def test_a_message_to_whom_no_number_is_known_stays_and_says_so(gateway):
    assert message(to=number_of(sample.MILL)).state == State.NOWHERE
    assert send_waiting(AT).sent == 0
    assert gateway.taken == []


def test_what_has_no_adapter_waits_and_is_told_of():
    message("k", kind="mail", to="a@b.cn")
    assert send_waiting(AT).without == {"mail": 1}
    assert Message.objects.get().state == State.WAITING


def test_what_is_not_taken_is_tried_later_and_at_last_given_up(gateway):
    message()
    gateway.failing += [NotTakenError() for _ in range(TRIES)]
    now = AT
    assert (send_waiting(now).failed, send_waiting(now).failed) == (1, 0)  # not at once again
    for _ in range(TRIES - 1):
        now += timedelta(days=1)
        assert send_waiting(now).failed == 1
    assert Message.objects.get().state == State.GIVEN_UP
    assert (send_waiting(now + timedelta(days=9)).failed, gateway.taken) == (0, [])


@pytest.mark.parametrize(("adapter", "again"), [("Gateway", 0), ("OnceGateway", 1)])
def test_what_may_have_gone_is_sent_again_only_by_who_sends_a_key_once(
    adapter, again, gateway, settings
):
    settings.OUTBOX["sms"] = f"{__name__}.{adapter}"
    message()
    gateway.failing.append(TimeoutError(NUMBER))  # it may have gone
    assert send_waiting(AT).failed == 1
    assert Message.objects.get().state == State.SENDING
    assert send_waiting(AT + LEFT / 2).sent == 0
    assert send_waiting(AT + LEFT * 2).sent == again
    assert len(gateway.taken) == again


def test_a_sender_that_dies_between_taking_and_marking_sends_nothing_twice(gateway, monkeypatch):
    message()
    with monkeypatch.context() as dying:
        dying.setattr(sending, "_mark_sent", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send_waiting(AT)
    send_waiting(AT + timedelta(days=1))
    assert len(gateway.taken) == 1


def test_no_number_and_no_words_reach_a_log(gateway, caplog):
    caplog.set_level(logging.DEBUG)
    message()
    message("b", to="13900000001")
    gateway.failing += [NotTakenError(f"{NUMBER} {WORDS}"), ValueError(f"13900000001 {WORDS}")]
    send_waiting(AT)
    assert len(caplog.records) == 2
    assert not any(one in caplog.text for one in (NUMBER, "13900000001", WORDS[:6]))


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_code_is_forgotten_once_it_is_sent(is_demo, settings):
    settings.DEMO = is_demo
    message(is_secret=True, words="验证码 123456")
    send_waiting(AT)
    assert ("123456" in Message.objects.get().words) is is_demo
    assert message(is_secret=True, words="验证码 123456").state == State.SENT


def test_files_hold_what_was_sent_for_their_owner_alone(tmp_path):
    Files(tmp_path / "out").take(to=NUMBER, words=WORDS, key="../../etc")
    Files(tmp_path / "out").take(to=NUMBER, words=WORDS, key="../../etc")
    [file] = (tmp_path / "out").iterdir()
    assert file.read_text("utf-8") == f"{NUMBER}\n\n{WORDS}\n"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_cannot_be_written_is_not_taken(tmp_path):
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(NotTakenError):
        Files(tmp_path / "out").take(to=NUMBER, words=WORDS, key="k")


def test_the_command_says_what_it_did_and_what_nobody_takes(capsys, settings):
    message()
    message("k", kind="mail", to="a@b.cn")
    call_command("outbox")
    said = capsys.readouterr().out
    assert "已发送 1 条" in said
    assert "ANYE_MAIL" in said
    settings.OUTBOX["mail"] = "no.such.Adapter"
    with pytest.raises(CommandError, match="ANYE_MAIL"):
        call_command("outbox")


def test_the_page_shows_words_in_a_demonstration_alone(client_of, settings):
    message()
    assert client_of("anonymous").get("/outbox/").status_code == 302
    in_earnest = client_of("system").get("/outbox/").content.decode()
    assert "…0000" in in_earnest
    assert WORDS not in in_earnest
    assert NUMBER not in in_earnest
    assert "邮件：没有设置发送通道" in in_earnest
    settings.DEMO = True
    shown = client_of("anonymous").get("/outbox/").content.decode()
    assert WORDS in shown
    assert NUMBER in shown


CODE = "91110000600037341L"
CONTACTS = "统一社会信用代码,联系电话\n"


def contacts(tmp_path, rows):
    file = tmp_path / "contacts.csv"
    file.write_text(CONTACTS + rows, "utf-8")
    call_command("contacts", file, "--source", "区市场监管局")


def test_numbers_are_taken_in_whole_or_not_at_all(tmp_path):
    code = "91120225MA06XXXX0X"
    with pytest.raises(CommandError, match="第2行"):
        contacts(tmp_path, f"{code},13800000000\n")
    with pytest.raises(CommandError, match="第3行"):
        contacts(
            tmp_path,
            f"{CODE},13800000000\n{CODE},不详\n",
        )
    assert not Contact.objects.exists()
    contacts(tmp_path, f"{CODE},022-2914 0000\n")
    contacts(tmp_path, f"{CODE},138 0000 0000\n")
    assert number_of(Contact.objects.get().pk) == "13800000000"


def test_a_timer_sends_what_waits_each_minute():
    units = Path(__file__).parents[5] / "deploy/units"
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read([units / "anye-outbox.service", units / "anye-outbox.timer"], "utf-8")
    assert unit["Service"]["ExecStart"].endswith("python -m anye_desk outbox")
    assert unit["Timer"]["OnUnitInactiveSec"] == "1min"
