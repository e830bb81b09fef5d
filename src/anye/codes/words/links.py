"""What the codes of linkage are called: how a link was found, and how sure it is."""

from collections.abc import Mapping

from anye.codes.words import Words
from anye.kernel.language import Language

HOW_IN_WORDS: Mapping[str, Mapping[Language, str]] = {
    "id": {"zh": "身份号码相同", "en": "the same ID"},
    "id_of_15": {"zh": "15位旧身份号码", "en": "the old ID of 15 digits"},
    "id_of_certificate": {
        "zh": "残疾人证号中的身份号码",
        "en": "the ID inside the certificate number",
    },
    "tax_number": {"zh": "纳税人识别号", "en": "the tax number"},
    "code_repaired": {"zh": "信用代码改正一处", "en": "the credit code, one place repaired"},
    "compared": {"zh": "逐项比对", "en": "comparison, field by field"},
    "decided": {"zh": "经办人决定", "en": "an officer's decision"},
}
BANDS_IN_WORDS: Mapping[str, Mapping[Language, str]] = {
    "certain": {"zh": "确定（已采用）", "en": "certain (used)"},
    "doubtful": {"zh": "存疑（待核）", "en": "doubtful (asked)"},
    "none": {"zh": "不关联", "en": "not linked"},
}
SUBJECTS: Mapping[str, Words] = {"person": ("人员", "person"), "employer": ("单位", "employer")}
