"""What happens to the names of persons; where a mistake cannot be made, the name stays."""

from collections.abc import Callable, Mapping

import numpy as np
import polars as pl

from anye.synthetic.mistakes import tables
from anye.synthetic.mistakes.characters import (
    all_replaced,
    as_texts,
    neighbours_swapped,
    one_added,
    one_missing,
    one_replaced,
    points,
)
from anye.synthetic.pools import characters

DOT = "·"
_OTHER_DOTS = (".", "•", "・", "-", " ")
_GIVEN = characters("given_male") + characters("given_female")
_TWO_SURNAMES = ("欧阳", "司马", "诸葛", "上官", "尉迟")


def homophone(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write one character by another of the same sound."""
    return as_texts(one_replaced(rng, points(names), tables.homophones()))


def dialect(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write one character as a speaker of a dialect would hear it."""
    return as_texts(one_replaced(rng, points(names), tables.confused_in_dialects()))


def input_method(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Take what the input method offers first."""
    return as_texts(one_replaced(rng, points(names), tables.offered_first()))


def similar_shape(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Take one character for another that looks like it."""
    return as_texts(one_replaced(rng, points(names), tables.similar_shapes()))


def traditional(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write the whole name in traditional or variant characters."""
    return as_texts(all_replaced(points(names), tables.traditional()))


def character_missing(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Leave out one character."""
    return as_texts(one_missing(rng, points(names)))


def character_added(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Add a character that other names have."""
    return as_texts(one_added(rng, points(names), _GIVEN))


def other_order(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Swap two neighbouring characters."""
    return as_texts(neighbours_swapped(rng, points(names)))


def rare_character(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write a rare character as a system that does not hold it would."""
    rare = tables.typed_for_rare()
    dice = rng.integers(0, 1 << 16, len(names))
    return _each(names, lambda name, place: _rare_typed(name, rare, int(dice[place])))


def pinyin(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write the name in Latin letters: Wang Xiaoming, WANG XIAOMING, wangxiaoming."""
    style = rng.integers(0, 3, len(names))
    return _each(names, lambda name, place: _romanised(name, int(style[place])))


def dot_missing(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write a minority name without its dot (间隔号)."""
    return names.str.replace_all(DOT, "", literal=True)


def other_dot(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write another dot or mark in its place."""
    drawn = pl.Series([_OTHER_DOTS[n] for n in rng.integers(0, len(_OTHER_DOTS), len(names))])
    frame = pl.DataFrame({"name": names, "dot": drawn}, schema_overrides={"dot": pl.String})
    parts = pl.col("name").str.split_exact(DOT, 1)
    first, last = (parts.struct.field(f"field_{place}") for place in (0, 1))
    return frame.select(
        pl.when(last.is_null()).then("name").otherwise(pl.concat_str(first, "dot", last))
    ).to_series()


def one_part_only(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Keep only what stands before the dot."""
    return names.str.split(DOT).list.first()


def missing(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Leave the name out."""
    return pl.Series([""] * len(names), dtype=pl.String)


def romanised(name: str) -> list[str]:
    """Return the syllables of a name, as far as they are known."""
    sounds = tables.sound_of()
    return [sounds[one] for one in name if one in sounds]


def _each(names: pl.Series, write: Callable[[str, int], str]) -> pl.Series:
    """Write name by name; only for what happens to few."""
    written = [write(name, place) for place, name in enumerate(names.to_list())]
    return pl.Series(written, dtype=pl.String)


def _romanised(name: str, style: int) -> str:
    syllables = romanised(name)
    if len(syllables) < len(name.replace(DOT, "")):
        return name  # a character whose sound the tables do not know
    family = 2 if name[:2] in _TWO_SURNAMES else 1
    parts = ["".join(syllables[:family]), "".join(syllables[family:])]
    written = " ".join(part.capitalize() for part in parts)
    return (written, written.upper(), written.lower().replace(" ", ""))[style]


def _rare_typed(name: str, rare: Mapping[str, list[str]], dice: int) -> str:
    for character in name:
        if character in rare:
            typed = rare[character]
            return name.replace(character, typed[dice % len(typed)], 1)
    return name
