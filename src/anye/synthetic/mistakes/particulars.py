"""What happens to birth dates, sexes, townships and addresses; a blank stays blank."""

from datetime import date

import numpy as np
import polars as pl

from anye.codes.divisions import TOWNSHIPS

_NEIGHBOURS = {
    one: other
    for order in (list(TOWNSHIPS),)
    for one, other in zip(order, [*order[1:], order[-2]], strict=True)
}


def day_and_month_transposed(_rng: np.random.Generator, born: pl.Series) -> pl.Series:
    """Write month for day, where that is a day of the calendar too."""
    frame = pl.DataFrame({"born": born})
    day, month = pl.col("born").dt.day(), pl.col("born").dt.month()
    turned = pl.date(pl.col("born").dt.year(), pl.when(day <= 12).then(day).otherwise(1), month)  # noqa: PLR2004 (months)
    return frame.select(pl.when(day <= 12).then(turned).otherwise("born")).to_series()  # noqa: PLR2004


def one_digit_of_birth(rng: np.random.Generator, born: pl.Series) -> pl.Series:
    """Type one digit of year, month or day wrong; what is no date then stays as it was."""
    places = np.array([10_000, 100_000, 100, 1, 10])  # year twice as often as month, day
    by = places[rng.integers(0, len(places), len(born))]
    digit = rng.integers(1, 10, len(born))
    frame = pl.DataFrame({"born": born, "by": by, "digit": digit})
    number = pl.col("born").dt.strftime("%Y%m%d").cast(pl.Int64)
    old = number // pl.col("by") % 10
    changed = number + ((old + pl.col("digit")) % 10 - old) * pl.col("by")
    found = changed.cast(pl.String).str.to_date("%Y%m%d", strict=False)
    lived = found.is_between(date(1925, 1, 1), date(2015, 12, 31))
    return frame.select(pl.when(lived).then(found).otherwise("born")).to_series()


def birth_missing(_rng: np.random.Generator, born: pl.Series) -> pl.Series:
    """Leave the birth date out."""
    return pl.Series([None] * len(born), dtype=pl.Date)


def other_sex(_rng: np.random.Generator, sex: pl.Series) -> pl.Series:
    """Write the other sex."""
    return pl.select(pl.when(sex > 0).then(3 - sex).otherwise(sex)).to_series().cast(sex.dtype)


def neighbouring_township(_rng: np.random.Generator, township: pl.Series) -> pl.Series:
    """Take the next line of the list of townships."""
    return township.replace(_NEIGHBOURS)


def township_missing(_rng: np.random.Generator, township: pl.Series) -> pl.Series:
    """Leave the township out."""
    return pl.Series([0] * len(township), dtype=township.dtype)


def address_variant(rng: np.random.Generator, addresses: pl.Series) -> pl.Series:
    """Write the same address as another office would: shorter, without its house, otherwise."""
    places = pl.col("text").str.replace("^天津市", "")
    ways = [
        places,
        places.str.replace("^蓟州区", ""),
        places.str.replace("蓟州区", "蓟县"),
        pl.col("text").str.replace(r"\d+号$", ""),
        pl.col("text").str.replace("村", "村委会"),
        pl.col("text").str.replace("^天津市蓟州区.*?(镇|乡|街道)", ""),
    ]
    way = pl.Series(rng.integers(0, len(ways), len(addresses)))
    chosen = pl.col("text")
    for number, written in enumerate(ways):
        chosen = pl.when(pl.col("way") == number).then(written).otherwise(chosen)
    return pl.DataFrame({"text": addresses, "way": way}).select(chosen.alias("text")).to_series()
