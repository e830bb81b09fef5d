"""How much evidence is there that a row is of a registered employer, comparison by comparison?

The weight of a level is the model's, a whole number. What this saves upon earlier links is the work
of a day without new identities, such as after an officer's answer. For new ones the names of the
whole register are read again, and that is most of the work: keeping what they may be like would
cost more disk than the register itself.
"""

from pathlib import Path

import narwhals as nw
import polars as pl
import pyarrow.parquet as pq

from anye.linkage.employers.increment import Since
from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.employers.model import employer_model
from anye.linkage.employers.records import of_identities, of_register
from anye.linkage.employers.said import IDENTITY
from anye.linkage.employers.splink_pairs import compared
from anye.linkage.model import Model
from anye.tables.links.identities import EMPLOYER_PAIRS
from anye.tables.shape import Shape


def employer_pairs(identities: pl.DataFrame, register: Path, since: Since | None) -> pl.DataFrame:
    """Return the pairs that are at least doubtful.

    Args:
        identities: what rows say of an employer they do not name by a valid code.
        register: the file of REGISTERED_EMPLOYERS.
        since: earlier links, if there are any.
    """
    if since is None:
        return _pairs(identities, register)
    old = identities.join(since.identities, on=IDENTITY, how="semi")
    new = identities.join(since.identities, on=IDENTITY, how="anti")
    holding = since.pairs.join(old, on=IDENTITY, how="semi")
    found = [holding, _pairs(new, register), _pairs(old, since.register)]
    return in_shape(EMPLOYER_PAIRS, pl.concat(found))


def _pairs(identities: pl.DataFrame, register: Path) -> pl.DataFrame:
    if identities.is_empty() or not pq.read_metadata(register).num_rows:
        return in_shape(EMPLOYER_PAIRS, pl.DataFrame(schema=list(EMPLOYER_PAIRS.columns)))
    records = of_identities(identities)
    return pairs_of(records, of_register(register, records))


def pairs_of(identities: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of two tables of records that are at least doubtful."""
    model = employer_model()
    pairs = weighed(compared(identities, register, model), model)
    return in_shape(EMPLOYER_PAIRS, pairs.filter(pl.col("weight") >= model.doubtful))


def weighed(found: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Return pairs with the model's weight of every level, and their sum."""
    levels = {f"{one.name}_level": pl.col(f"gamma_{one.name}") for one in EMPLOYER_LEVELS}
    weights = {
        f"{one.name}_weight": pl.col(f"gamma_{one.name}").replace_strict(model.weights(one))
        for one in EMPLOYER_LEVELS
    }
    return found.select(
        employer_identity="record_l", employer_id="record_r", **levels, **weights
    ).with_columns(weight=model.prior + pl.sum_horizontal(*weights))


def in_shape(shape: Shape, rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows cut and cast to a declared shape, in the order of its key."""
    fitting: pl.LazyFrame = shape.cast(nw.from_native(rows.lazy())).to_native()
    return fitting.sort(shape.key).collect()
