"""Signed files go out and come in: each row with a verdict, each bad file refused in words."""

import json
from datetime import date, timedelta
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from tests.unit.anye_desk.cases.province_inquiries.made import STRANGER, XINGLONG, peer, secret
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.exchange.envelope import ExchangeRefusedError, head_of, sha256_of, written
from anye_desk.exchange.models import SignedFile
from anye_desk.exchange.sending import send
from anye_desk.exchange.taking import RECEIPT, take
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger import keys
from anye_desk.office.ledger.models import Event
from anye_desk.office.ledger.notes import LOG
from anye_desk.office.peers.models import PeerKey
from anye_desk.office.peers.register import keep_peer

pytestmark = pytest.mark.usefixtures("published")
JIZHOU = "cdpf-120119"
QUESTION, ANSWER = "province_inquiries/question/1", "province_inquiries/answer/1"
FOUND = {
    "outcome": "found",
    "reason": "",
    "level": 2,
    "valid_from": "2020-01-01",
    "valid_until": "",
    "counted_months": [],
}


@pytest.fixture
def kind():
    return kinds()["province_inquiries"]


@pytest.fixture
def ours():
    return secret(JIZHOU)


@pytest.fixture
def came(ours, accounts):
    """Return a way to take what the office elsewhere signed."""
    peer()

    def taken(rows, message=ANSWER, number=1, key=None, **head):
        said = {"receiver": ours.name, "number": number, "about": 0, "purpose": "x"}
        text = written({**said, "message": message, **head}, rows, key or secret(), AT)
        return take(kinds().values(), text, ours, by=accounts["officer"], at=AT)

    return taken


@pytest.fixture
def sent(kind, ours, accounts):
    """A question that went out, and its file."""
    case = case_in(kind, "to_send", accounts)
    [file] = send([kind], peer(), ours, by=accounts["officer"], at=AT)
    return Case.objects.get(pk=case.pk), file


def rows_in(file):
    return [json.loads(line) for line in file.text.split("\n\n")[0].split("\n")[1:]]


def words_of(error):
    return error.value.words.zh


def test_a_question_goes_out_with_what_the_purpose_needs_and_no_more(sent):
    case, file = sent
    assert case.state == "sent"
    head = head_of(file.text)
    assert (head.sender, head.receiver, head.number) == (JIZHOU, XINGLONG, 1)
    assert "63号" in head.purpose
    [row] = rows_in(file)
    assert row.keys() == {"reference", "holder_id", "holder_name", "first_month", "last_month"}
    assert row["reference"] == case.number
    assert case.employer.credit_code not in file.text


def test_nothing_goes_out_twice_and_numbers_have_no_gap(sent, kind, ours, accounts):
    officer = accounts["officer"]
    assert send([kind], peer(), ours, by=officer, at=AT) == []
    perform(kind, order(kind, kind.move("ask_for"), officer))
    [second] = send([kind], peer(), ours, by=officer, at=AT)
    assert second.number == 2


def test_an_answer_comes_in_and_is_answered_by_a_receipt(sent, came):
    case, _ = sent
    done = came([{"reference": case.number, **FOUND, "counted_months": [202502]}])
    inquiry = ProvinceInquiry.objects.get(case=case)
    assert (inquiry.case.state, inquiry.level, inquiry.counted_months) == ("answered", 2, [202502])
    assert head_of(done.receipt.text).message == RECEIPT
    assert rows_in(done.receipt) == [
        {"row": 1, "reference": case.number, "verdict": "taken", "why": ""}
    ]


