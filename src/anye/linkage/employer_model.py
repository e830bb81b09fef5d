"""How much each way of agreeing or differing says about two records of an employer.

A level's weight is the logarithm of how much oftener it is seen between records of one employer
(m) than between records of two (u), in thousandths of a bit. The shares are set by hand, not
learnt from a store: the same two records weigh the same everywhere and in every month.
"""

from dataclasses import dataclass
from math import log2

THOUSANDTHS = 1000
PRIOR = -13_000  # one employer in some eight thousand, before anything is compared
CERTAIN = 10_000  # a thousand to one
DOUBTFUL = 0  # as likely as not: from here on an officer is asked
FLOOR = PRIOR  # the second best where there is none
LEAD = 8_000  # what the best candidate must have over the second to be certain


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which two records may agree or differ, as Splink tests it."""

    name: str
    zh: str
    en: str
    sql: str  # l is the row's record, r the register's
    m: float  # share among records of one employer
    u: float  # share among records of two

    @property
    def weight(self) -> int:
        """Return what the level says, in thousandths of a bit."""
        return round(THOUSANDTHS * log2(self.m / self.u))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, and its levels, the closest first; without a value there is no level."""

    name: str
    zh: str
    en: str
    absent: str  # SQL: there is nothing to compare
    levels: tuple[Level, ...]

    def number(self, level: str) -> int:
        """Return the number of a level as Splink counts them, the last being 0."""
        names = [one.name for one in self.levels]
        return len(names) - 1 - names.index(level)

    def weights(self) -> dict[int, int]:
        """Return the weight of each level by its number."""
        return {self.number(level.name): level.weight for level in self.levels}


CODE = Comparison(
    "code",
    "信用代码",
    "credit code",
    "code_l = '' or code_r = ''",
    (
        Level(
            "one_slip",
            "只差一个字符，或相邻两字符颠倒",
            "one character differs, or two neighbours are swapped",
            "length(code_l) = 18 and damerau_levenshtein(code_l, code_r) = 1",
            m=0.60,
            u=1e-6,
        ),
        Level(
            "same_organisation",
            "其中的组织机构代码相同",
            "the organisation code in it is the same",
            "organisation_l = record_r",
            m=0.15,
            u=1e-6,
        ),
        Level("differs", "不同", "differs", "not code_is_valid_l", m=0.246, u=0.5),
        Level(
            "another_code",
            "是另一个有效代码",
            "is another valid code",
            "else",
            m=0.004,
            u=0.5,
        ),
    ),
)

TAX_NUMBER = Comparison(
    "tax_number",
    "纳税人识别号",
    "tax number",
    "tax_number_l = '' or (tax_number_r = '' and code_r = '')",
    (
        Level(
            "same",
            "相同，或含有同一组织机构代码",
            "the same, or holds the same organisation code",
            "taxpayer_l = record_r or tax_number_l = tax_number_r",
            m=0.84,
            u=4e-8,
        ),
        Level(
            "one_slip",
            "只差一个字符",
            "one character differs",
            "damerau_levenshtein(tax_number_l, code_r) = 1"
            " or damerau_levenshtein(tax_number_l, tax_number_r) = 1",
            m=0.06,
            u=1e-6,
        ),
        Level("differs", "不同", "differs", "else", m=0.10, u=0.999),
    ),
)

EMPLOYER_NAME = Comparison(
    "employer_name",
    "单位名称",
    "employer's name",
    "name_l = '' or name_r = ''",
    (
        Level("same", "规范后相同", "the same when tidied", "name_l = name_r", m=0.70, u=5e-7),
        Level(
            "unit",
            "同一单位的分支机构",
            "a branch of one employer",
            "(is_unit_l or is_unit_r) and core_l = core_r",
            m=0.03,
            u=2e-6,
        ),
        Level(
            "same_core",
            "字号和行业相同，地名或组织形式不同",
            "the same but for place or legal form",
            "core_l = core_r and length(core_l) > 2",
            m=0.10,
            u=1e-5,
        ),
        Level(
            "other_order",
            "用字相同，次序不同",
            "the same characters in another order",
            "letters_l = letters_r and length(letters_l) > 2",
            m=0.03,
            u=3e-6,
        ),
        Level(
            "one_character",
            "差一个字",
            "one character differs",
            "length(core_l) > 3 and list_has_any(less_one_l, less_one_r)",
            m=0.09,
            u=1e-4,
        ),
        Level("differs", "不同", "differs", "else", m=0.05, u=0.999),
    ),
)

ADDRESS = Comparison(
    "address",
    "地址",
    "address",
    "(address_l = '' or address_r = '') and (township_l = 0 or township_r = 0)",
    (
        Level(
            "same",
            "相同",
            "the same",
            "address_l = address_r and address_l <> ''",
            m=0.35,
            u=1e-4,
        ),
        Level(
            "same_township",
            "同一乡镇（街道）",
            "the same township",
            "township_l = township_r and township_l <> 0",
            m=0.50,
            u=0.05,
        ),
        Level("differs", "不同", "differs", "else", m=0.15, u=0.95),
    ),
)

COMPARISONS = (CODE, TAX_NUMBER, EMPLOYER_NAME, ADDRESS)
