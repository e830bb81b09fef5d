"""Which level does each comparison of two records reach? Splink finds the pairs and says."""

from collections.abc import Callable, Sequence
from typing import Any

import narwhals as nw
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.database_api import DatabaseAPI
from splink.internals.splink_dataframe import SplinkDataFrame

from anye.linkage.in_splink import Conditions, prior_share
from anye.linkage.persons.holds import HOLDS, NOTHING_TO_COMPARE
from anye.linkage.persons.levels import PERSON_LEVELS
from anye.linkage.persons.model import PersonModel
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.engines.engine import Engine, Table

CONDITIONS = Conditions(HOLDS, NOTHING_TO_COMPARE)


def compared(
    engine: Engine,
    known: Table,
    spoken_of: Table,
    rules: Sequence[Sequence[str]],
    model: PersonModel,
    keep: Callable[[Table], Table],
) -> Table:
    """Return the pairs that share the columns of a rule, with the bits of each comparison.

    Args:
        engine: where Splink runs.
        known: records of people.
        spoken_of: records of identities.
        rules: for each, the columns that must be equal.
        model: the shares of each level.
        keep: holds what it is given, in the form that is wanted; then Splink's own is dropped.
    """
    machine = _machine(engine)
    left, right = (machine.register(table.to_native()) for table in (known, spoken_of))
    linker = Linker(left, settings(rules, model), log_level=None, validate_settings=False)
    found = linker.inference.predict_between(left, right, warning_mode="never")
    pairs = keep(_table(found, engine))
    found.drop_table_from_database_and_remove_from_cache()
    return pairs


def settings(rules: Sequence[Sequence[str]], model: PersonModel) -> SettingsCreator:
    """Return the model as Splink reads it."""
    return SettingsCreator(
        link_type="dedupe_only",  # the two sides are told apart by their roles alone
        unique_id_column_name="record",
        comparisons=[CONDITIONS.as_splink(comparison, model) for comparison in PERSON_LEVELS],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in rules],
        probability_two_random_records_match=prior_share(model),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
        additional_columns_to_retain=["whose", "rarity", "rarity_in_part"],
    )


def _machine(engine: Engine) -> DatabaseAPI[Any]:
    """Return Splink's way to the database that the engine works in."""
    if isinstance(engine, DuckDBEngine):
        return DuckDBAPI(connection=engine.connection)
    # pyspark is optional, and Splink's functions of its own are not needed
    from splink import SparkAPI  # noqa: PLC0415

    session = engine.session  # type: ignore[attr-defined]
    machine: DatabaseAPI[Any] = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=session, register_udfs_automatically=False, break_lineage_method="persist"
    )
    return machine


def _table(found: SplinkDataFrame, engine: Engine) -> Table:
    if isinstance(engine, DuckDBEngine):
        return nw.from_native(found.as_duckdbpyrelation()).lazy()
    pairs: Table = nw.from_native(found.as_spark_dataframe()).lazy()
    return pairs
