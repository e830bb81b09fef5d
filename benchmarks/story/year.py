"""The year itself: from the opening of the window to the tax office's last receipt."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

from anye_desk.cases.annual_reviews import facts
from anye_desk.cases.annual_reviews.forms import field_of
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth, Window
from anye_desk.cases.annual_reviews.prefilling import open_window
from anye_desk.office.access.models import Account
from anye_desk.office.casework.batches.handing import acknowledge, answer_heads, hand_over
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import SameHumanError
from benchmarks.story.parts import Part
from benchmarks.story.people import People, PlayedWrongError

FEN = 100
MORE_STAFF, MORE_WAGES = 12, 1_234_567  # one more all year; fen, so that the fen are seen
REFUSED = 3  # every third month that is claimed is not accepted
REASON = "按工资表补报"  # what looks odd is confirmed in words


@dataclass(slots=True)
class Accepted:
    """By what the office let a year differ from the records."""

    headcount_months: int = 0
    wages_total: int = 0  # fen
    counted_months: int = 0


@dataclass(slots=True)
class Year:
    """One year as it is played.

    Attributes:
        year: which.
        people: who play it.
        parts: what each employer does.
        folder: where the files for tax lie.
        accepted: what the office accepted, by employer.
        answered: how many claims of months were answered, of which every third is refused.
        done: how often each thing was done.
    """

    year: int
    people: People
    parts: Mapping[int, Part]
    folder: Path
    accepted: dict[int, Accepted] = field(default_factory=dict)
    answered: int = 0
    done: Counter[str] = field(default_factory=Counter)

    def play(self) -> None:
        """Play it whole."""
        window = Window(year=self.year, opens_on=self._day(3, 1), closes_on=self._day(6, 30))
        opened = open_window(self.people.kind, window, at=self._at(3, 1))
        self.done["开放 opened"] = opened.reviews
        self._file_all()
        self._check_all()
        self._decide_all(self._at(5, 25))
        self._contest(Part.CONTESTS, self._at(5, 28), self._at(6, 1))
        first = self._hand_over(self._at(6, 2))
        self._contest(Part.CONTESTS_LATE, self._at(6, 4), None)
        self._acknowledge(first, self._at(6, 9))
        self._decide_again(self._at(6, 10))
        self._acknowledge(self._hand_over(self._at(6, 11)), self._at(6, 18))
        self._let_in_late()
        self._acknowledge(self._hand_over(self._at(7, 24)), self._at(7, 31))

    def _file_all(self) -> None:
        at = self._at(4, 10)
        silent = {Part.NOTHING, Part.LATE}
        for case in self.people.cases("prefilled"):
            part = self._part(case)
            if part in silent:
                continue
            if part is Part.FIGURES:
                case = self._say_figures(case, at)  # noqa: PLW2901 (the same case, later)
            elif part is Part.MONTHS:
                case = self._claim(case, at)  # noqa: PLW2901
            self.people.does("file", self._clerk(case), at, case)
            self.done["申报 filed"] += 1

    def _check_all(self) -> None:
        """Send some back; check what agrees at one stroke, and the others one by one."""
        officer, other = self.people.office["checker"], self.people.office["sender_back"]
        returned = {Part.SENT_BACK, Part.SILENT}
        for case in self.people.cases("filed"):
            if self._part(case) in returned:
                self.people.does("send_back", other, self._at(4, 20), case, reason="person_unclear")
                self.done["退回 sent back"] += 1
        for case in self.people.cases("sent_back"):
            if self._part(case) is Part.SENT_BACK:
                self.people.does("refile", self._clerk(case), self._at(4, 24), case)
        self.done["按原申报继续 gone on as filed"] = self.people.let_time_pass(self._at(5, 12))
        clean = [one for one in self.people.cases("filed") if not _asks(one)]
        self.done["成批初审 checked at one stroke"] = self.people.does_many(
            "check", officer, self._at(5, 13), clean
        )
        while case := self.people.next_case(officer, self._at(5, 14)):
            self._check(case, officer, self._at(5, 14))

    def _check(self, case: Case, officer: Account, at: datetime) -> None:
        """Answer one by one what differs, and check."""
        self.people.does("check", officer, at, case, **self._answers(case))
        self.done["逐件初审 checked one by one"] += 1

    def _decide_all(self, at: datetime) -> None:
        """Have the second tier decide; who checked cannot."""
        waiting = self.people.cases("checked")
        checker = self.people.office["checker"]
        same = Account(username="same", natural=checker.natural, role=Account.Role.REVIEWER)
        same.save()
        try:
            self.people.does("decide", same, at, waiting[0])
        except SameHumanError:
            self.done["同一人被拒 same human refused"] += 1
        else:
            raise PlayedWrongError("decide", "one human did both")
        same.delete()
        self.done["决定 decided"] += self.people.does_many(
            "decide", self.people.office["decider"], at, waiting
        )

    def _contest(self, part: Part, at: datetime, then: datetime | None) -> None:
        found = [*self.people.cases("decided"), *self.people.cases("handed_over")]
        for case in found:
            if self._part(case) is part and not row(case).decisions.filter(number=2).exists():
                clerk = self._clerk(case)
                contested = self.people.does("contest", clerk, at, case, reason="person_months")
                self._claim(contested, at)
                self.done["异议 contested"] += 1
        if then:
            self._decide_again(then)

    def _decide_again(self, at: datetime) -> None:
        for case in self.people.cases("contested"):
            by = self.people.office["second_decider"]
            self.people.does("decide_again", by, at, case, **self._answers(case))
            self.done["重新决定 decided anew"] += 1

    def _let_in_late(self) -> None:
        """Close what was not filed; let in who had a reason, and decide that too."""
        self.done["逾期未申报 closed as not filed"] = self.people.let_time_pass(self._at(7, 1))
        for case in self.people.cases("not_filed"):
            if self._part(case) is Part.LATE:
                officer = self.people.office["checker"]
                let_in = self.people.does(
                    "accept_late", officer, self._at(7, 2), case, reason="system_fault"
                )
                self.people.does("file", self._clerk(case), self._at(7, 8), let_in)
                self.done["准予补报 let in late"] += 1
        checker = self.people.office["checker"]
        self.people.does_many("check", checker, self._at(7, 10), self.people.cases("filed"))
        self._decide_all(self._at(7, 20))

    def _hand_over(self, at: datetime) -> str:
        """Write the file for tax; return its text."""
        made = hand_over(self.people.kind, self.year, by=self.people.office["checker"], at=at)
        if made is None:
            raise PlayedWrongError("hand_over", "nothing to hand over")
        (self.folder / f"{made.number}.csv").write_text(made.text, "utf-8-sig", newline="")
        self.done["移交文件 files for tax"] += 1
        return made.text

    def _acknowledge(self, text: str, at: datetime) -> None:
        """Answer each line as tax does; what was contested meanwhile is passed over."""
        answer = StringIO()
        lines = csv.writer(answer)
        heads = answer_heads(self.people.kind)
        lines.writerow(heads)
        for n, line in enumerate(csv.DictReader(StringIO(text)), start=1):
            number, code, _ = heads
            lines.writerow((line[number], line[code], f"{line[number]}-{n:05}"))
        by = self.people.office["checker"]
        self.done["税务回执 acknowledged"] += acknowledge(
            self.people.kind, answer.getvalue(), by=by, at=at
        )

    def _say_figures(self, case: Case, at: datetime) -> Case:
        review = row(case)
        staff = review.headcount_months + MORE_STAFF
        fen = review.wages_total + MORE_WAGES
        wages = f"{fen // FEN}.{fen % FEN:02}"
        said = {"headcount_months": staff, "wages_total": wages, "note": REASON}
        return self.people.does("change_figures", self._clerk(case), at, case, **said)

    def _claim(self, case: Case, at: datetime) -> Case:
        """Say otherwise of the first month of the first person."""
        month = row(case).months.select_related("person").order_by("month", "person").first()
        counts = _recorded(month)
        said = {
            "who": month.person.number,
            "name": "",
            "resident_id": "",
            "first": month.month % 100,
            "last": month.month % 100,
            "claim": 0 if counts else 1,
            "reason": "left" if counts else "worked_here",
        }
        return self.people.does("claim", self._clerk(case), at, case, **said)

    def _answers(self, case: Case) -> dict[str, str]:
        """Return what the office says to all that differs, and keep what it accepts."""
        review, said = row(case), {}
        kept = self.accepted.setdefault(review.employer_id, Accepted())
        if facts.figures_differ(review):
            said["figures"], said["note"] = "said", REASON
            kept.headcount_months, kept.wages_total = MORE_STAFF, MORE_WAGES
        for one in facts.claims(review):
            self.answered += 1
            refuses = one.claim and facts.counts_elsewhere(one)
            if refuses or not self.answered % REFUSED:
                said[field_of(one)] = "elsewhere" if refuses else "not_verified"
                continue
            said[field_of(one)] = str(one.claim)
            kept.counted_months += (one.claim or 0) - _recorded(one)
        return said

    def _part(self, case: Case) -> Part:
        return self.parts[row(case).employer_id]

    def _clerk(self, case: Case) -> Account:
        return self.people.clerks[row(case).employer_id]

    def _day(self, month: int, day: int) -> date:
        return date(self.year + 1, month, day)

    def _at(self, month: int, day: int) -> datetime:
        return datetime(self.year + 1, month, day, 2, tzinfo=UTC)  # ten in the morning there


def row(case: Case) -> AnnualReview:
    """Return the employer's year that a case is about."""
    found: AnnualReview = case.annual_reviews
    return found


def _asks(case: Case) -> bool:
    review = row(case)
    return facts.figures_differ(review) or bool(facts.claims(review))


def _recorded(month: ReviewMonth) -> int:
    return 0 if month.at_host else month.counts
