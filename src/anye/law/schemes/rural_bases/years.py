"""Which rural bases are supported for a year."""

from anye.kernel.units import Money, Persons, Truth
from anye.law.rule import rule
from anye.law.schemes.rural_bases.facts import BASE_YEAR

BASES = "天津市农村残疾人就业基地扶持（文件未见）；津政办函〔2022〕28号"
FROM = "2022-07-12"
UNSEEN = "天津的规定未见；任务见行动方案。"
NOBODY = 0


@rule(
    BASES,
    of=BASE_YEAR,
    zh="属于认定的基地",
    words="已认定为基地",
    start=FROM,
    standing="unverified",
    note=UNSEEN,
)
def is_a_base(is_recognised_base: Truth) -> Truth:
    """Is a base that was recognised."""
    return is_recognised_base


@rule(
    BASES,
    of=BASE_YEAR,
    zh="带动残疾人",
    words="带动残疾人数大于0",
    start=FROM,
    standing="unverified",
    note=UNSEEN,
)
def helps_somebody(persons_helped: Persons) -> Truth:
    """Helps at least one person."""
    return persons_helped > NOBODY


@rule(
    BASES,
    of=BASE_YEAR,
    zh="年度扶持额",
    words="带动残疾人数 × 每人每年扶持标准",
    start=FROM,
    standing="unverified",
    note=UNSEEN,
)
def amount(persons_helped: Persons, person_amount: Money) -> Money:
    """What a year is worth."""
    return persons_helped * person_amount
