"""The mistakes that are made in saying which employer is meant, by name."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from anye.synthetic.mistakes import codes, tables
from anye.synthetic.mistakes.characters import all_replaced, as_texts, one_replaced, points
from anye.synthetic.mistakes.mixing import Kinds, Mistake

_FORMS = "(股份)?有限(责任)?公司$"
_UNITS = ("第一分公司", "分公司", "分店", "营业部", "门市部", "蓟州项目部")


def without_form(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Leave the legal form out."""
    return names.str.replace(_FORMS, "")


def without_place(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Leave 天津市 out."""
    return names.str.replace("^天津市", "")


def other_brackets(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write brackets in half width, or put the place into brackets where there are none."""
    has = names.str.contains("（", literal=True)
    narrow = names.str.replace_all("（", "(", literal=True).str.replace_all("）", ")", literal=True)
    moved = names.str.replace("^天津市(.*?)(有限公司|商店)$", "$1（天津）$2")
    return narrow.zip_with(has, moved)


def of_a_unit(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Name a branch or shop of the employer."""
    unit = pl.Series([_UNITS[n] for n in rng.integers(0, len(_UNITS), len(names))])
    return pl.select(pl.when(names == "").then(names).otherwise(names + unit)).to_series()


def abbreviated(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write what people call it: without place and form, four characters."""
    short = names.str.replace("^天津市(蓟州区)?", "").str.replace(_FORMS, "")
    return short.str.slice(0, 4)


def in_traditional(_rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Write the name in traditional characters."""
    return as_texts(all_replaced(points(names), _TRADITIONAL))


def one_character(rng: np.random.Generator, names: pl.Series) -> pl.Series:
    """Take one character for another that looks like it."""
    return as_texts(one_replaced(rng, points(names), tables.similar_shapes()))


def other_writing(rng: np.random.Generator, addresses: pl.Series) -> pl.Series:
    """Write the same address otherwise: without the city, the house, or with the old county."""
    ways = [
        addresses.str.replace("^天津市", ""),
        addresses.str.replace("^天津市蓟州区", ""),
        addresses.str.replace(r"\d+号$", ""),
        addresses.str.replace("蓟州区", "蓟县"),
    ]
    way = rng.integers(0, len(ways), len(addresses))
    chosen = ways[0]
    for number, written in enumerate(ways[1:], start=1):
        chosen = written.zip_with(pl.Series(way == number), chosen)
    return chosen


class TaxNumberOnly:
    """The credit code is left out and the old tax number stands in its own column."""

    def made(self, rng: np.random.Generator, said: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with the number moved."""
        old = codes.old_tax_number(rng, said[CODE])
        return said.with_columns(old.alias(TAX), pl.lit("").alias(CODE))


CODE, NAME = "given_code", "given_employer_name"
TAX, ADDRESS = "given_tax_number", "given_employer_address"
_TRADITIONAL: Mapping[str, str] = {
    **tables.traditional(),
    **dict(
        zip(
            "丰贸业厂农广发达长机电车纺织务环设装饮筑",
            "豐貿業廠農廣發達長機電車紡織務環設裝飲築",
            strict=True,
        )
    ),
}
EMPLOYER_MISTAKES: Kinds = {
    "code_missing": Mistake("缺信用代码", CODE, codes.missing),
    "code_one_letter": Mistake("信用代码错一位", CODE, codes.one_letter),
    "code_swapped": Mistake("信用代码相邻两位颠倒", CODE, codes.neighbours_swapped),
    "code_is_tax_number": Mistake("信用代码栏填旧税号", CODE, codes.old_tax_number),
    "tax_number_only": TaxNumberOnly(),
    "employer_without_form": Mistake("单位名称缺有限公司", NAME, without_form),
    "employer_without_place": Mistake("单位名称缺天津市", NAME, without_place),
    "employer_brackets": Mistake("单位名称括号不同", NAME, other_brackets),
    "employer_unit": Mistake("写成分公司或分店", NAME, of_a_unit),
    "employer_abbreviated": Mistake("单位简称", NAME, abbreviated),
    "employer_traditional": Mistake("单位名称繁体", NAME, in_traditional),
    "employer_shape": Mistake("单位名称形近字", NAME, one_character),
    "employer_address": Mistake("单位地址写法不同", ADDRESS, other_writing),
}
