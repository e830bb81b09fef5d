"""Links as linkage writes them: a person with three candidates, one with one, an employer."""

from datetime import date
from pathlib import Path

import polars as pl
from tests.made import sample

from anye.linkage.persons.levels import BIRTH, ID, NAME
from anye.tables.links.finished import LinksManifest
from anye.tables.links.identities import (
    EMPLOYER_LINKS,
    EMPLOYER_PAIRS,
    PEOPLE,
    PERSON_IDENTITIES,
    PERSON_LINKS,
    PERSON_PAIRS,
    UNIDENTIFIED,
)
from anye.tables.shape import Shape

TYPES = {
    "int64": pl.Int64, "int32": pl.Int32, "int8": pl.Int8, "bool": pl.Boolean, "date": pl.Date,
    "text": pl.String,
}  # fmt: skip
BLANK = {"text": "", "date": None, "bool": False}
ONE_SLIP = (ID.number("one_slip"), 9_000)
SAME_BIRTH = (BIRTH.number("same"), 5_500)
SOUND = NAME.number("sound")
ZHANG_AS_SENT, LI_AS_SENT, MILL_AS_SENT = 71, 72, 81
LINKS = "links0000000001"


def store(place: Path, sure: tuple[int, ...] = ()) -> Path:
    """Write links into a store; what is in ``sure`` is no longer doubtful."""
    folder = place / "links" / (LINKS if not sure else f"{LINKS[:-1]}2")
    band = {one: "certain" if one in sure else "doubtful" for one in (71, 72, 81)}
    write(folder, PEOPLE, *people())
    write(folder, PERSON_IDENTITIES, *identities())
    write(folder, PERSON_PAIRS, *pairs())
    write(
        folder,
        PERSON_LINKS,
        link(71, sample.ZHANG, 12_400, band, rows=3),
        link(72, sample.LI, 3_100, band, rows=1),
        {"identity": 73, "band": "certain", "how": "id_of_15", "rows": 9},
    )
    write(
        folder,
        EMPLOYER_PAIRS,
        {"employer_identity": 81, "employer_id": sample.MILL, "weight": 9_000,
         "employer_name_level": 3, "employer_name_weight": 12_000, "code_level": -1},
    )  # fmt: skip
    write(
        folder,
        EMPLOYER_LINKS,
        {"employer_identity": 81, "employer_id": sample.MILL, "band": band[81], "weight": 9_000,
         "how": "compared", "rows": 2},
    )  # fmt: skip
    manifest = LinksManifest(folder.name, "hand made", {}, [], {})
    (folder / "manifest.json").write_text(manifest.text(), "utf-8")
    return place


def people() -> list[dict]:
    """Return the known: 张伟 at two employers, the others once."""
    known = (
        (sample.ZHANG, "张伟", sample.MILL),
        (sample.ZHANG, "张伟", sample.SHOP),
        (sample.WANG, "王芳", sample.MILL),
        (sample.LI, "李娜", sample.SHOP),
    )
    return [
        {
            "person_id": person, "resident_id": f"{person}X", "name": name, "sex": 1 + person % 2,
            "born_on": date(1980, 1, 1), "township": 120119100, "employer_id": employer,
            "address": "兴华大街1号",
        }
        for person, name, employer in known
    ]  # fmt: skip


def identities() -> list[dict]:
    """Return what was sent: a homophone of 张伟, and 李娜 without an ID."""
    sent = (
        (71, "12011919800101001", "章伟", sample.MILL, 3),
        (72, "", "李娜", sample.SHOP, 1),
    )
    return [
        {
            "identity": one, "given_id": given, "given_name": name, "township": 120119100,
            "given_born_on": date(1980, 1, 1), "given_sex": 1, "employer_id": employer,
            "feed": "insured_months", "rows": rows,
        }
        for one, given, name, employer, rows in sent
    ]  # fmt: skip


def pairs() -> list[dict]:
    """Return the pairs: the first identity has three candidates, the second one."""
    return [
        pair(71, sample.ZHANG, 12_400, id=ONE_SLIP, name=(SOUND, 6_000), birth=SAME_BIRTH),
        pair(71, sample.WANG, -2_500, name=(0, -6_000), birth=SAME_BIRTH),
        pair(71, sample.LI, -4_000, name=(0, -6_000)),
        pair(72, sample.LI, 3_100, name=(NAME.number("same"), 9_000), employer=(1, 2_100)),
    ]


def pair(identity: int, person: int, weight: int, **compared: tuple[int, int]) -> dict:
    row = {"identity": identity, "person_id": person, "weight": weight}
    for name in ("id", "name", "birth", "sex", "township", "address", "employer"):
        row[f"{name}_level"], row[f"{name}_weight"] = compared.get(name, (-1, 0))
    return row


def link(identity: int, person: int, weight: int, band: dict[int, str], rows: int) -> dict:
    return {
        "identity": identity, "person_id": person, "weight": weight, "next_weight": -2_500,
        "band": band[identity], "how": "compared", "rows": rows,
    }  # fmt: skip


def waiting(place: Path, load_id: str, number: int) -> None:
    """Write the rows that wait: three of the first identity, one of the second, two of the mill."""
    folder = place / "feeds" / "insured_months" / load_id / "unidentified"
    for month, lines in ((202501, (2, 5)), (202502, (3,))):
        rows = [
            {"source_row": number * 2**32 + line, "month": month, "identity": 71,
             "employer_identity": 81, "given_employer_name": "渔阳食品公司"}
            for line in lines
        ]  # fmt: skip
        if month == 202501:
            rows.append({"source_row": number * 2**32 + 9, "month": month, "identity": 72})
        write(folder, UNIDENTIFIED["insured_months"], *rows, name=str(month))


def write(folder: Path, shape: Shape, *rows: dict, name: str = "") -> None:
    """Write rows in a shape; what a row does not say is blank."""
    folder.mkdir(parents=True, exist_ok=True)
    schema = {name: TYPES[column.dtype] for name, column in shape.columns.items()}
    blank = {name: BLANK.get(column.dtype, 0) for name, column in shape.columns.items()}
    frame = pl.DataFrame([{**blank, **row} for row in rows], schema=schema)
    frame.write_parquet(folder / f"{name or shape.name}.parquet")
