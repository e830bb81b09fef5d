"""Who a row speaks of where its own code does not say: rows, identities, candidates, answers.

    unidentified rows --> identities --> pairs with people or employers --> links
                                            ^                                 |
                             decisions of officers on doubtful pairs          v
                                                               rows with the keys of the linked

An identity is all that a row says of whom it is about, whose staff that is included. Rows that say
the same share it, in every load and month, so a decision on one of them also holds for those that
come later; what they say of two employers' staff is two identities, as a bare name is common.
"""

from collections.abc import Mapping

from anye.tables.feeds.accepted import (
    ADDRESS,
    EMPLOYER,
    EMPLOYERS,
    FEED_TABLES,
    NAME,
    PERSON,
    RESIDENT_ID,
    SOURCE_ROW,
    TOWNSHIP,
)
from anye.tables.shape import Column, DType, Shape


def _given(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "personal", zh, says)


IDENTITY = _given(
    "int64", "身份键", "Hash of all that a row says of its person; 0: its ID is valid"
)
EMPLOYER_IDENTITY = Column(
    "int64", "official", "单位身份键", "Hash of all that a row says of its employer; 0: code valid"
)
OF_A_PERSON: Mapping[str, Column] = {
    "given_id": _given("text", "所填身份号码", "As sent, tidied; empty: none"),
    "given_name": _given("text", "所填姓名", "As sent, normalised (NFKC); empty: none"),
    "given_sex": _given("int8", "所填性别", "0 none, 1 male, 2 female"),
    "given_born_on": _given("date", "所填出生日期", "As sent; empty: none"),
    "given_address": _given("text", "所填住址", "As sent; empty: none"),
}
OF_AN_EMPLOYER: Mapping[str, Column] = {
    "given_code": Column("text", "official", "所填信用代码", "As sent, tidied; empty: none"),
    "given_employer_name": Column("text", "official", "所填单位名称", "As sent; empty: none"),
    "given_tax_number": Column("text", "official", "所填纳税人识别号", "As sent; empty: none"),
    "given_employer_address": Column("text", "official", "所填单位地址", "As sent; empty: none"),
}
FAULTS = Column("text", "official", "问题", "Field and reason of each fault, joined by semicolons")

UNIDENTIFIED: Mapping[str, Shape] = {  # by feed: rows wrong in nothing but whom they speak of
    name: Shape(
        name=f"unidentified_{name}",
        zh=f"{shape.zh}（待关联）",
        key=("source_row",),
        columns={
            **shape.columns,  # person_id, employer_id: 0 where not known
            "identity": IDENTITY,
            "employer_identity": EMPLOYER_IDENTITY,
            **OF_A_PERSON,
            **OF_AN_EMPLOYER,
            "faults": FAULTS,
        },
    )
    for name, shape in FEED_TABLES.items()
    if name != "employers"  # a register row without a valid code registers nobody
}

SEX = Column("int8", "personal", "性别", "0 unknown, 1 male, 2 female")
BORN_ON = Column("date", "personal", "出生日期", "Empty: unknown")
WEIGHT = Column("int32", "official", "权重", "Thousandths of a bit of evidence for the same")

PEOPLE = Shape(  # everyone a valid ID speaks of, once per name and employer
    name="people",
    zh="已知人员",
    key=("person_id", "name", "employer_id"),
    columns={
        "person_id": PERSON,
        "resident_id": RESIDENT_ID,
        "name": NAME,
        "sex": SEX,
        "born_on": BORN_ON,
        "township": TOWNSHIP,
        "address": ADDRESS,
        "employer_id": EMPLOYER,  # 0: none named
    },
)

PERSON_IDENTITIES = Shape(  # everyone spoken of without a valid ID, once per identity and employer
    name="person_identities",
    zh="待关联人员",
    key=("identity", "employer_id"),
    columns={
        "identity": IDENTITY,
        **OF_A_PERSON,
        "township": TOWNSHIP,
        "employer_id": EMPLOYER,
        "feed": Column("text", "official", "来源数据", "The feed that speaks of them; the first"),
        "rows": Column("int32", "official", "行数", "How many rows say the same"),
    },
)

