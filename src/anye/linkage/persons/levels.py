"""In which ways may two records of a person agree or differ, and what is each way called?"""

from anye.linkage.levels import Comparison, Level

ID = Comparison(
    "id",
    "身份号码",
    "resident ID",
    (
        Level("same", "相同", "the same"),
        Level("fifteen", "是其 15 位旧号", "its old form of 15 digits"),
        Level("in_certificate", "在残疾人证号之中", "inside the certificate number"),
        Level("another", "有效，但属另一人", "valid, but of another person"),
        Level("one_slip", "错一位，或相邻两位颠倒", "one digit wrong or two neighbours swapped"),
        Level("first_fifteen", "前 15 位相同", "the first 15 places are the same"),
        Level("two_slips", "错两位", "two digits wrong"),
        Level("birth_and_region", "地区和出生日期相同", "the region and birth date are the same"),
        Level("region_elsewhere", "只留前六位，同为外地", "six places left, the same elsewhere"),
        Level("region", "只留前六位，同为本地", "six places left, of this district"),
        Level("differs", "不同", "differs"),
    ),
)
NAME = Comparison(
    "name",
    "姓名",
    "name",
    (
        Level("same", "相同", "the same"),
        Level("sound", "读音相同", "sounds the same"),
        Level("unreadable", "一字无法显示，其余相同", "the same but for one unreadable"),
        Level("order", "字相同，次序不同", "the same characters in another order"),
        Level("dialect", "读音相近", "sounds the same in a dialect"),
        Level("shape", "一字形近", "one character looks like it"),
        Level("some_shape", "一字略形近", "one character looks a little like it"),
        Level("given_only", "只写名，未写姓", "the given name without the surname"),
        Level("one_added", "三字或以上，多一字", "one character added to three or more"),
        Level("taken_apart", "一字拆写成几字", "one character taken apart into several"),
        Level("one_missing", "多一字或少一字", "one character missing or added"),
        Level("one_other", "一字不同", "one character is another"),
        Level("surname", "只有姓同音", "only the surname sounds the same"),
        Level("differs", "不同", "differs"),
    ),
)
BIRTH = Comparison(
    "birth",
    "出生日期",
    "birth date",
    (
        Level("same", "相同", "the same"),
        Level("transposed", "月日颠倒", "month and day are swapped"),
        Level("one_digit", "错一位", "one digit wrong"),
        Level("year", "年份相同", "the same year"),
        Level("differs", "不同", "differs"),
    ),
)
SEX = Comparison(
    "sex",
    "性别",
    "sex",
    (Level("same", "相同", "the same"), Level("differs", "不同", "differs")),
)
TOWNSHIP = Comparison(
    "township",
    "乡镇街道",
    "township",
    (Level("same", "相同", "the same"), Level("differs", "不同", "differs")),
)
ADDRESS = Comparison(
    "address",
    "住址",
    "address",
    (
        Level("same", "相同", "the same"),
        Level("village", "村或街道相同", "the same village or street"),
        Level("differs", "不同", "differs"),
    ),
)
EMPLOYER = Comparison(
    "employer",
    "用人单位",
    "employer",
    (Level("same", "相同", "the same"), Level("differs", "不同", "differs")),
)
PERSON_LEVELS = (ID, NAME, BIRTH, SEX, TOWNSHIP, ADDRESS, EMPLOYER)
