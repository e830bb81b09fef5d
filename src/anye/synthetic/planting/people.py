"""Persons and employers of planted situations: valid identifiers that chance never draws."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from anye.codes.credit_code import numbers_of
from anye.codes.divisions import DISTRICT, DISTRICT_BEFORE_2016
from anye.codes.letters import column
from anye.synthetic.identifiers import (
    SEQUENCES_OF_PLANTED,
    credit_codes,
    organisations,
    person_ids,
    resident_ids,
)

_PREFIX = b"MP"  # no drawn employer begins so
_FAMILY, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "安平和顺仁义礼信文武忠良勤俭恭谦"
_FIRST_BIRTH = date(1974, 1, 1)
_BIRTH_DAYS = 365 * 22


@dataclass(frozen=True, slots=True)
class PlantedPerson:
    """A planted person."""

    person_id: int
    resident_id: str
    name: str


@dataclass(frozen=True, slots=True)
class PlantedEmployer:
    """A planted employer."""

    employer_id: int
    credit_code: str
    name: str


@dataclass(slots=True)
class Cast:
    """Hands out persons and employers, each once, always in the same order."""

    _born: dict[str, int] = field(default_factory=dict)
    _persons: int = 0
    _employers: int = 0

    @property
    def count(self) -> int:
        """Return how many persons there are already, for names that differ."""
        return self._persons

    def person(self, born: str = "", *, male: bool = True, name: str = "") -> PlantedPerson:
        """Return a new person; without a birthday, one of working age."""
        born = born or self._next_birthday()
        number = self._born[born] = self._born.get(born, -1) + 1
        first, count = SEQUENCES_OF_PLANTED
        sequence = first + 2 * (number % (count // 2)) + male
        day = int(born.replace("-", ""))
        ids = person_ids(np.array([DISTRICT_BEFORE_2016]), np.array([day]), np.array([sequence]))
        self._persons += 1
        return PlantedPerson(int(ids[0]), resident_ids(ids)[0], name or self._name(self._persons))

    def employer(self, name: str, register: bytes) -> PlantedEmployer:
        """Return a new employer; ``register`` is the first two letters of its code."""
        organisation = organisations(_PREFIX, np.array([self._employers]))
        self._employers += 1
        first = np.frombuffer(register, dtype=np.uint8)[None, :]
        letters = credit_codes(first, np.array([DISTRICT]), organisation)
        return PlantedEmployer(int(numbers_of(letters)[0]), column(letters)[0], name)

    def _next_birthday(self) -> str:
        return str(_FIRST_BIRTH + timedelta(days=self._persons * 37 % _BIRTH_DAYS))

    @staticmethod
    def _name(number: int) -> str:
        family, first = _FAMILY[number % len(_FAMILY)], _GIVEN[number // 16 % len(_GIVEN)]
        return family + first + _GIVEN[number // 256 % len(_GIVEN)]
