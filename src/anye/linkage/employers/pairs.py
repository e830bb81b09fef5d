"""How close are two records of an employer, comparison by comparison?

Splink finds the pairs that share a key and says which level each comparison reaches; the weight
of a level is the model's, a whole number. Only records that share a key come here, so they fit
one machine whatever engine reads the feeds.
"""

import duckdb
import narwhals as nw
import polars as pl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from anye.linkage.employers.model import (
    COMPARISONS,
    DOUBTFUL,
    PRIOR,
    THOUSANDTHS,
    WeighedComparison,
)
from anye.tables.identities import EMPLOYER_PAIRS
from anye.tables.shape import Shape

AT_ONCE = 1_000  # identities compared at a time
MEMORY = "1GB"
_PRIOR_SHARE = 1 / (1 + 2 ** (-PRIOR / THOUSANDTHS))
NEARLY = 0.01  # bits by which Splink's sum of floats may differ from ours of whole numbers


def compared(identities: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of an identity and a registered employer that are at least doubtful."""
    slices = len(identities) // AT_ONCE + 1
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": ""}) as connection:
        linker = linker_of(connection, identities, register)
        found = [_scored(linker, (number, slices)) for number in range(1, slices + 1)]
    pairs = pl.concat(found).filter(pl.col("weight") >= DOUBTFUL)
    return in_shape(EMPLOYER_PAIRS, pairs)


def linker_of(
    connection: duckdb.DuckDBPyConnection, identities: pl.DataFrame, register: pl.DataFrame
) -> Linker:
    """Return Splink with both sides and the stored model."""
    machine = DuckDBAPI(connection)
    sides = [
        machine.register(side.to_arrow(), dataset_display_name=name)
        for name, side in (("identities", identities), ("register", register))
    ]
    return Linker(sides, settings(), log_level=None, validate_settings=False)


def _scored(linker: Linker, piece: tuple[int, int]) -> pl.DataFrame:
    pairs = linker.inference.predict_chunk(
        left_chunk=piece, threshold_match_weight=DOUBTFUL / THOUSANDTHS - NEARLY
    )
    levels = [f"gamma_{one.name}" for one in COMPARISONS]
    found = pairs.as_duckdbpyrelation().select(", ".join(["record_l", "record_r", *levels])).pl()
    pairs.drop_table_from_database_and_remove_from_cache()
    return weighed(found)


def settings() -> SettingsCreator:
    """Return the model as Splink reads it."""
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="record",
        comparisons=[_as_splink(comparison) for comparison in COMPARISONS],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        probability_two_random_records_match=_PRIOR_SHARE,
    )


def weighed(found: pl.DataFrame) -> pl.DataFrame:
    """Return pairs with the model's weight of every level, and their sum."""
    levels = {f"{one.name}_level": pl.col(f"gamma_{one.name}") for one in COMPARISONS}
    weights = {
        f"{one.name}_weight": pl.col(f"gamma_{one.name}").replace_strict(one.weights())
        for one in COMPARISONS
    }
    return found.select(
        employer_identity="record_l", employer_id="record_r", **levels, **weights
    ).with_columns(weight=PRIOR + pl.sum_horizontal(*weights))


def in_shape(shape: Shape, rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows cut and cast to a declared shape, in the order of its key."""
    fitting: pl.LazyFrame = shape.cast(nw.from_native(rows.lazy())).to_native()
    return fitting.sort(shape.key).collect()


def _as_splink(comparison: WeighedComparison) -> dict[str, object]:
    *closer, last = comparison.levels
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [
            {"sql_condition": comparison.absent, "is_null_level": True},
            *(
                {
                    "sql_condition": level.sql,
                    "m_probability": level.m,
                    "u_probability": level.u,
                    "label_for_charts": level.en,
                }
                for level in closer
            ),
            {"sql_condition": "ELSE", "m_probability": last.m, "u_probability": last.u},
        ],
    }
