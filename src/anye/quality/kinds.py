"""Which facts of two feeds cannot both be true, and who can say which is?

The department whose row is questioned answers first: it holds the paper. Where it finds its row
right it says so, and the question passes to the department of the other feed. A disability
certificate beside a soldier's one is no contradiction; a level or category unlike the certificate
number's own is already rejected at the check.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from anye.quality.indicators import owner_of


@dataclass(frozen=True, slots=True)
class KindOfContradiction:
    """One kind of contradiction."""

    code: str
    feed: str  # whose row is questioned, or missing
    against: str
    zh: str
    en: str
    do_zh: str
    do_en: str
    told_zh: str = ""  # what the two rows' values are, where they have any
    told_en: str = ""

    @property
    def owner(self) -> str:
        """Return the department that answers."""
        return owner_of(self.feed)


KINDS: Mapping[str, KindOfContradiction] = {
    kind.code: kind
    for kind in (
        KindOfContradiction(
            "insured_after_death",
            "insured_months",
            "disability_certificates",
            "残疾人证因死亡注销后仍参保",
            "Insured after the certificate was cancelled for death",
            "核对本人是否在世；误缴的办理退费并报送更正，人员在世的答复“本数据无误”。",
            "Find out whether the person lives; correct months paid by mistake.",
            "注销日期",
            "cancelled on",
        ),
        KindOfContradiction(
            "paid_after_death",
            "wage_months",
            "disability_certificates",
            "残疾人证因死亡注销后仍有工资",
            "Paid after the certificate was cancelled for death",
            "核对申报是否属实；去世当月之后的工资报送更正，属抚恤、补发的说明情况。",
            "Check the declaration; correct wages after the month of death, or explain.",
            "注销日期",
            "cancelled on",
        ),
        KindOfContradiction(
            "wage_without_insurance",
            "insured_months",
            "wage_months",
            "有工资、无参保",
            "Paid but not insured",
            "核对是否漏报参保或参保在别处；漏报的补报，未参保的说明情况。",
            "Look for insurance not reported or held elsewhere; send it, or explain.",
        ),
        KindOfContradiction(
            "insurance_without_wage",
            "wage_months",
            "insured_months",
            "有参保、无工资",
            "Insured but not paid",
            "核对扣缴申报是否漏报；确未发放的，说明情况（可能是挂靠参保）。",
            "Look for wages not declared; if none were paid, say so.",
        ),
        KindOfContradiction(
            "insured_without_contract",
            "labour_contracts",
            "insured_months",
            "有参保、无在履行的合同",
            "Insured without a contract in force",
            "核对合同是否未备案或已续签；补报合同，确无合同的说明情况。",
            "Look for a contract not filed or renewed; send it, or explain.",
        ),
        KindOfContradiction(
            "contract_outside_working_age",
            "labour_contracts",
            "disability_certificates",
            "不在就业年龄段内而合同仍在履行",
            "On contract outside working age",
            "核对是否已退休或身份号码有误；已退休的填实际终止日期。",
            "Look for retirement or a wrong ID; fill in the day the contract ended.",
            "出生日期",
            "born on",
        ),
        KindOfContradiction(
            "agreement_without_insurance",
            "insured_months",
            "dispatch_agreements",
            "有派遣协议、派遣单位未参保",
            "Dispatched without insurance at the agency",
            "核对派遣单位是否漏缴或协议已终止；补报参保或协议的终止日期。",
            "Look for insurance missing at the agency or an agreement that ended.",
        ),
        KindOfContradiction(
            "two_dispatch_sides",
            "dispatch_agreements",
            "dispatch_agreements",
            "同月的派遣协议既约定计入派遣单位又约定计入用工单位",
            "Dispatch agreements of a month that name both sides",
            "与双方核对当月计入哪一方；不对的协议更正计入方或终止日期。",
            "Ask both parties which of them counts the month; correct the side or the last day.",
        ),
        KindOfContradiction(
            "two_dispatch_hosts",
            "dispatch_agreements",
            "dispatch_agreements",
            "同月有两个用工单位的派遣协议均约定计入",
            "Dispatch agreements of a month that name two hosts",
            "月中更换用工单位的，与各方书面确认当月计入哪一个单位，更正另一协议的起止日期。",
            "Where the host changed in mid-month, settle in writing which one counts it.",
        ),
        KindOfContradiction(
            "contract_at_ended_employer",
            "labour_contracts",
            "employers",
            "单位已注销而合同仍在履行",
            "On contract at an employer that has ended",
            "查明合同是否终止、由哪个单位承继（合并、分立或代码变更）；承继的补报新单位的合同。",
            "Find out whether the contract ended or who took it over; send the new one.",
            "注销日期",
            "ended on",
        ),
        KindOfContradiction(
            "forms_differ",
            "insured_months",
            "labour_contracts",
            "合同一年及以上而参保用工形式为不满一年合同",
            "On a contract of a year, insured as on a shorter one",
            "核对参保登记的用工形式；此人计入残疾职工而未计入在职职工，登记有误的更正。",
            "Check the form insured under: the person counts, and is not among the staff.",
        ),
        KindOfContradiction(
            "certificates_differ",
            "disability_certificates",
            "disability_certificates",
            "两证同时有效且类别或等级不同",
            "Two certificates in force that differ in category or level",
            "核对以哪一证为准；另一证补报注销日期和原因。",
            "Settle which one holds; cancel the other.",
            "类别/等级",
            "category/level",
        ),
        KindOfContradiction(
            "two_certificates",
            "disability_certificates",
            "disability_certificates",
            "两证同时有效",
            "Two certificates in force",
            "旧证补报注销日期，原因填“换证”。",
            "Cancel the older one, the reason being replacement.",
            "类别/等级",
            "category/level",
        ),
        KindOfContradiction(
            "name_differs",
            "disability_certificates",
            "disability_certificates",
            "同一身份号码姓名不一致",
            "Different names on one ID",
            "核对身份号码是否写成了他人的；改名的说明情况。",
            "Look for an ID that is another person's, or a change of name.",
            "姓名",
            "names",
        ),
        KindOfContradiction(
            "employer_not_registered",
            "employers",
            "insured_months",
            "参保或发薪单位未登记",
            "Employer that insures or pays is not registered",
            "核对该代码是否已登记、是否属外区；漏报的补报登记。",
            "Look whether the code is registered, or registered elsewhere; send it.",
            "在职职工",
            "staff",
        ),
        KindOfContradiction(
            "employer_ended",
            "employers",
            "insured_months",
            "单位注销后仍参保或发薪",
            "Employer insures or pays after it ended",
            "核对注销日期；确已注销的说明清算情况。",
            "Check the day it ended; say so if it is being wound up.",
            "注销日期；在职职工",
            "ended on; staff",
        ),
        KindOfContradiction(
            "declaration_differs",
            "declarations",
            "insured_months",
            "申报人数与参保人数相差过大",
            "Declared headcount far from insured months",
            "请单位核对职工人月；申报有误的更正申报，分支机构合并申报的说明情况。",
            "Ask the employer to check its headcount; correct the declaration, or explain.",
            "职工人月",
            "person-months",
        ),
    )
}
