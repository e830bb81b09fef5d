"""In which ways may two records of an employer agree or differ, and what is each way called?"""

from anye.linkage.levels import Comparison, Level

CODE = Comparison(
    "code",
    "信用代码",
    "credit code",
    (
        Level(
            "one_slip",
            "只差一个字符，或相邻两字符颠倒",
            "one character differs, or two neighbours are swapped",
        ),
        Level(
            "same_organisation", "其中的组织机构代码相同", "the organisation code in it is the same"
        ),
        Level("differs", "不同", "differs"),
        Level("another_code", "是另一个有效代码", "is another valid code"),
    ),
)
TAX_NUMBER = Comparison(
    "tax_number",
    "纳税人识别号",
    "tax number",
    (
        Level(
            "same", "相同，或含有同一组织机构代码", "the same, or holds the same organisation code"
        ),
        Level("one_slip", "只差一个字符", "one character differs"),
        Level("differs", "不同", "differs"),
    ),
)
EMPLOYER_NAME = Comparison(
    "employer_name",
    "单位名称",
    "employer's name",
    (
        Level("same", "规范后相同", "the same when tidied"),
        Level("unit", "同一单位的分支机构", "a branch of one employer"),
        Level(
            "same_core",
            "字号和行业相同，地名或组织形式不同",
            "the same but for place or legal form",
        ),
        Level("other_order", "用字相同，次序不同", "the same characters in another order"),
        Level("one_character", "差一个字", "one character differs"),
        Level("differs", "不同", "differs"),
    ),
)
ADDRESS = Comparison(
    "address",
    "地址",
    "address",
    (
        Level("same", "相同", "the same"),
        Level("same_township", "同一乡镇（街道）", "the same township"),
        Level("differs", "不同", "differs"),
    ),
)
EMPLOYER_LEVELS = (CODE, TAX_NUMBER, EMPLOYER_NAME, ADDRESS)
