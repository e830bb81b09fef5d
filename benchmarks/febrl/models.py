"""The models that link FEBRL's records: ours and what Splink gives without thinking.

Ours knows three things of these data: given name and surname, or two parts of the address, may
stand in each other's column; any field may be blank or have typing errors; and the weights come
from the data alone (expectation maximisation), never from the known answers.
"""

import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import SettingsCreator, block_on
from splink.comparison_library import CustomComparison

NAMES, PLACES = ("given_name", "surname"), ("address_1", "address_2")
EXACT_ON = (
    block_on("soc_sec_id"),
    block_on("given_name", "surname", "date_of_birth"),
    block_on("surname", "date_of_birth", "postcode"),
)
TRAINED_ON = (
    block_on("soc_sec_id"),
    block_on("given_name", "surname"),
    block_on("date_of_birth"),
)
RECALL_OF_EXACT = 0.8  # a guess; it only sets where expectation maximisation begins


def ours(link_type: str) -> SettingsCreator:
    """Return the model with columns that may be swapped and typing errors in every field."""
    return SettingsCreator(
        link_type=link_type,
        comparisons=[
            *(_typed(column, other) for column, other in (NAMES, NAMES[::-1])),
            *(_typed(column, other) for column, other in (PLACES, PLACES[::-1])),
            _typed("suburb"),
            _near("date_of_birth"),
            _near("soc_sec_id"),
            _near("postcode"),
            comparisons.DamerauLevenshteinAtThresholds("street_number", [1]),
            comparisons.ExactMatch("state"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"),
            block_on("date_of_birth"),
            block_on("given_name", "surname"),
            block_on("surname", "postcode"),
            block_on("given_name", "postcode"),
            block_on("surname", "street_number"),
            block_on("given_name", "street_number"),
            block_on("address_1", "street_number"),
            block_on("address_2", "postcode"),
            block_on("suburb", "surname"),
            block_on("suburb", "given_name"),
            block_on("address_1", "postcode"),
            "l.given_name = r.surname and l.surname = r.given_name",
        ],
    )


def stock(link_type: str) -> SettingsCreator:
    """Return Splink's ready-made comparisons with its defaults, blocked as its tutorials do."""
    return SettingsCreator(
        link_type=link_type,
        comparisons=[
            comparisons.NameComparison("given_name"),
            comparisons.NameComparison("surname"),
            comparisons.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
            ),
            comparisons.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            comparisons.ExactMatch("street_number"),
            comparisons.ExactMatch("postcode"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("surname", "postcode"),
        ],
    )


MODELS = {"anye": ours, "splink_stock": stock}


def _typed(column: str, other: str = "") -> CustomComparison:
    """Compare a text: equal, in the other column, nearly equal, or not."""
    in_other = f'"{column}_l" = "{other}_r" or "{column}_r" = "{other}_l"'
    swapped = [levels.CustomLevel(in_other, f"In the column {other}")] if other else []
    return CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            levels.ExactMatchLevel(column, term_frequency_adjustments=True),
            *swapped,
            levels.DamerauLevenshteinLevel(column, 1),
            levels.JaroWinklerLevel(column, 0.9),
            levels.JaroWinklerLevel(column, 0.75),
            levels.ElseLevel(),
        ],
    )


def _near(column: str) -> comparisons.DamerauLevenshteinAtThresholds:
    """Compare digits: equal, one or two slips apart, or not."""
    return comparisons.DamerauLevenshteinAtThresholds(column, [1, 2, 3])
