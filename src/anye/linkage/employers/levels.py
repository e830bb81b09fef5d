"""In which ways may two records of an employer agree or differ, and what is each way called?"""

from anye.linkage.levels import Comparison, ComparisonLevel

CODE = Comparison(
    "code",
    "信用代码",
    "credit code",
    (
        ComparisonLevel(
            "one_slip",
            "只差一个字符，或相邻两字符颠倒",
            "one character differs, or two neighbours are swapped",
        ),
        ComparisonLevel(
            "same_organisation", "其中的组织机构代码相同", "the organisation code in it is the same"
        ),
        ComparisonLevel("differs", "不同", "differs"),
        ComparisonLevel("another_code", "是另一个有效代码", "is another valid code"),
    ),
)
TAX_NUMBER = Comparison(
    "tax_number",
    "纳税人识别号",
    "tax number",
    (
        ComparisonLevel(
            "same", "相同，或含有同一组织机构代码", "the same, or holds the same organisation code"
        ),
        ComparisonLevel("one_slip", "只差一个字符", "one character differs"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
EMPLOYER_NAME = Comparison(
    "employer_name",
    "单位名称",
    "employer's name",
    (
        ComparisonLevel("same", "规范后相同", "the same when tidied"),
        ComparisonLevel("unit", "同一单位的分支机构", "a branch of one employer"),
        ComparisonLevel(
            "same_core",
            "字号和行业相同，地名或组织形式不同",
            "the same but for place or legal form",
        ),
        ComparisonLevel(
            "other_order", "用字相同，次序不同", "the same characters in another order"
        ),
        ComparisonLevel("one_character", "差一个字", "one character differs"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
ADDRESS = Comparison(
    "address",
    "地址",
    "address",
    (
        ComparisonLevel("same", "相同", "the same"),
        ComparisonLevel("same_township", "同一乡镇（街道）", "the same township"),
        ComparisonLevel("differs", "不同", "differs"),
    ),
)
EMPLOYER_LEVELS = (CODE, TAX_NUMBER, EMPLOYER_NAME, ADDRESS)
