"""Which level does each comparison of two records reach? Splink finds the pairs and says.

Only records that share a key come here, so they fit one machine whatever engine reads the feeds.
"""

import duckdb
import polars as pl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from anye.linkage.employers.holds import HOLDS, NOTHING_TO_COMPARE
from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.in_splink import Conditions, prior_share
from anye.linkage.model import THOUSANDTHS, Model

AT_ONCE = 1_000  # identities compared at a time
MEMORY = "1GB"
NEARLY = 0.01  # bits by which Splink's sum of floats may differ from ours of whole numbers
CONDITIONS = Conditions(HOLDS, NOTHING_TO_COMPARE)


def compared(identities: pl.DataFrame, register: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Return the pairs of an identity and a registered employer that may be doubtful."""
    slices = len(identities) // AT_ONCE + 1
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": ""}) as connection:
        linker = linker_of(connection, identities, register, model)
        pieces = range(1, slices + 1)
        return pl.concat([_piece(linker, (number, slices), model) for number in pieces])


def linker_of(
    connection: duckdb.DuckDBPyConnection,
    identities: pl.DataFrame,
    register: pl.DataFrame,
    model: Model,
) -> Linker:
    """Return Splink with both sides and the stored model."""
    machine = DuckDBAPI(connection)
    sides = [
        machine.register(side.to_arrow(), dataset_display_name=name)
        for name, side in (("identities", identities), ("register", register))
    ]
    return Linker(sides, settings(model), log_level=None, validate_settings=False)


def _piece(linker: Linker, piece: tuple[int, int], model: Model) -> pl.DataFrame:
    pairs = linker.inference.predict_chunk(
        left_chunk=piece, threshold_match_weight=model.doubtful / THOUSANDTHS - NEARLY
    )
    levels = [f"gamma_{one.name}" for one in EMPLOYER_LEVELS]
    wanted = ", ".join(["record_l", "record_r", *levels])
    found: pl.DataFrame = pairs.as_duckdbpyrelation().select(wanted).pl()
    pairs.drop_table_from_database_and_remove_from_cache()
    return found


def settings(model: Model) -> SettingsCreator:
    """Return the model as Splink reads it."""
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="record",
        comparisons=[CONDITIONS.as_splink(comparison, model) for comparison in EMPLOYER_LEVELS],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        probability_two_random_records_match=prior_share(model),
    )
