"""What is decided goes to tax in a numbered file; its answer is read back whole or not at all."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.made import sample
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.cases.annual_reviews.models import AnnualReview, HandOver
from anye_desk.office.access.models import Account
from anye_desk.office.casework import lists
from anye_desk.office.casework.assigning import take_next
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import MissingError, Order, perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.ledger import keys, witness
from anye_desk.office.ledger.notes import LOG
from anye_desk.office.ledger.publishing import publish
from anye_desk.office.ledger.sealing import seal

pytestmark = pytest.mark.usefixtures("published")
HEADS = "移交批号,统一社会信用代码,税务回执号\n"
CODE = sample.credit_code(sample.MILL)


@pytest.fixture
def kind():
    return kinds()["annual_reviews"]


@pytest.fixture
def decided(kind, accounts):
    return case_in(kind, "decided", accounts)


def hand_over(folder, *more):
    call_command(
        "hand_over",
        "annual_reviews",
        str(sample.YEAR),
        "--by",
        "officer",
        "--to",
        str(folder),
        *more,
    )
    return HandOver.objects.order_by("pk").last()


def answer(folder, text, encoding="utf-8"):
    file = folder / "answer.csv"
    file.write_bytes((HEADS + text).encode(encoding))
    call_command("acknowledge", "annual_reviews", str(file), "--by", "officer")


def test_the_file_says_what_was_decided_and_each_case_which_file_it_is_in(tmp_path, decided):
    made = hand_over(tmp_path)
    [heads, row] = csv.reader(StringIO((tmp_path / f"{made.number}.csv").read_text("utf-8-sig")))
    said = dict(zip(heads, row, strict=True))
    decision = AnnualReview.objects.get(case=decided).decision
    assert said["统一社会信用代码"] == CODE
    assert said["认定计入人月"] == str(decision.credited_months)
    assert said["移交批号"] == made.number
    decided.refresh_from_db()
    assert decided.state == "handed_over"
    assert AnnualReview.objects.get(case=decided).hand_over == made


def test_a_year_that_was_not_filed_goes_to_tax_with_nobody_credited(kind, tmp_path, accounts):
    case = case_in(kind, "not_filed", accounts)
    assert case in lists.waiting(accounts["officer"], kind)
    made = hand_over(tmp_path)
    [row] = csv.DictReader(StringIO((tmp_path / f"{made.number}.csv").read_text("utf-8-sig")))
    review = AnnualReview.objects.get(case=case)
    assert (row["认定计入人月"], row["决定序号"]) == ("0", "0")
    assert row["职工人月"] == str(review.headcount_months)
    assert int(row["计入人月"]) == review.counted_months > 0
    answer(tmp_path, f"{made.number},{CODE},税回1\n")
    assert Case.objects.get(pk=case.pk).state == "closed_acknowledged"
    late = order(kind, kind.move("accept_late"), accounts["officer"], Case.objects.get(pk=case.pk))
    perform(kind, late)
    review.refresh_from_db()
    assert (review.hand_over, review.tax_reference) == (None, "")
    assert Case.objects.get(pk=case.pk).state == "prefilled"


def test_handing_over_twice_is_once_and_a_lost_file_is_written_again(tmp_path, decided, capsys):
    made = hand_over(tmp_path)
    file = tmp_path / f"{made.number}.csv"
    first = file.read_bytes()
    file.unlink()
    hand_over(tmp_path)
    assert "没有可移交的" in capsys.readouterr().out
    hand_over(tmp_path, "--again", made.number)
    assert file.read_bytes() == first
    assert HandOver.objects.count() == 1


def test_what_is_decided_and_not_handed_over_is_not_overlooked(kind, accounts, decided, client_of):
    officer = accounts["officer"]
    assert decided in lists.waiting(officer, kind)
    page = client_of("officer").get("/annual-reviews/?state=decided").content.decode()
    assert decided.number in page
    assert decided.due_on > AT.date()
    assert take_next(officer, kind, AT) is None  # it is handed over with the others, not by itself


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_an_answer_is_entered_line_by_line(tmp_path, decided, encoding):
    made = hand_over(tmp_path)
    answer(tmp_path, f"{made.number},{CODE},税回1\n\n", encoding)
    decided.refresh_from_db()
    assert (decided.state, decided.closed_at is not None) == ("acknowledged", True)
    assert AnnualReview.objects.get(case=decided).tax_reference == "税回1"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{number},91120225MA99999999,税回2\n", "第3行.*没有移交过"),
        ("蓟残审交〔2026〕9999,{code},税回2\n", "第3行.*没有移交过"),
        ("{number},{code},税回2\n", "第3行.*出现两次"),
        ("{number}\n", "第3行.*没有移交过"),
    ],
)
def test_one_wrong_line_stops_the_whole_file(tmp_path, decided, line, why):
    made = hand_over(tmp_path)
    first = f"{made.number},{CODE},税回1\n"
    with pytest.raises(CommandError, match=why):
        answer(tmp_path, first + line.format(number=made.number, code=CODE))
    assert Case.objects.get(pk=decided.pk).state == "handed_over"


def test_a_line_without_a_receipt_and_one_answered_before_stop_it(tmp_path, decided):
    made = hand_over(tmp_path)
    with pytest.raises(CommandError, match="缺税务回执号"):
        answer(tmp_path, f"{made.number},{CODE},\n")
    answer(tmp_path, f"{made.number},{CODE},税回1\n")
    with pytest.raises(CommandError, match="已经登记过回执"):
        answer(tmp_path, f"{made.number},{CODE},税回2\n")


def test_a_year_decided_anew_goes_to_tax_anew(kind, tmp_path, decided, accounts):
    first = hand_over(tmp_path)
    at = AT + timedelta(hours=1)
    decided.refresh_from_db()
    contest = order(kind, kind.move("contest"), accounts["clerk"], decided, at)
    decided = perform(kind, contest)
    other = Account.objects.create(username="other-reviewer", role=Account.Role.REVIEWER)
    decided = perform(kind, order(kind, kind.move("decide_again"), other, decided, at))
    assert decided.state == "decided"
    second = hand_over(tmp_path)
    assert second.number != first.number
    answer(tmp_path, f"{first.number},{CODE},税回1\n")  # overtaken: passed over
    decided.refresh_from_db()
    assert decided.state == "handed_over"
    answer(tmp_path, f"{second.number},{CODE},税回2\n")
    decided.refresh_from_db()
    assert decided.state == "acknowledged"


@pytest.mark.parametrize("by", ["clerk", "nobody"])
def test_an_officer_hands_over(tmp_path, decided, by):
    with pytest.raises(CommandError, match="没有经办账号"):
        call_command("hand_over", "annual_reviews", "2025", "--by", by, "--to", str(tmp_path))
    assert not HandOver.objects.exists()


def test_a_file_that_is_no_answer_says_what_its_first_line_must_be(tmp_path, decided):
    file = tmp_path / "a.csv"
    file.write_text("信用代码,金额\n", "utf-8")
    with pytest.raises(CommandError, match=r"第1行.*第一行应为：移交批号，统一社会信用代码"):
        call_command("acknowledge", "annual_reviews", str(file), "--by", "officer")
    file.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(CommandError):
        call_command("acknowledge", "annual_reviews", str(file), "--by", "officer")
    with pytest.raises(CommandError, match="读不到文件"):
        call_command("acknowledge", "annual_reviews", str(tmp_path / "none.csv"), "--by", "officer")


@pytest.mark.parametrize("asked", [("2024", None), ("2025", "蓟残审交〔2026〕0099")])
def test_a_hand_over_that_is_not_there_is_not_written_again(asked, tmp_path, decided):
    made = hand_over(tmp_path)
    year, number = asked
    with pytest.raises(CommandError, match="没有移交批号"):
        call_command(
            "hand_over", "annual_reviews", year, "--by", "officer", "--to", str(tmp_path),
            "--again", number or made.number,
        )  # fmt: skip


def test_nothing_goes_to_tax_while_the_witness_is_behind(
    tmp_path, decided, kind, accounts, settings
):
    """By the command or by the move, with the sentence of the guard; then, witnessed, it goes."""
    settings.WITNESS_HOURS, settings.KEYS, settings.WITNESSED = 4, tmp_path, tmp_path / "witnessed"
    with pytest.raises(CommandError, match="NOT HANDED OVER") as refused:
        hand_over(tmp_path)
    assert "见证" in str(refused.value)
    assert "has not been witnessed" in str(refused.value)
    said = {"number": "x"}
    asked = Order("hand_over", accounts["officer"], AT, decided.pk, decided.version, said)
    with pytest.raises(MissingError) as missing:
        perform(kind, asked)
    assert [guard.name for guard in missing.value.guards] == ["needs_witness"]
    decided.refresh_from_db()
    assert decided.state == "decided"
    assert not HandOver.objects.exists()
    witness_all(tmp_path, settings)
    assert hand_over(tmp_path).rows == 1


def witness_all(folder, settings):
    settings.CHECKPOINTS = folder / "checkpoints"
    ledger = keys.make(folder, "ledger", LOG)
    while seal(ledger, AT):
        pass
    publish(settings.CHECKPOINTS)
    own = witness.begin(folder / "store", str(ledger.public()))
    (folder / "witness.pub").write_text(f"{own}\n", "utf-8")
    witness.look(folder / "store", settings.CHECKPOINTS, AT, settings.WITNESSED)
