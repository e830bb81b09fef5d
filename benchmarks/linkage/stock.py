"""Splink's turn with what it gives ready-made: its comparisons and defaults, trained on the data.

``python -m benchmarks.linkage.stock FOLDER OUT``
"""

import json
import logging
import sys
from pathlib import Path

import duckdb
import splink.comparison_library as comparisons
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

SEED = 1
KNOWN = """
select person_id as unique_id, any_value(name) as name, any_value(born_on)::varchar as born_on,
    any_value(resident_id) as number, any_value(sex) as sex,
    nullif(max(township), 0) as township, nullif(max(address), '') as address
from '{folder}/people.parquet' group by person_id
"""
SPOKEN_OF = """
select identity as unique_id, any_value(nullif(given_name, '')) as name,
    any_value(given_born_on)::varchar as born_on, any_value(nullif(given_id, '')) as number,
    any_value(nullif(given_sex, 0)) as sex, any_value(nullif(township, 0)) as township,
    any_value(nullif(given_address, '')) as address
from '{folder}/person_identities.parquet' group by identity
"""
BEST = """
copy (
    select unique_id_r as identity, unique_id_l as person_id, match_weight as weight
    from {pairs}
    qualify row_number() over (partition by identity order by match_weight desc, person_id) = 1
        and count(*) over (partition by identity, match_weight) = 1
) to '{out}/chosen.parquet'
"""
TRAINED_ON = (  # together they leave every comparison free once
    block_on("name", "born_on"),
    block_on("name", "substr(number, 1, 14)"),
    block_on("born_on", "address"),
)
SETTINGS = SettingsCreator(
    link_type="link_only",
    comparisons=[
        comparisons.NameComparison("name"),
        comparisons.DateOfBirthComparison("born_on", input_is_string=True),
        comparisons.DamerauLevenshteinAtThresholds("number", [1, 2]),
        comparisons.ExactMatch("sex"),
        comparisons.ExactMatch("township"),
        comparisons.JaroWinklerAtThresholds("address", [0.9, 0.7]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("born_on"),
        block_on("name", "substr(born_on, 1, 4)"),
        block_on("name", "township"),
        block_on("name", "address"),
        block_on("substr(number, 1, 14)"),
        block_on("name", "substr(number, 15, 4)"),
    ],
)


def main() -> None:
    """Train, compare, and write the best candidate of each identity; none where two are best."""
    folder, out = (Path(word) for word in sys.argv[1:3])
    out.mkdir()
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    tables = [
        api.register(connection.sql(query.format(folder=folder)), dataset_display_name=name)
        for name, query in (("a_known", KNOWN), ("b_spoken_of", SPOKEN_OF))
    ]
    linker = Linker(tables, SETTINGS)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("name", "born_on")], 0.5)
    training.estimate_u_using_random_sampling(seed=SEED)
    for rule in TRAINED_ON:
        training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_weight=-10)
    connection.execute(BEST.format(pairs=pairs.physical_name, out=out))
    [[found]] = connection.sql(f"select count(*) from {pairs.physical_name}").fetchall()  # noqa: S608 (Splink's own table)
    print(json.dumps({"pairs": found}))


if __name__ == "__main__":
    main()
