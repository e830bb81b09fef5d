"""The small language of a situation, second half: what must come out.

The answers are written by hand, in whole numbers; nothing here reads the law's code or sheets.
"""

from collections.abc import Iterable
from enum import IntFlag

from anye.synthetic.planting.feeds import PlantedLine
from anye.synthetic.planting.people import PlantedEmployer, PlantedPerson
from anye.synthetic.truth import ExpectedLine, ExpectedRow, Fate, TrueValue, Truth


class Why(IntFlag):
    """Why a month does not count, as person_months.failed has it."""

    NO_VALID_CERTIFICATE = 1
    NOT_OF_WORKING_AGE = 2
    NO_POST_OR_CONTRACT = 4
    CONTRACT_SHORTER_THAN_A_YEAR = 8
    NO_WAGE_RECORD = 16
    WAGE_BELOW_MINIMUM = 32
    NOT_INSURED = 64
    NOT_INSURED_IN_FULL = 128
    DISPATCH_CONTRADICTORY = 256
    CLAIMED_BY_TWO_EMPLOYERS = 512
    DISPATCH_TO_TWO_HOSTS = 1024
    EMPLOYER_HAS_ENDED = 2048


class RightAnswers:
    """What is true, situation by situation."""

    def __init__(self) -> None:
        """Begin without any."""
        self.truths: list[Truth] = []

    def open(self, truth: Truth) -> None:
        """Begin a situation; what is expected from now on belongs to it."""
        self.truths.append(truth)

    def counts(
        self,
        person: PlantedPerson,
        employer: PlantedEmployer,
        months: Iterable[int],
        counts: int = 1,
        **columns: TrueValue,
    ) -> None:
        """Expect the months to count so many."""
        self._verdict(person, employer, months, {"counts": counts, "failed": 0, **columns})

    def fails(
        self,
        person: PlantedPerson,
        employer: PlantedEmployer,
        months: Iterable[int],
        why: Why,
        **columns: TrueValue,
    ) -> None:
        """Expect the months not to count, for these reasons and no others."""
        self._verdict(person, employer, months, {"counts": 0, "failed": int(why), **columns})

    def unknown(
        self, person: PlantedPerson, employer: PlantedEmployer, months: Iterable[int]
    ) -> None:
        """Expect no row at all for the months."""
        for month in months:
            key = self._key(person, employer, month)
            self._expect(ExpectedRow("person_months", key, {}, absent=True))

    def month_of(
        self, employer: PlantedEmployer, months: Iterable[int], **columns: TrueValue
    ) -> None:
        """Expect figures of an employer's months."""
        for month in months:
            key = {"month": self._month(month), "employer_id": employer.employer_id}
            self._expect(ExpectedRow("employer_months", key, columns))

    def year_of(self, employer: PlantedEmployer, **columns: TrueValue) -> None:
        """Expect figures of an employer's year."""
        key = {"year": self.truths[-1].year, "employer_id": employer.employer_id}
        self._expect(ExpectedRow("employer_years", key, columns))

    def finding(
        self,
        code: str,
        *,
        person: PlantedPerson | None = None,
        employer: PlantedEmployer | None = None,
    ) -> None:
        """Expect linkage to have noticed something."""
        key: dict[str, TrueValue] = {
            "finding": code,
            "person_id": person.person_id if person else 0,
            "employer_id": employer.employer_id if employer else 0,
        }
        self._expect(ExpectedRow("link_findings", key, {}))

    def fate(self, line: PlantedLine, fate: Fate, reason: str = "") -> None:
        """Expect what becomes of a line."""
        self._expect(ExpectedLine(line.feed, line.file, line.number, fate, reason))

    def _verdict(
        self,
        person: PlantedPerson,
        employer: PlantedEmployer,
        months: Iterable[int],
        columns: dict[str, TrueValue],
    ) -> None:
        usual: dict[str, TrueValue] = {"credit_to": employer.employer_id}
        for month in months:
            key = self._key(person, employer, month)
            self._expect(ExpectedRow("person_months", key, {**usual, **columns}))

    def _key(
        self, person: PlantedPerson, employer: PlantedEmployer, month: int
    ) -> dict[str, TrueValue]:
        return {
            "month": self._month(month),
            "employer_id": employer.employer_id,
            "person_id": person.person_id,
        }

    def _month(self, number: int) -> int:
        return self.truths[-1].year * 100 + number

    def _expect(self, expected: ExpectedRow | ExpectedLine) -> None:
        self.truths[-1].expect.append(expected)
