"""Whom OpenFisca credits with workers where some employers have none.

``python -m benchmarks.openfisca.memberless WORKERS EMPLOYERS`` (two Parquet files)
"""

import json
import sys

import numpy as np
import pyarrow.parquet as pq
from openfisca_core.entities import Entity, build_entity
from openfisca_core.model_api import YEAR, Variable
from openfisca_core.periods import Period
from openfisca_core.populations import GroupPopulation
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.rules.figures import YEAR as LEVY_YEAR

WORKER: Entity = build_entity(key="worker", plural="workers", label="Worker", is_person=True)
STAFF: Entity = build_entity(
    key="staff",
    plural="staffs",
    label="An employer with its workers",
    roles=[{"key": "member", "plural": "members", "label": "Member"}],
)


class CountedMonths(Variable):
    """Months that count, of one worker."""

    value_type, entity, definition_period, label = int, WORKER, YEAR, "Months of a worker"


class CreditedMonths(Variable):
    """Months that count, of an employer."""

    value_type, entity, definition_period, label = int, STAFF, YEAR, "Months of an employer"

    def formula(self: GroupPopulation, period: Period) -> np.ndarray:
        return self.sum(self.members("CountedMonths", period))


def main() -> None:
    """Report how many employers are credited with months that are not theirs."""
    workers, employers = (pq.read_table(file) for file in sys.argv[1:])
    numbers = employers["employer_id"].to_numpy()
    months, at = workers["counted_months"].to_numpy(), workers["employer_id"].to_numpy()
    totals = np.bincount(at, weights=months, minlength=numbers.max() + 1)
    truth = totals[numbers]
    try:
        found = simulate(numbers, at, months).calculate("CreditedMonths", str(LEVY_YEAR))
        outcome = {"wrong": int((found != truth).sum()), "error": ""}
    except (ValueError, IndexError) as error:
        outcome = {"wrong": len(numbers), "error": type(error).__name__}
    print(json.dumps({"employers": len(numbers), **outcome}))


def simulate(numbers: np.ndarray, at: np.ndarray, months: np.ndarray) -> Simulation:
    """Join workers to employers as OpenFisca's manual does."""
    rules = TaxBenefitSystem([WORKER, STAFF])
    rules.add_variables(CountedMonths, CreditedMonths)
    rules.instantiate_entities()
    builder = SimulationBuilder()
    builder.create_entities(rules)
    builder.declare_person_entity("worker", np.arange(len(at)))
    staffs = builder.declare_entity("staff", numbers)
    builder.join_with_persons(staffs, at, roles=np.zeros(len(at), np.int64))
    simulation = builder.build(rules)
    simulation.set_input("CountedMonths", str(LEVY_YEAR), months)
    return simulation


if __name__ == "__main__":
    main()
