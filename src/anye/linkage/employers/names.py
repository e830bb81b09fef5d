"""What of an employer's name tells it from others, however it is written?

    天津市華興商贸（蓟州）有限責任公司  ->  name 天津市华兴商贸蓟州有限公司, core 华兴商贸蓟州
    天津市华兴商贸有限公司西龙分公司    ->  core 华兴商贸, and it is a unit of that employer

By law no authority registers one name twice, so the whole name says much; the core is what
remains when place and legal form, which are shared by thousands, are left away.
"""

from collections.abc import Mapping
from functools import cache

import polars as pl
from opencc import OpenCC

_HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFF))
_SAY_NOTHING = ("无", "不详", "未知", "暂无", "没有", "空", "其他", "NULL", "NONE", "NA")
PLACES = r"(?:天津市?)?(?:蓟州区?|蓟县)?"  # of the register; other places stay in the core
_FORMS = (
    r"(?:股份有限公司|有限公司|股份公司|集团公司|公司|集团"
    r"|普通合伙|有限合伙|特殊普通合伙|个人独资企业?)$"
)
_BODIES = r"(?:公司|银行|医院|学校|中学|小学|大学|学院|幼儿园)"
_UNITS = r"(?:分公司|分厂|分店|分行|支行|分理处|分校|分院|分部|营业部|门市部|办事处|项目部)"


def tidied_name(text: pl.Expr) -> pl.Expr:
    """Return texts in simplified characters and one width, without spaces and marks."""
    return (
        text.str.normalize("NFKC")
        .str.to_uppercase()
        .str.replace_many(_simplified())
        .str.replace_all(r"[^\p{L}\p{N}()]", "")
    )


def with_names(employers: pl.DataFrame, given: str) -> pl.DataFrame:
    """Add ``name``, ``core``, ``letters`` and ``is_unit``, read from the name as given.

    A text that only says that there is no name counts as none: nothing is linked on a blank.
    """
    text = tidied_name(pl.col(given)).str.replace_all("有限责任公司", "有限公司", literal=True)
    text = text.str.replace(r"\(?个体工商户\)?$", "")
    name = text.str.replace_all(r"[()]", "")
    says_something = name.str.contains(r"\p{L}") & ~name.is_in(_SAY_NOTHING)
    named = employers.with_columns(
        name=pl.when(says_something).then(name).otherwise(pl.lit("")),
        core=text.str.replace_all(rf"\({PLACES}\)", "").str.replace_all(r"[()]", ""),
    )
    head = pl.col("core").str.extract(rf"^(.+?{_BODIES}).*{_UNITS}$", 1)
    rest = pl.coalesce(head, "core").str.replace(f"^{PLACES}", "").str.replace(_FORMS, "")
    says_little = rest.str.contains(f"^{_BODIES}?$")  # 天津银行 is not 银行
    core = pl.when(says_little | (pl.col("name") == "")).then("name").otherwise(rest)
    return named.with_columns(core=core, is_unit=head.is_not_null()).with_columns(
        letters=pl.col("core").str.split("").list.sort().list.join("")
    )


@cache
def _simplified() -> Mapping[str, str]:
    """Return each traditional or variant character with its common one."""
    characters = [chr(code) for first, last in _HAN for code in range(first, last + 1)]
    common = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {given: one for given, one in zip(characters, common, strict=True) if given != one}
