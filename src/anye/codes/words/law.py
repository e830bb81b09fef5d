"""How sure a rule or number of the law is, and where it holds."""

from collections.abc import Mapping

from anye.kernel.language import Language

STANDING_WORDS: Mapping[str, Mapping[Language, str]] = {
    "confirmed": {"zh": "已见原文", "en": "confirmed"},
    "secondary": {"zh": "见转引", "en": "seen quoted only"},
    "unverified": {"zh": "未核实", "en": "unverified"},
}
PLACES: Mapping[str, Mapping[Language, str]] = {
    "cn": {"zh": "全国", "en": "China"},
    "cn/beijing": {"zh": "北京市", "en": "Beijing"},
    "cn/henan": {"zh": "河南省", "en": "Henan"},
    "cn/tianjin": {"zh": "天津市", "en": "Tianjin"},
    "cn/tianjin/jizhou": {"zh": "天津市蓟州区", "en": "Jizhou in Tianjin"},
}
