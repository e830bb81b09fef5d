"""How much each way of agreeing or differing says about two records of an employer.

A level's weight is the logarithm of how much oftener it is seen between records of one employer
(m) than between records of two (u), in thousandths of a bit. The shares are set by hand, not
learnt from a store: the same two records weigh the same everywhere and in every month.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from anye.linkage.levels import NOTHING, Comparison, Level

THOUSANDTHS = 1000
PRIOR = -13_000  # one employer in some eight thousand, before anything is compared
CERTAIN = 10_000  # a thousand to one
DOUBTFUL = 0  # as likely as not: from here on an officer is asked
FLOOR = PRIOR  # the second best where there is none
LEAD = 8_000  # what the best candidate must have over the second to be certain


@dataclass(frozen=True, slots=True)
class WeighedLevel(Level):
    """A level, when it holds, and how often."""

    sql: str  # l is the row's record, r the register's
    m: float  # share among records of one employer
    u: float  # share among records of two

    @property
    def weight(self) -> int:
        """Return what the level says, in thousandths of a bit."""
        return round(THOUSANDTHS * log2(self.m / self.u))


@dataclass(frozen=True, slots=True)
class WeighedComparison(Comparison):
    """A comparison with its weights; where there is nothing to compare there is no level."""

    levels: tuple[WeighedLevel, ...]
    absent: str  # SQL: there is nothing to compare

    def weights(self) -> Mapping[int, int]:
        """Return the weight of each level by its number."""
        found = {self.number(level.name): level.weight for level in self.levels}
        return {NOTHING: 0, **found}


CODE = WeighedComparison(
    "code",
    "信用代码",
    "credit code",
    (
        WeighedLevel(
            "one_slip",
            "只差一个字符，或相邻两字符颠倒",
            "one character differs, or two neighbours are swapped",
            "length(code_l) = 18 and damerau_levenshtein(code_l, code_r) = 1",
            m=0.60,
            u=1e-6,
        ),
        WeighedLevel(
            "same_organisation",
            "其中的组织机构代码相同",
            "the organisation code in it is the same",
            "organisation_l = record_r",
            m=0.15,
            u=1e-6,
        ),
        WeighedLevel("differs", "不同", "differs", "not code_is_valid_l", m=0.246, u=0.5),
        WeighedLevel(
            "another_code",
            "是另一个有效代码",
            "is another valid code",
            "else",
            m=0.004,
            u=0.5,
        ),
    ),
    absent="code_l = '' or code_r = ''",
)

TAX_NUMBER = WeighedComparison(
    "tax_number",
    "纳税人识别号",
    "tax number",
    (
        WeighedLevel(
            "same",
            "相同，或含有同一组织机构代码",
            "the same, or holds the same organisation code",
            "taxpayer_l = record_r or tax_number_l = tax_number_r",
            m=0.84,
            u=4e-8,
        ),
        WeighedLevel(
            "one_slip",
            "只差一个字符",
            "one character differs",
            "damerau_levenshtein(tax_number_l, code_r) = 1"
            " or damerau_levenshtein(tax_number_l, tax_number_r) = 1",
            m=0.06,
            u=1e-6,
        ),
        WeighedLevel("differs", "不同", "differs", "else", m=0.10, u=0.999),
    ),
    absent="tax_number_l = '' or (tax_number_r = '' and code_r = '')",
)

EMPLOYER_NAME = WeighedComparison(
    "employer_name",
    "单位名称",
    "employer's name",
    (
        WeighedLevel(
            "same", "规范后相同", "the same when tidied", "name_l = name_r", m=0.70, u=5e-7
        ),
        WeighedLevel(
            "unit",
            "同一单位的分支机构",
            "a branch of one employer",
            "(is_unit_l or is_unit_r) and core_l = core_r",
            m=0.03,
            u=2e-6,
        ),
        WeighedLevel(
            "same_core",
            "字号和行业相同，地名或组织形式不同",
            "the same but for place or legal form",
            "core_l = core_r and length(core_l) > 2",
            m=0.10,
            u=1e-5,
        ),
        WeighedLevel(
            "other_order",
            "用字相同，次序不同",
            "the same characters in another order",
            "letters_l = letters_r and length(letters_l) > 2",
            m=0.03,
            u=3e-6,
        ),
        WeighedLevel(
            "one_character",
            "差一个字",
            "one character differs",
            "length(core_l) > 3 and list_has_any(less_one_l, less_one_r)",
            m=0.09,
            u=1e-4,
        ),
        WeighedLevel("differs", "不同", "differs", "else", m=0.05, u=0.999),
    ),
    absent="name_l = '' or name_r = ''",
)

ADDRESS = WeighedComparison(
    "address",
    "地址",
    "address",
    (
        WeighedLevel(
            "same",
            "相同",
            "the same",
            "address_l = address_r and address_l <> ''",
            m=0.35,
            u=1e-4,
        ),
        WeighedLevel(
            "same_township",
            "同一乡镇（街道）",
            "the same township",
            "township_l = township_r and township_l <> 0",
            m=0.50,
            u=0.05,
        ),
        WeighedLevel("differs", "不同", "differs", "else", m=0.15, u=0.95),
    ),
    absent="(address_l = '' or address_r = '') and (township_l = 0 or township_r = 0)",
)

COMPARISONS = (CODE, TAX_NUMBER, EMPLOYER_NAME, ADDRESS)
