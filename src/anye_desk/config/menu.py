"""The main menu, in its order: one's own work, over all kinds of case, then the windows."""

from anye_desk.frame.language import Text
from anye_desk.frame.menu import Entry
from anye_desk.office.access.models import Account


def everybody(account: Account) -> bool:  # noqa: ARG001 (as its neighbours)
    """Whoever is signed in."""
    return True


def whole_district(account: Account) -> bool:
    """Whoever the whole district is open to."""
    return account.reads_all


def of_feeds(account: Account) -> bool:
    """Whoever reads of the departments' feeds."""
    return account.reads_all or bool(account.department)


def clerks(account: Account) -> bool:
    """Whoever works for an employer."""
    return account.employer_id is not None


def persons(account: Account) -> bool:
    """Whoever has a file of its own."""
    return account.person_id is not None


MENU = (
    Entry("work", Text("我的工作", "My work"), "work", everybody),
    Entry("looks", Text("谁看过我的资料", "Who looked at my file"), "own_looks", persons),
    Entry("district", Text("年度概况", "The year"), "home", whole_district),
    Entry("employers", Text("用人单位", "Employers"), "employers_now", whole_district),
    Entry("employers", Text("本单位", "My employer"), "home", clerks),
    Entry("loads", Text("数据批次", "Feed loads"), "loads", of_feeds),
    Entry("link_reviews", Text("关联核对", "Links"), "link_reviews", whole_district),
    Entry("quality", Text("数据质量", "Data quality"), "quality_now", of_feeds),
    Entry("quality", Text("数据矛盾", "Contradictions"), "contradictions_now", clerks),
)
