"""劳务派遣备案回执: what the receipt of a filing in force says."""

from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.office.papers.issuing import Text

HEADS = ("被派遣人", "证号末四位", "计入方", "开始日期", "终止日期")


def receipt_of(filing: DispatchFiling) -> Text:
    """Return the receipt, as both sides get it."""
    person, side = filing.person, DispatchFiling.Side(filing.counts_for)
    counted = filing.agency if side == DispatchFiling.Side.AGENCY else filing.host
    ends_on = filing.ends_on.isoformat() if filing.ends_on else "无"
    words = "派遣单位" if side == DispatchFiling.Side.AGENCY else "用工单位"
    return Text(
        title="劳务派遣备案回执",
        addressee=f"{filing.agency.name}、{filing.host.name}",
        paragraphs=(
            (
                "双方关于下列人员的劳务派遣备案已经生效。按照财政部公告2019年第98号第二条，"
                f"残疾人数按双方协议计入{counted.name}（{words}）的实际安排残疾人就业人数和在职职工人数，不得重复计算。"
            ),
        ),
        heads=HEADS,
        rows=((person.name, person.tail, words, filing.starts_on.isoformat(), ends_on),),
        closing=("派遣提前终止的，请任何一方在工作台填报终止日期。",),
    )
