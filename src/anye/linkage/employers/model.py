"""What does each level of each comparison of employers weigh? Stored in ``model.yaml``."""

from functools import cache

from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.model import Model, stored_model


@cache
def employer_model() -> Model:
    """Return the model that is stored beside this file."""
    return Model(**stored_model("anye.linkage.employers", EMPLOYER_LEVELS))
