"""How is a name written, and how does it sound and look, whatever hand wrote it?

Everything is looked up per character, so a name costs the same in a district and in a nation,
and equal names have equal parts in every store.
"""

import unicodedata
from functools import cache

import opencc
import polars as pl

from anye.linkage.persons.names.frequencies import in_part, rarities, rarities_of_sound
from anye.linkage.persons.names.shapes import corners
from anye.linkage.persons.names.sounds import folded, sound, surname_sound

_MARKS = r"[·.•・‧∙⋅･\-\s'’]+"  # 间隔号 and what is typed for it
_UNREADABLE = r"[?？□＊*�%_]"  # what a system prints for a character it does not hold
UNREADABLE = "?"
_READABLE = r"[^?]"
_TWO = (
    "欧阳",
    "司马",
    "诸葛",
    "上官",
    "尉迟",
    "皇甫",
    "慕容",
    "令狐",
    "东方",
    "司徒",
    "公孙",
    "夏侯",
)
_LONGEST = 12  # characters of a name that are compared
_LATIN = r"^[a-z]+$"
NAME_PARTS = (
    "plain",  # without marks, variants and case
    "sound",  # toneless pinyin
    "folded",  # the same to those who do not tell apart n and l, or zh and z
    "letters",  # its characters in order of code
    "corners",  # five digits of shape per character
    "less_one",  # all it can be with one character missing, between bars
    "surname",  # how the surname sounds, folded
    "last",  # how the last character sounds, folded
    "given",  # how all but the surname sounds, folded
    "rarity",  # thousandths of a bit by which it is rarer than names are on average
    "rarity_in_part",  # the same where another name agrees with it in part
)


def name_parts(names: pl.Series) -> pl.DataFrame:
    """Return the parts of each name, one row each; a blank has none, and nulls stand for it."""
    written = pl.DataFrame({"name": names, "tidy": _tidy(names)}).with_row_index("row")
    letters = (
        written.select("row", letter=pl.col("tidy").str.head(_LONGEST).str.split(""))
        .explode("letter")
        .filter(pl.col("letter") != "")
        .with_columns(place=pl.int_range(pl.len()).over("row"))
    )
    known = letters.join(_of_letters(letters["letter"].unique()), on="letter", how="left")
    of_names = _of_names(known.sort("row", "place"))
    found = written.join(of_names, on="row", how="left")
    found = found.with_columns(
        rarity=rarities(found), rarity_in_part=in_part(rarities_of_sound(found))
    )
    return found.sort("row").select("name", *NAME_PARTS)


def _tidy(names: pl.Series) -> pl.Series:
    """Return names in one normal form, without dots, accents and case."""
    forms = {name: _folded_case(name) for name in names.unique().to_list()}
    tidy = names.replace_strict(forms, return_dtype=pl.String)
    return tidy.str.replace_all(_MARKS, "").str.replace_all(_UNREADABLE, UNREADABLE)


def _folded_case(name: str) -> str:
    wide = unicodedata.normalize("NFKC", name)
    if wide.isascii() or any(one.isalpha() and ord(one) < 0x250 for one in wide):  # noqa: PLR2004 (Latin ends)
        parts = unicodedata.normalize("NFKD", wide)
        wide = "".join(one for one in parts if not unicodedata.combining(one))
    return wide.lower()


def _of_letters(letters: pl.Series) -> pl.DataFrame:
    simple = {one: _simplified(one) for one in letters.to_list()}
    return pl.DataFrame(
        {
            "letter": list(simple),
            "simple": list(simple.values()),
            "said": [sound(one) for one in simple.values()],
            "shape": [corners(one) for one in simple.values()],
        },
        schema=dict.fromkeys(("letter", "simple", "said", "shape"), pl.String),
    )


@cache
def _simplified(character: str) -> str:
    found = _converter().convert(character)
    return found if len(found) == 1 else character


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _of_names(letters: pl.DataFrame) -> pl.DataFrame:
    """Return the parts of names from their characters in order."""
    joined = letters.group_by("row", maintain_order=True).agg(
        plain=pl.col("simple").str.join(""),
        simple="simple",
        said="said",
        letters=pl.col("simple").sort().str.join(""),
        corners=pl.col("shape").str.join(""),
    )
    length = pl.col("simple").list.len()
    is_latin = pl.col("plain").str.contains(_LATIN)
    family = pl.when(pl.col("plain").str.head(2).is_in(_TWO) & (length > 2)).then(2).otherwise(1)  # noqa: PLR2004
    named = joined.with_columns(
        family=family,
        head=pl.col("said").list.head(family).list.join(""),
        tail=pl.col("said").list.slice(family).list.join(""),
        end=pl.col("said").list.last(),
        less_one=_less_one(pl.col("simple")),
    ).with_columns(head=surname_sound(pl.col("plain").str.head(pl.col("family")), pl.col("head")))
    said = pl.when(is_latin).then("plain").otherwise(pl.concat_str("head", "tail"))
    readable = named.filter(pl.col("plain").str.contains(_READABLE))
    return readable.select(
        "row",
        "plain",
        "letters",
        "corners",
        "less_one",
        family_name=_unless(is_latin, pl.col("plain").str.head(pl.col("family"))),
        given_name=_unless(is_latin, pl.col("plain").str.slice(pl.col("family"))),
        family_said=_unless(is_latin, pl.col("head")),
        given_said=pl.col("said").list.slice(pl.col("family")),
        sound=folded(said, of_dialects=False),
        folded=folded(said),
        surname=_unless(is_latin, folded(pl.col("head"))),
        last=_unless(is_latin | (length < 2), folded(pl.col("end"))),  # noqa: PLR2004
        given=_unless(is_latin | (length < 2), folded(pl.col("tail"))),  # noqa: PLR2004
    )


def _unless(is_latin: pl.Expr, said: pl.Expr) -> pl.Expr:
    return pl.when(~is_latin & (said != "")).then(said)


def _less_one(letters: pl.Expr) -> pl.Expr:
    """Return between bars all that is left of names of two characters or more without one."""
    without = [
        pl.when((letters.list.len() > place) & (letters.list.len() > 1)).then(
            pl.concat_list(letters.list.head(place), letters.list.slice(place + 1)).list.join("")
        )
        for place in range(_LONGEST)
    ]
    return pl.concat_str(
        pl.lit("|"), pl.concat_str(without, separator="|", ignore_nulls=True), pl.lit("|")
    )