REGISTERED_EMPLOYERS = Shape(  # what is compared of the register
    name="registered_employers",
    zh="已登记单位",
    key=("employer_id",),
    columns={
        name: EMPLOYERS.columns[name]
        for name in (
            "employer_id",
            "credit_code",
            "employer_name",
            "tax_number",
            "address",
            "township",
        )
    },
)

PERSON_COMPARISONS = ("id", "name", "birth", "sex", "township", "address", "employer")
EMPLOYER_COMPARISONS = ("code", "tax_number", "employer_name", "address")


def _compared(comparisons: tuple[str, ...]) -> dict[str, Column]:
    return {
        f"{name}_{what}": column
        for name in comparisons
        for what, column in (
            (
                "level",
                Column("int8", "official", "级别", "Of the comparison; -1: nothing to compare"),
            ),
            ("weight", WEIGHT),
        )
    }


PERSON_PAIRS = Shape(
    name="person_pairs",
    zh="人员比对",
    key=("identity", "person_id"),
    columns={
        "identity": IDENTITY,
        "person_id": PERSON,
        "weight": WEIGHT,  # prior and all comparisons added up
        **_compared(PERSON_COMPARISONS),
    },
)

EMPLOYER_PAIRS = Shape(
    name="employer_pairs",
    zh="单位比对",
    key=("employer_identity", "employer_id"),
    columns={
        "employer_identity": EMPLOYER_IDENTITY,
        "employer_id": EMPLOYER,
        "weight": WEIGHT,
        **_compared(EMPLOYER_COMPARISONS),
    },
)

HOW = Column(
    "text",
    "official",
    "关联方式",
    "Code: id, id_of_15, id_of_certificate, tax_number, code_repaired, compared, decided, unsure",
)
BAND = Column("text", "official", "把握", "Code: certain (used), doubtful (asked), none")

PERSON_LINKS = Shape(
    name="person_links",
    zh="人员关联",
    key=("identity",),
    columns={
        "identity": IDENTITY,
        "person_id": PERSON,  # the best candidate; 0: none
        "band": BAND,
        "how": HOW,
        "weight": WEIGHT,
        "next_weight": Column("int32", "official", "次选权重", "Of the second best; or the floor"),
        "rows": Column("int32", "official", "行数", "How many rows wait for this link"),
    },
)

EMPLOYER_LINKS = Shape(
    name="employer_links",
    zh="单位关联",
    key=("employer_identity",),
    columns={
        "employer_identity": EMPLOYER_IDENTITY,
        "employer_id": EMPLOYER,
        "band": BAND,
        "how": HOW,
        "weight": WEIGHT,
        "next_weight": PERSON_LINKS.columns["next_weight"],
        "rows": PERSON_LINKS.columns["rows"],
    },
)

# What officers answered. A later row on the same pair holds; nothing is ever deleted.
LINK_DECISIONS = Shape(
    name="link_decisions",
    zh="关联决定",
    key=("decision_id",),
    columns={
        "decision_id": Column("int64", "official", "决定编号", "Rising"),
        "subject": Column(
            "text",
            "official",
            "对象",
            "Code: person (identity, person), employer (identity, employer), "
            "named (hash of a name seen under an ID, its person), same_person (two persons)",
        ),
        "left_id": Column(
            "int64", "personal", "左", "The identity, the hash of the name, or the person merged"
        ),
        "right_id": Column("int64", "personal", "右", "The person or employer"),
        "answer": Column("text", "official", "答复", "Code: same, different, unsure, withdrawn"),
        "decided_at": Column("int64", "official", "决定时间", "Seconds since 1970, UTC"),
        "decided_by": Column("text", "personal", "决定人", "Account name"),
        "note": Column("text", "official", "说明", "Why; may be empty"),
    },
)

# What a row of a feed lost or gained its keys by; beside it lie the rows themselves.
LINKED_ROWS = Shape(
    name="linked_rows",
    zh="已关联行",
    key=("feed", "source_row"),
    columns={
        "feed": Column("text", "official", "数据", "Name of the feed"),
        "part": Column("text", "official", "部分", "Month, or all"),
        "source_row": SOURCE_ROW,
        "person_id": PERSON,
        "employer_id": EMPLOYER,
        "how": HOW,
        "weight": WEIGHT,
    },
)
