"""The small language of a situation, first half: who there is and what the feeds say of them.

Rows name only the cells that matter; the rest is usual. Everything is text as a department
would send it, so a wrong cell is as easily planted as a right one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from anye.kernel.months import MONTHS_OF_YEAR, next_month
from anye.synthetic.files import file_name_of
from anye.synthetic.parts import dress_of, is_monthly, plain_part
from anye.synthetic.planting.people import Cast, PlantedEmployer, PlantedPerson
from anye.synthetic.truth import TrueValue
from anye.tables.contracts import CONTRACTS

ALL_YEAR = range(1, MONTHS_OF_YEAR + 1)
PAY = 500_000  # fen a month: 60,000 yuan a year, below any cap
LASTING, SHORT, SEASONAL, POST = "一年及以上合同", "不满一年合同", "季节性用工", "在编"


@dataclass(frozen=True, slots=True)
class PlantedLine:
    """Where a planted row stands."""

    feed: str
    file: str
    number: int


class PlantedFeeds:
    """The feeds of one year as a situation fills them."""

    def __init__(self, *, varied: bool = True) -> None:
        """Begin empty; ``varied`` as the files will be dressed."""
        self.lines: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.people = Cast()
        self.year = 0
        self._varied = varied

    def day(self, month: int, day: int = 1, *, before: int = 0) -> str:
        """Return a day of the year, or of some years before, as the feeds write it."""
        return f"{self.year - before:04d}-{month:02d}-{day:02d}"

    def month(self, number: int) -> int:
        """Return a month of the year as 202503."""
        return self.year * 100 + number

    def row(self, feed: str, part: str = "", /, **cells: TrueValue) -> PlantedLine:
        """Put a row into a feed; cells by the contract's field names, the others blank."""
        names = [field.name for field in CONTRACTS[feed].fields]
        unknown = cells.keys() - set(names)
        if unknown:
            raise KeyError(feed, sorted(unknown))
        part = part or self._part(feed, cells)
        return self.text(feed, part, ",".join(str(cells.get(name, "")) for name in names))

    def text(self, feed: str, part: str, text: str) -> PlantedLine:
        """Put a line into a feed as it is."""
        lines = self.lines[feed, part]
        lines.append(text)
        dress = dress_of(feed, part, varied=self._varied)
        return PlantedLine(
            feed, file_name_of(feed, part, dress), len(lines) + 1
        )  # below the heading

    def correction(self, month: int) -> str:
        """Return the part in which a month is put right: by its name it loads after the month."""
        return f"{next_month(self.month(month))}-correction"

    def _part(self, feed: str, cells: dict[str, TrueValue]) -> str:
        if is_monthly(feed):
            return str(cells["month"])
        return str(cells["year"]) if feed == "declarations" else plain_part(feed)

    def employer(
        self, name: str, register: bytes = b"91", part: str = "", /, **cells: TrueValue
    ) -> PlantedEmployer:
        """Register a private enterprise, unless the cells say otherwise.

        Nothing planted reaches into an earlier year, where nothing is said of it.
        """
        employer = self.people.employer(name, register)
        usual: dict[str, TrueValue] = {
            "credit_code": employer.credit_code,
            "employer_name": name,
            "kind": "民营企业",
            "industry": "C3311",
            "township": 120119100,
            "registered_on": self.day(1),
            "is_school": "否",
            "is_small": "是",
        }
        self.row("employers", part, **{**usual, **cells})
        return employer

    def holder(self, level: int = 3, born: str = "", *, male: bool = True) -> PlantedPerson:
        """Return a new person with a disability certificate, long in force."""
        person = self.people.person(born, male=male)
        self.certificate(person, level)
        return person

    def certificate(
        self, person: PlantedPerson, level: int, tail: str = "", part: str = "", **cells: TrueValue
    ) -> PlantedLine:
        """Put a certificate of physical disability into the register."""
        usual: dict[str, TrueValue] = {
            **_who(person),
            "certificate_number": f"{person.resident_id}4{level}{tail}",
            "category": "肢体",
            "level": level,
            "issued_on": self.day(5, 10, before=4),
            "township": 120119102,
        }
        return self.row("disability_certificates", part, **{**usual, **cells})

    def soldier(self, person: PlantedPerson, level: int) -> PlantedLine:
        """Put a disabled-soldier certificate into the register."""
        return self.row(
            "military_certificates",
            **_who(person),
            certificate_number=f"军{person.person_id % 1_000_000:06d}",
            level=level,
            issued_on=self.day(8, 1, before=6),
        )

    def contract(
        self, person: PlantedPerson, employer: PlantedEmployer, **cells: TrueValue
    ) -> PlantedLine:
        """Put a labour contract or post into the feed; without more, open-ended.

        Work ends with the year, so that the years after are not about it.
        """
        usual: dict[str, TrueValue] = {
            **_who(person),
            "credit_code": employer.credit_code,
            "form": LASTING,
            "starts_on": self.day(1),
            "ended_on": "" if "ends_on" in cells else self.day(12, 31),
            "post": "操作工",
        }
        return self.row("labour_contracts", **{**usual, **cells})

    def insured(
        self,
        person: PlantedPerson,
        employer: PlantedEmployer,
        months: Iterable[int] = ALL_YEAR,
        **cells: TrueValue,
    ) -> None:
        """Put insured months into the feed, in full unless the cells say otherwise."""
        usual: dict[str, TrueValue] = {
            **_who(person),
            "credit_code": employer.credit_code,
            "form": LASTING,
            "base": "5013.00",
            "status": "足额",
        }
        for month in months:
            self.row("insured_months", **{**usual, "month": self.month(month), **cells})

    def paid(
        self,
        person: PlantedPerson,
        employer: PlantedEmployer,
        months: Iterable[int] = ALL_YEAR,
        wage: int = PAY,
        part: str = "",
    ) -> list[PlantedLine]:
        """Put wages into the feed, in fen."""
        usual = {**_who(person), "credit_code": employer.credit_code, "wage": yuan_cell(wage)}
        return [
            self.row("wage_months", part, **{**usual, "month": self.month(month)})
            for month in months
        ]

    def works(
        self,
        person: PlantedPerson,
        employer: PlantedEmployer,
        months: Iterable[int] = ALL_YEAR,
        wage: int = PAY,
        form: str = LASTING,
    ) -> None:
        """Let a person work: an open-ended contract, insurance in full, wages."""
        months = list(months)
        self.contract(person, employer, form=form)
        self.insured(person, employer, months, form=form)
        self.paid(person, employer, months, wage)

    def staff(
        self,
        employer: PlantedEmployer,
        count: int,
        months: Iterable[int] = ALL_YEAR,
        wage: int = PAY,
    ) -> None:
        """Let so many persons without a disability work for an employer."""
        months = list(months)
        for _ in range(count):
            self.works(self.people.person(), employer, months, wage)

    def agreement(
        self,
        person: PlantedPerson,
        agency: PlantedEmployer,
        host: PlantedEmployer,
        side: str,
        **cells: TrueValue,
    ) -> PlantedLine:
        """Put a dispatch agreement into the feed; without more, it covers the year."""
        usual: dict[str, TrueValue] = {
            **_who(person),
            "agency_code": agency.credit_code,
            "host_code": host.credit_code,
            "counts_for": side,
            "starts_on": self.day(1),
            "ends_on": self.day(12, 31),
        }
        return self.row("dispatch_agreements", **{**usual, **cells})

    def declares(self, employer: PlantedEmployer, on: str = "", **cells: TrueValue) -> PlantedLine:
        """Let an employer declare its year, in May of the next one unless told otherwise."""
        usual: dict[str, TrueValue] = {
            "credit_code": employer.credit_code,
            "year": self.year,
            "declared_on": on or self.day(5, 11, before=-1),
            "headcount_months": 0,
            "wages_total": "0.00",
            "persons": 0,
        }
        return self.row("declarations", **{**usual, **cells})


def yuan_cell(fen: int) -> str:
    """Return fen as the feeds write money."""
    return f"{fen // 100}.{fen % 100:02d}"


def _who(person: PlantedPerson) -> dict[str, TrueValue]:
    return {"resident_id": person.resident_id, "name": person.name}
