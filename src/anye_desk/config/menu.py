"""The main menu, in its order: one's own work, over all kinds of case, then the windows."""

from anye_desk.frame.language import Text
from anye_desk.frame.menu import Entry
from anye_desk.office.access.models import Account
from anye_desk.registers.web import OF_REGISTERS


def works(account: Account) -> bool:
    """Whoever has to do with cases: all but administrators."""
    return account.role not in {Account.Role.SYSTEM, Account.Role.SECURITY}


def whole_district(account: Account) -> bool:
    """Whoever the whole district is open to."""
    return account.reads_all


def of_feeds(account: Account) -> bool:
    """Whoever reads of the departments' feeds."""
    return account.reads_all or bool(account.department)


def clerks(account: Account) -> bool:
    """Whoever works for an employer."""
    return account.employer_id is not None


def asking(account: Account) -> bool:
    """Whoever asks for long work, or audits it."""
    return account.reads_all or bool(account.department)


def persons(account: Account) -> bool:
    """Whoever has a file of its own."""
    return account.person_id is not None


def system_administrators(account: Account) -> bool:
    """Whoever keeps accounts."""
    return account.role == Account.Role.SYSTEM


def security_administrators(account: Account) -> bool:
    """Whoever keeps rights."""
    return account.role == Account.Role.SECURITY


def of_the_access_log(account: Account) -> bool:
    """Whoever reads who did what."""
    return account.role in {Account.Role.SECURITY, Account.Role.AUDITOR}


def of_registers(account: Account) -> bool:
    """Whoever reads registers: of the district, of a township or of an employer."""
    return account.role in OF_REGISTERS


MENU = (
    Entry("accounts", Text("账号和邀请", "Accounts"), "accounts", system_administrators),
    Entry("outbox", Text("发件箱", "Outbox"), "outbox", system_administrators),
    Entry("rights", Text("角色和权限", "Rights"), "rights", security_administrators),
    Entry("access_log", Text("访问日志", "Access log"), "access_log", of_the_access_log),
    Entry("work", Text("我的工作", "My work"), "work", works),
    Entry("jobs", Text("我的任务", "My jobs"), "jobs", asking),
    Entry("persons", Text("我的资料", "My file"), "own_file", persons),
    Entry("looks", Text("谁看过我的资料", "Who looked at my file"), "own_looks", persons),
    Entry("district", Text("年度概况", "The year"), "home", whole_district),
    Entry("employers", Text("用人单位", "Employers"), "employers_now", whole_district),
    Entry("employers", Text("本单位", "My employer"), "home", clerks),
    Entry("persons", Text("人员", "Persons"), "persons", of_registers),
    Entry("employments", Text("就业台账", "Employment"), "employments_now", of_registers),
    Entry("loads", Text("数据批次", "Feed loads"), "loads", of_feeds),
    Entry("link_reviews", Text("关联核对", "Links"), "link_reviews", whole_district),
    Entry("exchange", Text("跨省交换", "Exchange"), "exchange", whole_district),
    Entry("quality", Text("数据质量", "Data quality"), "quality_now", of_feeds),
    Entry("quality", Text("数据矛盾", "Contradictions"), "contradictions_now", clerks),
)
