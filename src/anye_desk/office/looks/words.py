"""What a deed of the ledger is called to the person whose file it opened."""

from collections.abc import Mapping

from anye_desk.frame.language import Text
from anye_desk.office.casework.registry import kinds

THINGS: Mapping[str, Text] = {
    "employer_year": Text("单位一年的认定", "an employer's year"),
    "person_year": Text("本人一年的认定", "your year"),
    "person_month": Text("本人一个月的认定", "one of your months"),
    "employer": Text("单位档案", "an employer's file"),
    "employments": Text("就业台账", "the ledger of employment"),
    "person": Text("人员", "persons"),
    "year_flags": Text("须重新认定的年度", "years to be worked out anew"),
    "link_review": Text("身份关联核对", "a question of whose a record is"),
    "link_decisions": Text("关联核对的答复", "answers on whose a record is"),
    "links": Text("身份关联", "links of records"),
    "quality": Text("数据质量", "data quality"),
    "contradiction": Text("数据矛盾", "a contradiction of records"),
    "contradictions": Text("数据矛盾", "contradictions of records"),
    "run": Text("年度认定", "a worked-out year"),
    "load": Text("部门数据批次", "a department's file"),
    "paper": Text("文书", "a paper"),
    "ledger": Text("留痕账本", "the ledger"),
}
DEEDS: Mapping[str, Text] = {
    "read": Text("查看", "opened"),
    "read_alike": Text("成批查看", "opened with others like it"),
    "read_rows": Text("查看明细行", "opened row by row"),
    "list": Text("列表中列出", "shown in a list"),
    "download": Text("下载", "downloaded"),
    "download_letter": Text("下载函件", "downloaded as a letter"),
    "download_rejects": Text("下载退回行", "downloaded rejected rows of"),
    "what_if": Text("试算", "tried out on"),
    "search_same": Text("查找是否同一人", "searched for the same person among"),
    "propose": Text("提出", "proposed"),
    "answer": Text("答复", "answered"),
    "hand_over": Text("交付", "handed over"),
    "publish": Text("发布", "published"),
    "issue": Text("出具", "issued"),
    "looks": Text("查看谁看过", "asked who looked at the file of"),
    "backup": Text("备份", "backed up"),
    "restore": Text("恢复", "put back"),
    "bundle": Text("导出凭证包", "written out as evidence from"),
}


def purpose(action: str) -> Text:
    """Return what a deed was for."""
    noun, _, verb = action.partition(":")
    kind = kinds().get(noun)
    if kind is None:
        thing, deed = THINGS[noun], DEEDS[verb]
        return Text(f"{deed.zh}：{thing.zh}", f"{deed.en}: {thing.en}")
    move = kind.move(verb)
    done = DEEDS[verb] if move is None else move.words
    return Text(f"{done.zh}：{kind.words.zh}", f"{done.en}: {kind.words.en}")
