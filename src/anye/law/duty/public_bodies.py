"""Which public bodies must employ persons with disabilities first.

Read on the last day of the year: what must be reached by the end of a year is no default before.

| end of | a large body or institution            | all of a county        |
|--------|----------------------------------------|------------------------|
| 2025   | at least one person (残联发〔2021〕51号) | –                      |
| 2027   | at least one person (国办发〔2025〕23号) | the quota on all posts |
"""

from anye.codes.lists import EmployerKind
from anye.kernel.ops import negated, positive
from anye.kernel.units import (
    Code,
    PerMille,
    PersonMonths,
    Persons,
    Posts,
    ThousandthPersonMonths,
    Truth,
)
from anye.law.duty.facts import DISTRICT_YEAR
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import rule

GOVERNMENT_BODY = int(EmployerKind.GOVERNMENT_BODY)
PUBLIC_INSTITUTION = int(EmployerKind.PUBLIC_INSTITUTION)


@rule(
    "残联发〔2021〕51号；国办发〔2025〕23号；津政办函〔2022〕28号；"
    "蓟州区促进残疾人就业三年行动实施方案（2022—2024年）",
    of=EMPLOYER_YEAR,
    zh="有带头安排义务",
    words=(
        "未达到应安排比例，且为编制数达到机关起点的机关，"
        "或编制数达到事业单位起点的事业单位（中小学、幼儿园除外）"
    ),
    start="2021-10-27",
    keyed_by="year",
    standing="secondary",
    note=(
        "51号、23号文仅见转引；两文的对象为省级、地市级机关和事业单位，天津为市级、区级。"
        "2027年底是期限，不是义务的终止。"
    ),
)
def has_duty(
    levy__kind: Code,
    established_posts: Posts,
    duty_posts_body: Posts,
    duty_posts_institution: Posts,
    is_school: Truth,
    levy__meets_quota: Truth,
) -> Truth:
    """Is a public body or institution that must employ at least one person."""
    is_body = (levy__kind == GOVERNMENT_BODY) & (established_posts >= duty_posts_body)
    is_large = (levy__kind == PUBLIC_INSTITUTION) & (established_posts >= duty_posts_institution)
    return (is_body | (is_large & negated(is_school))) & negated(levy__meets_quota)


@rule(
    "残联发〔2021〕51号；国办发〔2025〕23号",
    of=EMPLOYER_YEAR,
    zh="未履行带头安排义务",
    words="有带头安排义务，且年末安排残疾人数少于当年年底应达到的人数（期限未到的年度为0）",
    start="2021-10-27",
    keyed_by="year",
    standing="unverified",
    note=(
        "51号、23号文仅见转引，所说为“年底前至少安排1名残疾人”。按年末在岗读：看12月是否计入；"
        "义务在于安排，不在于申报，未按时申报或申报时证件已失效的仍算已安排，为本系统的理解。"
        "另有两种读法未取：年内任一月份安排过即可；只算认定计入的人。何者为准未见规定。"
    ),
)
def duty_unmet(has_duty: Truth, persons_at_year_end: Persons, duty_persons: Persons) -> Truth:
    """Employs fewer at the end of the year than a large public body must by then."""
    return has_duty & (persons_at_year_end < duty_persons)


@rule(
    "国办发〔2025〕23号第二条第（一）项",
    of=DISTRICT_YEAR,
    zh="县乡机关事业单位合计差额",
    words="编制总数 × 12 × 应安排比例 - 计入人月；小于0的按0计；期限为2027年底",
    start="2025-06-25",
    keyed_by="year",
    standing="unverified",
    note=(
        "县级、乡级全部机关和事业单位按编制总数合计达到比例，仅见转引；"
        "按人月计算、重度残疾按2人计、区级是否比照县级，为本系统的理解。"
        "所用为计入人月，不是认定计入人月：未按时申报或申报时证件已失效的月份也算已安排，"
        "理由同“未履行带头安排义务”；按年底时点还是按全年人月计，未见规定。"
    ),
)
def county_shortfall(
    posts_of_bodies: Posts,
    levy__required_per_mille: PerMille,
    counted_months_of_bodies: PersonMonths,
) -> ThousandthPersonMonths:
    """Person-months that a county's bodies and institutions lack together."""
    owed = posts_of_bodies * 12 * levy__required_per_mille
    return positive(owed - counted_months_of_bodies * 1000)
