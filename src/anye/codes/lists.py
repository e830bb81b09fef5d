"""The code lists of the feeds: number in tables, name in files, both accepted at intake."""

from collections.abc import Mapping
from enum import IntEnum, IntFlag

LEVELS_OF_DISABILITY = 4  # of a certificate, the first the most severe
LEVELS_OF_SOLDIERS = 10


class EmployerKind(IntEnum):
    """单位性质."""

    UNKNOWN = 0
    GOVERNMENT_BODY = 1
    PUBLIC_INSTITUTION = 2
    STATE_ENTERPRISE = 3
    PRIVATE_ENTERPRISE = 4
    SOCIAL_ORGANISATION = 5
    SOLE_TRADER = 6
    DISPATCH_AGENCY = 7


class EmploymentForm(IntEnum):
    """用工形式."""

    ESTABLISHED_POST = 1
    CONTRACT_OF_A_YEAR = 2
    SHORTER_CONTRACT = 3
    SEASONAL = 4


class InsuranceStatus(IntEnum):
    """缴费状态."""

    IN_FULL = 1
    IN_ARREARS = 2
    SOME_KINDS_ONLY = 3
    PAID_LATER = 4


class DispatchSide(IntEnum):
    """计入方 of a dispatch agreement."""

    AGENCY = 1
    HOST = 2


class DispatchFound(IntEnum):
    """What the dispatch agreements of a month come to."""

    AGENCY = 1
    HOST = 2
    BOTH_SIDES = 3
    TWO_HOSTS = 4


class OldRetirementAge(IntEnum):
    """女职工原法定退休年龄: of women, by their post."""

    FIFTY = 50
    FIFTY_FIVE = 55


class Axis(IntEnum):
    """Which law decides a levy year."""

    PAYMENT = 1  # that of the year in which it is filed and paid
    STAFF = 2  # that of the year whose staff it is about
    GIVEN = 3  # that of a day the user names


class CancelReason(IntEnum):
    """注销原因 of a disability certificate."""

    NONE = 0
    DEATH = 1
    REPLACED = 2
    NO_LONGER_DISABLED = 3
    MOVED_AWAY = 4
    OTHER = 9


class WorkForm(IntFlag):
    """就业形式 of a post, and those a seeker takes."""

    OPEN = 1
    PUBLIC_WELFARE = 2
    ASSISTED = 4
    FLEXIBLE = 8


EMPLOYER_KINDS: Mapping[int, str] = {
    EmployerKind.UNKNOWN: "未知",
    EmployerKind.GOVERNMENT_BODY: "机关",
    EmployerKind.PUBLIC_INSTITUTION: "事业单位",
    EmployerKind.STATE_ENTERPRISE: "国有企业",
    EmployerKind.PRIVATE_ENTERPRISE: "民营企业",
    EmployerKind.SOCIAL_ORGANISATION: "社会组织",
    EmployerKind.SOLE_TRADER: "个体工商户",
    EmployerKind.DISPATCH_AGENCY: "劳务派遣单位",
}
AXES: Mapping[int, str] = {1: "申报缴费年度", 2: "费款所属年度", 3: "指定的日期"}
AXES_IN_ENGLISH: Mapping[int, str] = {1: "year of payment", 2: "year of the staff", 3: "day given"}
EMPLOYMENT_FORMS: Mapping[int, str] = {
    EmploymentForm.ESTABLISHED_POST: "在编",
    EmploymentForm.CONTRACT_OF_A_YEAR: "一年及以上合同",
    EmploymentForm.SHORTER_CONTRACT: "不满一年合同",
    EmploymentForm.SEASONAL: "季节性用工",
}
INSURANCE_STATUSES: Mapping[int, str] = {
    InsuranceStatus.IN_FULL: "足额",
    InsuranceStatus.IN_ARREARS: "欠缴",
    InsuranceStatus.SOME_KINDS_ONLY: "部分险种",
    InsuranceStatus.PAID_LATER: "补缴",
}
DISPATCH_SIDES: Mapping[int, str] = {
    DispatchSide.AGENCY: "派遣单位",
    DispatchSide.HOST: "用工单位",
}
DISPATCH_FOUND: Mapping[int, str] = {
    DispatchFound.AGENCY: "派遣单位",
    DispatchFound.HOST: "用工单位",
    DispatchFound.BOTH_SIDES: "既约定派遣单位又约定用工单位",
    DispatchFound.TWO_HOSTS: "约定两个用工单位",
}
OLD_RETIREMENT_AGES: Mapping[int, str] = {
    OldRetirementAge.FIFTY: "50周岁",
    OldRetirementAge.FIFTY_FIVE: "55周岁",
}
CANCEL_REASONS: Mapping[int, str] = {
    CancelReason.DEATH: "死亡",
    CancelReason.REPLACED: "换证",
    CancelReason.NO_LONGER_DISABLED: "不再符合",
    CancelReason.MOVED_AWAY: "迁出",
    CancelReason.OTHER: "其他",
}
DISABILITY_CATEGORIES: Mapping[int, str] = {
    1: "视力",
    2: "听力",
    3: "言语",
    4: "肢体",
    5: "智力",
    6: "精神",
    7: "多重",
}
WORK_FORMS: Mapping[int, str] = {
    WorkForm.OPEN: "按比例及其他单位就业",
    WorkForm.PUBLIC_WELFARE: "公益性岗位",
    WorkForm.ASSISTED: "辅助性就业",
    WorkForm.FLEXIBLE: "灵活就业",
}
