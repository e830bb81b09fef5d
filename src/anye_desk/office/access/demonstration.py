"""The demonstration accounts: known to everybody, so made and shown only where ANYE_DEMO is on."""

from dataclasses import dataclass

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account

Role = Account.Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account whose password stands on the sign-in page."""

    username: str
    password: str
    name: Text
    role: str
    own: int | str | None = None  # a department or township; whose else, the command chooses


DEMO_ACCOUNTS = (
    DemoAccount(
        "officer",
        "anye-demo-officer",
        Text("区残联工作人员（示例）", "District officer"),
        Role.OFFICER,
    ),
    DemoAccount(
        "reviewer",
        "anye-demo-reviewer",
        Text("区残联复核人（示例）", "District reviewer"),
        Role.REVIEWER,
    ),
    DemoAccount(
        "system",
        "anye-demo-system",
        Text("系统管理员（示例）", "System administrator"),
        Role.SYSTEM,
    ),
    DemoAccount(
        "security",
        "anye-demo-security",
        Text("安全管理员（示例）", "Security administrator"),
        Role.SECURITY,
    ),
    DemoAccount("auditor", "anye-demo-auditor", Text("审计人员（示例）", "Auditor"), Role.AUDITOR),
    DemoAccount(
        "clerk", "anye-demo-clerk", Text("用人单位经办人（示例）", "Employer's clerk"), Role.CLERK
    ),
    DemoAccount(
        "clerk2",
        "anye-demo-clerk2",
        Text("另一用人单位经办人（示例）", "Another employer's clerk"),
        Role.CLERK,
    ),
    DemoAccount("person", "anye-demo-person", Text("残疾人本人（示例）", "Person"), Role.PERSON),
    DemoAccount(
        "township",
        "anye-demo-township",
        Text("乡镇街道经办人（示例）", "Township clerk"),
        Role.TOWNSHIP,
    ),
    DemoAccount(
        "rsj",
        "anye-demo-rsj",
        Text("区人社局数据员（示例）", "Human resources and social security, feeds"),
        Role.DEPARTMENT,
        "区人社局",
    ),
    DemoAccount(
        "swj",
        "anye-demo-swj",
        Text("区税务局数据员（示例）", "Tax office, feeds"),
        Role.DEPARTMENT,
        "区税务局",
    ),
)
