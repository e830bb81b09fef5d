"""Who seeks: persons of the made-up town with a certificate who are not in work, or a city's."""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from anye.codes.lists import DISABILITY_CATEGORIES
from anye.synthetic.chance import BoolArray, IntArray, chance, chosen_of
from anye.synthetic.profiles.places import MADE_UP_TOWNSHIPS
from anye.synthetic.registered import Registered, certificate_rows
from anye.synthetic.sizes import Town

SEVERAL = 7  # category of who has several impairments
_FIRST_NUMBER = 10_000_001
_NUMBERS = 10**12  # of seekers of a town
_YOUNGEST, _OLDEST = 16, 60
_SEEKING_SHARE = 0.45  # of who is of age and not in work
_LEVEL_SHARES = (0.12, 0.24, 0.31, 0.33)
_CATEGORY_SHARES = (0.12, 0.13, 0.02, 0.50, 0.10, 0.10, 0.03)
_CENTRE_SHARE = 0.3  # of a city's people, in a tenth of its townships


@dataclass(frozen=True, slots=True)
class Applicants:
    """Persons who seek work, as columns, by number."""

    seeker_id: IntArray
    level: IntArray
    category: IntArray  # as the certificate says
    first: IntArray  # impairment, 1 to 6
    second: IntArray  # 0: none
    is_male: BoolArray
    age: IntArray
    township: IntArray

    def __len__(self) -> int:
        """Return how many persons there are."""
        return len(self.seeker_id)


def applicants_of_town(town: Town, registered: Registered) -> Applicants:
    """Choose who of the registered seeks work on the day after the years of a town."""
    rng = chance(town.seed, "applicants")
    year = registered.person_id // 10**7 % 10**4
    age = town.years[-1] + 1 - year
    in_force = certificate_rows(town, registered)["注销日期"][: len(age)].is_null().to_numpy()
    seeks = (age >= _YOUNGEST) & (age < _OLDEST) & in_force
    seeks &= rng.random(len(age)) < _SEEKING_SHARE
    seeks[: len(registered.insured)] = False
    numbers = _keyed(town.seed, registered.person_id[seeks])
    who = np.flatnonzero(seeks)[np.argsort(numbers)]
    category = registered.category[who]
    first, second = _impairments(rng, category)
    return Applicants(
        seeker_id=np.sort(numbers),
        level=registered.level[who],
        category=category,
        first=first,
        second=second,
        is_male=registered.person_id[who] % 2 == 1,
        age=age[who],
        township=registered.township[who],
    )


def draw_applicants(seed: int, n: int) -> Applicants:
    """Draw the seekers of a made-up city of any size."""
    rng = chance(seed, "applicants")
    category = chosen_of(rng, list(DISABILITY_CATEGORIES), _CATEGORY_SHARES, n).astype(np.int8)
    first, second = _impairments(rng, category)
    return Applicants(
        seeker_id=_FIRST_NUMBER + np.arange(n),
        level=chosen_of(rng, (1, 2, 3, 4), _LEVEL_SHARES, n).astype(np.int8),
        category=category,
        first=first,
        second=second,
        is_male=rng.random(n) < 0.56,  # noqa: PLR2004 (share of men)
        age=(_YOUNGEST + rng.beta(2.2, 1.6, n) * (_OLDEST - _YOUNGEST)).astype(np.int8),
        township=draw_townships(rng, n),
    )


def draw_townships(rng: np.random.Generator, n: int) -> IntArray:
    """Draw townships of a made-up city, more of them in the middle."""
    shares = np.ones(len(MADE_UP_TOWNSHIPS))
    middle = len(shares) // 10
    shares[:middle] = _CENTRE_SHARE / middle
    shares[middle:] = (1 - _CENTRE_SHARE) / (len(shares) - middle)
    return chosen_of(rng, MADE_UP_TOWNSHIPS, shares, n).astype(np.int32)


def _impairments(rng: np.random.Generator, category: IntArray) -> tuple[IntArray, IntArray]:
    """Return one impairment by category; of who has several, two of them."""
    n = len(category)
    one = chosen_of(rng, range(1, SEVERAL), _CATEGORY_SHARES[: SEVERAL - 1], n)
    other = (one - 1 + rng.integers(1, SEVERAL - 1, n)) % (SEVERAL - 1) + 1
    several = category == SEVERAL
    return np.where(several, one, category), np.where(several, other, 0)


def _keyed(seed: int, person_ids: IntArray) -> IntArray:
    """Number persons so that the number says nothing of their ID to who has no key."""
    key = f"made up {seed}".encode()
    return np.array(
        [
            int.from_bytes(blake2b(b"%d" % person, digest_size=8, key=key).digest(), "big")
            % _NUMBERS
            for person in person_ids.tolist()
        ],
        np.int64,
    )
