"""What can made-up persons with a disability do, and what do they need?

The more severe, the less; that is drawn so, for floors and audits to have something to find.
"""

from importlib.resources import files
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from anye.codes.catalogue import ACCOMMODATIONS
from anye.synthetic.chance import BoolArray, chance
from anye.synthetic.profiles.applicants import Applicants
from anye.synthetic.profiles.kinds_of_work import ITEM_CODES

ACCOMMODATION_CODES = tuple(ACCOMMODATIONS)
FULL = 4
_OLDER = 45
_WEAR = (0.22, 0.05)  # of all items, one level and two levels lower for no reason of the disability
_SPREAD = (0.18, 0.82)  # of what an impairment takes: one level less, as the sheet says, one more
_TIRES_SHARE, _MUST_SHARE = 0.4, 0.2
_TIRING = [ITEM_CODES.index(item) for item in ("stamina", "lifting", "pace")]
_SCHOOLING = [ITEM_CODES.index(item) for item in ("reading", "writing", "counting")]
_COMPUTER = ITEM_CODES.index("computer")
_AT_MOST = np.array([1, 2, 3, 4, 4, 4, 4], np.int8)  # in schooling, by education
_AT_MOST_COMPUTER = np.array([0, 1, 2, 3, 4, 4, 4], np.int8)


def _by_category(name: str, codes: tuple[str, ...]) -> NDArray[np.int8]:
    """Return a part of the sheet by category (0: none), level and code."""
    text = files("anye.synthetic.profiles").joinpath("impairments.yaml").read_text("utf-8")
    sheet: list[dict[str, Any]] = yaml.safe_load(text)
    found = np.zeros((len(sheet) + 1, FULL + 1, len(codes)), np.int8)
    for row in sheet:
        for code, by_level in row[name].items():
            found[row["category"], 1:, codes.index(code)] = by_level
    return found


def draw_capacities(seed: int, people: Applicants, education: NDArray[np.int8]) -> NDArray[np.int8]:
    """Draw the level of every item that a person truly has, known to anybody or not."""
    rng = chance(seed, "capacities")
    losses = _by_category("loses", ITEM_CODES)
    lost = np.maximum(losses[people.first, people.level], losses[people.second, people.level])
    drawn = rng.random(lost.shape, np.float32)
    lost += np.where(lost > 0, (drawn > _SPREAD[1]).astype(np.int8) - (drawn < _SPREAD[0]), 0)
    drawn = rng.random(lost.shape, np.float32)
    lost += (drawn < _WEAR[0]).astype(np.int8) + (drawn < _WEAR[1])
    tires = (people.age >= _OLDER)[:, None] & (rng.random((len(people), 3)) < _TIRES_SHARE)
    lost[:, _TIRING] += tires
    able: NDArray[np.int8] = np.clip(FULL - lost, 0, FULL).astype(np.int8)
    able[:, _SCHOOLING] = np.minimum(able[:, _SCHOOLING], _AT_MOST[education][:, None])
    at_most = np.maximum(_AT_MOST_COMPUTER[education] - (people.age >= _OLDER), 0)
    able[:, _COMPUTER] = np.minimum(able[:, _COMPUTER], at_most)
    return able


def draw_needs(seed: int, people: Applicants) -> tuple[BoolArray, BoolArray]:
    """Draw by person and accommodation what is needed, and what they cannot do without."""
    rng = chance(seed, "needs")
    shares = _by_category("needs", ACCOMMODATION_CODES)
    share = np.maximum(shares[people.first, people.level], shares[people.second, people.level])
    needed = rng.random(share.shape, np.float32) * 100 < share
    return needed, needed & (rng.random(share.shape, np.float32) < _MUST_SHARE)
