"""OpenFisca's turn; runs in its own environment.

``python -m benchmarks.openfisca.contestant FACTS LAW OUT``
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from openfisca_core.simulations import Simulation, SimulationBuilder

from benchmarks.openfisca.levy import FACTS, FEN, system
from benchmarks.rules.figures import FIGURES, YEAR

MONEY = ("own_average_wage", "charge_wage", "levy_before_relief", "relief", "levy_due")
PERSONS = ("quota", "shortfall", "over_quota")  # yearly averages, here in person-months x 1000
MONTHS_IN_THOUSANDTHS = 12_000


def main() -> None:
    """Work out every employer's figures and write them in Anye's units."""
    facts, law, out = sys.argv[1:]
    started = cpu_seconds()
    table = pq.read_table(facts)
    simulation = simulate(table, json.loads(Path(law).read_text("utf-8")))
    figures = {name: in_our_unit(name, simulation.calculate(name, str(YEAR))) for name in FIGURES}
    pq.write_table(pa.table({"employer_id": table["employer_id"], **figures}), out)
    print(json.dumps({"cpu_seconds_of_the_rules": cpu_seconds() - started}))


def simulate(table: pa.Table, law: dict[str, Any]) -> Simulation:
    """Give OpenFisca the facts as aligned arrays."""
    rules = system(law)
    rules.instantiate_entities()
    builder = SimulationBuilder()
    builder.create_entities(rules)
    builder.declare_person_entity("employer", table["employer_id"].to_numpy())
    simulation = builder.build(rules)
    for name in FACTS:
        simulation.set_input(name, str(YEAR), _fact(table, name))
    return simulation


def in_our_unit(name: str, values: np.ndarray) -> np.ndarray:
    """Return fen for yuan, and thousandths of person-months for persons."""
    if name in MONEY:
        return np.rint(values.astype(np.float64) * FEN).astype(np.int64)
    if name in PERSONS:
        return np.rint(values.astype(np.float64) * MONTHS_IN_THOUSANDTHS).astype(np.int64)
    return values


def cpu_seconds() -> float:
    """Return what this process has used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _fact(table: pa.Table, name: str) -> np.ndarray:
    if name == "wages_total_yuan":
        return table["wages_total"].to_numpy() / FEN
    return table[name].to_numpy()


if __name__ == "__main__":
    main()
