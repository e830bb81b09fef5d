"""A name has the same parts in every store."""

import polars as pl

from anye.linkage.persons.names.parts import name_parts


def test_who_sounds_alike_is_equally_rare_to_a_name_that_sounds_as_both_do():
    rare, common = (name_parts(pl.Series([name])).row(0, named=True) for name in ("张威", "张伟"))
    assert rare["rarity"] > common["rarity"]
    assert rare["rarity_in_part"] == common["rarity_in_part"]
