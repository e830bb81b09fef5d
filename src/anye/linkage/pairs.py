"""How much evidence is there that an identity is a known person, comparison by comparison?"""

from collections.abc import Sequence
from pathlib import Path

import narwhals as nw

from anye.linkage.blocking import CANDIDATES, EXACT
from anye.linkage.levels import ID, NAME, NOTHING, PERSON_LEVELS, Comparison
from anye.linkage.person_model import THOUSANDTHS, PersonModel
from anye.linkage.records import of_identities, of_people
from anye.linkage.splink_pairs import compared
from anye.tables.engine import Engine, Table
from anye.tables.identities import PERSON_PAIRS

PAIR = ("identity", "person_id")
EXACT_LEVELS = ("same", "fifteen", "in_certificate")
_OTHERWISE = ("surname", "differs")  # names so far apart that no ID makes the link certain


def person_pairs(
    engine: Engine, people: Table, identities: Table, model: PersonModel, beside: Path
) -> Table:
    """Return every pair that is worth an officer's look, with its weights.

    Whom the ID itself names for certain is not compared with anybody else.
    """
    known = engine.hold("people_records", of_people(engine, people, beside))
    spoken_of = engine.hold("identity_records", of_identities(engine, identities, beside))
    exact = _weighed_pairs(engine, known, spoken_of, EXACT, model, "exact_pairs")
    settled = exact.filter(is_settled()).select("identity").unique()
    open_ones = spoken_of.join(settled, left_on="whose", right_on="identity", how="anti")
    rest = _weighed_pairs(engine, known, open_ones, CANDIDATES, model, "candidate_pairs")
    return best_of_each(nw.concat([exact, rest])).filter(nw.col("weight") >= model.floor)


def is_settled() -> nw.Expr:
    """Return whether the ID of a pair names the person and the name does not contradict."""
    id_level, name_level = nw.col("id_level"), nw.col("name_level")
    return is_exact() & (id_level != NOTHING) & (name_level != NOTHING) & ~is_contradicted()


def is_exact() -> nw.Expr:
    """Return whether the ID, in whatever form, is the person's."""
    return nw.col("id_level").is_in([ID.number(level) for level in EXACT_LEVELS])


def is_contradicted() -> nw.Expr:
    """Return whether the names are clearly different, or the ID is valid and another's."""
    other_names = nw.col("name_level").is_in([NAME.number(level) for level in _OTHERWISE])
    return other_names | (nw.col("id_level") == ID.number("another"))


def best_of_each(pairs: Table) -> Table:
    """Return of several records of the same two the pair that weighs most."""
    order = ["weight", *(f"{one.name}_level" for one in PERSON_LEVELS)]
    return pairs.unique(list(PAIR), keep="last", order_by=order)


def _weighed_pairs(
    engine: Engine,
    known: Table,
    spoken_of: Table,
    rules: Sequence[Sequence[str]],
    model: PersonModel,
    name: str,
) -> Table:
    return compared(
        engine,
        known,
        spoken_of,
        rules,
        model,
        keep=lambda found: engine.hold(name, weighed(found, model)),
    )


def weighed(found: Table, model: PersonModel) -> Table:
    """Return pairs with whole weights from what Splink found.

    Splink gives each comparison's log2(m/u). Rounded it is the model's weight, and as no two levels
    of a comparison weigh the same, it also says the level.
    """
    rounded = found.with_columns(
        (nw.col(f"mw_{one.name}") * THOUSANDTHS).round().cast(nw.Int32).alias(f"{one.name}_weight")
        for one in PERSON_LEVELS
    ).with_columns(_level(one, model).alias(f"{one.name}_level") for one in PERSON_LEVELS)
    is_same_name = nw.col("name_level") == NAME.number("same")
    rarer = nw.when(is_same_name).then(nw.col("commonness_l")).otherwise(nw.lit(0))
    with_rarity = rounded.with_columns(name_weight=nw.col("name_weight") + rarer)
    weight = nw.sum_horizontal(f"{one.name}_weight" for one in PERSON_LEVELS) + model.prior
    return PERSON_PAIRS.cast(
        with_rarity.with_columns(
            identity=nw.col("whose_r"), person_id=nw.col("whose_l"), weight=weight
        )
    )


def _level(comparison: Comparison, model: PersonModel) -> nw.Expr:
    weight = nw.col(f"{comparison.name}_weight")
    found = nw.lit(NOTHING)
    for number, of_level in model.weights(comparison).items():
        found = nw.when(weight == of_level).then(nw.lit(number)).otherwise(found)
    return found