def test_an_answer_may_be_that_there_is_none(sent, came):
    case, _ = sent
    empty = dict.fromkeys(("level", "valid_from", "valid_until"))
    came(
        [{"reference": case.number, **FOUND, **empty, "outcome": "refused", "reason": "cancelled"}]
    )
    assert Case.objects.get(pk=case.pk).state == "refused"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"reference": "没有这件"}, "没有这个编号"),
        ({"level": 9}, "没有这一选项"),
        ({"valid_from": "2020-13-01"}, "请填写日期"),
        ({"counted_months": [202512]}, "不是所问的月份"),
        ({"counted_months": ["202501"]}, "类型不符"),
        ({"level": 2.0}, "类型不符"),
        ({"wage": 100}, "多列少列"),
        ({"outcome": "refused", "reason": "nonsense"}, "没有这一选项"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_itself(row, why, sent, came):
    case, _ = sent
    good = {"reference": case.number, **FOUND}
    done = came([{**good, **row}, good])
    bad, fine = rows_in(done.receipt)
    assert why in bad["why"]
    assert (bad["verdict"], fine["verdict"]) == ("refused", "taken")
    assert done.file.refused == 1


def test_an_answer_given_twice_is_taken_once(sent, came):
    case, _ = sent
    row = {"reference": case.number, **FOUND}
    first, second = rows_in(came([row, {**row, "level": 4}]).receipt)
    assert (first["verdict"], second["verdict"]) == ("taken", "refused")
    assert ProvinceInquiry.objects.get(case=case).level == 2


def test_what_is_asked_here_opens_a_case_or_says_that_nobody_is_known(came, kind, accounts):
    zhang = order(kind, kind.move("receive"), accounts["officer"]).said
    months = {"first_month": 202501, "last_month": 202503}
    known = {"holder_id": zhang["holder_id"], "holder_name": zhang["holder_name"], **months}
    nobody = {**known, "holder_id": STRANGER, "reference": "兴-2"}
    other_year = {**known, "reference": "兴-3", "last_month": 202603}
    rows = [{**known, "reference": "兴-1"}, nobody, other_year, {**known, "reference": "兴-1"}]
    verdicts = rows_in(came(rows, QUESTION).receipt)
    assert [one["verdict"] for one in verdicts] == ["taken", "refused", "refused", "refused"]
    assert "没有姓名、号码都相符" in verdicts[1]["why"]
    assert "以前已经收到" in verdicts[3]["why"]
    inquiry = ProvinceInquiry.objects.get(is_ours=False)
    assert (inquiry.case.state, inquiry.last_month) == ("received", 202503)
    assert not Event.objects.filter(action__endswith=":miss").exists()


def test_a_reply_goes_out_without_name_or_number(came, kind, ours, accounts):
    case = case_in(kind, "replied", accounts)
    [file] = send([kind], peer(), ours, by=accounts["officer"], at=AT)
    [row] = rows_in(file)
    assert row["counted_months"] == list(range(202501, 202507))
    inquiry = ProvinceInquiry.objects.get(case=case)
    assert inquiry.resident_id not in file.text
    assert inquiry.name not in file.text
    refused = {"row": 1, "reference": inquiry.reference, "verdict": "refused", "why": "看不懂"}
    came([refused], RECEIPT, about=1)
    assert Case.objects.get(pk=case.pk).state == "received"


def test_a_receipt_that_refuses_a_question_ends_it(sent, came):
    case, file = sent
    refused = {"row": 1, "reference": case.number, "verdict": "refused", "why": "查无此人"}
    done = came([refused], RECEIPT, about=file.number)
    assert done.receipt is None
    case.refresh_from_db()
    assert case.state == "refused"
    assert case.steps.last().note == "查无此人"


def test_the_same_file_again_is_no_second_deed(sent, came):
    row = {"reference": sent[0].number, **FOUND}
    came([row])
    with pytest.raises(ExchangeRefusedError) as error:
        came([row])
    assert "已经收过" in words_of(error)
    assert SignedFile.objects.filter(direction="in").count() == 1


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"number": 2}, "第1号"),
        ({"number": 0}, "已收过另一个文件"),
        ({"receiver": "cdpf-999999"}, "不是发给本单位"),
        ({"key": secret("cdpf-666666")}, "未登记"),
        ({"message": "province_inquiries/answer/2"}, "不认识"),
        ({"message": "receipt/1", "about": 7}, "不是本系统"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_words_and_nothing_is_kept(how, sentence, sent, came):
    case, _ = sent
    with pytest.raises(ExchangeRefusedError) as error:
        came([{"reference": case.number, **FOUND}], **how)
    assert sentence in words_of(error)
    assert Case.objects.get(pk=case.pk).state == "sent"
    assert not SignedFile.objects.filter(direction="in").exists()
    assert Event.objects.filter(action="exchange:refuse").count() == 1


def test_another_key_under_the_same_name_is_refused(sent, came):
    forged = secret("cdpf-666666")
    forged = type(forged)(XINGLONG, LOG, forged.key)
    with pytest.raises(ExchangeRefusedError) as error:
        came([{"reference": sent[0].number, **FOUND}], key=forged)
    assert "签名与内容不符" in words_of(error)


@pytest.mark.parametrize(
    ("days", "holds"), [((-9, None), True), ((-9, 0), True), ((-9, -1), False), ((1, None), False)]
)
def test_a_key_holds_on_its_days(days, holds, sent, ours, accounts):
    since, until = (None if n is None else AT.date() + timedelta(days=n) for n in days)
    PeerKey.objects.update(valid_from=date(2020, 1, 1), valid_until=None)
    keep_peer(secret().public(), "河北省兴隆县残疾人联合会", since=since, until=until)
    row = {"reference": sent[0].number, **FOUND}
    said = {"receiver": JIZHOU, "number": 1, "about": 0, "purpose": "x", "message": ANSWER}
    text = written(said, [row], secret(), AT)
    taken = partial(take, kinds().values(), text, ours, by=accounts["officer"], at=AT)
    if holds:
        assert taken().file.refused == 0
        return
    with pytest.raises(ExchangeRefusedError) as error:
        taken()
    assert "今天不在用" in words_of(error)


def test_no_character_of_a_file_can_be_changed(sent, ours, accounts):
    said = {"receiver": JIZHOU, "number": 1, "about": 0, "purpose": "x", "message": ANSWER}
    row = {"reference": sent[0].number, **FOUND, "reason": "行\u2028内"}
    text = written(said, [row], secret(), AT)
    for place in range(0, len(text) - 1, 7):
        other = "0" if text[place] != "0" else "1"
        changed = text[:place] + other + text[place + 1 :]
        with pytest.raises(ExchangeRefusedError):
            take(kinds().values(), changed, ours, by=accounts["officer"], at=AT)
    for cut in (text[:-20], text.replace("\n\n", "\n"), "", "{}", "[" * 100_000, "\n\n"):
        with pytest.raises(ExchangeRefusedError):
            take(kinds().values(), cut, ours, by=accounts["officer"], at=AT)
    assert not SignedFile.objects.filter(direction="in").exists()
    done = take(kinds().values(), text, ours, by=accounts["officer"], at=AT)
    assert done.file.sha256 == sha256_of(text)


def test_the_page_tells_what_went_and_came_and_names_nobody(sent, came, client_of):
    case, file = sent
    officer = client_of("officer")
    assert "还没有回执" in officer.get("/exchange/").content.decode()
    came([{"reference": case.number, **FOUND}, {"reference": "x", **FOUND}])
    taken = {"row": 1, "reference": case.number, "verdict": "taken", "why": ""}
    came([taken], RECEIPT, number=2, about=file.number)
    page = officer.get("/exchange/").content.decode()
    assert "未接收1行" in page
    assert "未接收0行" in page
    assert "还没有回执" not in page
    assert "回执（第1号）" in page
    inquiry = ProvinceInquiry.objects.get(case=case)
    assert inquiry.name not in page
    assert inquiry.resident_id not in page
    assert str(secret().public()) in page


def test_the_commands_say_what_is_missing(tmp_path, settings, accounts):
    settings.KEYS = tmp_path / "keys"
    there = {"by": "officer", "to": tmp_path}
    for name, args, sentence in (
        ("exchange_out", [XINGLONG], "exchange_key"),
        ("exchange_key", ["a b"], "空格"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command(name, *args, **(there if name == "exchange_out" else {}))
    call_command("exchange_key", JIZHOU)
    with pytest.raises(CommandError, match="已有密钥"):
        call_command("exchange_key", JIZHOU)
    with pytest.raises(CommandError, match="没有登记"):
        call_command("exchange_out", XINGLONG, **there)
    with pytest.raises(CommandError, match="没有经办账号"):
        call_command("exchange_out", XINGLONG, by="clerk", to=tmp_path)
    with pytest.raises(CommandError, match="读不到文件"):
        call_command("exchange_in", tmp_path / "none", **there)
    (tmp_path / "bad").write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="没有接收"):
        call_command("exchange_in", tmp_path / "bad", **there)
    keys.make(tmp_path / "theirs", "exchange", LOG, XINGLONG)
    key = tmp_path / "theirs" / "exchange.pub"
    with pytest.raises(CommandError, match="早于启用日"):
        call_command("peer", "兴隆", "--key", key, "--since=2026-03-02", "--until=2026-03-01")
    with pytest.raises(CommandError, match="不是公钥文件"):
        call_command("peer", "兴隆", "--key", tmp_path / "bad")
    call_command("peer", "兴隆", "--key", key)
    call_command("exchange_out", XINGLONG, **there)  # nothing waits
