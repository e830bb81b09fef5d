"""In which ways may two records of a person agree or differ, and what is each way called?"""

from anye.linkage.levels import Comparison, ComparisonLevel

ID = Comparison(
    "id",
    "身份号码",
    "resident ID",
    (
        ComparisonLevel("same", "相同", "the same"),
        ComparisonLevel("fifteen", "是其 15 位旧号", "its old form of 15 digits"),
        ComparisonLevel("in_certificate", "在残疾人证号之中", "inside the certificate number"),
        ComparisonLevel("another", "有效，但属另一人", "valid, but of another person"),
        ComparisonLevel(
            "one_slip", "错一位，或相邻两位颠倒", "one digit wrong or two neighbours swapped"
        ),
        ComparisonLevel("first_fifteen", "前 15 位相同", "the first 15 places are the same"),
        ComparisonLevel("two_slips", "错两位", "two digits wrong"),
        ComparisonLevel(
            "birth_and_region", "地区和出生日期相同", "the region and birth date are the same"
        ),
        ComparisonLevel(
            "region_elsewhere", "只留前六位，同为外地", "six places left, the same elsewhere"
        ),
        ComparisonLevel("region", "只留前六位，同为本地", "six places left, of this district"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
NAME = Comparison(
    "name",
    "姓名",
    "name",
    (
        ComparisonLevel("same", "相同", "the same"),
        ComparisonLevel("sound", "读音相同", "sounds the same"),
        ComparisonLevel("unreadable", "一字无法显示，其余相同", "the same but for one unreadable"),
        ComparisonLevel("order", "字相同，次序不同", "the same characters in another order"),
        ComparisonLevel("dialect", "读音相近", "sounds the same in a dialect"),
        ComparisonLevel("shape", "一字形近", "one character looks like it"),
        ComparisonLevel("some_shape", "一字略形近", "one character looks a little like it"),
        ComparisonLevel("given_only", "只写名，未写姓", "the given name without the surname"),
        ComparisonLevel("one_added", "三字或以上，多一字", "one character added to three or more"),
        ComparisonLevel("taken_apart", "一字拆写成几字", "one character taken apart into several"),
        ComparisonLevel("one_missing", "多一字或少一字", "one character missing or added"),
        ComparisonLevel("one_other", "一字不同", "one character is another"),
        ComparisonLevel("surname", "只有姓同音", "only the surname sounds the same"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
BIRTH = Comparison(
    "birth",
    "出生日期",
    "birth date",
    (
        ComparisonLevel("same", "相同", "the same"),
        ComparisonLevel("transposed", "月日颠倒", "month and day are swapped"),
        ComparisonLevel("one_digit", "错一位", "one digit wrong"),
        ComparisonLevel("year", "年份相同", "the same year"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
SEX = Comparison(
    "sex",
    "性别",
    "sex",
    (ComparisonLevel("same", "相同", "the same"), ComparisonLevel("differs", "不同", "differs")),
)
TOWNSHIP = Comparison(
    "township",
    "乡镇街道",
    "township",
    (ComparisonLevel("same", "相同", "the same"), ComparisonLevel("differs", "不同", "differs")),
)
ADDRESS = Comparison(
    "address",
    "住址",
    "address",
    (
        ComparisonLevel("same", "相同", "the same"),
        ComparisonLevel("village", "村或街道相同", "the same village or street"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
EMPLOYER = Comparison(
    "employer",
    "用人单位",
    "employer",
    (ComparisonLevel("same", "相同", "the same"), ComparisonLevel("differs", "不同", "differs")),
)
PERSON_LEVELS = (ID, NAME, BIRTH, SEX, TOWNSHIP, ADDRESS, EMPLOYER)
