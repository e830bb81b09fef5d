"""How does a name sound, and which sounds do speakers of dialects not tell apart?"""

from collections.abc import Mapping
from functools import cache

import polars as pl
from pypinyin import Style, pinyin

SURNAMES: Mapping[str, str] = {  # read otherwise than elsewhere
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "区": "ou",
    "查": "zha",
    "曾": "zeng",
    "任": "ren",
    "华": "hua",
    "盖": "ge",
    "朴": "piao",
    "缪": "miao",
    "尹": "yin",
    "乐": "yue",
    "翟": "zhai",
    "覃": "qin",
    "仝": "tong",
    "么": "yao",
    "尉迟": "yuchi",
    "万俟": "moqi",
}
_DIALECTS = (  # in this order, over the whole name, so that typed pinyin folds alike
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ng", "n"),
    ("hui", "fei"),
    ("hua", "fa"),
    ("huo", "fo"),
    ("h", "f"),
    ("w", "f"),  # 黄 and 王, 胡 and 吴
    ("n", "l"),
    ("r", "l"),
)


@cache
def sound(character: str) -> str:
    """Return the toneless pinyin of a character; a letter sounds as it is, the unknown not."""
    if character.isascii():
        return character if character.isalpha() else ""
    readings = pinyin(character, style=Style.NORMAL, errors="ignore")
    return str(readings[0][0]) if readings else ""


def surname_sound(surname: pl.Expr, elsewhere: pl.Expr) -> pl.Expr:
    """Return how a surname is read, else how its characters are read elsewhere."""
    read = surname.replace_strict(SURNAMES, default=None, return_dtype=pl.String)
    return pl.coalesce(read, elsewhere)


def folded(said: pl.Expr, *, of_dialects: bool = True) -> pl.Expr:
    """Return a sound without what a keyboard or a speaker of a dialect does not tell apart."""
    said = said.str.replace_all("v", "u", literal=True).str.replace_all("ü", "u", literal=True)
    for one, other in _DIALECTS if of_dialects else ():
        said = said.str.replace_all(one, other, literal=True)
    return said
