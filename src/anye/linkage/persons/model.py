"""What does each level of each comparison of persons weigh? Stored in ``model.yaml``."""

from dataclasses import dataclass
from functools import cache

from anye.linkage.model import Model, stored_model
from anye.linkage.persons.levels import PERSON_LEVELS


@dataclass(frozen=True, slots=True)
class PersonModel(Model):
    """Pairs that weigh less than the floor are not kept."""

    commonest: int  # bounds of what the rarity of a name adds
    rarest: int


@cache
def person_model() -> PersonModel:
    """Return the model that is stored beside this file."""
    return PersonModel(**stored_model("anye.linkage.persons", PERSON_LEVELS))
